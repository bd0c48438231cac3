"""Channels: what they post, which group discusses them, and which posts shall be forgotten."""

import logging
import time
from collections.abc import Callable
from typing import Any

from telegram import Bot, Chat, Message, MessageOriginChannel, Update, User
from telegram.error import BadRequest, Forbidden, TelegramError
from telegram.ext import CallbackContext

from bot.conversation import Conversation
from bot.posting import PostLink, post_link
from bot.reply import Reply
from bot.telegram_.incoming import chat_of, sound
from bot.telegram_.permissions import is_administrator_of, manages
from index import Channel
from index.errors import LibraryBusy

_Context = CallbackContext[Any, Any, Any, Any]
_LOG = logging.getLogger(__name__)

FORGET = "/forget"
BELIEVED_FOR = 3600.0
BELIEVED_OF_PRIVATE = 60.0
"""Seconds after which Telegram is asked again which channel a group discusses, and that sooner of a
private channel, which others must not read: nobody tells the bot when the two are parted."""
_GROUPS_REMEMBERED = 10_000


class Channels:
    """Knows which group discusses which channel, and takes posts out again."""

    def __init__(
        self, conversation: Conversation, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._conversation = conversation
        self._clock = clock
        self._asked: dict[int, float] = {}
        """When Telegram was last asked about a group."""

    async def discussed(self, update: Update, _context: _Context) -> None:
        """Note which channel a group discusses: its posts arrive there by themselves."""
        message = update.effective_message
        assert message is not None  # noqa: S101 - filters let only messages through
        channel = message.sender_chat
        if channel is not None and channel.type == Chat.CHANNEL:
            self._note_asked(message.chat.id)
            await self._conversation.posts.link(message.chat.id, channel.id)

    async def look(self, bot: Bot, chat: Chat) -> None:
        """Make sure of which channel a group discusses, before anything is searched in it."""
        if chat.type == Chat.SUPERGROUP and self._doubtful(chat.id):
            await self.ask(bot, chat.id)

    async def ask(self, bot: Bot, group: int) -> None:
        """Ask Telegram which channel a group discusses.

        A group about which Telegram does not speak reads nothing but its own; while Telegram
        cannot be reached, what was known stays.
        """
        try:
            linked = (await bot.get_chat(group)).linked_chat_id
        except (BadRequest, Forbidden):
            linked = None
        except TelegramError as error:
            _LOG.debug("Telegram could not be asked about the chat %s: %s", group, error)
            return
        self._note_asked(group)
        await self._conversation.posts.link(group, linked)

    async def forget(self, bot: Bot, message: Message, text: str) -> Reply:
        """Take a post out for those who may, and say what came of it.

        Args:
            bot: what asks Telegram.
            message: the command.
            text: what stands after it: a link; without one the post that it replies to is meant.
        """
        chat = chat_of(message.chat, message.from_user)
        posts = self._conversation.posts
        link = post_link(text) if text else _replied_post(message)
        if link is None:
            return posts.forget_usage(chat)
        channel = await self._channel_id(bot, link)
        if channel is None:
            return posts.forgotten(chat, found=False)
        if not await self._may_forget(bot, message, channel):
            return posts.forget_refused(chat)
        try:
            found = await posts.forget(channel, link.message_id)
        except LibraryBusy:
            return posts.forget_later(chat)
        return posts.forgotten(chat, found=found)

    async def _channel_id(self, bot: Bot, link: PostLink) -> int | None:
        """Return the id of a link's channel, as far as the bot or Telegram knows it."""
        if link.channel.id is not None:
            return link.channel.id
        username = link.channel.username or ""
        known = self._conversation.posts.known(username)
        if known is not None:
            return known
        try:
            return (await bot.get_chat(f"@{username}")).id
        except (BadRequest, Forbidden):
            return None

    async def _may_forget(self, bot: Bot, message: Message, channel: int) -> bool:
        """Tell whether who wrote the command may have the channel's posts forgotten.

        Those are whoever runs the bot, the channel's administrators, by its own posts too, and
        the administrators of the group that discusses it.
        """
        if message.chat.type == Chat.CHANNEL:
            return message.chat.id == channel
        user = message.from_user
        if message.chat.type == Chat.PRIVATE:
            if user is None:
                return False
            operates = user.id in self._conversation.operators
            return operates or await is_administrator_of(bot, channel, user.id)
        await self.look(bot, message.chat)
        discussed = self._conversation.posts.discussed_in(message.chat.id) == channel
        return discussed and await manages(bot, message.chat, user, message.sender_chat)

    def _doubtful(self, group: int) -> bool:
        last = self._asked.get(group)
        reads_private = self._conversation.posts.reads_private(group)
        longest = BELIEVED_OF_PRIVATE if reads_private else BELIEVED_FOR
        return last is None or self._clock() - last > longest

    def _note_asked(self, group: int) -> None:
        if len(self._asked) >= _GROUPS_REMEMBERED:
            self._asked.pop(next(iter(self._asked)))
        self._asked[group] = self._clock()


def forget_command(message: Message, bot: User) -> str | None:
    """Return what stands after `/forget` in a channel's post; `None` where it is another post.

    A command that names another bot is left to that one.
    """
    first, _, rest = sound(message.text).strip().partition(" ")
    command, _, addressee = first.casefold().partition("@")
    if command != FORGET or addressee not in ("", str(bot.username).casefold()):
        return None
    return rest.strip()


def _replied_post(message: Message) -> PostLink | None:
    """Return the post of a channel that a message replies to."""
    original = message.reply_to_message
    if original is None:
        return None
    origin = original.forward_origin
    if isinstance(origin, MessageOriginChannel):
        return PostLink(Channel(origin.chat.id), origin.message_id)
    if original.chat.type == Chat.CHANNEL:
        return PostLink(Channel(original.chat.id), original.message_id)
    return None
