"""Statements and their speakers in the store.

They are taken from an article when it is put in, and belong to its paragraphs: what deletes a
paragraph deletes its statements.
"""

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import aiosqlite

from index.model import Citation, Paragraph, Quotation, Span, Speaker, Statement
from index.store.connection import Lookups

IN_PARAGRAPH = (
    "(SELECT json_group_array(json_array(s.start, s.stop, k.name, s.cue, s.type)) "
    "FROM statements s JOIN speakers k ON k.id = s.speaker_id "
    "WHERE s.article_id = p.article_id AND s.ordinal = p.ordinal)"
)
"""SQL for the statements of the paragraph `p`, which `decode_statements` reads."""


class Name(NamedTuple):
    """What the store keeps of a speaker's name beside its spelling."""

    identity: str
    """What spellings of the name have in common."""
    terms: str
    """The terms of its words, by which it is looked up."""


def decode_statements(column: str) -> tuple[Statement, ...]:
    """Return the statements of a paragraph, in order, from what `IN_PARAGRAPH` gives."""
    return tuple(
        Statement(name, cue, kind, Span(start, stop))
        for start, stop, name, cue, kind in sorted(json.loads(column))
    )


class StatementTable:
    """The `statements` and `speakers` tables."""

    def __init__(self, connection: aiosqlite.Connection, lookups: Lookups) -> None:
        self._connection = connection
        self._lookups = lookups

    # -- writing: inside a transaction -----------------------------------------------------

    async def put(
        self,
        article_id: int,
        statements: Sequence[Sequence[Statement]],
        names: Iterable[tuple[str, Name]],
    ) -> None:
        """Write the statements of an article that has none yet.

        Args:
            article_id: the article, which is in the store already.
            statements: those of each paragraph, in order.
            names: every speaker of them, as written, and what is kept of the name.
        """
        await self._connection.executemany(
            "INSERT OR IGNORE INTO speakers (name, identity, terms) VALUES (?, ?, ?)",
            [(written, *name) for written, name in names],
        )
        await self._connection.executemany(
            "INSERT INTO statements SELECT ?, ?, ?, ?, ?, id, ?, ? FROM speakers WHERE name = ?",
            [
                (article_id, ordinal, place, *each.span, each.cue, each.type, each.speaker)
                for ordinal, said in enumerate(statements)
                for place, each in enumerate(said)
            ],
        )

    async def clear(self) -> None:
        """Delete every statement and speaker, to attribute every article anew."""
        await self._connection.execute("DELETE FROM statements")
        await self._connection.execute("DELETE FROM speakers")

    async def set_version(self, version: str) -> None:
        """Record by which rules the statements of the library were found."""
        await self._connection.execute(
            "UPDATE meta SET value = ? WHERE key = 'statements'", (version,)
        )

    # -- reading ----------------------------------------------------------------------------

    def of(self, paragraph_ids: Iterable[int]) -> dict[int, tuple[Statement, ...]]:
        """Return the statements of paragraphs, by id; of those that have some."""
        rows = self._lookups.rows(
            "SELECT p.id, json_group_array(json_array(s.start, s.stop, k.name, s.cue, s.type)) "
            "FROM paragraphs p "
            "JOIN statements s ON s.article_id = p.article_id AND s.ordinal = p.ordinal "
            "JOIN speakers k ON k.id = s.speaker_id "
            "WHERE p.id IN (SELECT value FROM json_each(?)) GROUP BY p.id",
            (json.dumps(list(paragraph_ids)),),
        )
        return {number: decode_statements(said) for number, said in rows}

    async def of_article(self, article_id: int) -> tuple[tuple[Statement, ...], ...]:
        """Return the statements of each paragraph of an article, in order."""
        rows = await self._connection.execute_fetchall(
            f"SELECT {IN_PARAGRAPH} FROM paragraphs p "  # noqa: S608 - written above
            "WHERE p.article_id = ? ORDER BY p.ordinal",
            (article_id,),
        )
        return tuple(decode_statements(row[0]) for row in rows)

    async def speakers(self, collections: Sequence[str], limit: int) -> tuple[Speaker, ...]:
        """Return who makes most statements in `collections`; spellings of a name are one.

        The name is the commonest spelling.
        """
        rows = await self._connection.execute_fetchall(
            """
            WITH spelt AS (
                SELECT k.identity, k.name, count(*) AS said, max(a.published) AS newest
                FROM statements s
                JOIN speakers k ON k.id = s.speaker_id
                JOIN articles a ON a.id = s.article_id
                WHERE a.collection IN (SELECT value FROM json_each(?))
                GROUP BY k.id
            ), ordered AS (
                SELECT *, row_number() OVER one AS place
                FROM spelt WINDOW one AS (PARTITION BY identity ORDER BY said DESC, name)
            )
            SELECT max(CASE WHEN place = 1 THEN name END), sum(said), max(newest)
            FROM ordered GROUP BY identity ORDER BY 2 DESC, 1 LIMIT ?
            """,
            (json.dumps(list(collections)), limit),
        )
        return tuple(Speaker(*row) for row in rows)

    async def named(self, terms: Iterable[str]) -> dict[int, str]:
        """Return each speaker with one of `terms` in the name, by number.

        Speakers of every collection are among them: `by` says what may be shown.
        """
        rows = await self._connection.execute_fetchall(
            "SELECT id, name FROM speakers WHERE EXISTS (SELECT 1 FROM json_each(?) "
            "WHERE instr(' ' || terms || ' ', ' ' || value || ' '))",
            (json.dumps(list(terms)),),
        )
        return {int(number): str(name) for number, name in rows}

    async def by(
        self, speakers: Iterable[int], collections: Sequence[str], limit: int
    ) -> tuple[Quotation, ...]:
        """Return what `speakers` say in `collections`, newest first."""
        rows = await self._connection.execute_fetchall(
            "SELECT s.start, s.stop, k.name, s.cue, s.type, "
            "p.id, p.article_id, p.ordinal, p.start, p.stop, "
            "substr(a.text, p.start + 1, p.stop - p.start), "
            "a.external_id, a.title, a.outlet, a.author, a.published, a.url "
            "FROM statements s JOIN speakers k ON k.id = s.speaker_id "
            "JOIN paragraphs p ON p.article_id = s.article_id AND p.ordinal = s.ordinal "
            "JOIN articles a ON a.id = s.article_id "
            "WHERE s.speaker_id IN (SELECT value FROM json_each(?)) "
            "AND a.collection IN (SELECT value FROM json_each(?)) "
            "ORDER BY a.published DESC NULLS LAST, a.id DESC, p.ordinal, s.place LIMIT ?",
            (json.dumps(list(speakers)), json.dumps(list(collections)), limit),
        )
        return tuple(_quotation(row) for row in rows)


def _quotation(row: Sequence[object]) -> Quotation:
    start, stop, name, cue, kind, *rest = row
    paragraph = Paragraph(*rest[:6])  # type: ignore[arg-type] # as the columns are declared
    span = Span(int(str(start)), int(str(stop)))
    return Quotation(
        Statement(str(name), str(cue), str(kind), span),
        paragraph.text[span.start : span.end],
        paragraph,
        Citation(paragraph.article_id, *rest[6:]),  # type: ignore[arg-type] # likewise
    )
