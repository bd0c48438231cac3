"""Replies on their way to Telegram: into the right topic, as an answer to the question."""

import asyncio
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    InputFile,
    MaybeInaccessibleMessage,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, NetworkError, TimedOut

from bot.reply import Reply
from bot.telegram_.html import to_html

NETWORK_PAUSES = (1.0, 3.0, 10.0)
"""Seconds before a message that did not leave is sent again."""

_HARMLESS = ("message is not modified", "query is too old", "query_id_invalid")
"""What Telegram says to a button that was pressed twice, or to a query of long ago."""

_UNEDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
)
"""What Telegram says when there is no message any more to put a text in."""

_SHUT = (
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "topic_closed",
)
"""What Telegram says of a group, topic or channel in which the bot may read but not write."""


async def send(bot: Bot, question: Message, reply: Reply) -> Message:
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
        "api_kwargs": _keyboard(reply),
    }
    try:
        return await _patiently(bot, message)
    except ChatMigrated as moved:
        # Messages of the old group have no numbers in the new one, and so cannot be quoted.
        message |= {"chat_id": moved.new_chat_id, "reply_parameters": None}
        return await _patiently(bot, message)


async def tell(bot: Bot, chat_id: int, reply: Reply, *, thread: int | None = None) -> Message:
    """Send `reply` to a chat that has not asked just now, into the topic `thread`.

    Raises:
        TelegramError: Telegram refused it, or could not be reached for some time.
    """
    message = {
        "chat_id": chat_id,
        "text": to_html(reply),
        "parse_mode": ParseMode.HTML,
        "message_thread_id": thread,
        "api_kwargs": _keyboard(reply),
    }
    return await _patiently(bot, message)


async def send_file(bot: Bot, place: Message, file: InputFile, caption: str) -> None:
    """Send a file to where a message stands.

    Raises:
        TelegramError: Telegram refused it, or could not be reached.
    """
    thread = place.message_thread_id if place.is_topic_message else None
    try:
        await bot.send_document(place.chat.id, file, caption=caption, message_thread_id=thread)
    except ChatMigrated as moved:
        await bot.send_document(moved.new_chat_id, file, caption=caption)


async def _patiently(bot: Bot, message: dict[str, Any]) -> Message:
    """Send a message, again after a pause where it did not leave."""
    for pause in NETWORK_PAUSES:
        try:
            return await bot.send_message(**message)
        except (BadRequest, TimedOut):
            # Both are network errors to python-telegram-bot; the first was refused, and the
            # second may have arrived: sending it again could show the answer twice.
            raise
        except NetworkError:
            await asyncio.sleep(pause)
    return await bot.send_message(**message)


async def replace(bot: Bot, chat_id: int, message_id: int, reply: Reply) -> bool:
    """Put `reply` in place of a message of the bot; tell whether there was one to edit.

    A message of a group that has become a supergroup cannot be edited; the reply is then sent
    to where the group is now.
    """
    content: dict[str, Any] = {
        "text": to_html(reply),
        "parse_mode": ParseMode.HTML,
        "api_kwargs": _keyboard(reply),
    }
    try:
        await bot.edit_message_text(chat_id=chat_id, message_id=message_id, **content)
    except ChatMigrated as moved:
        await bot.send_message(moved.new_chat_id, **content)
    except BadRequest as error:
        if _says(error, _UNEDITABLE):
            return False
        if not is_harmless(error):
            raise
    return True


async def drop_buttons(bot: Bot, message: MaybeInaccessibleMessage) -> None:
    """Take the buttons off a message whose answer is no longer kept."""
    try:
        await bot.edit_message_reply_markup(message.chat.id, message.message_id)
    except ChatMigrated:
        return
    except BadRequest as error:
        if not _says(error, _HARMLESS + _UNEDITABLE):
            raise


async def acknowledge(
    query: CallbackQuery, notice: str | None = None, *, alert: bool = False
) -> None:
    """Tell the client that its button press arrived, so that it stops waiting.

    Args:
        query: what the press came as.
        notice: what to show to the one who pressed.
        alert: whether it is shown until it is closed, not for a moment.
    """
    try:
        await query.answer(notice, show_alert=alert)
    except BadRequest as error:
        if not is_harmless(error):
            raise


def _keyboard(reply: Reply) -> dict[str, Any]:
    """Return the buttons of a reply as Telegram has them, where it has any.

    They are put into the call as they are (https://core.telegram.org/bots/api#inlinekeyboardmarkup):
    python-telegram-bot's objects would only be turned into them, and cost a message a tenth of its
    time in this process.
    """
    if not reply.rows:
        return {}
    rows = [
        [{"text": button.label, "callback_data": button.data} for button in row]
        for row in reply.rows
    ]
    return {"reply_markup": {"inline_keyboard": rows}}


def is_harmless(error: BadRequest) -> bool:
    """Tell whether Telegram only says that a press or a query came twice, or is long past."""
    return _says(error, _HARMLESS)


def is_shut(error: BadRequest) -> bool:
    """Tell whether Telegram says that the bot may not write there: its administrators' choice."""
    return _says(error, _SHUT)


def _says(error: BadRequest, sentences: tuple[str, ...]) -> bool:
    """Tell whether Telegram gave one of these reasons."""
    return any(sentence in error.message.casefold() for sentence in sentences)
