"""How close a Latin spelling of a name is to Arabic ones, vowels included.

Two spellings are aligned letter by letter at the least cost (Needleman and Wunsch, "A general
method applicable to the search for similarities in the amino acid sequence of two proteins",
1970). Arabic does not write short vowels, so a Latin vowel without a partner costs little; an
Arabic long vowel without one costs more, and a consonant most. One name is aligned with all
Arabic words at once.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt

from index.lexicon.sounds import ARABIC_CONSONANTS, LAST_H, LATIN_CONSONANTS, pieces

_ALPHABET = " ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
_CODES = {letter: place for place, letter in enumerate(_ALPHABET)}
_DOUBLED = re.compile(r"(.)\1+")
"""Folded letters; a letter's place is its number, 0 is none of them."""

_VOWEL_OF = {"ا": "a", "و": "u", "ي": "i"}
_VOWELS = {
    "a": "a",
    "e": "i",
    "i": "i",
    "o": "u",
    "u": "u",
    "y": "i",
    "w": "u",
    "v": "u",
    "j": "i",
    "2": "a",
    "3": "a",
    "ou": "u",
    "oo": "u",
    "ee": "i",
    "aa": "a",
}
_LONG = frozenset({"ou", "oo", "ee", "aa"})

_UNHEARD = {"a": 0.08, "e": 0.1, "i": 0.12}
_OTHER_UNHEARD = 0.15
"""Cost of a Latin short vowel that Arabic does not write."""
_LONG_UNHEARD = 0.4
_SILENT = {"h": 0.4, "w": 0.4, "v": 0.6, "gh": 0.5, "ğ": 0.4, "j": 0.8}
"""Cost of a Latin consonant that is not heard, where it may be so."""
_OTHER_VOWEL = 0.4
_LOST_VOWEL = 0.5
"""Cost of an Arabic long vowel that the Latin spelling has not."""
_SOFT = 0.15
"""Cost of what is written in Arabic and hardly heard: hamza, a last ه."""
_TA_MARBUTA = 0.05
_AIN = 0.25
_AIN_AS_VOWEL = 0.1
_RARER = 0.2
"""Cost of each step down the readings of a Latin consonant."""
_BOTH = 0.15
"""Cost of reading a Latin digraph as the two letters that it is made of."""
_LOST = 1.0
_NEVER = 9.0

Costs = npt.NDArray[np.float32]


def closeness(name: str, words: Sequence[str]) -> list[float]:
    """Return from 0 to 1 how close a Latin name is to each of some Arabic words.

    Args:
        name: the name as it is written.
        words: folded Arabic words without clitics and article.
    """
    latin = pieces(name)
    letters = [_letters_of(word) for word in words]
    longest = max((len(codes) for codes, _ in letters), default=0)
    if not latin or not longest:
        return [0.0] * len(words)
    codes = np.zeros((len(words), longest), np.intp)
    missing = np.zeros((len(words), longest), np.float32)
    for place, (own_codes, own_missing) in enumerate(letters):
        codes[place, : len(own_codes)] = own_codes
        missing[place, : len(own_missing)] = own_missing
    skipped = np.cumsum(np.pad(missing, ((0, 0), (1, 0))), axis=1)
    row = skipped
    for place, piece in enumerate(latin):
        row = _next_row(row, codes, skipped, piece, first=place == 0)
    weight = np.float32(sum(map(_alone, latin))) + skipped[:, -1]
    return [float(value) for value in np.clip(1 - 2 * row[:, -1] / weight, 0, 1)]


