"""What a message of Telegram means to the bot: who writes, and what is wanted, if anything.

In a group the bot answers only what is put to it: a command, a mention or a reply to one of its
own messages. Everything here is a pure function of Telegram's objects.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Chat as TelegramChat
from telegram import Message, MessageEntity, Update, User

from bot.chat import Chat
from bot.wording import spoken

COMMANDS = (
    *("ask", "who", "watch", "watches", "unwatch", "add", "library", "forget"),
    *("help", "language", "settings", "start"),
)
"""What the bot has for commands, and `Intent.command` for what people write."""

_AROUND_MENTION = " \t\n,،:؛;-–"


@dataclass(frozen=True, slots=True)
class Intent:
    """What a message wants of the bot."""

    command: str
    """One of `COMMANDS`, or `unknown` for a command that the bot does not have."""
    text: str = ""
    """What the command is about: the question, a name."""

    @property
    def searches(self) -> bool:
        """Whether something is to be searched for, and the answer kept."""
        return self.command in ("ask", "who") and bool(self.text)


def chat_of(chat: TelegramChat, user: User | None) -> Chat:
    """Return the chat as the conversation knows it.

    Those who write as their group or as a channel come with a bot for a user, and are nobody.
    """
    return Chat(
        chat.id,
        private=chat.type == TelegramChat.PRIVATE,
        language=user.language_code if user else None,
        person=user.id if user and not user.is_bot else None,
    )


def whole(update: Update) -> bool:
    """Tell whether an update has what every message, button press and inline query has.

    Telegram promises it (https://core.telegram.org/bots/api#message); python-telegram-bot reads
    an update without it all the same, and its own filters fail on it.
    """
    if update.inline_query is not None:
        return None not in (update.inline_query.from_user, update.inline_query.query)
    query = update.callback_query
    message = query.message if query else update.effective_message
    if message is None:
        return query is None or query.from_user is not None
    return None not in (message.chat, message.date, message.message_id)


def from_machine(message: Message) -> bool:
    """Tell whether no person wrote the message, so that two bots never answer each other.

    Anonymous administrators and people who write as a channel come with a bot as their user
    (`GroupAnonymousBot`, `Channel_Bot`) and a `sender_chat`; they are people. So is who forwards a
    post that was once made through a bot.
    """
    if message.is_automatic_forward:
        return True
    if message.via_bot is not None and message.forward_origin is None:
        return True
    if message.sender_chat is not None:
        return False
    return message.from_user is None or message.from_user.is_bot


def intent_of(message: Message, bot: User) -> Intent | None:
    """Return what a message wants of the bot, or `None` when it is not for the bot.

    What was forwarded is somebody else's words and asks nothing.
    """
    if message.forward_origin is not None or from_machine(message):
        return None
    private = message.chat.type == TelegramChat.PRIVATE
    command = _command(message)
    if command:
        return _commanded(message, command, bot, private=private)
    text = written(message).strip()
    addressed = group_question(message, bot)
    if addressed is None and private:
        addressed = text
    if addressed is None:
        said = spoken(text)
        return Intent(said.command, said.rest) if said and said.clear else None
    said = spoken(addressed)
    return Intent(said.command, said.rest) if said else Intent("ask", addressed)


def _command(message: Message) -> str:
    """Return the command that the message begins with, such as `/ask@khabar_bot`, or nothing."""
    entities = _entities(message)
    first = entities[0] if entities else None
    if first is None or first.type != MessageEntity.BOT_COMMAND or first.offset:
        return ""
    return _part(written(message), 0, first.length)


def _commanded(message: Message, command: str, bot: User, *, private: bool) -> Intent | None:
    """Return what a command wants; in groups only those that the bot has, or that name it."""
    name, _, addressee = command.removeprefix("/").casefold().partition("@")
    if addressee and addressee != str(bot.username).casefold():
        return None
    if name not in COMMANDS:
        return Intent("unknown") if private or addressee else None
    rest = written(message)[len(command) :].strip()
    quotes = name in ("ask", "watch")
    return Intent(name, rest or (_replied_text(message) if quotes else ""))


def group_question(message: Message, bot: User) -> str | None:
    """Return the question that a message of a group puts to the bot, without the mention.

    `None` when the message is not for the bot; empty when it is but asks nothing.
    """
    mentions = [entity for entity in _entities(message) if _mentions(message, entity, bot)]
    if mentions:
        return _without(written(message), mentions) or _replied_text(message)
    return written(message).strip() if replies_to(message, bot) else None


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
    mention = _part(written(message), entity.offset, entity.length)
    return mention.casefold() == f"@{bot.username}".casefold()


def written(message: Message) -> str:
    """Return what is written in a message, or under its picture or file."""
    return sound(message.text or message.caption)


def _entities(message: Message) -> Sequence[MessageEntity]:
    return message.entities or message.caption_entities


def sound(text: str | None) -> str:
    """Return the text of a message without halves of characters, which JSON can carry.

    Each becomes U+FFFD, so that offsets, which count UTF-16 units, stay true.
    """
    return (text or "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _part(text: str, offset: int, length: int) -> str:
    """Return the part of `text` that an entity is; its offsets count UTF-16 units."""
    encoded = text.encode("utf-16-le")[offset * 2 : (offset + length) * 2]
    return encoded.decode("utf-16-le", "replace")


def _without(text: str, entities: list[MessageEntity]) -> str:
    """Return `text` without the entities, whose offsets count UTF-16 units."""
    encoded = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda entity: entity.offset, reverse=True):
        before = encoded[: entity.offset * 2]
        encoded = before + encoded[(entity.offset + entity.length) * 2 :]
    return " ".join(encoded.decode("utf-16-le", "replace").split()).strip(_AROUND_MENTION)


def _replied_text(message: Message) -> str:
    """Return the text that a person wrote in the message replied to, or nothing.

    Where only a part of it is quoted, that part is meant.
    """
    original = message.reply_to_message
    if original is None or from_machine(original):
        return ""
    if message.quote is not None and message.quote.is_manual:
        return sound(message.quote.text).strip()
    return written(original).strip()
