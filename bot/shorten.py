"""Cutting text to a length, at the end of a sentence or a word, never inside a character.

Lengths are in UTF-16 code units: Telegram counts offsets in them and its limit of 4,096
characters in code points, of which there are never more.
"""

import re
import unicodedata

ELLIPSIS = "…"

_SENTENCE_END = re.compile(r"[.!?؟。…]+[\"»”’)\]]*(?=\s|$)|\n")
_ZERO_WIDTH_JOINER = "\u200d"
_LONGEST_CHARACTER = 32


def units(text: str) -> int:
    """Return the length of `text` in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def fitting(text: str, limit: int) -> int:
    """Return how many code points of `text` fit into `limit` UTF-16 units."""
    if units(text) == len(text):
        return min(limit, len(text))
    used = 0
    for index, character in enumerate(text):
        used += 1 + (character > "\uffff")
        if used > limit:
            return index
    return len(text)


def cut(text: str, limit: int, *, least: float = 0.5) -> int:
    """Return where to cut `text` so that what is before it fits into `limit` UTF-16 units.

    The cut is after the last sentence that fits, else after the last word, else between two
    characters as a reader sees them. A sentence or word end is taken only when it keeps the
    share `least` of what would fit, so that one long sentence is not lost whole.
    """
    most = fitting(text, limit)
    if most == len(text):
        return most
    fewest = int(most * least)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, most + 1)]
    sentence = max((end for end in ends if end <= most), default=0)
    if sentence > fewest:
        return sentence
    space = text.rfind(" ", 0, most + 1)
    if space > fewest:
        return space
    return _between_characters(text, most)


def shorten(text: str, limit: int) -> str:
    """Return `text` if it fits into `limit` UTF-16 units, else its beginning and an ellipsis."""
    if units(text) <= limit:
        return text
    return text[: cut(text, limit - 1, least=0.8)].rstrip() + ELLIPSIS


def _between_characters(text: str, at: int) -> int:
    """Return the last place up to `at` that is not inside a character as a reader sees it.

    A heap of marks longer than any character of a script is cut where it is.
    """
    for place in range(at, max(at - _LONGEST_CHARACTER, -1), -1):
        if not _extends(text[place]) and text[place - 1 : place] != _ZERO_WIDTH_JOINER:
            return place
    return at


def _extends(character: str) -> bool:
    """Tell whether a character only adds to the one before it."""
    return (
        unicodedata.category(character) in {"Mn", "Me", "Mc"}
        or character == _ZERO_WIDTH_JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\ufe00" <= character <= "\ufe0f"
    )
