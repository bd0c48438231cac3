"""The sign that the bot is writing, for what takes longer than a moment."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot, Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

_LOG = logging.getLogger(__name__)

PATIENCE = 1.0
"""Seconds before the sign is first shown: an answer usually comes sooner."""
SHOWN = 4.5
"""Seconds between two signs; clients show each for five."""


@asynccontextmanager
async def typing(bot: Bot, message: Message) -> AsyncIterator[None]:
    """Show where `message` stands that the bot is at work, for as long as the block runs."""
    signs: list[asyncio.Task[None]] = []

    def begin() -> None:
        signs.append(asyncio.create_task(_show(bot, message)))

    waiting = asyncio.get_running_loop().call_later(PATIENCE, begin)
    try:
        yield
    finally:
        waiting.cancel()
        for sign in signs:
            sign.cancel()
            with suppress(asyncio.CancelledError):
                await sign


async def _show(bot: Bot, message: Message) -> None:
    thread = message.message_thread_id if message.is_topic_message else None
    try:
        while True:
            await bot.send_chat_action(message.chat.id, ChatAction.TYPING, message_thread_id=thread)
            await asyncio.sleep(SHOWN)
    except TelegramError as error:
        _LOG.debug("The sign of writing could not be shown: %s", error)
