"""Alerts on their way to Telegram: what answers a standing question is told unasked.

A few chats are told at a time, each its alerts one after another, and never so fast that answers
have to wait for them. What one chat refuses stops no other.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.conversation import Conversation
from bot.lookout import Telling
from bot.state import Alert
from bot.telegram_.channels import Channels
from bot.telegram_.sending import is_shut, tell
from index import KhabarError
from index.errors import LibraryBusy

_LOG = logging.getLogger(__name__)

LOOK_EVERY = 2.0
"""Seconds between two looks for new articles, of this process or another."""
CHATS_AT_ONCE = 4
PAUSE = 0.25
"""Seconds between two alerts of one chat: at most 16 a second leave, of the 30 that Telegram
takes (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this)."""
LAST_WORDS = 0.8
"""Seconds that an alert on its way gets to arrive when the bot stops, which then stops the rest."""

_GONE = ("chat not found", "user is deactivated", "peer_id_invalid", "group chat was deactivated")
"""What Telegram says of a chat that there is no more."""
_NO_TOPIC = ("message thread not found", "topic_closed")
"""What it says of a topic in which nothing can be told any more."""


class AlertSender:
    """Tells chats what `conversation.lookout` finds."""

    def __init__(self, bot: Bot, conversation: Conversation, *, pause: float = PAUSE) -> None:
        self._bot = bot
        self._conversation = conversation
        self._lookout = conversation.lookout
        self._channels = Channels(conversation)
        self._pause = pause
        self._stopping = asyncio.Event()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look and tell again and again while this lasts."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            self._stopping.set()
            await asyncio.wait((task,), timeout=LAST_WORDS)
            task.cancel()

    async def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                await self.round()
            except (KhabarError, TelegramError) as error:
                _LOG.warning("Alerts have to wait: %s", error)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next look may succeed
                _LOG.exception("A fault of the program over alerts: %s", type(error).__name__)
            try:
                await asyncio.wait_for(self._stopping.wait(), LOOK_EVERY)
            except TimeoutError:
                continue

    async def round(self) -> None:
        """Look at everything that is new, and tell everything that is due.

        Raises:
            KhabarError: the library cannot be read.
        """
        while await self._lookout.look():
            if self._stopping.is_set():
                return
        places = asyncio.Semaphore(CHATS_AT_ONCE)
        chats = [self._tell_chat(alerts, places) for alerts in await self._lookout.due()]
        for outcome in await asyncio.gather(*chats, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise outcome

    async def _tell_chat(self, alerts: Sequence[Alert], places: asyncio.Semaphore) -> None:
        """Tell one chat its alerts, until one cannot be told for now."""
        async with places:
            for alert in alerts:
                if self._stopping.is_set():
                    return
                await self._look(alert.chat_id)
                telling = await self._lookout.telling(alert)
                if telling is None:
                    continue
                if not await self._tell(telling):
                    return
                await asyncio.sleep(self._pause)

    async def _look(self, chat_id: int) -> None:
        """Make sure that a group still discusses its channel: nobody there has asked just now."""
        if self._conversation.posts.discussed_in(chat_id) is not None:
            await self._channels.ask(self._bot, chat_id)

    async def _tell(self, telling: Telling) -> bool:
        """Send an alert; tell whether the chat's next one can be sent."""
        chat_id = telling.watch.chat_id
        try:
            await self._send(telling)
        except Forbidden as error:
            _LOG.info("The chat %s is told nothing more: %s", chat_id, error.message)
            await self._lookout.close(chat_id)
            return False
        except ChatMigrated as moved:
            try:
                await self._conversation.moved(chat_id, moved.new_chat_id)
            except LibraryBusy:
                _LOG.info("The chat %s moves when the library is free", chat_id)
            return False
        except BadRequest as error:
            return await self._refused(telling, error)
        except (RetryAfter, NetworkError) as error:
            _LOG.info("An alert to %s waits for the next round: %s", chat_id, error)
            return False
        await self._lookout.told(telling)
        return True

    async def _send(self, telling: Telling) -> None:
        chat_id, thread = telling.watch.chat_id, telling.watch.thread
        try:
            await tell(self._bot, chat_id, telling.reply, thread=thread)
        except BadRequest as error:
            if thread is None or not any(each in error.message.casefold() for each in _NO_TOPIC):
                raise
            await tell(self._bot, chat_id, telling.reply)

    async def _refused(self, telling: Telling, error: BadRequest) -> bool:
        chat_id = telling.watch.chat_id
        if is_shut(error) or any(reason in error.message.casefold() for reason in _GONE):
            _LOG.info("The chat %s is told nothing more: %s", chat_id, error.message)
            await self._lookout.close(chat_id)
            return False
        _LOG.error("Telegram refused an alert to %s: %s", chat_id, error.message)
        await self._lookout.give_up(telling.alert)
        return True
