"""Candidates made of plain words, whose rows say only what a test needs."""

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from index.lexicon.forms import RECORD, term_code
from index.ranking.words import Bags, Ids

Texts = Sequence[Sequence[str]]

texts = st.lists(st.lists(st.sampled_from("abcde"), max_size=8), min_size=1, max_size=5)
"""Paragraphs or headlines of a few words, some of none."""


def bags_of(
    bodies: Texts,
    titles: Texts = (),
    classes: Mapping[str, int] | None = None,
    beside: Texts = (),
) -> Bags:
    """Return the words of candidates; a word is its own term and of the class that is given.

    Word ids are in alphabetical order, from 1; headlines that are not given are empty.
    """
    titles = titles or [[] for _ in bodies]
    words = sorted({word for text in (*bodies, *titles, *beside) for word in text})
    numbers = {word: number for number, word in enumerate(words, 1)}

    def ids(text: Sequence[str]) -> Ids:
        return np.array([numbers[word] for word in text], np.uint32)

    table = np.zeros(len(words) + 1, RECORD)
    table["term"][1:] = [term_code(word) for word in words]
    table["classes"][1:] = [(classes or {}).get(word, 0) for word in words]
    return Bags.of(
        [ids(text) for text in bodies],
        [ids(text) for text in titles],
        table.__getitem__,
        [ids(text) for text in beside],
    )
