"""One spelling for texts that say the same, so that right answers are found in passages.

This is the judge's own folding: it must not change when the library's analysis does, or two
runs could not be compared.
"""

import re
import unicodedata

_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ئ": "ي",
        "ؤ": "و",
        "ة": "ه",
        "ک": "ك",
    }
)
_MARKS = re.compile(
    r"[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Tatweel, tashkeel and Quranic marks, zero-width and bidirectional controls."""
_WORD = re.compile(r"\w+")
_COMMA = re.compile("[،,]")


def fold(text: str) -> str:
    """Return `text` in one spelling.

    NFKC; no tashkeel, tatweel or invisible controls; one form each of alef, ya, waw and ta
    marbuta; digits in ASCII; lower case; single spaces.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKC", text))
    letters = "".join(_digit(char) for char in bare.translate(_LETTERS))
    return " ".join(unicodedata.normalize("NFKC", letters.casefold()).split())


def _digit(char: str) -> str:
    """Return the ASCII form of a decimal digit of any script, and any other character as it is."""
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def holds(text: str, part: str) -> bool:
    """Tell whether `part`, folded, stands in `text`, folded; an empty part stands nowhere."""
    wanted = fold(part)
    return bool(wanted) and wanted in fold(text)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same, or one holds the other as whole words.

    An article names a speaker more or less fully («المرصد السوري» and «المرصد السوري لحقوق
    الإنسان»), and both are right. So are name and office in either order, where a comma parts
    them («جيرمي هانت، وزير الخارجية»); punctuation counts for nothing else.
    """
    return any(_within(first, second) for first in _parts(one) for second in _parts(other))


def _parts(name: str) -> list[str]:
    """Return a name and what stands before and behind its commas, each as words."""
    folded = fold(name)
    found = [" ".join(_WORD.findall(part)) for part in (folded, *_COMMA.split(folded))]
    return [part for part in dict.fromkeys(found) if part]


def _within(one: str, other: str) -> bool:
    first, second = f" {one} ", f" {other} "
    return first in second or second in first
