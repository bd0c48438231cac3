"""Exact BM25 over a few candidates, with the statistics of the whole corpus.

The scores are those of `rank_bm25.BM25Okapi` over all paragraphs, for the price of the
candidates alone. Two of its habits are replaced: the inverse document frequency is
`log(1 + (N - n + 0.5) / (n + 0.5))` (Lucene's, never negative, so a word of half the corpus
still counts), and the frequencies come from the index instead of a pass over the corpus.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rank_bm25 import BM25Okapi

from index.ranking.words import Floats

K1 = 1.5
B = 0.75


@dataclass(frozen=True, slots=True)
class Corpus:
    """What BM25 has to know of a corpus."""

    size: int
    """N: the number of documents."""
    average_length: float
    """The mean number of terms in a document."""
    document_frequency: Mapping[int, int]
    """By number of the question's term: in how many documents it stands."""


def inverse_document_frequency(size: int, frequency: int) -> float:
    """Return `log(1 + (N - n + 0.5) / (n + 0.5))` for `n` of `N` documents."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


class CandidateBM25(BM25Okapi):  # type: ignore[misc] # rank_bm25 is untyped
    """`rank_bm25.BM25Okapi` over candidates that knows the corpus they were taken from.

    Args:
        frequencies: how often each term of the question (by number) stands in each candidate,
            shape (terms, candidates).
        lengths: of each candidate, the number of all its terms.
        corpus: the statistics of the corpus.
    """

    def __init__(
        self,
        frequencies: Floats,
        lengths: Floats,
        corpus: Corpus,
        *,
        k1: float = K1,
        b: float = B,
    ) -> None:
        self._frequencies = frequencies
        self._lengths = lengths
        self._corpus = corpus
        super().__init__(frequencies, k1=k1, b=b)

    def _initialize(self, corpus: Floats) -> Mapping[int, int]:
        self.doc_freqs = [dict(enumerate(column)) for column in corpus.T.tolist()]
        self.doc_len = self._lengths.astype(np.float64)
        self.corpus_size = len(self.doc_freqs)
        self.avgdl = self._corpus.average_length or 1.0
        return self._corpus.document_frequency

    def _calc_idf(self, nd: Mapping[int, int]) -> None:
        self.idf = {
            term: inverse_document_frequency(self._corpus.size, frequency)
            for term, frequency in nd.items()
        }

    def shares(self, terms: Sequence[int]) -> Floats:
        """Return the score of each candidate by term, shape (terms, candidates).

        The sum over the terms is what `get_scores(terms)` returns.
        """
        found = np.zeros((len(terms), self.corpus_size))
        for place, term in enumerate(terms):
            if self._frequencies[term].any():
                found[place] = self.get_scores([term])
        return found


def bm25_shares(frequencies: Floats, lengths: Floats, corpus: Corpus) -> Floats:
    """Return what `CandidateBM25.shares` returns of all terms, for many terms at once.

    rank_bm25 walks over the candidates in Python for each term, which is too slow for the
    dozens of grams of a question.

    Args:
        frequencies: how often each term stands in each candidate, shape (terms, candidates).
        lengths: of each candidate, the number of all its terms.
        corpus: the statistics of the corpus.
    """
    idf = np.array(
        [
            inverse_document_frequency(corpus.size, corpus.document_frequency[term])
            for term in range(len(frequencies))
        ],
        np.float32,
    )
    norm = K1 * (1 - B + B * lengths / (corpus.average_length or 1.0))
    return np.asarray(idf[:, None] * (frequencies * (K1 + 1) / (frequencies + norm)), np.float32)
