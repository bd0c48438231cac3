"""Posts of channels: into the index, out of it again, and who may read them.

    post ─► the channel's scope ─► library.add
    link ─► library.remove

A post of a channel with a username can be read by anyone, and is public; one of a private channel
is read in the channel's discussion group alone. A channel that loses its username, or gets one,
takes with it everything that it posted before: at its next post or edit, since Telegram tells
nobody sooner.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.bidi import unmarked
from bot.chat import Chat
from bot.framing import Framing, said
from bot.reply import Reply
from bot.state import State
from index import PUBLIC, Channel, Draft, Library, chat_collection
from index.errors import ArticleNotFound

_LOG = logging.getLogger(__name__)

_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t|telegram)\.me/(?:s/)?"
    r"(?:c/(?P<number>\d{1,13})|(?P<username>[A-Za-z]\w{3,31}))/(?P<post>\d{1,10})(?:\?\S*)?",
    re.ASCII | re.IGNORECASE,
)
"""https://core.telegram.org/api/links#message-links"""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a channel, to be indexed."""

    draft: Draft
    channel: Channel


@dataclass(frozen=True, slots=True)
class PostLink:
    """Which post a link leads to."""

    channel: Channel
    """By its id or its username; one of them is known."""
    message_id: int


def post_link(text: str) -> PostLink | None:
    """Return the post that `text`, a link and nothing else, leads to."""
    found = _LINK.fullmatch(unmarked(text))
    if found is None:
        return None
    message_id = int(found["post"])
    if found["number"]:
        return PostLink(Channel.numbered(int(found["number"])), message_id)
    return PostLink(Channel(username=found["username"]), message_id)


class Posts:
    """Keeps what channels post."""

    def __init__(self, library: Library, state: State, framing: Framing) -> None:
        self._library = library
        self._state = state
        self._framing = framing

    async def index(self, post: Post) -> None:
        """Put a post in, or its edited text in place of the old one; empty text takes it out.

        Raises:
            LibraryBusy: another process is writing; the post can be put in later.
            KhabarError: the library cannot take it.
        """
        await self._follow(post.channel)
        collection = post.channel.collection
        if post.draft.text.strip():
            await self._library.add([post.draft], collection=collection)
            return
        if not await self._remove(post.draft.external_id or "", [collection]):
            _LOG.debug("A post without text was never indexed: %s", post.draft.external_id)

    async def forget(self, channel: int, message_id: int) -> bool:
        """Take a post out of the index, wherever the channel's posts are; tell if it was there.

        What a chat has put into a library of its own stays there.

        Raises:
            LibraryBusy: another process is writing.
        """
        wanted = Channel(channel).post_id(message_id) or ""
        return await self._remove(wanted, [PUBLIC, chat_collection(channel)])

    def known(self, username: str) -> int | None:
        """Return the id of the channel that last posted under a username."""
        return self._state.links.named(username)

    def discussed_in(self, group: int) -> int | None:
        """Return the id of the channel that a group discusses."""
        return self._state.links.channel_of(group)

    def reads_private(self, group: int) -> bool:
        """Tell whether a group discusses a channel that not everyone can read."""
        links = self._state.links
        channel = links.channel_of(group)
        return channel is not None and links.username(channel) is None

    async def link(self, group: int, channel: int | None) -> None:
        """Note which channel a group discusses; `None` for none."""
        await self._state.links.link(group, channel)

    def forgotten(self, chat: Chat, *, found: bool) -> Reply:
        """Say that a post was taken out, or that it was not there."""
        words = self._framing.words(chat)
        return said(words, words.say("forget.done") if found else words.say("forget.unknown"))

    def forget_later(self, chat: Chat) -> Reply:
        """Say that nothing can be taken out while another process writes."""
        words = self._framing.words(chat)
        return said(words, words.say("library.busy"))

    def forget_usage(self, chat: Chat) -> Reply:
        """Say how /forget is written."""
        words = self._framing.words(chat)
        return said(words, words.say("forget.usage"))

    def forget_refused(self, chat: Chat) -> Reply:
        """Say who may have posts forgotten."""
        words = self._framing.words(chat)
        return said(words, words.say("forget.refused"))

    async def _follow(self, channel: Channel) -> None:
        """Move what a channel posted before to where its posts belong now, links and all."""
        links = self._state.links
        if channel.id is None:
            return
        known = links.seen(channel.id)
        if known and links.username(channel.id) == channel.username:
            return
        own, posts = chat_collection(channel.id), f"tg:{channel.id}:"
        there = channel.collection
        if not known or bool(links.username(channel.id)) != bool(channel.username):
            other = own if there == PUBLIC else PUBLIC
            moved = await self._library.move(other, there, prefix=posts)
            if moved:
                _LOG.info("%s posts of the channel %s are in %s now", moved, channel.id, there)
        await self._library.relink(there, prefix=posts, address=channel.address or "")
        await links.note(channel.id, channel.username)

    async def _remove(self, external_id: str, collections: Sequence[str]) -> bool:
        removed = False
        for collection in collections:
            try:
                await self._library.remove(external_id, collection=collection)
            except ArticleNotFound:
                continue
            removed = True
        return removed
