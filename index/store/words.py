"""The vocabulary: each distinct word of the library once, by number.

A paragraph is stored as the numbers of its words in order (little-endian unsigned 32-bit), so
that term frequencies, neighbours and, later, vectors of a candidate's words are one array
look-up away and no text has to be analysed to answer.
"""

import json
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import aiosqlite
import numpy as np
import numpy.typing as npt

from index.store.connection import Lookups

WordIds = npt.NDArray[np.uint32]

_DTYPE = np.dtype("<u4")
_BATCH = 5_000
"""Words that are read at a time."""

_MOST_REMEMBERED = 20_000
"""Rows of words that are remembered for the next question."""


class WordRow(NamedTuple):
    """A word as the vocabulary holds it."""

    id: int
    word: str
    term: str
    root: str


class Forms(NamedTuple):
    """What the vocabulary keeps of a word beside its spelling."""

    term: str
    root: str
    sound: str


def encode(ids: Sequence[int]) -> bytes:
    """Return word ids as they are stored with a paragraph."""
    return np.asarray(ids, dtype=_DTYPE).tobytes()


def decode(blob: bytes) -> WordIds:
    """Return the word ids of a stored paragraph, without copying."""
    return np.frombuffer(blob, dtype=_DTYPE)


class WordTable:
    """The `words` table."""

    def __init__(self, connection: aiosqlite.Connection, lookups: Lookups) -> None:
        self._connection = connection
        self._lookups = lookups
        self._known: dict[str, int] = {}
        self._rows: dict[str, WordRow] = {}

    async def number(self, words: Iterable[str], read: Callable[[str], Forms]) -> dict[str, int]:
        """Return the id of each of `words`, adding those that are new.

        Call it inside a transaction. `read` gives the forms of a new word.
        """
        wanted = set(words)
        new = sorted(wanted.difference(await self.ids_of(wanted)))
        if new:
            rows = await self._connection.execute_fetchall("SELECT coalesce(max(id), 0) FROM words")
            first = int(next(iter(rows))[0]) + 1
            numbered = [(first + place, word, *read(word)) for place, word in enumerate(new)]
            await self._connection.executemany("INSERT INTO words VALUES (?, ?, ?, ?, ?)", numbered)
            self._known.update((word, number) for number, word, *_ in numbered)
        return {word: self._known[word] for word in wanted}

    def forget(self) -> None:
        """Drop what is remembered of the table: after a roll-back it may not be there."""
        self._known.clear()
        self._rows.clear()

    async def sounding_like(self, sounds: Iterable[str]) -> dict[str, list[str]]:
        """Return the words of the vocabulary by those of `sounds` that they have."""
        rows = await self._connection.execute_fetchall(
            "SELECT sound, word FROM words "
            "WHERE sound IN (SELECT value FROM json_each(?)) AND sound <> '' ORDER BY id",
            (json.dumps(list(sounds)),),
        )
        found: dict[str, list[str]] = {}
        for sound, word in rows:
            found.setdefault(sound, []).append(word)
        return found

    async def ids_of(self, words: Iterable[str]) -> dict[str, int]:
        """Return the ids of those of `words` that the vocabulary has; found ones are remembered."""
        wanted = set(words)
        new = wanted.difference(self._known)
        if new:
            rows = await self._connection.execute_fetchall(
                "SELECT word, id FROM words WHERE word IN (SELECT value FROM json_each(?))",
                (json.dumps(list(new)),),
            )
            self._known.update((str(word), int(number)) for word, number in rows)
        return {word: self._known[word] for word in wanted if word in self._known}

    def rows_of(self, words: Iterable[str]) -> dict[str, WordRow]:
        """Return the rows of those of `words` that the vocabulary has, by word.

        Those found last are remembered: questions ask for the same words again and again.
        """
        if len(self._rows) > _MOST_REMEMBERED:
            self._rows.clear()
        wanted = set(words)
        new = wanted.difference(self._rows)
        if new:
            rows = self._lookups.rows(
                "SELECT id, word, term, root FROM words "
                "WHERE word IN (SELECT value FROM json_each(?))",
                (json.dumps(list(new)),),
            )
            self._rows.update((row.word, row) for row in map(WordRow._make, rows))
        return {word: self._rows[word] for word in wanted if word in self._rows}

    async def of_ids(self, ids: Iterable[int]) -> Iterator[WordRow]:
        """Return the words `ids`, one after the other: there may be very many."""
        rows = await self._connection.execute_fetchall(
            "SELECT id, word, term, root FROM words "
            "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            (json.dumps(list(ids)),),
        )
        return map(WordRow._make, rows)

    async def after(self, last: int) -> AsyncIterator[list[WordRow]]:
        """Yield the words whose id is greater than `last`, in order, in batches."""
        while True:
            rows = await self._connection.execute_fetchall(
                "SELECT id, word, term, root FROM words WHERE id > ? ORDER BY id LIMIT ?",
                (last, _BATCH),
            )
            batch = [WordRow(*row) for row in rows]
            if not batch:
                return
            yield batch
            last = batch[-1].id

    async def count(self) -> int:
        """Return the number of distinct words."""
        rows = await self._connection.execute_fetchall("SELECT count(*) FROM words")
        return int(next(iter(rows))[0])

    async def clear(self) -> None:
        """Empty the vocabulary, to read every article anew. Call it inside a transaction."""
        await self._connection.execute("DELETE FROM words")
        self.forget()
