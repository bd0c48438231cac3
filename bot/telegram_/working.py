"""One message that says how far long work has come, and in the end what came of it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.reply import Reply
from bot.telegram_.sending import replace, send

_LOG = logging.getLogger(__name__)

PAUSE = 3.0
"""Seconds before the message is first sent, and between two edits of it."""


class Working:
    """Where the work is; what is told of it is shown now and then."""

    def __init__(
        self, bot: Bot, asked: Message, frame: Callable[[int, int], Reply], pause: float
    ) -> None:
        self._bot = bot
        self._asked = asked
        self._frame = frame
        self._pause = pause
        self._at = (0, 0)
        self._shown: tuple[int, int] | None = None
        self._message_id: int | None = None
        self._done = asyncio.Event()

    def at(self, done: int, total: int) -> None:
        """Note how much is done, of how much."""
        self._at = (done, total)

    async def finish(self, reply: Reply, instead: int | None = None) -> int:
        """Say what came of it, in place of how far it was if that was said; return which message.

        Args:
            reply: what came of it.
            instead: another message of the bot in whose place it is said otherwise.
        """
        shown = self._message_id or instead
        if shown is None or not await replace(self._bot, self._asked.chat.id, shown, reply):
            shown = (await send(self._bot, self._asked, reply)).message_id
        return shown

    async def show(self) -> None:
        """Show where the work is until it is done."""
        while not self._done.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._done.wait(), self._pause)
                return
            try:
                await self._show_once()
            except TelegramError as error:
                _LOG.debug("Progress could not be shown: %s", error)

    async def _show_once(self) -> None:
        at = self._at
        if at == self._shown:
            return
        self._shown = at
        reply = self._frame(*at)
        if self._message_id is None:
            self._message_id = (await send(self._bot, self._asked, reply)).message_id
        else:
            await replace(self._bot, self._asked.chat.id, self._message_id, reply)

    def stop(self) -> None:
        """Show nothing more."""
        self._done.set()


@asynccontextmanager
async def working(
    bot: Bot, asked: Message, frame: Callable[[int, int], Reply], pause: float = PAUSE
) -> AsyncIterator[Working]:
    """Show how far it is for as long as the block runs, where it runs for longer than `pause`.

    Args:
        bot: what sends.
        asked: the message that asked for the work.
        frame: words how much is done, of how much.
        pause: seconds.
    """
    work = Working(bot, asked, frame, pause)
    showing = asyncio.create_task(work.show())
    try:
        yield work
    finally:
        # Not cancelled: a message on its way would stay in the chat for ever.
        work.stop()
        await showing
