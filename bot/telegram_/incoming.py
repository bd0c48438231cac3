"""What a message of Telegram means to the bot: who writes, and what is asked, if anything.

In a group the bot answers only what is put to it: a command, a mention or a reply to one of its
own messages. Everything here is a pure function of Telegram's objects.
"""

from telegram import Chat as TelegramChat
from telegram import Message, MessageEntity, User

from bot.conversation import Chat

_AROUND_MENTION = " \t\n,،:؛;-–"


def chat_of(chat: TelegramChat, user: User | None) -> Chat:
    """Return the chat as the conversation knows it."""
    language = user.language_code if user else None
    return Chat(chat.id, private=chat.type == TelegramChat.PRIVATE, language=language)


def from_machine(message: Message) -> bool:
    """Tell whether no person wrote the message, so that two bots never answer each other.

    Anonymous administrators and people who write as a channel come with a bot as their user
    (`GroupAnonymousBot`, `Channel_Bot`) and a `sender_chat`; they are people.
    """
    if message.is_automatic_forward or message.via_bot is not None:
        return True
    if message.sender_chat is not None:
        return False
    return message.from_user is None or message.from_user.is_bot


def command_question(message: Message) -> str:
    """Return what stands after the command that the message begins with.

    A bare command that replies to somebody else's message asks what that message says.
    """
    text = message.text or ""
    command = message.entities[0]
    return text[command.offset + command.length :].strip() or _replied_text(message)


def group_question(message: Message, bot: User) -> str | None:
    """Return the question that a message of a group puts to the bot, without the mention.

    `None` when the message is not for the bot; empty when it is but asks nothing.
    """
    mentions = [entity for entity in message.entities if _mentions(message, entity, bot)]
    if mentions:
        return _without(message.text or "", mentions) or _replied_text(message)
    return (message.text or "").strip() if replies_to(message, bot) else None


def replies_to(message: Message, bot: User) -> bool:
    """Tell whether the message replies to one that the bot wrote.

    In a topic each message that replies to nothing seems to reply to the topic's first one.
    """
    original = message.reply_to_message
    if original is None or original.forum_topic_created is not None:
        return False
    return original.from_user is not None and original.from_user.id == bot.id


def _mentions(message: Message, entity: MessageEntity, bot: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    if entity.type != MessageEntity.MENTION:
        return False
    return message.parse_entity(entity).casefold() == f"@{bot.username}".casefold()


def _without(text: str, entities: list[MessageEntity]) -> str:
    """Return `text` without the entities, whose offsets count UTF-16 units."""
    encoded = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        before = encoded[: entity.offset * 2]
        encoded = before + encoded[(entity.offset + entity.length) * 2 :]
    return " ".join(encoded.decode("utf-16-le").split()).strip(_AROUND_MENTION)


def _replied_text(message: Message) -> str:
    """Return the text that a person wrote in the message replied to, or nothing."""
    original = message.reply_to_message
    if original is None or from_machine(original):
        return ""
    return (original.text or "").strip()
