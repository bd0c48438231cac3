"""Arabic-like news for when there is none at hand: a Zipf vocabulary, the same on every machine.

Words are made of letters by their rough frequency in Arabic, their ranks follow the
Zipf-Mandelbrot law, and half of them are met with the clitics and endings of real text, so that
the analyzer has something to do. Nothing in it means anything.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

SEED = 20_240_501
VOCABULARY = 36_000
"""Distinct words before clitics and endings."""

_LETTERS = "اليمنورتبعدسفقكحهجصشطخزضذثغظء"
_LETTER_WEIGHTS = (
    *(130, 110, 90, 70, 65, 62, 55, 50, 42, 38, 32, 30, 28, 26, 25),
    *(24, 22, 16, 14, 14, 11, 10, 8, 8, 7, 6, 5, 3, 2),
)
_PREFIXES = ("", "", "", "", "ال", "ال", "ال", "و", "وال", "ب", "لل", "بال")
_SUFFIXES = ("", "", "", "", "", "ة", "ات", "ين", "ها", "ه", "ية")
_SHIFT, _EXPONENT = 2.7, 1.07
"""Of the Zipf-Mandelbrot law: a word of rank r weighs (r + shift) ** -exponent."""

_SENTENCE = 17
"""Words of a sentence, roughly."""
_PARAGRAPHS = (2, 11)
_WORDS_MEAN, _WORDS_SPREAD = 3.6, 0.5
"""Of the logarithm of the number of words of a paragraph."""
_OUTLETS = ("صحيفة الميناء", "وكالة الوادي", "إذاعة الساحل", "موقع الضفة", "جريدة المرسى")


def articles() -> Iterator[dict[str, Any]]:
    """Yield articles without end, as the lines of an articles file."""
    chance = np.random.default_rng(SEED)
    forms = _forms(chance)
    shares = (np.arange(VOCABULARY) + 1 + _SHIFT) ** -_EXPONENT
    ladder = np.cumsum(shares / shares.sum())
    number = 0
    while True:
        number += 1
        lengths = chance.lognormal(_WORDS_MEAN, _WORDS_SPREAD, int(chance.integers(*_PARAGRAPHS)))
        counts = [int(chance.integers(6, 12)), *(max(8, int(length)) for length in lengths)]
        ranks = np.minimum(np.searchsorted(ladder, chance.random(sum(counts))), VOCABULARY - 1)
        affixes = chance.integers(forms.shape[1], size=len(ranks))
        words = forms[ranks, affixes].tolist()
        title, *paragraphs = (
            words[start:end] for start, end in pairwise(accumulate(counts, initial=0))
        )
        day = number % 365
        yield {
            "id": f"generated-{number}",
            "title": " ".join(title),
            "text": "\n".join(_sentences(paragraph) for paragraph in paragraphs),
            "outlet": _OUTLETS[number % len(_OUTLETS)],
            "published": f"2023-{day // 31 + 1:02}-{day % 28 + 1:02}",
        }


def _forms(chance: np.random.Generator) -> npt.NDArray[np.object_]:
    """Return each word of the vocabulary in eight spellings, shape (words, 8)."""
    weights = np.array(_LETTER_WEIGHTS) / sum(_LETTER_WEIGHTS)
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        letters = chance.choice(list(_LETTERS), p=weights, size=(VOCABULARY, 6)).tolist()
        lengths = chance.integers(3, 7, size=VOCABULARY).tolist()
        for row, length in zip(letters, lengths, strict=True):
            found.setdefault("".join(row[:length]))
    forms = np.empty((VOCABULARY, 8), dtype=object)
    before = chance.integers(len(_PREFIXES), size=forms.shape)
    after = chance.integers(len(_SUFFIXES), size=forms.shape)
    for place, word in enumerate(list(found)[:VOCABULARY]):
        forms[place] = [
            _PREFIXES[first] + word + _SUFFIXES[last]
            for first, last in zip(before[place], after[place], strict=True)
        ]
    return forms


def _sentences(words: list[str]) -> str:
    """Return words as sentences, each with its full stop."""
    return " ".join(
        " ".join(words[start : start + _SENTENCE]) + "."
        for start in range(0, len(words), _SENTENCE)
    )
