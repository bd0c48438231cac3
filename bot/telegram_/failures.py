"""What went wrong while an update was handled, said once and without a traceback."""

import logging
from typing import Any

from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import CallbackContext

from bot.conversation import Conversation
from bot.telegram_.incoming import chat_of
from bot.telegram_.sending import is_shut, send
from index import KhabarError

_LOG = logging.getLogger(__name__)

_CHATS_REMEMBERED = 10_000


class Failures:
    """The application's error handler."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._closed: dict[int, None] = {}
        """Chats that do not let the bot write, the longest known first."""

    async def handle(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Log the error of one update as one sentence; the bot goes on."""
        error = context.error
        where = _where(update)
        match error:
            case Forbidden():
                self._note_closed(where, error)
            case BadRequest() if is_shut(error):
                self._note_closed(where, error)
            case RetryAfter():
                _LOG.warning("A message to %s was given up: Telegram kept saying to wait.", where)
            case NetworkError() if not isinstance(error, BadRequest):
                _LOG.info("A message to %s was lost with the network: %s", where, error)
            case TelegramError():
                _LOG.error("Telegram refused a message to %s: %s", where, error)
            case KhabarError():
                _LOG.error("What came from %s could not be handled: %s", where, error)
                await self._apologise(update, context.bot)
            case _:
                kind = type(error).__name__
                _LOG.error(
                    "A fault of the program over what came from %s: %s: %s", where, kind, error
                )
                _LOG.debug("The fault in full", exc_info=error)
                await self._apologise(update, context.bot)

    async def _apologise(self, update: object, bot: Bot) -> None:
        """Tell the person whose message was being handled."""
        message = update.message if isinstance(update, Update) else None
        if message is None:
            return
        reply = self._conversation.fault(chat_of(message.chat, message.from_user))
        try:
            await send(bot, message, reply)
        except TelegramError as error:
            _LOG.info("The apology could not be sent: %s", error)

    def _note_closed(self, where: str | int, error: TelegramError) -> None:
        """Say once for each chat that the bot may not write there."""
        chat_id = where if isinstance(where, int) else 0
        if chat_id in self._closed:
            return
        if len(self._closed) >= _CHATS_REMEMBERED:
            self._closed.pop(next(iter(self._closed)))
        self._closed[chat_id] = None
        _LOG.warning("The bot may not write in chat %s: %s", where, error.message)


def _where(update: object) -> str | int:
    chat = update.effective_chat if isinstance(update, Update) else None
    return chat.id if chat else "an unknown chat"
