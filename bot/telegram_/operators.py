"""Tells the operators, in Telegram, of what needs a person: once, not in a flood.

Whatever is logged as an error is such a failure; the rest of the program need not know that
anyone is told.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Collection

from telegram import Bot
from telegram.error import TelegramError

from bot.locale import Messages
from bot.reply import plain
from bot.shorten import shorten
from bot.telegram_.html import to_html

_LOG = logging.getLogger(__name__)

SILENCE = 3600.0
"""Seconds in which one kind of failure is told once."""
AT_MOST = 6
"""How many kinds of failure are told in that time."""

_SENTENCE_UNITS = 1000
_OURS = ("bot", "index")


class OperatorNotices(logging.Handler):
    """A log handler that sends errors to the operators' private chats.

    The kind of a failure is where it is logged and with which sentence, whatever stands in it but
    the kind of an error.
    """

    def __init__(
        self,
        bot: Bot,
        operators: Collection[int],
        words: Messages,
        redact: Callable[[str], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Tell `operators` through `bot`.

        Args:
            bot: what sends.
            operators: their user ids.
            words: the language of the notices.
            redact: takes out what must not leave the house, such as the token.
            clock: in seconds.
        """
        super().__init__(logging.ERROR)
        self._bot = bot
        self._operators = sorted(operators)
        self._words = words
        self._redact = redact
        self._clock = clock
        self._told: dict[tuple[str, ...], float] = {}
        self._loop = asyncio.get_running_loop()
        self._sending: set[asyncio.Task[None]] = set()

    def attach(self) -> None:
        """Listen to what the program logs of its own."""
        for name in _OURS:
            logging.getLogger(name).addHandler(self)

    async def detach(self) -> None:
        """Listen no more, and give what is being sent up."""
        for name in _OURS:
            logging.getLogger(name).removeHandler(self)
        for task in self._sending:
            task.cancel()

    def emit(self, record: logging.LogRecord) -> None:
        """Have the record told, unless one like it was told lately; any thread may log it."""
        if self._news(record.name, str(record.msg), *_errors(record)):
            sentence = self._redact(" ".join(record.getMessage().split()))
            self._loop.call_soon_threadsafe(self._start, sentence)

    def _news(self, *kind: str) -> bool:
        now = self._clock()
        self._told = {told: at for told, at in self._told.items() if now - at < SILENCE}
        if kind in self._told or len(self._told) >= AT_MOST:
            return False
        self._told[kind] = now
        return True

    def _start(self, sentence: str) -> None:
        task = self._loop.create_task(self._tell(sentence))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _tell(self, sentence: str) -> None:
        failure = shorten(sentence, _SENTENCE_UNITS)
        markup = to_html(plain(self._words.say("operator.failure", failure=failure)))
        for operator in self._operators:
            try:
                await self._bot.send_message(operator, markup, parse_mode="HTML")
            except TelegramError as error:
                # A warning: an error here would be told in its turn.
                _LOG.warning("Operator %s could not be told of a failure: %s", operator, error)


def _errors(record: logging.LogRecord) -> list[str]:
    """Return of which kinds the errors are that a record names."""
    named = record.args if isinstance(record.args, tuple) else ()
    return [type(each).__name__ for each in named if isinstance(each, BaseException)]
