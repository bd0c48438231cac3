"""Replies on their way to Telegram: into the right topic, as an answer to the question."""

import asyncio
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.reply import Reply
from bot.telegram_.html import to_html

NETWORK_PAUSES = (1.0, 3.0, 10.0)
"""Seconds before a message that did not leave is sent again."""

_HARMLESS = ("message is not modified", "query is too old", "query_id_invalid")
"""What Telegram says to a button that was pressed twice, or long ago."""


async def send(bot: Bot, question: Message, reply: Reply) -> None:
    """Send `reply` to where `question` was asked; in a group it quotes the question.

    Raises:
        TelegramError: Telegram refused it, or could not be reached for some time.
    """
    quoted = None
    if question.chat.type != question.chat.PRIVATE:
        quoted = ReplyParameters(question.message_id, allow_sending_without_reply=True)
    message: dict[str, Any] = {
        "chat_id": question.chat.id,
        "text": to_html(reply),
        "parse_mode": ParseMode.HTML,
        "message_thread_id": question.message_thread_id if question.is_topic_message else None,
        "reply_parameters": quoted,
        "reply_markup": _keyboard(reply),
    }
    for pause in NETWORK_PAUSES:
        try:
            await bot.send_message(**message)
        except (BadRequest, TimedOut):
            # Both are network errors to python-telegram-bot; the first was refused, and the
            # second may have arrived: sending it again could show the answer twice.
            raise
        except NetworkError:
            await asyncio.sleep(pause)
        else:
            return
    await bot.send_message(**message)


async def replace(query: CallbackQuery, reply: Reply) -> None:
    """Put `reply` in place of the message whose button was pressed."""
    try:
        await query.edit_message_text(
            text=to_html(reply), parse_mode=ParseMode.HTML, reply_markup=_keyboard(reply)
        )
    except BadRequest as error:
        _pass_if_harmless(error)


async def acknowledge(query: CallbackQuery) -> None:
    """Tell the client that its button press arrived, so that it stops waiting."""
    try:
        await query.answer()
    except BadRequest as error:
        _pass_if_harmless(error)


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    if not reply.buttons:
        return None
    row = [
        InlineKeyboardButton(button.label, callback_data=button.data) for button in reply.buttons
    ]
    return InlineKeyboardMarkup([row])


def _pass_if_harmless(error: BadRequest) -> None:
    if not any(words in error.message.casefold() for words in _HARMLESS):
        raise error
