"""A text as a line of signs: one character for each word or mark that may be part of a date.

«الخميس 16 نوفمبر (تشرين الثاني) الحالي» is the line `WdM(M)C`. The grammar
(`index.text.dates.grammar`) is written as regular expressions over such lines, which the
interpreter runs through at one pass.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from index.text.analyzer import folded_word
from index.text.dates import names
from index.text.dates.vocabulary import lexicon
from index.text.fold import CONTROLS
from index.text.numbers import is_number_word
from index.text.tokens import WORD, Word

NUMBER = "#"
"""A number that is no day of a month and no year, in digits or in words."""

OTHER = "x"
"""Any word that says nothing about time."""

BREAK = "!"
"""Any mark that parts what stands before it from what stands after."""

AND = "w"

_TELLING = frozenset("MHWRdYOKVkzypDq")
"""Months, weekdays, days, years and units: no rule of the grammar fits without one of them."""

_LETTERS_OF_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MARKS = {"/": "/", "-": "-", "–": "-", "—": "-", ",": ",", "،": ",", "(": "(", ")": ")"}
_UNSEEN = str.maketrans(dict.fromkeys(CONTROLS, ""))
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


class Sign(NamedTuple):
    """A word or mark of a text, or several words that are one name."""

    kind: str
    """One character: see the grammar."""
    start: int
    end: int
    value: int
    """What it counts: a month's number, days from now, an ordinal, the unit; else 0."""
    word: str
    """Its first word, folded."""


class _Seen(NamedTuple):
    """What a word, as it is written, is by itself."""

    kind: str
    """Its sign; "" for what may be another one by what stands beside it."""
    folded: str
    telling: bool
    """Whether it may say when something was."""


class _Line:
    """The signs of a text, as they are gathered."""

    def __init__(self, text: str, seen: Sequence[_Seen]) -> None:
        self._text = text
        self._seen = seen
        self._spans = [match.span() for match in WORD.finditer(text)]
        self.signs: list[Sign] = []

    def read(self) -> None:
        place, end, text, signs = 0, 0, self._text, self.signs
        while place < len(self._spans):
            start, stop = self._spans[place]
            if text[end:start] != " ":
                self._mark(end, start)
            kind, folded, _ = self._seen[place]
            if kind:  # most words: this is where the time goes
                signs.append(Sign(kind, start, stop, 0, folded))
                end = stop
                place += 1
            else:
                place += self._take(place)
                end = self._spans[place - 1][1]
        self._mark(end, len(text))

    def _mark(self, start: int, end: int) -> None:
        """Add a sign for what stands between two words, unless it is white space."""
        between = self._text[start:end]
        if between and not between.isspace():
            seen = between.translate(_UNSEEN).strip()
            if seen and not (seen == "." and self._is_short_month()):
                at = start + between.index(seen[0])
                self._add(_MARKS.get(seen, BREAK), at, at + 1)

    def _is_short_month(self) -> bool:
        """Tell whether the last word may be an abbreviation: "Nov. 16"."""
        return bool(self.signs) and (self.signs[-1].word,) in names.short_months()

    def _take(self, place: int) -> int:
        """Add the sign of the word at `place`; return how many words it covers."""
        start, end = self._spans[place]
        surface, folded = self._text[start:end], self._seen[place].folded
        if folded[:1].isdigit():
            self._number(Word(surface, start, end), folded)
            return 1
        if folded in _LETTERS_OF_ORDINALS and self.signs and self.signs[-1].end == start:
            self.signs[-1] = self.signs[-1]._replace(end=end)
            return 1
        for entry in lexicon().get(folded, ()):
            after = place + 1 + len(entry.rest)
            if entry.kind == "M" and surface.isascii() and surface[0].islower():
                continue  # "may" and "march" are verbs
            if tuple(word.folded for word in self._seen[place + 1 : after]) == entry.rest:
                if entry.joined:
                    self._add(AND, start, start + 1)
                    start += 1
                self._add(entry.kind, start, self._spans[after - 1][1], entry.value, folded)
                return 1 + len(entry.rest)
        self._add(_kind_of(folded), start, end, word=folded)
        return 1

    def _number(self, word: Word, folded: str) -> None:
        if dotted := _DOTTED.fullmatch(folded):
            for number, part in enumerate(dotted.groups()):
                if number:
                    self._add("/", word.start, word.start)
                self._digits(part, word.start, word.end)
        else:
            self._digits(folded if word.surface.isdigit() else "", word.start, word.end)

    def _digits(self, digits: str, start: int, end: int) -> None:
        """Add a day, a year or another number."""
        value = int(digits) if 0 < len(digits) <= len("2018") else 0
        kind = NUMBER
        if 1 <= value <= 31 and len(digits) <= len("31"):  # noqa: PLR2004 - days of a month
            kind = "d"
        elif _FIRST_YEAR <= value <= _LAST_YEAR and len(digits) == len("2018"):
            kind = "Y"
        self._add(kind, start, end, value, digits)

    def _add(self, kind: str, start: int, end: int, value: int = 0, word: str = "") -> None:
        self.signs.append(Sign(kind, start, end, value, word))


def signs_of(text: str) -> list[Sign]:
    """Return the signs of a text, in order; none where no word of it may be part of a date."""
    seen = [_seen(surface) for surface in WORD.findall(text)]
    if not any(word.telling for word in seen):
        return []
    line = _Line(text, seen)
    line.read()
    return line.signs


def _kind_of(folded: str) -> str:
    """Return the sign of a word that is no entry of the lexicon, or none that fits."""
    return AND if folded in ("و", "and") else NUMBER if is_number_word(folded) else OTHER


@lru_cache(maxsize=1 << 16)
def _seen(surface: str) -> _Seen:
    folded = folded_word(surface)
    if folded[:1].isdigit():
        return _Seen("", folded, telling=True)
    entries = lexicon().get(folded)
    if entries is None and folded not in _LETTERS_OF_ORDINALS:
        return _Seen(_kind_of(folded), folded, telling=False)
    return _Seen("", folded, any(entry.kind in _TELLING for entry in entries or ()))
