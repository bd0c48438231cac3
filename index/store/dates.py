"""The dates that paragraphs name, in the store.

They are read and resolved when an article is put in, from the day of the article, so that an
answer looks them up: reading them takes longer than ranking the passages that have them. What
deletes a paragraph deletes its dates.
"""

import json
from collections.abc import Sequence

import aiosqlite

from index.model import DateMention, Span

DATES_IN_PARAGRAPH = (
    "(SELECT json_group_array(json_array(d.start, d.stop, d.first, d.last)) FROM dates d "
    "WHERE d.article_id = p.article_id AND d.ordinal = p.ordinal)"
)
"""SQL for the dates of the paragraph `p`, which `decode_dates` reads."""


def decode_dates(column: str) -> tuple[DateMention, ...]:
    """Return the dates of a paragraph, in order, from what `DATES_IN_PARAGRAPH` gives."""
    return tuple(
        DateMention(Span(start, stop), first, last)
        for start, stop, first, last in sorted(json.loads(column))
    )


class DateTable:
    """The `dates` table."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def put(self, article_id: int, dates: Sequence[Sequence[DateMention]]) -> None:
        """Write the dates of an article that has none yet; call it inside a transaction.

        Args:
            article_id: the article, which is in the store already.
            dates: those of each paragraph, in order.
        """
        await self._connection.executemany(
            "INSERT INTO dates VALUES (?, ?, ?, ?, ?, ?)",
            [
                (article_id, ordinal, *each.span, each.first, each.last)
                for ordinal, named in enumerate(dates)
                for each in named
            ],
        )

    async def clear(self) -> None:
        """Delete every date, to read those of every article anew."""
        await self._connection.execute("DELETE FROM dates")
