"""Articles and their paragraphs in the store."""

import json
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from sqlite3 import Row
from typing import NamedTuple

import aiosqlite

from index.model import (
    Article,
    Citation,
    DateMention,
    Draft,
    Holding,
    Outlet,
    Paragraph,
    Span,
    Statement,
)
from index.store.changes import next_seq
from index.store.connection import Lookups
from index.store.dates import DATES_IN_PARAGRAPH, decode_dates
from index.store.statements import IN_PARAGRAPH, decode_statements
from index.store.words import WordIds, decode

_ARTICLE = (
    "id, collection, external_id, title, text, outlet, author, published, url, language, added_at"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What decides whether an article is known already, within its collection."""

    article_id: int
    unchanged: bool
    """Whether the store holds it as it is."""


class StoredParagraph(NamedTuple):
    """A paragraph with the citation of its article, its statements and its dates."""

    paragraph: Paragraph
    citation: Citation
    statements: tuple[Statement, ...]
    dates: tuple[DateMention, ...]


class ParagraphWords(NamedTuple):
    """A paragraph as ranking reads it: the ids of its words and of its headline's."""

    id: int
    article_id: int
    ordinal: int
    words: WordIds
    title: WordIds
    published: str | None
    """The day on which its article was published, ISO 8601."""


_WORDS = (
    "p.id, p.article_id, p.ordinal, p.words, a.title_words, substr(a.published, 1, 10) "
    "FROM paragraphs p JOIN articles a ON a.id = p.article_id"
)
_WORDS_AT_A_TIME = 2_000
"""Paragraphs whose words are read at a time."""


class ArticleTable:
    """The `articles`, `paragraphs` and `removed` tables."""

    def __init__(self, connection: aiosqlite.Connection, lookups: Lookups) -> None:
        self._connection = connection
        self._lookups = lookups

    # -- writing: inside a transaction -----------------------------------------------------

    async def identify(self, draft: Draft, collection: str, fingerprint: str) -> Identity | None:
        """Find the article that `draft` is, or is a new text of.

        An article is known by its source's id; without one by its URL; without either by its
        own words.
        """
        if draft.external_id is not None:
            column, value = "external_id", draft.external_id
        elif draft.url is not None:
            column, value = "url", draft.url
        else:
            column, value = "fingerprint", fingerprint
        row = await self._one(
            "SELECT id, fingerprint, outlet, author, published, url FROM articles "  # noqa: S608 - one of three names above
            f"WHERE collection = ? AND {column} = ?",
            (collection, value),
        )
        if row is None:
            return None
        held = (fingerprint, draft.outlet, draft.author, draft.published, draft.url or row[5])
        return Identity(int(row[0]), column == "fingerprint" or tuple(row[1:]) == held)

    async def put(
        self,
        draft: Draft,
        *,
        known: int | None,
        collection: str,
        fingerprint: str,
        language: str,
        title_words: bytes,
        paragraphs: Sequence[tuple[Span, bytes]],
    ) -> int:
        """Write an article and its paragraphs, in place of the article `known`; return its id.

        A new text that does not say its id or its address keeps those of the one before.
        """
        seq = await next_seq(self._connection)
        values = (
            *(seq, collection, draft.external_id, fingerprint, draft.title, draft.text),
            *(draft.outlet, draft.author, draft.published, draft.url, language, title_words),
        )
        if known is None:
            cursor = await self._connection.execute(
                "INSERT INTO articles (seq, collection, external_id, fingerprint, title, text, "
                "outlet, author, published, url, language, title_words, added_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                values,
            )
            article_id = int(cursor.lastrowid or 0)
        else:
            article_id = known
            await self._connection.execute(
                "UPDATE articles SET seq = ?, collection = ?, "
                "external_id = coalesce(?, external_id), fingerprint = ?, "
                "title = ?, text = ?, outlet = ?, author = ?, published = ?, "
                "url = coalesce(?, url), language = ?, title_words = ?, "
                "added_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?",
                (*values, known),
            )
            await self._connection.execute("DELETE FROM paragraphs WHERE article_id = ?", (known,))
        await self._connection.executemany(
            "INSERT INTO paragraphs (article_id, ordinal, start, stop, words) "
            "VALUES (?, ?, ?, ?, ?)",
            [
                (article_id, ordinal, span.start, span.end, words)
                for ordinal, (span, words) in enumerate(paragraphs)
            ],
        )
        return article_id

    async def remove(self, article_id: int) -> None:
        """Take an article and its paragraphs out."""
        seq = await next_seq(self._connection)
        await self._connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        await self._connection.execute(
            "INSERT OR REPLACE INTO removed VALUES (?, ?)", (article_id, seq)
        )

    async def move(self, collection: str, to: str, prefix: str = "") -> int:
        """Give the articles of one collection to another; return how many there were.

        An article that the other collection has under the same external id is taken out.
        With a `prefix` only those are given whose external id begins so.
        """
        moving = await self.of_collection(collection, prefix)
        for article_id in moving:
            known = await self._one(
                "SELECT 1 FROM articles AS old JOIN articles AS new USING (external_id) "
                "WHERE old.id = ? AND new.collection = ?",
                (article_id, to),
            )
            if known:
                await self.remove(article_id)
                continue
            seq = await next_seq(self._connection)
            await self._connection.execute(
                "UPDATE articles SET collection = ?, seq = ? WHERE id = ?", (to, seq, article_id)
            )
        return len(moving)

    async def relink(self, collection: str, prefix: str, address: str) -> None:
        """Put the addresses of articles right: `address`, and their external ids after `prefix`."""
        await self._connection.execute(
            "UPDATE articles SET url = ? || substr(external_id, ?) "
            "WHERE collection = ? AND external_id >= ? AND external_id < ?",
            (address, len(prefix) + 1, collection, prefix, f"{prefix}\U0010ffff"),
        )

    # -- reading ----------------------------------------------------------------------------

    async def word_ids(self, paragraph_ids: Iterable[int]) -> list[ParagraphWords]:
        """Return the words of the paragraphs that are still there, by id."""
        rows = await self._connection.execute_fetchall(
            f"SELECT {_WORDS} WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY p.id",  # noqa: S608 - columns from above
            (json.dumps(list(paragraph_ids)),),
        )
        return [_words(row) for row in rows]

    async def words_after(self, last: int) -> AsyncIterator[list[ParagraphWords]]:
        """Yield the words of paragraphs whose id is greater than `last`, by id, in batches."""
        while True:
            rows = await self._connection.execute_fetchall(
                f"SELECT {_WORDS} WHERE p.id > ? ORDER BY p.id LIMIT ?",
                (last, _WORDS_AT_A_TIME),
            )
            batch = [_words(row) for row in rows]
            if not batch:
                return
            yield batch
            last = batch[-1].id

    async def last_paragraph(self) -> int:
        """Return the greatest id of a paragraph, 0 where there is none."""
        row = _present(await self._one("SELECT coalesce(max(id), 0) FROM paragraphs"))
        return int(row[0])

    def paragraphs(
        self, paragraph_ids: Iterable[int], collections: Sequence[str]
    ) -> dict[int, StoredParagraph]:
        """Return paragraphs with what belongs to them, those that `collections` (still) have."""
        rows = self._lookups.rows(
            "SELECT p.id, p.article_id, p.ordinal, p.start, p.stop, "  # noqa: S608 - two columns are written elsewhere
            "substr(a.text, p.start + 1, p.stop - p.start), "
            "a.external_id, a.title, a.outlet, a.author, a.published, a.url, "
            f"{IN_PARAGRAPH}, {DATES_IN_PARAGRAPH} "
            "FROM paragraphs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.id IN (SELECT value FROM json_each(?)) "
            "AND a.collection IN (SELECT value FROM json_each(?))",
            (json.dumps(list(paragraph_ids)), json.dumps(list(collections))),
        )
        return {
            row[0]: StoredParagraph(
                Paragraph(*row[:6]),
                Citation(row[1], *row[6:12]),
                decode_statements(row[12]),
                decode_dates(row[13]),
            )
            for row in rows
        }

    async def find(self, wanted: str, collection: str | None = None) -> Article | None:
        """Return the article whose external id, or else whose id, is `wanted`."""
        within = "" if collection is None else "AND collection = :collection "
        row = await self._one(
            f"SELECT {_ARTICLE} FROM articles "  # noqa: S608 - columns and condition from above
            f"WHERE (external_id = :wanted OR CAST(id AS TEXT) = :wanted) {within}"
            "ORDER BY external_id = :wanted DESC, id LIMIT 1",
            {"wanted": wanted, "collection": collection},
        )
        return Article(*row) if row else None

    async def with_paragraph(self, paragraph_id: int, collections: Sequence[str]) -> Article | None:
        """Return the article that has a paragraph, if it is in one of `collections`."""
        row = await self._one(
            f"SELECT {_ARTICLE} FROM articles "  # noqa: S608 - columns from above
            "WHERE id = (SELECT article_id FROM paragraphs WHERE id = ?) "
            "AND collection IN (SELECT value FROM json_each(?))",
            (paragraph_id, json.dumps(list(collections))),
        )
        return Article(*row) if row else None

    async def paragraph_ids(self, article_id: int, collections: Sequence[str]) -> list[int]:
        """Return the ids of an article's paragraphs, none unless it is in one of `collections`."""
        rows = await self._connection.execute_fetchall(
            "SELECT p.id FROM paragraphs p JOIN articles a ON a.id = p.article_id "
            "WHERE a.id = ? AND a.collection IN (SELECT value FROM json_each(?)) ORDER BY p.id",
            (article_id, json.dumps(list(collections))),
        )
        return [int(row[0]) for row in rows]

    async def of_collection(self, collection: str, prefix: str = "") -> list[int]:
        """Return the ids of the articles of a collection, in the order they came.

        With a `prefix` only of those whose external id begins so.
        """
        beginning = "AND external_id >= ? AND external_id < ?" if prefix else ""
        rows = await self._connection.execute_fetchall(
            f"SELECT id FROM articles WHERE collection = ? {beginning} ORDER BY id",  # noqa: S608 - written above
            (collection, prefix, f"{prefix}\U0010ffff") if prefix else (collection,),
        )
        return [int(row[0]) for row in rows]

    async def page(self, collection: str, first: int, limit: int) -> tuple[Article, ...]:
        """Return articles of a collection from a place on, from 0; the one put in last first."""
        rows = await self._connection.execute_fetchall(
            f"SELECT {_ARTICLE} FROM articles "  # noqa: S608 - columns from above
            "WHERE collection = ? ORDER BY id DESC LIMIT ? OFFSET ?",
            (collection, limit, first),
        )
        return tuple(Article(*row) for row in rows)

    async def within(self, article_id: int, collection: str) -> Article | None:
        """Return the article with this very id, if it is in `collection`."""
        row = await self._one(
            f"SELECT {_ARTICLE} FROM articles WHERE id = ? AND collection = ?",  # noqa: S608 - columns from above
            (article_id, collection),
        )
        return Article(*row) if row else None

    async def ids_between(self, collection: str, after: int, last: int) -> list[int]:
        """Return the ids of a collection's articles that are over `after` and at most `last`."""
        rows = await self._connection.execute_fetchall(
            "SELECT id FROM articles WHERE collection = ? AND id > ? AND id <= ?",
            (collection, after, last),
        )
        return [int(row[0]) for row in rows]

    async def holding(self, collection: str) -> Holding:
        """Return how much a collection holds."""
        row = _present(
            await self._one(
                "SELECT count(*), coalesce(sum(length(CAST(text AS BLOB))), 0), "
                "coalesce(max(id), 0) FROM articles WHERE collection = ?",
                (collection,),
            )
        )
        return Holding(*row)

    async def paragraphs_of(self, article_id: int) -> tuple[Paragraph, ...]:
        """Return the paragraphs of an article in order."""
        rows = await self._connection.execute_fetchall(
            "SELECT p.id, p.article_id, p.ordinal, p.start, p.stop, "
            "substr(a.text, p.start + 1, p.stop - p.start) "
            "FROM paragraphs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.article_id = ? ORDER BY p.ordinal",
            (article_id,),
        )
        return tuple(Paragraph(*row) for row in rows)

    async def counts(self) -> tuple[int, int]:
        """Return the numbers of articles and of paragraphs."""
        row = _present(
            await self._one(
                "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM paragraphs)"
            )
        )
        return int(row[0]), int(row[1])

    async def count_by(self, column: str) -> dict[str, int]:
        """Return the number of articles by `collection` or by `outlet` ("" where unknown)."""
        rows = await self._connection.execute_fetchall(
            f"SELECT coalesce({column}, ''), count(*) FROM articles "  # noqa: S608 - the caller's own word
            "GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return {str(name): int(count) for name, count in rows}

    async def outlets(self, collections: Sequence[str]) -> tuple[Outlet, ...]:
        """Return the outlets of the articles in `collections`, those with most of them first."""
        rows = await self._connection.execute_fetchall(
            "SELECT coalesce(outlet, ''), count(*), max(published) FROM articles "
            "WHERE collection IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY 2 DESC, 1",
            (json.dumps(list(collections)),),
        )
        return tuple(Outlet(*row) for row in rows)

    async def published_range(self) -> tuple[str | None, str | None]:
        """Return the oldest and the newest date of the articles."""
        row = _present(await self._one("SELECT min(published), max(published) FROM articles"))
        return row[0], row[1]

    async def freshness(self, collections: Sequence[str]) -> tuple[int, str | None]:
        """Return the number of articles in `collections` and the date of the newest.

        The number is kept and the date is the end of an index, so that it takes the same time
        whatever their number.
        """
        row = _present(
            await self._one(
                "SELECT coalesce(sum(articles), 0), "
                "max((SELECT max(published) FROM articles WHERE collection = name)) "
                "FROM collections WHERE name IN (SELECT value FROM json_each(?))",
                (json.dumps(list(collections)),),
            )
        )
        return int(row[0]), row[1]

    async def all_paragraph_ids(self) -> set[int]:
        """Return the id of every paragraph; for comparing with an engine."""
        rows = await self._connection.execute_fetchall("SELECT id FROM paragraphs")
        return {int(row[0]) for row in rows}

    async def _one(self, sql: str, values: dict[str, object] | Sequence[object] = ()) -> Row | None:
        rows = list(await self._connection.execute_fetchall(sql, values))
        return rows[0] if rows else None


def _words(row: Row) -> ParagraphWords:
    number, article_id, ordinal, words, title, published = row
    return ParagraphWords(number, article_id, ordinal, decode(words), decode(title), published)


def _present(row: Row | None) -> Row:
    """Return a row that the SQL guarantees."""
    if row is None:
        raise LookupError("the store returned no row for a count")
    return row
