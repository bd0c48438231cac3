"""The store's log of changes -> engine."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.engine import EngineWriter, Posting
from index.store import Change, Store, WordIds
from index.text import analyzer, stopwords
from index.text.grams import grams_of

_MOST_REMEMBERED = 1_000_000
"""Words whose forms are remembered while an engine is filled."""


_STOP_WORDS = stopwords.ARABIC | stopwords.ENGLISH
"""Words without grams in the engine: no question searches for them. They are a fifth of all.

Filling takes a fifth less of the processor's time so. Of 2,222 questions of four sets the sum of
reciprocal ranks fell from 1,983.9 to 1,981.2; filling an engine twice moves it by 0.5.
"""


class _Words(NamedTuple):
    """What the engine takes of words, each list in their order."""

    terms: list[str]
    roots: list[str]
    grams: list[str]
    """The grams of each word, separated by spaces."""


class Follower:
    """Brings an engine up to date with the store's log of changes."""

    def __init__(self, store: Store, writer: EngineWriter, after: int, *, into_empty: bool) -> None:
        self._store = store
        self._writer = writer
        # by word; three tables of strings, for the collector of garbage would visit tuples
        self._terms: dict[int, str] = {}
        self._roots: dict[int, str] = {}
        self._grams: dict[int, str] = {}
        self._into_empty = into_empty
        self.seq = after
        """The last change that the writer was given."""

    async def follow(self, on_change: Callable[[int], None] | None = None) -> int:
        """Give the writer every change since the last; return how many paragraphs came."""
        paragraphs = 0
        async for changes in self._store.changes.since(self.seq):
            words = await self._read([words for change in changes for words in _words_of(change)])
            place = 0
            for change in changes:
                place = self._apply(change, words, place)
                paragraphs += len(change.paragraphs)
                self.seq = change.seq
            if on_change:
                on_change(len(changes))
        return paragraphs

    async def _read(self, texts: Sequence[WordIds]) -> _Words:
        """Return what the engine takes of the words of `texts`, one text after the other."""
        if not texts:
            return _Words([], [], [])
        ids, places = np.unique(np.concatenate(texts), return_inverse=True)
        distinct = ids.tolist()
        await self._learn(distinct)
        # a look-up in the large tables for each distinct word, in a small array for each word
        return _Words(
            *(
                np.array([table[number] for number in distinct], object)[places].tolist()
                for table in (self._terms, self._roots, self._grams)
            )
        )

    async def _learn(self, ids: Sequence[int]) -> None:
        """Look up the forms of those words that were not met before."""
        if len(self._terms) > _MOST_REMEMBERED:
            for table in (self._terms, self._roots, self._grams):
                table.clear()
        for row in await self._store.words.of_ids(set(ids).difference(self._terms)):
            self._terms[row.id] = row.term
            self._roots[row.id] = row.root
            searched = row.word not in _STOP_WORDS
            self._grams[row.id] = " ".join(grams_of(row.word)) if searched else ""

    def _apply(self, change: Change, words: _Words, start: int) -> int:
        """Give the writer a change; return where in `words` those of the next one begin.

        Args:
            change: an article that was put in or taken out.
            words: those of several changes, each one's headline before its paragraphs.
            start: where its own begin.
        """
        if not self._into_empty:
            self._writer.delete_article(change.article_id)
        if change.collection is None or change.title is None:
            return start
        stop = start + len(change.title)
        title = words.terms[start:stop]
        for paragraph_id, within in change.paragraphs:
            first, stop = stop, stop + len(within)
            self._writer.add(
                Posting(
                    id=paragraph_id,
                    article_id=change.article_id,
                    collection=change.collection,
                    terms=words.terms[first:stop],
                    title=title,
                    roots=set(words.roots[first:stop]),
                )
            )
        source = [token.term for token in analyzer.analyze(change.source)]
        self._writer.add_whole(
            change.article_id,
            change.collection,
            words.terms[start:stop] + source,
            words.grams[start:stop],
        )
        return stop


def _words_of(change: Change) -> Iterator[WordIds]:
    if change.title is not None:
        yield change.title
    for _, words in change.paragraphs:
        yield words
