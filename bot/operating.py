"""What operators are told: how much there is, how much it is used, and where it comes from."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.chat import Chat
from bot.citing import name
from bot.fitting import MESSAGE_UNITS, block_units
from bot.framing import Framing, said
from bot.locale import Messages
from bot.quiet import day_begun
from bot.reply import Line, Reply, line
from bot.state import State
from index import PUBLIC, Library
from index.model import Outlet, Status

MOST_OUTLETS = 40
"""Outlets that are named, in one message."""

_FIRST_AND_LAST = 120
"""What the lines above and below the outlets take at most, in UTF-16 units."""
_MEGABYTE = 1024 * 1024
_MEMORY = Path("/proc/self/statm")
"""Linux alone says there how many pages a process has in memory, second of its numbers."""


class Operating:
    """Answers the operators."""

    def __init__(
        self,
        library: Library,
        state: State,
        framing: Framing,
        *,
        zone: ZoneInfo,
        clock: Callable[[], datetime],
    ) -> None:
        """Count in `library` and `state`; a day is one of `zone`, by `clock`."""
        self._library = library
        self._state = state
        self._framing = framing
        self._zone = zone
        self._clock = clock

    async def stats(self, chat: Chat) -> Reply:
        """Return what there is and how it is used.

        Raises:
            KhabarError: the library cannot be read.
        """
        words = self._framing.words(chat)
        held = await self._library.stats()
        used = await self._state.usage.since(day_begun(self._clock(), self._zone))
        watches = self._state.watches.all()
        memory = memory_bytes()
        number = words.number
        told = words.say(
            "stats",
            articles=number(held.articles),
            public=number(held.collections.get(PUBLIC, 0)),
            paragraphs=number(held.paragraphs),
            newest=words.date(held.newest) or words.say("date.unknown"),
            disk=_megabytes(held.store_bytes + held.engine_bytes, words),
            memory=words.say("stats.unknown") if memory is None else _megabytes(memory, words),
            chats=number(used.chats),
            questions=number(used.asked),
            answered=number(used.questions.get(Status.ANSWERED, 0)),
            weak=number(used.questions.get(Status.WEAK, 0)),
            no_answer=number(used.questions.get(Status.NO_ANSWER, 0)),
            watches=number(sum(not watch.closed for watch in watches)),
            closed=number(sum(watch.closed for watch in watches)),
            alerts=number(used.alerts),
        )
        return said(words, told)

    async def sources(self, chat: Chat) -> Reply:
        """Return the outlets of the public news; what chats have of their own is theirs.

        Raises:
            KhabarError: the library cannot be read.
        """
        words = self._framing.words(chat)
        outlets = await self._library.outlets()
        if not outlets:
            return Reply((line(words.say("empty")),))
        head = line(words.count("sources", len(outlets)))
        named = _fitting([line(_outlet(outlet, words)) for outlet in outlets[:MOST_OUTLETS]])
        more = len(outlets) - len(named)
        tail = [line(words.count("sources.more", more))] if more else []
        return Reply((head, *named, *tail))


def memory_bytes() -> int | None:
    """Return how many bytes of memory this process takes; `None` where the system is silent."""
    try:
        pages = int(_MEMORY.read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")


def _fitting(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines that fit into a message beside its first and its last one."""
    room = MESSAGE_UNITS - _FIRST_AND_LAST
    ends = accumulate(block_units([each]) for each in lines)
    return lines[: sum(end <= room for end in ends)]


def _outlet(outlet: Outlet, words: Messages) -> str:
    return words.count(
        "sources.one",
        outlet.articles,
        outlet=name(outlet.name, words) or words.say("outlet.unknown"),
        date=words.date(outlet.newest) or words.say("date.unknown"),
    )


def _megabytes(size: int, words: Messages) -> str:
    return words.say("megabytes", n=words.number(round(size / _MEGABYTE)))
