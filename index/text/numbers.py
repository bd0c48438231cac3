"""Numbers in words and in digits: «مئة وخمسون ألفا», «150 ألف» and 150,000 are one value.

The words and their values are pyarabic's table with the forms that it lacks (the dual before a
noun: «ألفي», «مئتا»), and English ones. They are put together by our own grammar, for no
library at hand does it: pyarabic's `text2number` reads «ألفي» as 0 and «ثلاثة ملايين ومئتا ألف»
as 3,001,000; num2words writes two million as «مليونا» and parts «و» from its word; text2num
knows no Arabic.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from pyarabic.number_const import NUMBER_WORDS

from index.text.fold import fold

_MORE_ARABIC = {
    **dict.fromkeys(("اثنتان", "اثنتين", "اثنتا", "اثنتي"), 2),
    **dict.fromkeys(("مئتا", "مئتي", "مائتان", "مائتين", "مائتا", "مائتي"), 200),
    "ألفي": 2 * 10**3,
    **dict.fromkeys(("مليونا", "مليوني"), 2 * 10**6),
    **dict.fromkeys(("مليارا", "ملياري", "بليونان", "بليونين", "بليوني"), 2 * 10**9),
    "بليون": 10**9,
    **dict.fromkeys(("تريليون", "ترليون", "تريليونات"), 10**12),
}
_ONES = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ENGLISH = (
    {word: value for value, word in enumerate(_ONES.split(), 1)}
    | {word: value * 10 for value, word in enumerate(_TENS.split(), 2)}
    | {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
)
_SHARES = {"نصف": Decimal("0.5"), "ربع": Decimal("0.25"), "half": Decimal("0.5")}
"""What may follow a scale («مليون ونصف») or come before it («نصف مليون»)."""

_TEEN = frozenset({"عشر", "عشره"})
_SOMEONE = frozenset({"احد", "احدي"})
"""«أحد» is "one" in «أحد عشر» and «إحدى وعشرين», and elsewhere "someone", "one of"."""

_SINGULAR_OR_DUAL = {"الفا": 10**3, "مليونا": 10**6, "مليارا": 10**9}
"""After a number it is the accusative («خمسون ألفا»), before a noun the dual («ألفا شخص»)."""

_AND = frozenset({"و", "and"})
_PREFIXES = ("", "ال", "ب", "بال", "ل", "لل")
_SHORTEST_AFTER_PREFIX = 3
"""Letters of a number after a preposition: «لست» (you are not) is no number."""

_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_SCALES = frozenset(10**power for power in (3, 6, 9, 12))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number among words: `words[first:last]`."""

    first: int
    last: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that may be part of a number."""

    base: str
    value: Decimal
    joined: bool = False
    """Whether «و» or "and" stands before it."""
    next_place: int = 0
    """Where the word after it is."""

    def within(self, least: int, most: int) -> bool:
        return least <= self.value <= most


@cache
def _lexicon() -> dict[str, _Word]:
    """Return every folded form of a number word, with what may be written before it."""
    arabic = {fold(word): Decimal(value) for word, value in (NUMBER_WORDS | _MORE_ARABIC).items()}
    arabic |= {fold(word): value for word, value in _SHARES.items()}
    forms = {word: _Word(word, Decimal(value)) for word, value in _ENGLISH.items()}
    for base, value in arabic.items():
        for prefix in _PREFIXES if len(base) > _SHORTEST_AFTER_PREFIX - 1 else ("",):
            forms.setdefault(prefix + base, _Word(base, value))
            forms.setdefault("و" + prefix + base, _Word(base, value, joined=True))
    return {form: word for form, word in forms.items() if word.value}


def is_number_word(word: str) -> bool:
    """Tell whether a folded word may be part of a number, in letters."""
    return word in _lexicon()


def numerals(words: Sequence[str]) -> list[Numeral]:
    """Return the numbers among folded words, in order; they do not overlap."""
    found: list[Numeral] = []
    place = 0
    while place < len(words):
        read = _Reader(words).number(place)
        if read:
            found.append(Numeral(place, read[1], read[0]))
            place = read[1]
        else:
            place += 1
    return found


_Read = tuple[Decimal, int]
"""A value, and the place after its words."""


class _Reader:
    """Reads a number from some place on; a method returns `None` where there is none."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def number(self, place: int) -> _Read | None:
        """Read parts of falling scale: «ثلاثة ملايين ومئتا ألف وخمسون»."""
        total, scale, end = Decimal(0), Decimal(10) ** 15, place
        while True:
            word = self._word(end)
            if word is None or (total and not self._goes_on(word, scale)):
                break
            part = self._part(word)
            if part is None or part[1] >= scale:
                break
            total += part[0]
            _, scale, end = part
            share = self._word(end)
            if share and share.joined and share.base in _SHARES and scale in _SCALES:
                total, end = total + scale * share.value, share.next_place
                break
        return (total, end) if total else None

    @staticmethod
    def _goes_on(word: _Word, scale: Decimal) -> bool:
        """Tell whether a word may begin a further part: English ones need no "and"."""
        return scale in _SCALES and (word.joined or word.base.isascii()) and not word.base.isdigit()

    def _part(self, word: _Word) -> tuple[Decimal, Decimal, int] | None:
        """Read an amount with its scale: the value, the scale (1 without), the place after."""
        if word.base in _SINGULAR_OR_DUAL:
            after, one = self._word(word.next_place), Decimal(_SINGULAR_OR_DUAL[word.base])
            return one if after and after.joined else 2 * one, one, word.next_place
        if word.value / 2 in _SCALES:
            return word.value, word.value / 2, word.next_place
        if word.value in _SCALES:
            return word.value, word.value, word.next_place
        read = self._amount(word)
        if read is None:
            return None
        amount, end = read
        scale = self._word(end)
        if scale and not scale.joined:
            size = _SINGULAR_OR_DUAL.get(scale.base, scale.value)
            if size in _SCALES:
                return amount * size, Decimal(size), scale.next_place
        return None if word.base in _SHARES else (amount, Decimal(1), end)

    def _amount(self, word: _Word) -> _Read | None:
        """Read digits, or words for less than a thousand."""
        if word.base in _SHARES or word.base[0].isdigit():
            return word.value, word.next_place
        if word.value % 100 == 0:
            hundreds, end = word.value, word.next_place
        else:
            below = self._below_hundred(word)
            after = self._word(below[1]) if below else None
            if below is None or not (
                after and after.value == 100 and not after.joined and below[0] < 10  # noqa: PLR2004 - «خمس مئة»
            ):
                return below
            hundreds, end = below[0] * 100, after.next_place
        rest = self._word(end)
        if rest and self._follows_hundreds(rest) and rest.within(1, 99):
            below = None if rest.base[0].isdigit() else self._below_hundred(rest)
            if below:
                return hundreds + below[0], below[1]
        return hundreds, end

    def _follows_hundreds(self, word: _Word) -> bool:
        """Tell whether a word may go on after hundreds; «وأحد» folds to «واحد»."""
        after = self._word(word.next_place)
        eleven = word.base == "واحد" and after is not None and after.base in _TEEN
        return word.joined or word.base.isascii() or eleven

    def _below_hundred(self, word: _Word) -> _Read | None:
        """Read «ثلاثة», «ثلاثة عشر», «ثلاثة وعشرون», "twenty-three"."""
        after = self._word(word.next_place)
        if word.base.isascii():
            if word.within(20, 90) and after and after.within(1, 9) and not after.joined:
                return word.value + after.value, after.next_place
        elif word.within(1, 9) and after:
            if after.base in _TEEN and not after.joined:
                return word.value + 10, after.next_place
            if after.joined and after.within(20, 90) and not after.base[0].isdigit():
                return word.value + after.value, after.next_place
        return None if word.base in _SOMEONE else (word.value, word.next_place)

    def _word(self, place: int) -> _Word | None:
        """Return the word of a number at `place`, after «و» or "and" if one stands there."""
        joined = place < len(self._words) and self._words[place] in _AND
        place += joined
        if place >= len(self._words):
            return None
        text = self._words[place]
        word = _lexicon().get(text)
        if word is None and _DIGITS.fullmatch(text) and any(char != "0" for char in text):
            word = _Word(text, Decimal(text))
        return word and replace(word, joined=joined or word.joined, next_place=place + 1)
