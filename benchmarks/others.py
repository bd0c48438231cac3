"""What a user would pick instead: rank_bm25, bm25s and SQLite's FTS5, each at its best.

All three are given the library's analysed paragraphs, and answer with paragraph ids.
"""

import pickle
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import cast

import bm25s
import numpy as np
import numpy.typing as npt
from rank_bm25 import BM25Okapi

from benchmarks.measuring import size_of
from benchmarks.model import RANK_BM25, TOP, Built, Question, Run
from index.ranking import inverse_document_frequency

_SAME = 1e-9
"""Scores that differ by less are the same."""


class PositiveBM25(BM25Okapi):  # type: ignore[misc] # rank_bm25 is untyped
    """`BM25Okapi` with Lucene's idf, which is the one that bm25s and Khabar use.

    Its own puts words of half the corpus out of order; scoring costs the same with either.
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        self.idf = {
            term: inverse_document_frequency(self.corpus_size, count) for term, count in nd.items()
        }


class RankBM25:
    """`BM25Okapi.get_scores` over everything, then the best ten; kept by pickle."""

    _model: BM25Okapi
    _ids: npt.NDArray[np.int64]

    def build(self, run: Run) -> Built:
        """Count the terms of every paragraph."""
        ids, paragraphs = run.read_paragraphs()
        begun = time.perf_counter()
        model = PositiveBM25(paragraphs)
        seconds = time.perf_counter() - begun
        file = run.index_of(RANK_BM25)
        with file.open("wb") as out:
            pickle.dump((np.array(ids), model), out, protocol=pickle.HIGHEST_PROTOCOL)
        return Built(seconds, size_of(file))

    def open(self, run: Run) -> None:
        """Load the whole of it."""
        with run.index_of(RANK_BM25).open("rb") as file:
            self._ids, self._model = pickle.load(file)  # noqa: S301 - written by `build`

    def search(self, question: Question) -> list[int]:
        """Score every paragraph and sort the best."""
        scores = self._model.get_scores(question.terms)
        top = np.argpartition(-scores, min(TOP, len(scores) - 1))[:TOP]
        best = top[np.argsort(-scores[top])]
        return cast("list[int]", self._ids[best[scores[best] > 0]].tolist())

    def acceptable(self, question: Question) -> list[int]:
        """Return the paragraphs that score as well as the tenth, ties included."""
        scores = self._model.get_scores(question.terms)
        tenth = np.sort(scores)[-TOP:][0]
        return cast("list[int]", self._ids[(scores >= tenth - _SAME) & (scores > 0)].tolist())

    def close(self) -> None:
        """There is nothing to close."""


class BM25S:
    """bm25s as it comes from PyPI, with numpy: scores are computed when it is built."""

    _model: bm25s.BM25
    _ids: npt.NDArray[np.int64]

    def build(self, run: Run) -> Built:
        """Compute every score and save it."""
        ids, paragraphs = run.read_paragraphs()
        begun = time.perf_counter()
        model = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
        model.index(paragraphs, show_progress=False)
        seconds = time.perf_counter() - begun
        folder = run.index_of("bm25s")
        model.save(str(folder), show_progress=False)
        np.save(folder / "ids.npy", np.array(ids))
        return Built(seconds, size_of(folder))

    def open(self, run: Run) -> None:
        """Load the scores into memory."""
        folder = run.index_of("bm25s")
        self._model = bm25s.BM25.load(str(folder), show_progress=False)
        self._ids = np.load(folder / "ids.npy")

    def search(self, question: Question) -> list[int]:
        """Add up the scores of the question's terms."""
        places, _ = self._model.retrieve(
            [list(question.terms)], k=min(TOP, len(self._ids)), show_progress=False
        )
        return cast("list[int]", self._ids[np.asarray(places[0], dtype=np.int64)].tolist())

    def close(self) -> None:
        """There is nothing to close."""


class FTS5:
    """SQLite's full-text search: a contentless table on disk, merged into one segment."""

    _connection: sqlite3.Connection

    def build(self, run: Run) -> Built:
        """Insert every paragraph in one transaction, then merge."""
        ids, paragraphs = run.read_paragraphs()
        texts = [" ".join(terms) for terms in paragraphs]
        file = run.index_of("fts5")
        begun = time.perf_counter()
        with closing(sqlite3.connect(file)) as connection:
            with connection:
                connection.execute(
                    "CREATE VIRTUAL TABLE paragraphs USING fts5("
                    "terms, content='', tokenize='unicode61 remove_diacritics 0')"
                )
                connection.executemany(
                    "INSERT INTO paragraphs (rowid, terms) VALUES (?, ?)",
                    zip(ids, texts, strict=True),
                )
            with connection:
                connection.execute("INSERT INTO paragraphs (paragraphs) VALUES ('optimize')")
            connection.execute("VACUUM")
        return Built(time.perf_counter() - begun, size_of(file))

    def open(self, run: Run) -> None:
        """Connect."""
        self._connection = sqlite3.connect(run.index_of("fts5"))

    def search(self, question: Question) -> Sequence[int]:
        """Ask for any of the terms, by `bm25()`: `rank` is its quicker name."""
        match = " OR ".join('"' + term.replace('"', '""') + '"' for term in question.terms)
        rows = self._connection.execute(
            "SELECT rowid FROM paragraphs WHERE paragraphs MATCH ? ORDER BY rank LIMIT ?",
            (match, TOP),
        )
        return [int(row[0]) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()
