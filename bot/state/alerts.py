"""What was found for standing questions: first it waits, then it is told or given up, once.

How far the library was looked at is kept in the same transaction as what was found on the way,
so that after a stop nothing is found twice and nothing is passed over.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.state.database import Database

REMEMBERED = timedelta(days=30)
"""How long what was told is known, so that the same story is not told again."""

_MARK = "alerts"
_FOUND = """
INSERT OR IGNORE INTO bot_alerts (watch_id, chat_id, article_id, found_at) VALUES (?, ?, ?, ?)
"""
_SINCE = "SELECT value FROM bot_marks WHERE name = ?"


@dataclass(frozen=True, slots=True)
class Alert:
    """An article that answers a standing question, and was not told yet."""

    id: int
    watch_id: int
    chat_id: int
    article_id: int
    found_at: str


class Alerts:
    """The alerts of every chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def mark(self) -> int | None:
        """Return the number of the last change that was looked at; `None` at the very first."""
        for row in await self._database.read(_SINCE, (_MARK,)):
            return int(row[0])
        return None

    async def note(
        self, mark: int, found: Iterable[tuple[int, int, int]] = (), *, at: datetime
    ) -> bool:
        """Note how far was looked, and what was found; tell whether it could be kept.

        Args:
            mark: the number of the change.
            found: the watch, chat and article of each alert; one that is known stays as it is.
            at: when it was found.
        """
        moment = _iso(at)
        alerts = [(_FOUND, (*each, moment)) for each in found]
        marked = ("INSERT OR REPLACE INTO bot_marks (name, value) VALUES (?, ?)", (_MARK, mark))
        return await self._database.write(*alerts, marked) is not None

    async def waiting(self) -> list[Alert]:
        """Return what waits to be told, in the order in which it was found."""
        rows = await self._database.read(
            "SELECT id, watch_id, chat_id, article_id, found_at FROM bot_alerts"
            " WHERE settled_at IS NULL ORDER BY id"
        )
        return [Alert(*row) for row in rows]

    async def told_since(self, chat_id: int, since: datetime) -> int:
        """Return how many alerts a chat was told since a moment."""
        rows = await self._database.read(
            "SELECT count(*) FROM bot_alerts WHERE chat_id = ? AND sketch IS NOT NULL"
            " AND settled_at >= ?",
            (chat_id, _iso(since)),
        )
        return sum(int(row[0]) for row in rows)

    async def told_of(self, watch_id: int) -> list[tuple[int, ...]]:
        """Return the sketches of the passages that were told for a watch."""
        rows = await self._database.read(
            "SELECT sketch FROM bot_alerts WHERE watch_id = ? AND sketch IS NOT NULL", (watch_id,)
        )
        return [tuple(json.loads(row[0])) for row in rows]

    async def settle(
        self, alert: Alert, *, at: datetime, sketch: tuple[int, ...] | None = None
    ) -> None:
        """Note that an alert was told with the passage of a sketch, or without one given up."""
        told = None if sketch is None else json.dumps(sketch)
        await self._database.write(
            (
                "UPDATE bot_alerts SET settled_at = ?, sketch = ? WHERE id = ?",
                (_iso(at), told, alert.id),
            ),
            ("DELETE FROM bot_alerts WHERE settled_at < ?", (_iso(at - REMEMBERED),)),
        )


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
