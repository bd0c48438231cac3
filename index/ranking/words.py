"""The words of the candidates and of the question, as arrays that can be multiplied.

Every candidate is a bag of words with word ids. The distinct words of all candidates make one
axis; for each word of the question one row says how well each of them matches it, in one of
several views: the same root, common character grams, like meaning. A candidate's frequencies in
a view are then a matrix product.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from index.records import Records

Floats = npt.NDArray[np.floating[Any]]
Ids = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]

_HALF = np.uint64(32)
_LOWER_HALF = np.uint64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True)
class Bags:
    """The words of candidates: a bag for each paragraph, and then one for each headline.

    After these come the paragraphs beside the candidates, which are none themselves.
    """

    vocabulary: Ids
    """The distinct word ids of all candidates, ascending."""
    places: Places
    """Every word of every bag, one after another, as places in the vocabulary."""
    starts: Places
    """Where each bag begins in `places`, and the end: shape (2 * size + beside + 1,)."""
    rows: Records
    """What is compared of each word of the vocabulary."""
    size: int
    """The number of candidates."""

    @classmethod
    def of(
        cls,
        bodies: Sequence[Ids],
        titles: Sequence[Ids],
        rows_of: Callable[[Ids], Records],
        beside: Sequence[Ids] = (),
    ) -> "Bags":
        """Gather the word ids of candidates and of their headlines, and look the words up."""
        bags = [*bodies, *titles, *beside]
        starts = np.cumsum([0, *map(len, bags)])
        everything = np.concatenate(bags) if bags else np.zeros(0, np.uint32)
        vocabulary, places = _distinct(everything)
        return cls(vocabulary, places, starts, rows_of(vocabulary), len(bodies))

    @property
    def body_starts(self) -> Places:
        """Where each paragraph begins in `places`, and the end of the last one."""
        return self.starts[: self.size + 1]

    @property
    def body(self) -> Places:
        """Every word of every paragraph, as places in the vocabulary."""
        return self.places[: self.starts[self.size]]

    @property
    def lengths(self) -> Floats:
        """The number of words of each paragraph."""
        return np.diff(self.body_starts).astype(np.float32)

    @property
    def whole_lengths(self) -> Floats:
        """The number of words of each paragraph and its headline together."""
        lengths = np.diff(self.starts[: 2 * self.size + 1]).reshape(2, -1)
        return np.asarray(lengths.sum(axis=0), np.float32)

    def average_whole(self, average_length: float) -> float:
        """Return the mean of `whole_lengths` in the corpus, as far as candidates tell.

        Args:
            average_length: the mean number of words of a paragraph in the corpus.
        """
        headlines = self.starts[2 * self.size] - self.starts[self.size]
        return average_length + int(headlines) / max(self.size, 1)

    def sums(self, match: Floats) -> tuple[Floats, Floats]:
        """Return what matches in each paragraph and in each headline, added up.

        Args:
            match: by word of the question and word of the vocabulary; mostly zeros.

        Returns:
            Two arrays of shape (words of the question, candidates).
        """
        found = np.zeros((len(match), 2 * self.size), np.float32)
        counted = self.places[: self.starts[2 * self.size]]
        hits = np.flatnonzero(np.asarray(match.any(axis=0))[counted])
        if len(hits):
            owners = np.searchsorted(self.starts, hits, side="right") - 1
            firsts = np.flatnonzero(np.diff(owners, prepend=-1))
            matching = np.take(match, self.places[hits], axis=1)
            found[:, owners[firsts]] = np.add.reduceat(matching, firsts, axis=1)
        return found[:, : self.size], found[:, self.size :]

    def spread(self, match: Floats) -> Floats:
        """Return what each word of the bags matches, shape (words of the question, places)."""
        return np.take(match, self.places, axis=1)

    def best(self, spread: Floats) -> tuple[Floats, Floats, Floats]:
        """Return the best match in each paragraph, each headline and each paragraph beside.

        The shape of each is (words of the question, bags).

        Args:
            spread: what `spread` returned.
        """
        lengths = np.diff(self.starts)
        found = np.zeros((len(spread), len(lengths)), np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled):
            found[:, filled] = np.maximum.reduceat(spread, self.starts[filled], axis=1)
        size = self.size
        return found[:, :size], found[:, size : 2 * size], found[:, 2 * size :]


def _distinct(ids: Ids) -> tuple[Ids, Places]:
    """Return the distinct ids, ascending, and where each of `ids` stands among them.

    It is what `numpy.unique` with the inverse returns, which sorts twice; here each id is sorted
    together with its place, as one number.
    """
    places = np.arange(len(ids), dtype=np.uint64)
    keyed = np.sort(ids.astype(np.uint64) << _HALF | places)
    ascending = (keyed >> _HALF).astype(np.uint32)
    is_new = np.ones(len(ids), np.bool_)
    np.not_equal(ascending[1:], ascending[:-1], out=is_new[1:])
    found = np.empty(len(ids), np.intp)
    found[keyed & _LOWER_HALF] = np.cumsum(is_new) - 1
    return ascending[is_new], found
