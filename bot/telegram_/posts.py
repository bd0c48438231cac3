"""Posts of channels as articles: the post's link is the source, the channel is the outlet."""

from telegram import Chat, Message

from bot.conversation import Post
from bot.telegram_.incoming import sound
from index import PUBLIC, Draft, chat_collection

_CHANNEL_PREFIX = "-100"
"""What a channel's id begins with in the Bot API, and does not in links."""


def post_of(message: Message) -> Post:
    """Return the channel post `message` as what is indexed of it.

    A post of a channel with a username can be read by anyone and becomes public; a post of a
    private channel goes to the collection of that channel.
    """
    chat = message.chat
    draft = Draft(
        text=sound(message.text or message.caption),
        outlet=sound(chat.title) or None,
        author=sound(message.author_signature) or None,
        published=message.date.isoformat(),
        url=post_url(chat, message.message_id),
        external_id=f"tg:{chat.id}:{message.message_id}",
        origin=post_url(chat, message.message_id),
    )
    return Post(draft, PUBLIC if chat.username else chat_collection(chat.id))


def post_url(chat: Chat, message_id: int) -> str:
    """Return the address of a post (https://core.telegram.org/api/links#message-links)."""
    if chat.username:
        return f"https://t.me/{chat.username}/{message_id}"
    return f"https://t.me/c/{str(chat.id).removeprefix(_CHANNEL_PREFIX)}/{message_id}"
