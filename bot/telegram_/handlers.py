"""Which update calls what of the conversation. The thinking is done elsewhere."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

from telegram import Bot, Message, Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.chat import Chat
from bot.conversation import Conversation
from bot.reply import Reply
from bot.telegram_.bringing import Bringing
from bot.telegram_.channels import Channels, forget_command
from bot.telegram_.incoming import Intent, chat_of, from_machine, intent_of, whole, written
from bot.telegram_.inline import InlineQueries
from bot.telegram_.offering import brings_itself
from bot.telegram_.permissions import is_administrator, manages
from bot.telegram_.posts import post_of
from bot.telegram_.presses import Presses
from bot.telegram_.sending import replace, send
from bot.telegram_.typing import typing
from bot.wording import spoken
from index.errors import LibraryBusy

BotApplication = Application[Any, Any, Any, Any, Any, Any]
_Context = CallbackContext[Any, Any, Any, Any]

_LOG = logging.getLogger(__name__)

BUSY_WAITS = (1.0, 2.0, 5.0, 10.0, *(30.0,) * 20)
"""Seconds between attempts to index a post while another process is writing."""

LATE_EDIT = timedelta(hours=1)
"""A message that was not for the bot may become a question by an edit within this time."""


WATCHING = ("watch", "watches", "unwatch")
"""The commands about standing questions."""

FIRST = -10
"""The group of handlers that sees an update before all others."""


class _Person(filters.MessageFilter):
    """Lets through what a person wrote."""

    def filter(self, message: Message) -> bool:
        """Tell whether a person wrote the message."""
        return not from_machine(message)


_PEOPLE = filters.UpdateType.MESSAGE & ~filters.ChatType.CHANNEL & _Person()
_EDITS = filters.UpdateType.EDITED_MESSAGE & ~filters.ChatType.CHANNEL & _Person()
_WRITTEN = filters.TEXT | (
    filters.CAPTION & (~filters.ChatType.PRIVATE | filters.CaptionRegex(r"^/"))
)
"""What may ask something. Words under a picture or file that somebody sends to the bot alone are
of what is brought, unless they begin with a command."""
_ATTACHMENT = filters.ATTACHMENT | filters.POLL | filters.STORY


class Handlers:
    """The bot's handlers, over one conversation."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._bringing = Bringing(conversation)
        self._channels = Channels(conversation)

    def add_to(self, application: BotApplication) -> None:
        """Register every handler; the first that fits an update takes it."""
        application.add_handler(TypeHandler(Update, self.check), group=FIRST)
        private = _PEOPLE & filters.ChatType.PRIVATE
        presses = Presses(self._conversation, self._bringing, self._channels)
        application.add_handlers(
            [
                MessageHandler(filters.StatusUpdate.MIGRATE, self.migrated),
                MessageHandler(filters.IS_AUTOMATIC_FORWARD, self._channels.discussed),
                MessageHandler(private & filters.FORWARDED, self._bringing.sent),
                MessageHandler(_PEOPLE & _WRITTEN, self.text),
                MessageHandler(_EDITS & _WRITTEN, self.edited),
                MessageHandler(private & _ATTACHMENT, self._bringing.sent),
                MessageHandler(filters.UpdateType.CHANNEL_POSTS, self.channel_post),
                CallbackQueryHandler(presses.button),
                InlineQueryHandler(InlineQueries(self._conversation).query),
            ]
        )

    async def check(self, update: Update, _context: _Context) -> None:
        """Keep from the handlers what is no whole update.

        Raises:
            ApplicationHandlerStop: as python-telegram-bot wants it.
        """
        if not whole(update):
            _LOG.info("An update without what every update has was left alone")
            raise ApplicationHandlerStop

    async def text(self, update: Update, context: _Context) -> None:
        """Answer what is put to the bot, and nothing else."""
        message, chat = _message(update)
        intent = intent_of(message, context.bot.bot)
        if intent is None:
            return
        await self._conversation.watches.heard_of(chat)
        plain = intent.command == "ask" and chat.private and not _commanded(message)
        if plain and await self._bringing.pasted(context.bot, message, chat):
            return
        if intent.command == "add":
            await self._bringing.add(context.bot, message, chat, intent.text)
        elif intent.command == "forget":
            forgotten = await self._channels.forget(context.bot, message, intent.text)
            await send(context.bot, message, forgotten)
        elif intent.command == "library":
            await send(context.bot, message, await self._library(chat, message, context.bot))
        elif intent.searches:
            await self._channels.look(context.bot, message.chat)
            async with typing(context.bot, message):
                reply = await self._ask(intent, chat, message)
            sent = await send(context.bot, message, reply)
            await self._conversation.answers.sent(reply, sent.message_id)
        else:
            say = self._watching if intent.command in WATCHING else self._said
            await send(context.bot, message, await say(intent, chat, message, context))

    async def edited(self, update: Update, context: _Context) -> None:
        """Bring the answer in line with a question that was edited; answer it once only."""
        message, chat = _message(update)
        intent = intent_of(message, context.bot.bot)
        if intent is None or not intent.searches:
            return
        answers = self._conversation.answers
        before = await answers.given_to(chat, message.message_id)
        if before is None and (message.edit_date or message.date) - message.date > LATE_EDIT:
            return
        if before is not None and before.given.asked == (intent.command, intent.text):
            return
        if before is None and chat.private and brings_itself(message) is not None:
            return
        await self._channels.look(context.bot, message.chat)
        reply = await self._ask(intent, chat, message)
        shown = before.answer_message if before else None
        if shown is None or not await replace(context.bot, chat.id, shown, reply):
            shown = (await send(context.bot, message, reply)).message_id
        await answers.sent(reply, shown)

    async def _ask(self, intent: Intent, chat: Chat, message: Message) -> Reply:
        return await self._conversation.ask(
            chat, intent.command, about=intent.text, message_id=message.message_id
        )

    async def _said(self, intent: Intent, chat: Chat, message: Message, context: _Context) -> Reply:
        """Return what the bot says to a command that searches nothing."""
        conversation, bot = self._conversation, context.bot
        match intent.command:
            case "start":
                return conversation.welcome(
                    chat, f"@{bot.username}", sees_mentions=await self._sees_mentions(message, bot)
                )
            case "help":
                return conversation.help(chat, f"@{bot.username}")
            case "language" | "settings":
                allowed = await manages(bot, message.chat, message.from_user, message.sender_chat)
                return conversation.settings(chat) if allowed else conversation.only_admins(chat)
            case "ask":
                return conversation.empty_question(chat)
            case "who":
                await self._channels.look(bot, message.chat)
                return await conversation.sayings.ask(chat, "")
            case _:
                return conversation.unknown_command(chat)

    async def _library(self, chat: Chat, message: Message, bot: Bot) -> Reply:
        """Return the first page of the chat's library, for those who look after it."""
        shelves = self._conversation.shelves
        allowed = await manages(bot, message.chat, message.from_user, message.sender_chat)
        return await shelves.open(chat) if allowed else shelves.only_administrators(chat)

    async def _watching(
        self, intent: Intent, chat: Chat, message: Message, context: _Context
    ) -> Reply:
        """Answer what is said of standing questions; in a group its administrators put them."""
        watches, bot = self._conversation.watches, context.bot
        if intent.command == "watches":
            return await watches.listed(chat)
        if not await manages(bot, message.chat, message.from_user, message.sender_chat):
            return self._conversation.only_admins_watch(chat)
        if intent.command == "unwatch":
            return await watches.remove(chat, intent.text)
        thread = message.message_thread_id if message.is_topic_message else None
        return await watches.add(chat, intent.text, thread=thread)

    async def _sees_mentions(self, message: Message, bot: Bot) -> bool:
        """Tell whether Telegram shows the bot what mentions it: not in privacy mode.

        An administrator sees everything (https://core.telegram.org/bots/features#privacy-mode).
        """
        if message.chat.type == message.chat.PRIVATE or bot.can_read_all_group_messages:
            return True
        return await is_administrator(bot, message.chat, bot.id)

    async def migrated(self, update: Update, _context: _Context) -> None:
        """Keep everything of a group that became a supergroup.

        The old chat hears of it and so does the new one; nobody writes in the old one any more,
        so it is there that the library may be waited for.
        """
        message, chat = _message(update)
        if message.migrate_to_chat_id is not None:
            new = message.migrate_to_chat_id
            await _when_free(lambda: self._conversation.moved(chat.id, new), f"The chat {chat.id}")
        elif message.migrate_from_chat_id is not None:
            with suppress(LibraryBusy):
                await self._conversation.moved(message.migrate_from_chat_id, chat.id)

    async def channel_post(self, update: Update, context: _Context) -> None:
        """Index a post of a channel, or what became of it; wait while the library is busy.

        A post that is the command to forget another is no news.
        """
        message, _ = _message(update)
        forgotten = forget_command(message, context.bot.bot)
        if forgotten is not None:
            reply = await self._channels.forget(context.bot, message, forgotten)
            if update.channel_post is not None:
                await send(context.bot, message, reply)
            return
        post = post_of(message)
        await _when_free(lambda: self._conversation.posts.index(post), post.draft.origin)


async def _when_free(work: Callable[[], Awaitable[None]], what: str) -> None:
    """Do something that writes to the library as soon as no other process writes."""
    for wait in BUSY_WAITS:
        try:
            await work()
        except LibraryBusy:
            _LOG.info("%s waits until the library is free", what)
            await asyncio.sleep(wait)
        else:
            return
    await work()


def _commanded(message: Message) -> bool:
    """Tell whether the message says itself that it is a question: by a slash, or a colon."""
    text = written(message)
    said = spoken(text)
    return text.startswith("/") or (said is not None and said.clear)


def _message(update: Update) -> tuple[Message, Chat]:
    """Return the message of an update that the filters let through, and its chat."""
    message = update.effective_message
    assert message is not None  # noqa: S101 - filters let only messages through
    return message, chat_of(message.chat, message.from_user)
