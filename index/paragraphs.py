"""The words of every paragraph and of its headline, by paragraph id, in memory-mapped files.

Ranking reads the words of a hundred candidates for each answer. The store has them too, but
there each costs a look-up in two B-trees and a row of Python objects; here it is a slice. A
paragraph's words never change under its id: what replaces it has another one.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from index.records import RecordFile
from index.store import ParagraphWords

_PLACES = np.dtype(
    [
        ("start", "<u8"),
        ("words", "<u4"),
        ("title", "<u4"),
        ("article", "<u8"),
        ("ordinal", "<u4"),
        ("published", "S10"),
    ]
)
"""One paragraph: where its words begin in the other file, how many there are and how many of
its headline follow them; its article (0 where no paragraph has the id), its ordinal, its day."""

_WORDS = np.dtype("<u4")

_PLACES_FILE = "paragraphs.bin"
_WORDS_FILE = "bags.bin"


class ParagraphTable:
    """The two files in a library's folder; `version` says whose words they are."""

    def __init__(self, folder: Path, version: str) -> None:
        self._places = RecordFile(folder / _PLACES_FILE, _PLACES, version)
        self._words = RecordFile(folder / _WORDS_FILE, _WORDS, version)

    def count(self) -> int:
        """Return one more than the greatest id that is held; 0 for files of another version."""
        return self._places.count() if self._words.count() else 0

    def words_of(self, paragraph_ids: Iterable[int]) -> list[ParagraphWords]:
        """Return those of the paragraphs that are held, by id."""
        places, words = self._places.records(), self._words.records()
        wanted = np.fromiter(sorted(paragraph_ids), np.int64)
        wanted = wanted[wanted < len(places)]
        found: list[ParagraphWords] = []
        for number, held in zip(wanted.tolist(), np.take(places, wanted).tolist(), strict=True):
            start, count, title, article, ordinal, published = held
            middle, end = start + count, start + count + title
            if article and end <= len(words):
                found.append(
                    ParagraphWords(
                        number,
                        article,
                        ordinal,
                        words[start:middle],
                        words[middle:end],
                        published.decode() or None,
                    )
                )
        return found

    def clear(self) -> None:
        """Begin the files afresh."""
        self._words.clear()
        self._places.clear()

    def extend(self, paragraphs: Sequence[ParagraphWords]) -> None:
        """Append paragraphs with ascending ids, all greater than any that is held."""
        first, begin = self._places.count(), self._words.count()
        rows = np.zeros(paragraphs[-1].id + 1 - first, _PLACES)
        bags = [bag for each in paragraphs for bag in (each.words, each.title)]
        lengths = np.array([len(bag) for bag in bags], np.int64).reshape(-1, 2)
        held = [each.id - first for each in paragraphs]
        rows["start"][held] = begin + np.cumsum(lengths.sum(axis=1)) - lengths.sum(axis=1)
        rows["words"][held], rows["title"][held] = lengths.T
        rows["article"][held] = [each.article_id for each in paragraphs]
        rows["ordinal"][held] = [each.ordinal for each in paragraphs]
        rows["published"][held] = [(each.published or "").encode() for each in paragraphs]
        # the words first: a place that is there has them
        self._words.append(np.concatenate(bags).astype(_WORDS))
        self._places.append(rows)

    @staticmethod
    def remove(folder: Path) -> None:
        """Delete the files of the library in `folder`, if it has them."""
        for name in (_PLACES_FILE, _WORDS_FILE):
            RecordFile.remove(folder / name)
