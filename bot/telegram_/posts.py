"""Posts of channels as articles: the post's link is the source, the channel is the outlet."""

from telegram import Message

from bot.posting import Post
from bot.telegram_.incoming import sound
from index import Channel, Draft


def post_of(message: Message) -> Post:
    """Return the channel post `message` as what is indexed of it.

    A post of a channel with a username can be read by anyone and becomes public; a post of a
    private channel goes to the collection of that channel. Each item of an album is a message of
    its own, and the album's caption is in one of them.
    """
    chat = message.chat
    channel = Channel(chat.id, sound(chat.username) or None)
    url = channel.post_url(message.message_id)
    draft = Draft(
        text=sound(message.text or message.caption),
        outlet=sound(chat.title) or None,
        author=sound(message.author_signature) or None,
        published=message.date.isoformat(),
        url=url,
        external_id=channel.post_id(message.message_id),
        origin=url or "-",
    )
    return Post(draft, channel)
