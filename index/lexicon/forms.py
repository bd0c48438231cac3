"""What ranking compares of a word, by word id, in a memory-mapped file.

The vocabulary in the store gives each distinct word a number; this file holds at that number's
place the word's root, its character grams and its vector, so that ranking reads a candidate's
words with one array look-up and analyses nothing. It is derived from the vocabulary: a file that
is behind is extended, one of another version is made afresh.
"""

import zlib
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.lexicon.classes import classes_of
from index.lexicon.vectors import DIMENSIONS, vectors_of
from index.records import RecordFile, Records
from index.text.analyzer import term_of
from index.text.grams import grams_of

MOST_GRAMS = 12
"""Grams of a word that are kept; a longer word has more, which are left."""

RECORD = np.dtype(
    [
        ("term", "<u8"),
        ("root", "<u4"),
        ("grams", "<u4", (MOST_GRAMS,)),
        ("classes", "<u4"),
        ("vector", "i1", (DIMENSIONS,)),
    ]
)
"""One word: the codes of its term, of its root and of its grams (0 where there is none), the
classes of `index.lexicon.classes`, and its vector in steps of 1/127, which lose nothing."""

_STEPS = 127

_FILE = "words.bin"


def packed(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """Return vectors of length one as they are kept."""
    return np.asarray(np.rint(vectors * _STEPS), np.int8)


def unpacked(vectors: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
    """Return kept vectors as numbers again."""
    return np.multiply(vectors, np.float32(1 / _STEPS), dtype=np.float32)


def cosines_with(
    vectors: npt.NDArray[np.float32], kept: npt.NDArray[np.int8]
) -> npt.NDArray[np.float32]:
    """Return the cosine of each vector with each kept one, shape (vectors, kept)."""
    return np.asarray(vectors @ kept.astype(np.float32).T * np.float32(1 / _STEPS))


@lru_cache(maxsize=1 << 16)
def term_code(term: str) -> int:
    """Return the 64-bit number by which terms are compared: no two of a library share one.

    (A billion terms would, with a chance of one in forty.)
    """
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little")


def code(text: str) -> int:
    """Return the number by which roots and grams are compared."""
    return zlib.crc32(text.encode()) or 1


def gram_codes(word: str) -> list[int]:
    """Return the codes of a word's grams, as many as are kept."""
    return [code(gram) for gram in grams_of(word)[:MOST_GRAMS]]


class FormTable:
    """The file; row `n` is the word with the id `n`, row 0 is empty."""

    def __init__(self, folder: Path, version: str) -> None:
        self._file = RecordFile(folder / _FILE, RECORD, version)

    def count(self) -> int:
        """Return how many whole rows the file has; 0 if it is missing or of another version."""
        return self._file.count()

    def rows(self) -> Records:
        """Return all rows, without reading them; grown since the last call if the file has."""
        return self._file.records()

    def rows_of(self, ids: npt.NDArray[np.uint32]) -> Records:
        """Return the rows of words; an empty one for a word that is not there yet."""
        rows = self.rows()
        return np.take(rows, np.where(ids < len(rows), ids, 0))

    def vectors_of(
        self, words: Collection[str], ids: Mapping[str, int]
    ) -> dict[str, npt.NDArray[np.float32]]:
        """Return the vectors of folded words, from the table where they are in it."""
        rows = self.rows()
        known = [word for word in words if 0 < ids.get(word, 0) < len(rows)]
        held = unpacked(rows[[ids[word] for word in known]]["vector"])
        found = dict(zip(known, held, strict=True))
        unknown = [word for word in words if word not in found]
        return found | dict(zip(unknown, vectors_of(unknown), strict=True))

    @staticmethod
    def remove(folder: Path) -> None:
        """Delete the file of the library in `folder`, if it has one."""
        RecordFile.remove(folder / _FILE)

    def clear(self) -> None:
        """Begin the file afresh."""
        self._file.clear()

    def extend(self, words: Sequence[tuple[str, str]]) -> None:
        """Append the rows of the (word, root) pairs whose ids follow the last row's."""
        rows = np.zeros(len(words), RECORD)
        rows["term"] = [term_code(term_of(word)) for word, _ in words]
        rows["root"] = [code(root) for _, root in words]
        for row, (word, _) in zip(rows["grams"], words, strict=True):
            codes = gram_codes(word)
            row[: len(codes)] = codes
        rows["classes"] = [int(classes_of(word)) for word, _ in words]
        rows["vector"] = packed(vectors_of([word for word, _ in words]))
        self._file.append(rows)
