"""Which update calls what of the conversation. The thinking is done elsewhere."""

import asyncio
import logging
from typing import Any

from telegram import Message, Update, User
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.conversation import Chat, Conversation
from bot.telegram_.incoming import chat_of, command_question, from_machine, group_question
from bot.telegram_.posts import post_of
from bot.telegram_.sending import acknowledge, replace, send
from index.errors import LibraryBusy

BotApplication = Application[Any, Any, Any, Any, Any, Any]
_Context = CallbackContext[Any, Any, Any, Any]

_LOG = logging.getLogger(__name__)

BUSY_WAITS = (1.0, 2.0, 5.0, 10.0, *(30.0,) * 20)
"""Seconds between attempts to index a post while another process is writing."""

_PEOPLE = filters.UpdateType.MESSAGE & ~filters.ChatType.CHANNEL
_COMMAND_FIRST = filters.COMMAND
_ATTACHMENT = filters.ATTACHMENT | filters.POLL | filters.STORY


class Handlers:
    """The bot's handlers, over one conversation."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation

    def add_to(self, application: BotApplication) -> None:
        """Register every handler; the first that fits an update takes it."""
        private = _PEOPLE & filters.ChatType.PRIVATE
        groups = _PEOPLE & filters.ChatType.GROUPS
        application.add_handlers(
            [
                CommandHandler("start", self.start, _PEOPLE),
                CommandHandler("help", self.help, _PEOPLE),
                CommandHandler("ask", self.ask, _PEOPLE),
                MessageHandler(private & _COMMAND_FIRST, self.unknown_command),
                MessageHandler(private & filters.FORWARDED, self.forwarded),
                MessageHandler(private & filters.TEXT, self.private_text),
                MessageHandler(private & _ATTACHMENT, self.attachment),
                MessageHandler(groups & filters.TEXT & ~_COMMAND_FIRST, self.group_text),
                MessageHandler(filters.UpdateType.CHANNEL_POSTS, self.channel_post),
                CallbackQueryHandler(self.button),
            ]
        )

    async def start(self, update: Update, context: _Context) -> None:
        """Answer /start."""
        message, chat = _message(update)
        if not from_machine(message):
            reply = self._conversation.welcome(chat, f"@{context.bot.username}")
            await send(context.bot, message, reply)

    async def help(self, update: Update, context: _Context) -> None:
        """Answer /help."""
        message, chat = _message(update)
        if not from_machine(message):
            reply = self._conversation.help(chat, f"@{context.bot.username}")
            await send(context.bot, message, reply)

    async def ask(self, update: Update, context: _Context) -> None:
        """Answer /ask."""
        message, _ = _message(update)
        await self._answer(update, context, command_question(message))

    async def private_text(self, update: Update, context: _Context) -> None:
        """Take any text in a private chat for a question."""
        message, _ = _message(update)
        await self._answer(update, context, (message.text or "").strip())

    async def group_text(self, update: Update, context: _Context) -> None:
        """Answer in a group what is put to the bot, and nothing else."""
        message, _ = _message(update)
        await self._answer(update, context, group_question(message, context.bot.bot))

    async def unknown_command(self, update: Update, context: _Context) -> None:
        """Answer a command that the bot does not have, unless it is another bot's."""
        message, chat = _message(update)
        command = message.parse_entity(message.entities[0])
        other = "@" in command and not _is_for(command, context.bot.bot)
        if not other and not from_machine(message):
            await send(context.bot, message, self._conversation.unknown_command(chat))

    async def forwarded(self, update: Update, context: _Context) -> None:
        """Say what becomes of a forwarded message."""
        message, chat = _message(update)
        if not from_machine(message):
            await send(context.bot, message, self._conversation.forwarded(chat))

    async def attachment(self, update: Update, context: _Context) -> None:
        """Say what becomes of a file, picture or recording."""
        message, chat = _message(update)
        if not from_machine(message):
            await send(context.bot, message, self._conversation.attachment(chat))

    async def channel_post(self, update: Update, _context: _Context) -> None:
        """Index a post of a channel, or what became of it; wait while the library is busy."""
        message, _ = _message(update)
        post = post_of(message)
        for wait in BUSY_WAITS:
            try:
                await self._conversation.index_post(post)
            except LibraryBusy:
                _LOG.info("%s waits until the library is free", post.draft.origin)
                await asyncio.sleep(wait)
            else:
                return
        await self._conversation.index_post(post)

    async def button(self, update: Update, _context: _Context) -> None:
        """Turn the page that a button leads to."""
        query = update.callback_query
        assert query is not None  # noqa: S101 - the handler is registered for these alone
        await acknowledge(query)
        if query.message is not None and query.data is not None:
            chat = chat_of(query.message.chat, query.from_user)
            await replace(query, await self._conversation.turn(chat, query.data))

    async def _answer(self, update: Update, context: _Context, question: str | None) -> None:
        message, chat = _message(update)
        if question is None or from_machine(message):
            return
        if question:
            reply = await self._conversation.ask(chat, question)
        else:
            reply = self._conversation.empty_question(chat)
        await send(context.bot, message, reply)


def _message(update: Update) -> tuple[Message, Chat]:
    """Return the message of an update that the filters let through, and its chat."""
    message = update.effective_message
    assert message is not None  # noqa: S101 - filters let only messages through
    return message, chat_of(message.chat, message.from_user)


def _is_for(command: str, bot: User) -> bool:
    return command.casefold().endswith(f"@{bot.username}".casefold())
