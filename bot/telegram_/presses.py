"""Which button calls what of the conversation. The thinking is done elsewhere."""

from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.ext import CallbackContext

from bot.buttons import OnShelf, Open, Rate, Shelf, StopWatch, Undo, parse
from bot.conversation import Conversation
from bot.telegram_.bringing import Bringing
from bot.telegram_.channels import Channels
from bot.telegram_.incoming import chat_of
from bot.telegram_.permissions import manages
from bot.telegram_.sending import acknowledge, drop_buttons, replace

_Context = CallbackContext[Any, Any, Any, Any]


class Presses:
    """Handles the presses of buttons, over one conversation."""

    def __init__(self, conversation: Conversation, bringing: Bringing, channels: Channels) -> None:
        self._conversation = conversation
        self._bringing = bringing
        self._channels = channels

    async def button(self, update: Update, context: _Context) -> None:
        """Do what a button asks; the client is answered before anything is searched."""
        query = update.callback_query
        assert query is not None  # noqa: S101 - the handler is registered for these alone
        if query.message is None:
            await acknowledge(query)
            return
        chat = chat_of(query.message.chat, query.from_user)
        match parse(query.data or ""):
            case None:
                await acknowledge(query, self._conversation.gone(chat).text, alert=True)
            case Rate() as act:
                pressed = await self._conversation.answers.press(chat, act)
                await acknowledge(query, pressed.notice)
            case Open() as act:
                await self._open(query, act, context)
            case OnShelf() | Undo() as act:
                await self._shelve(query, act, context)
            case StopWatch() as act:
                await self._stop_watch(query, act, context)
            case setting:
                if not await manages(context.bot, query.message.chat, query.from_user):
                    await acknowledge(query, self._conversation.only_admins(chat).text, alert=True)
                    return
                await acknowledge(query)
                reply = await self._conversation.set(chat, setting)
                await replace(context.bot, chat.id, query.message.message_id, reply)

    async def _open(self, query: CallbackQuery, act: Open, context: _Context) -> None:
        """Show another view of an answer in its message."""
        message = query.message
        assert message is not None  # noqa: S101 - looked at before
        chat = chat_of(message.chat, query.from_user)
        pressed = await self._conversation.answers.press(chat, act)
        await acknowledge(query, pressed.notice, alert=pressed.notice is not None)
        if pressed.gone:
            await drop_buttons(context.bot, message)
        if pressed.saved is not None:
            if isinstance(message, Message):
                await self._channels.look(context.bot, message.chat)
            reply = await self._conversation.open(chat, pressed.saved, act)
            await replace(context.bot, chat.id, message.message_id, reply)

    async def _shelve(self, query: CallbackQuery, act: OnShelf | Undo, context: _Context) -> None:
        """Do what a button under a library asks, for those who look after it."""
        message = query.message
        assert message is not None  # noqa: S101 - looked at before
        chat = chat_of(message.chat, query.from_user)
        conversation = self._conversation
        if isinstance(act, Undo) and act.public:
            refusal = conversation.remarks.only_operators(chat)
            allowed = chat.private and chat.person in conversation.operators
        else:
            refusal = conversation.shelves.only_administrators(chat)
            allowed = await manages(context.bot, message.chat, query.from_user)
        if not allowed:
            await acknowledge(query, refusal.text, alert=True)
            return
        await acknowledge(query)
        if isinstance(act, Undo):
            reply = await conversation.collecting.undo(chat, act)
        elif act.shelf is Shelf.FILE and isinstance(message, Message):
            await self._bringing.export(context.bot, message, chat)
            return
        else:
            reply = await conversation.shelves.open(chat, act)
        await replace(context.bot, chat.id, message.message_id, reply)

    async def _stop_watch(self, query: CallbackQuery, act: StopWatch, context: _Context) -> None:
        """Stop a standing question; its message then shows what is left, or loses its button."""
        message = query.message
        assert message is not None  # noqa: S101 - looked at before
        chat = chat_of(message.chat, query.from_user)
        if not await manages(context.bot, message.chat, query.from_user):
            refused = self._conversation.only_admins_watch(chat)
            await acknowledge(query, refused.text, alert=True)
            return
        stopped = await self._conversation.watches.stop(chat, act)
        await acknowledge(query, stopped.notice)
        if stopped.list is None:
            await drop_buttons(context.bot, message)
        else:
            await replace(context.bot, chat.id, message.message_id, stopped.list)
