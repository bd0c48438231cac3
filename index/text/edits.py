"""Words one slip of the finger away: a letter too many, one missing, another, or two swapped.

All words within one edit are generated and looked up, which needs no index beside the vocabulary
itself (Norvig, "How to Write a Spelling Corrector", 2007; the edits are those of Damerau, "A
technique for computer detection and correction of spelling errors", CACM 1964).
"""

import string
from itertools import permutations

from index.text.languages import is_arabic

_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
"""The folded letters."""

SHORTEST = 4
"""Letters below which a word is one slip away from too many."""
LONGEST = 24

_ALIKE = 0.75
"""Likelihood of a slip between letters that look or sound alike, of a swap, of a doubling."""
_VOWEL = 0.8
"""Likelihood of a long vowel that was left out."""
_OTHER = 0.6
_FIRST = 0.1
"""Taken off where the first letter is another: it is the one that people get right."""
_SHORT = 0.1
"""Taken off for words of `SHORTEST` letters."""

_TWINS = (
    *("اعءه", "هحخ", "جحخ", "تط", "تث", "سصث", "دض", "ضظ", "ذد", "ذز", "زظ", "قك", "قغ"),
    *("عغ", "رز", "سش", "صض", "طظ", "فق", "بتثني", "وء", "يء", "كل"),
    *("ae", "ei", "ie", "ou", "sz", "ck", "bp", "dt", "vw", "mn", "iy", "gj", "fv"),
)
"""Letters of one shape or of one sound."""


_ALIKE_PAIRS = frozenset(one + other for twins in _TWINS for one, other in permutations(twins, 2))


def one_edit_away(word: str) -> dict[str, float]:
    """Return every word one edit away from a folded word, with how likely the slip is, 0 to 1.

    Nothing for words that are too short or too long to be looked for.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return {}
    letters = _ARABIC if is_arabic(word) else string.ascii_lowercase
    found: dict[str, float] = {}

    def note(spelling: str, likelihood: float, place: int) -> None:
        likelihood -= _FIRST * (place == 0) + _SHORT * (len(word) == SHORTEST)
        found[spelling] = max(found.get(spelling, 0.0), likelihood)

    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        neighbours = head[-1:] + tail[:1]
        if tail:
            note(head + tail[1:], _ALIKE if tail[0] == head[-1:] else _OTHER, place)
        if len(tail) > 1:
            note(head + tail[1] + tail[0] + tail[2:], _ALIKE, place)
        for letter in letters:
            likely = letter in neighbours or letter == "ء"
            left_out = _VOWEL if letter in "ايو" else _ALIKE if likely else _OTHER
            note(head + letter + tail, left_out, place)
            if tail:
                note(
                    head + letter + tail[1:],
                    _ALIKE if letter + tail[0] in _ALIKE_PAIRS else _OTHER,
                    place,
                )
    found.pop(word, None)
    return found
