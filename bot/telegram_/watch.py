"""The state of the line to Telegram, told in one sentence whenever it changes.

Every call to the Bot API passes through `WatchedRequest`, so a lost network, a second poller and
a refused token are noticed where they show first and said once, whoever called.
"""

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

_LOG = logging.getLogger(__name__)

CONFLICT_SILENCE = 600.0
"""Seconds without a second poller after which a new one is news again."""

Timeout = Any
"""Seconds, `None`, or python-telegram-bot's private mark for "the request's own"."""

_POLLING = frozenset({"getMe", "getUpdates", "deleteWebhook"})
_NO_TOKEN = (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND)


class Watch:
    """What is known of the line, and what was said about it."""

    def __init__(
        self,
        on_refused: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._on_refused = on_refused
        self._clock = clock
        self._lost = False
        self._refused = False
        self._last_conflict: float | None = None

    @property
    def refused(self) -> bool:
        """Whether Telegram knows no bot with the token."""
        return self._refused

    def failed(self, reason: str) -> None:
        """Note that a call did not reach Telegram, or found it out of order."""
        if not self._lost:
            self._lost = True
            _LOG.warning("Telegram cannot be reached (%s); trying until it can.", reason)

    def answered(self, method: str, code: int) -> None:
        """Note that Telegram answered a call of `method` with an HTTP status."""
        if code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.failed(f"it answered with status {code}")
            return
        if self._lost:
            self._lost = False
            _LOG.warning("Telegram can be reached again.")
        if code == HTTPStatus.CONFLICT:
            self._note_conflict()
        if code in _NO_TOKEN and method in _POLLING and not self._refused:
            self._refused = True
            _LOG.error(
                "Telegram knows no bot with this token: set KHABAR_TELEGRAM_TOKEN "
                "to the one that @BotFather shows."
            )
            self._on_refused()

    def _note_conflict(self) -> None:
        """Say that somebody else polls with the same token.

        The bot keeps trying, with the growing pauses of python-telegram-bot's loop (up to half a
        minute): while a service is replaced, the old process still polls for some seconds.
        """
        now = self._clock()
        last, self._last_conflict = self._last_conflict, now
        if last is None or now - last > CONFLICT_SILENCE:
            _LOG.warning(
                "Another program receives this bot's messages with the same token; "
                "stop it. Trying until it has stopped."
            )


def _as_it_came(payload: bytes) -> bytes:
    return payload


class WatchedRequest(BaseRequest):
    """Another request, with every outcome reported to a `Watch`.

    What Telegram answers to a call that went well is passed through `reading`.
    """

    def __init__(
        self,
        request: BaseRequest,
        watch: Watch,
        reading: Callable[[bytes], bytes] = _as_it_came,
    ) -> None:
        self._request = request
        self._watch = watch
        self._reading = reading

    @property
    def read_timeout(self) -> float | None:
        """The other request's read timeout in seconds."""
        return self._request.read_timeout

    async def initialize(self) -> None:
        """Prepare the other request."""
        await self._request.initialize()

    async def shutdown(self) -> None:
        """Shut the other request down."""
        await self._request.shutdown()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Carry a call, and note how it went.

        Raises:
            NetworkError: Telegram could not be reached.
        """
        try:
            code, payload = await self._request.do_request(
                url,
                method,
                request_data,
                read_timeout,
                write_timeout,
                connect_timeout,
                pool_timeout,
            )
        except NetworkError as error:
            cause = error.__cause__ or error
            self._watch.failed(type(cause).__name__)
            raise
        self._watch.answered(url.rpartition("/")[2], code)
        return code, self._reading(payload) if code == HTTPStatus.OK else payload
