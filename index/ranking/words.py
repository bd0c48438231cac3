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

from index.lexicon.forms import Records

Floats = npt.NDArray[np.floating[Any]]
Ids = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Bags:
    """The words of candidates: of the paragraph itself, and of its headline."""

    vocabulary: Ids
    """The distinct word ids of all candidates, ascending."""
    body: Places
    """Every word of every paragraph, one after another, as places in the vocabulary."""
    body_starts: Places
    """Where each paragraph begins in `body`, and its end: shape (candidates + 1,)."""
    title: Places
    """Every word of every headline, likewise."""
    title_starts: Places
    rows: Records
    """What is compared of each word of the vocabulary."""

    @classmethod
    def of(
        cls, bodies: Sequence[Ids], titles: Sequence[Ids], rows_of: Callable[[Ids], Records]
    ) -> "Bags":
        """Gather the word ids of candidates and of their headlines, and look the words up."""
        body_starts = np.cumsum([0, *(len(words) for words in bodies)])
        title_starts = np.cumsum([0, *(len(words) for words in titles)])
        everything = np.concatenate([*bodies, *titles]) if len(bodies) else np.zeros(0, np.uint32)
        vocabulary, places = np.unique(everything, return_inverse=True)
        split = int(body_starts[-1])
        body, title = places[:split], places[split:]
        return cls(vocabulary, body, body_starts, title, title_starts, rows_of(vocabulary))

    @property
    def classes(self) -> Ids:
        """The classes of each word of the vocabulary."""
        return np.asarray(self.rows["classes"])

    @property
    def lengths(self) -> Floats:
        """The number of words of each paragraph."""
        return np.diff(self.body_starts).astype(np.float32)

    @property
    def whole_lengths(self) -> Floats:
        """The number of words of each paragraph and its headline together."""
        return self.lengths + np.diff(self.title_starts).astype(np.float32)

    def average_whole(self, average_length: float) -> float:
        """Return the mean of `whole_lengths` in the corpus, as far as candidates tell.

        Args:
            average_length: the mean number of words of a paragraph in the corpus.
        """
        headlines = np.diff(self.title_starts)
        return average_length + (float(headlines.mean()) if len(headlines) else 0.0)

    def sums(self, match: Floats) -> tuple[Floats, Floats]:
        """Return what matches in each paragraph and in each headline, added up.

        Args:
            match: by word of the question and word of the vocabulary.

        Returns:
            Two arrays of shape (words of the question, candidates).
        """
        return self._gathered(match, np.add)

    def best(self, match: Floats) -> tuple[Floats, Floats]:
        """Return the best match in each paragraph and in each headline; shapes as in `sums`."""
        return self._gathered(match, np.maximum)

    def _gathered(self, match: Floats, gather: np.ufunc) -> tuple[Floats, Floats]:
        matching = np.asarray(match.any(axis=0))
        return (
            _gather(match, matching, self.body, self.body_starts, gather),
            _gather(match, matching, self.title, self.title_starts, gather),
        )


def _gather(
    match: Floats, matching: npt.NDArray[np.bool_], places: Places, starts: Places, gather: np.ufunc
) -> Floats:
    """Gather the columns of `match` that stand in each bag; 0 where none of them matches."""
    found = np.zeros((match.shape[0], len(starts) - 1), np.float32)
    hits = np.flatnonzero(matching[places])
    if len(hits):
        owners = np.searchsorted(starts, hits, side="right") - 1
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        found[:, owners[firsts]] = gather.reduceat(match[:, places[hits]], firsts, axis=1)
    return found
