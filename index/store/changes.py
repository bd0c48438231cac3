"""The log of what changed in the store: what an engine has to follow.

Every article carries the number of the change that last put it, and every article that was
taken out leaves the number of the change that did. Numbers only grow, and one writer at a time
gives them out, so an engine that knows the number it came to knows what it has missed.
"""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Row
from typing import NamedTuple

import aiosqlite

from index.store.words import WordIds, decode

_BATCH = 500
"""Rows that are held in memory at a time while a whole library is read."""


@dataclass(frozen=True, slots=True)
class Change:
    """One step of the log: an article that was put in or taken out."""

    seq: int
    article_id: int
    collection: str | None
    """`None` for an article that was taken out."""
    title: WordIds | None = None
    """The word ids of its headline."""
    source: str = ""
    """Its outlet and its author, as they are written."""
    paragraphs: tuple[tuple[int, WordIds], ...] = ()
    """The id and the word ids of each paragraph."""


class Arrived(NamedTuple):
    """An article that was put in, or put in anew, as far as it is told what it may answer."""

    seq: int
    article_id: int
    collection: str
    added_at: str
    title: WordIds
    paragraphs: tuple[WordIds, ...]

    def texts(self) -> tuple[WordIds, ...]:
        """Return the word ids of its headline, and then of each paragraph."""
        return (self.title, *self.paragraphs)


class ArticleText(NamedTuple):
    """An article, as far as its statements and dates are found in it."""

    article_id: int
    language: str
    published: str | None
    paragraphs: list[str]


async def next_seq(connection: aiosqlite.Connection) -> int:
    """Give out the number of the next change. Call it inside a transaction."""
    rows = await connection.execute_fetchall(
        "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'seq' RETURNING value"
    )
    return int(next(iter(rows))[0])


class ChangeLog:
    """The store as a sequence of changes, and the words of every paragraph to read anew."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def meta(self) -> Mapping[str, str]:
        """Return the library's id, the number of its last change and its analyzer's version."""
        rows = await self._connection.execute_fetchall("SELECT key, value FROM meta")
        return {str(key): str(value) for key, value in rows}

    async def since(self, after: int) -> AsyncIterator[list[Change]]:
        """Yield what changed after the change number `after`, in order, in batches."""
        async for batch in self._batches(
            "SELECT seq, id, collection, title_words, "
            "coalesce(outlet, '') || ' ' || coalesce(author, '') "
            "FROM articles WHERE seq > :after UNION ALL "
            "SELECT seq, article_id, NULL, NULL, '' FROM removed WHERE seq > :after "
            "ORDER BY seq LIMIT :limit",
            after,
        ):
            words = await self._words_of([row[1] for row in batch if row[2] is not None])
            yield [
                Change(
                    seq,
                    article_id,
                    collection,
                    decode(title) if title is not None else None,
                    source,
                    tuple(words.get(article_id, ())),
                )
                for seq, article_id, collection, title, source in batch
            ]

    async def arrived(self, after: int, up_to: int, limit: int) -> list[Arrived]:
        """Return up to `limit` articles that came after one change and up to another, in order."""
        rows = list(
            await self._connection.execute_fetchall(
                "SELECT seq, id, collection, added_at, title_words FROM articles "
                "WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
                (after, up_to, limit),
            )
        )
        words = await self._words_of([row[1] for row in rows])
        return [
            Arrived(
                *(seq, article_id, collection, added_at, decode(title)),
                tuple(found for _, found in words.get(article_id, ())),
            )
            for seq, article_id, collection, added_at, title in rows
        ]

    async def _words_of(self, article_ids: list[int]) -> dict[int, list[tuple[int, WordIds]]]:
        rows = await self._connection.execute_fetchall(
            "SELECT article_id, id, words FROM paragraphs "
            "WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(article_ids),),
        )
        found: dict[int, list[tuple[int, WordIds]]] = {}
        for article_id, paragraph_id, blob in rows:
            found.setdefault(article_id, []).append((paragraph_id, decode(blob)))
        return found

    async def titles(self) -> AsyncIterator[list[tuple[int, str]]]:
        """Yield batches of (article id, headline) over the whole library, by id."""
        async for batch in self._batches(
            "SELECT id, coalesce(title, '') FROM articles WHERE id > :after "
            "ORDER BY id LIMIT :limit",
            0,
        ):
            yield [(int(row[0]), str(row[1])) for row in batch]

    async def texts(self) -> AsyncIterator[list[tuple[int, str]]]:
        """Yield batches of (paragraph id, text) over the whole library, by id."""
        async for batch in self._batches(
            "SELECT p.id, substr(a.text, p.start + 1, p.stop - p.start) "
            "FROM paragraphs p JOIN articles a ON a.id = p.article_id "
            "WHERE p.id > :after ORDER BY p.id LIMIT :limit",
            0,
        ):
            yield [(int(row[0]), str(row[1])) for row in batch]

    async def articles(self) -> AsyncIterator[list[ArticleText]]:
        """Yield batches of articles over the whole library, by id."""
        async for batch in self._batches(
            "SELECT a.id, a.language, a.published, (SELECT json_group_array(json_array(p.ordinal, "
            "substr(a.text, p.start + 1, p.stop - p.start))) "
            "FROM paragraphs p WHERE p.article_id = a.id) "
            "FROM articles a WHERE a.id > :after ORDER BY a.id LIMIT :limit",
            0,
        ):
            yield [
                ArticleText(number, language, day, [text for _, text in sorted(json.loads(texts))])
                for number, language, day, texts in batch
            ]

    async def _batches(self, sql: str, after: int) -> AsyncIterator[list[Row]]:
        """Yield the rows of `sql` a batch at a time; `:after` moves by its first column."""
        while True:
            rows = list(
                await self._connection.execute_fetchall(sql, {"after": after, "limit": _BATCH})
            )
            if not rows:
                return
            yield rows
            after = rows[-1][0]

    async def rewrite_words(self, words: Iterable[tuple[int, bytes]]) -> None:
        """Replace the word ids of paragraphs, by paragraph id."""
        await self._connection.executemany(
            "UPDATE paragraphs SET words = ? WHERE id = ?",
            [(blob, paragraph_id) for paragraph_id, blob in words],
        )

    async def rewrite_titles(self, words: Iterable[tuple[int, bytes]]) -> None:
        """Replace the word ids of headlines, by article id."""
        await self._connection.executemany(
            "UPDATE articles SET title_words = ? WHERE id = ?",
            [(blob, article_id) for article_id, blob in words],
        )

    async def set_analyzer(self, version: str) -> None:
        """Record with which analyzer the words of the library were read."""
        await self._connection.execute(
            "UPDATE meta SET value = ? WHERE key = 'analyzer'", (version,)
        )
