"""What may happen to a call on demand: refusals, slowness, lost connections."""

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import Any

from tests.bot.e2e.rules import Refused


@dataclass(frozen=True, slots=True)
class Slow:
    """The call is carried out, after some seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Dropped:
    """The connection is cut before anything is done."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """A gateway answers in place of Telegram, and not in JSON."""

    status: int = 502


Misfortune = Slow | Dropped | Garbled | Refused


def flood(seconds: int) -> Refused:
    return Refused(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds)


def second_poller() -> Refused:
    return Refused(
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
        409,
    )


class Trouble:
    """What the next calls of a method meet, everywhere or in one chat."""

    def __init__(self) -> None:
        self._waiting: defaultdict[tuple[str, int | None], deque[Misfortune]] = defaultdict(deque)

    def add(self, method: str, *misfortunes: Misfortune, chat: int | None = None) -> None:
        """Let the next calls of `method`, to `chat` if it is given, meet these one by one."""
        self._waiting[method, chat].extend(misfortunes)

    def next(self, method: str, call: dict[str, Any]) -> Misfortune | None:
        """Return what a call meets, if anything."""
        chat = call.get("chat_id")
        for key in ((method, None if chat is None else int(chat)), (method, None)):
            if self._waiting[key]:
                return self._waiting[key].popleft()
        return None
