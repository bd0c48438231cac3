"""Calls at the pace that Telegram takes, and after "too many requests" once it takes them again.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: most limits are of
one chat. python-telegram-bot's own limiter lets every chat wait for the one that was refused.
"""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter

RETRIES = 5
"""How often a call is made again after Telegram said to wait (429)."""
_MARGIN = 0.1
"""Seconds that are waited beyond what Telegram says."""

_Outcome = bool | dict[str, Any] | list[dict[str, Any]]


class ChatLimiter(AIORateLimiter):
    """Lets the calls to one chat wait for as long as Telegram says, and no others."""

    def __init__(self, rate: float) -> None:
        """Make `rate` calls a second at most, over all chats; 0 for as many as Telegram lets."""
        super().__init__(overall_max_rate=rate)
        self._shut: dict[object, float] = {}
        """By chat, or by method where a call has none: until when, by the loop's clock."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, _Outcome]],
        args: Any,  # noqa: ANN401 - as python-telegram-bot has it
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> _Outcome:
        """Return what a call comes to, made again and again after Telegram said to wait.

        Raises:
            RetryAfter: Telegram kept saying so.
        """
        where = data.get("chat_id", endpoint)
        floods: list[RetryAfter] = []

        async def once(*args: Any, **kwargs: Any) -> _Outcome:  # noqa: ANN401 - likewise
            await self._opened(where)
            try:
                return await callback(*args, **kwargs)
            except RetryAfter as flood:
                # Kept from the base class, which would let everyone wait.
                floods.append(flood)
                return False

        while True:
            before = len(floods)
            outcome = await super().process_request(
                once, args, kwargs, endpoint, data, rate_limit_args
            )
            if len(floods) == before:
                return outcome
            if before == RETRIES:
                raise floods[-1]
            self._note(where, floods[-1])

    def _note(self, where: object, flood: RetryAfter) -> None:
        wait = flood.retry_after
        seconds = wait.total_seconds() if isinstance(wait, timedelta) else wait
        self._shut[where] = asyncio.get_running_loop().time() + seconds + _MARGIN

    async def _opened(self, where: object) -> None:
        """Wait until Telegram takes calls there again."""
        left = self._shut.get(where, 0.0) - asyncio.get_running_loop().time()
        if left > 0:
            await asyncio.sleep(left)
        else:
            self._shut.pop(where, None)