@lru_cache(maxsize=1 << 14)
def _letters_of(word: str) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return the letters of an Arabic word, and the cost of each if nothing in Latin answers.

    The same words are compared again and again: all that have the consonants of a name.
    """
    letters = _undoubled(_without_short_article(word))
    last = len(letters) - 1
    costs = (_missing_letter(letter, place == last) for place, letter in enumerate(letters))
    return tuple(map(_code, letters)), tuple(costs)


def _next_row(
    row: Costs, codes: npt.NDArray[np.intp], skipped: Costs, piece: str, *, first: bool
) -> Costs:
    """Return the least costs after one more Latin piece, by how many letters are used up."""
    pairs = _pairs(piece, first)
    costs = row + np.float32(_alone(piece))
    np.minimum(costs[:, 1:], row[:, :-1] + pairs[codes], out=costs[:, 1:])
    both = _two_letters(piece)
    if both is not None:
        costs_of_two = row[:, :-2] + both[codes[:, :-1], codes[:, 1:]]
        np.minimum(costs[:, 2:], costs_of_two, out=costs[:, 2:])
    return np.asarray(np.minimum.accumulate(costs - skipped, axis=1) + skipped, np.float32)


def _code(letter: str) -> int:
    return _CODES.get(letter, 0)


def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _without_short_article(word: str) -> str:
    """Take the article off a name of two letters («السد»), which `bare` leaves it."""
    return word[2:] if len(word) == len("السد") and word.startswith("ال") else word


def _missing_letter(letter: str, last: bool) -> float:  # noqa: FBT001 - a place, not a switch
    if letter == "ء" or (letter == "ه" and last):
        return _SOFT
    if letter == "ع":
        return _AIN
    return _LOST_VOWEL if letter in _VOWEL_OF else _LOST


def _alone(piece: str) -> float:
    """Return the cost of a Latin piece to which nothing in Arabic answers."""
    if piece in {LAST_H, "2"}:
        return _SOFT
    if piece in LATIN_CONSONANTS:
        return _SILENT.get(piece, _LOST)
    return _LONG_UNHEARD if piece in _LONG or piece == "3" else _UNHEARD.get(piece, _OTHER_UNHEARD)


@cache
def _pairs(piece: str, first: bool) -> Costs:  # noqa: FBT001 - a place, not a switch
    """Return the cost of reading a Latin piece as each letter."""
    return np.array([_pair(piece, letter, first) for letter in _ALPHABET], np.float32)


def _pair(piece: str, letter: str, first: bool) -> float:  # noqa: FBT001 - likewise
    heard = ARABIC_CONSONANTS.get(letter)
    if heard is None:
        return _vowel_pair(piece, letter, first)
    options = LATIN_CONSONANTS.get(piece, ())
    if heard in options:
        return _RARER * options.index(heard)
    return _TA_MARBUTA if letter == "ه" and piece in {"a", "e"} else _NEVER


def _vowel_pair(piece: str, letter: str, first: bool) -> float:  # noqa: FBT001 - likewise
    vowel = _VOWELS.get(piece)
    if vowel is None or letter == " ":
        return _NEVER
    if letter in "عء":
        if piece in {"2", "3"}:
            return 0.0
        return _AIN_AS_VOWEL if first or piece in {"a", "aa"} else _AIN
    if first and letter == "ا":
        return 0.0
    same = vowel == _VOWEL_OF[letter]
    return 0.0 if same and not (first and letter == "ي" and piece != "y") else _OTHER_VOWEL


@cache
def _two_letters(piece: str) -> Costs | None:
    """Return the cost of reading a Latin piece as each two letters: x as «كس», a as «عا»."""
    costs = np.full((len(_ALPHABET), len(_ALPHABET)), _NEVER, np.float32)
    for rank, option in enumerate(LATIN_CONSONANTS.get(piece, ())):
        if len(option) > 1:
            for first, second in product(*map(_letters_heard_as, option)):
                costs[_code(first), _code(second)] = min(_RARER * rank, _BOTH)
    for letter, vowel in _VOWEL_OF.items():
        if _VOWELS.get(piece) == vowel:
            for first, second in (("ع", letter), (letter, "ع"), (letter, "ء")):
                costs[_code(first), _code(second)] = _AIN_AS_VOWEL
    return costs if (costs < _NEVER).any() else None


def _letters_heard_as(sound: str) -> list[str]:
    return [letter for letter, heard in ARABIC_CONSONANTS.items() if heard == sound]
