"""One spelling for texts that say the same, so that a word is found in what is shown.

It is not the library's folding and must not change with it: runs of `khabar evaluate` are judged
by this one, and could not be compared otherwise.
"""

import re
import unicodedata

_LETTERS = (
    *(("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ٱ", "ا")),
    *(("ى", "ي"), ("ی", "ي"), ("ئ", "ي"), ("ؤ", "و")),
    *(("ة", "ه"), ("ک", "ك")),
)
"""Replaced one after another: `str.translate` looks every letter up and takes ten times as long."""
_MARKS = re.compile(
    r"[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Tatweel, tashkeel and Quranic marks, zero-width and bidirectional controls."""
_DIGIT = re.compile(r"[^\D0-9]")
"""A decimal digit of any script but ASCII."""


def fold(text: str) -> str:
    """Return `text` in one spelling.

    NFKC; no tashkeel, tatweel or invisible controls; one form each of alef, ya, waw and ta
    marbuta; digits in ASCII; lower case; single spaces.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    for letter, plain in _LETTERS:
        bare = bare.replace(letter, plain)
    letters = _DIGIT.sub(_ascii, bare)
    return " ".join(unicodedata.normalize("NFKC", letters.casefold()).split())


def _ascii(digit: re.Match[str]) -> str:
    return str(unicodedata.decimal(digit[0]))


def holds(text: str, part: str) -> bool:
    """Tell whether `part`, folded, stands in `text`, folded; an empty part stands nowhere."""
    wanted = fold(part)
    return bool(wanted) and wanted in fold(text)
