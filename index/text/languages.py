"""The script and the language of a text, as far as its letters and commonest words tell."""

import re

from pyarabic import araby

_SCRIPTS = {
    "ar": re.compile(r"[ء-يٱ-ۓۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ]"),
    "he": re.compile(r"[א-ת]"),
    "ru": re.compile(r"[А-яЁё]"),
    "el": re.compile(r"[Α-ωάέήίόύώ]"),
    "en": re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]"),
}
"""By script, the language that is meant when nothing else tells."""
_PERSIAN = re.compile(r"[پچژگیک]")
_URDU = re.compile(r"[ٹڈڑںےہ]")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|is|for|that|was|with|by|said|has)\b", re.IGNORECASE)
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")
_SAMPLE = 4_000
_LEAST_SHARE = 0.5
_LEAST_FOREIGN_LETTERS = 0.02
_LEAST_FUNCTION_WORDS = 0.05
_FEW_WORDS = 12


def is_arabic(folded: str) -> bool:
    """Tell whether a folded word is written in Arabic letters."""
    return bool(folded) and araby.HAMZA <= folded[0] <= araby.YEH


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language of `text`, or "und" where it cannot be told.

    Arabic, Persian, Urdu, Hebrew, Russian, Greek by their letters; English among the languages
    in Latin script by its commonest words.
    """
    sample = text[:_SAMPLE]
    counts = {code: len(letters.findall(sample)) for code, letters in _SCRIPTS.items()}
    code = max(counts, key=lambda key: counts[key])
    count = counts[code]
    if not count or count < sum(counts.values()) * _LEAST_SHARE:
        return "und"
    if code == "ar":
        return _of_arabic_script(sample, count)
    if code == "en":
        return _of_latin_script(sample)
    return code


def _of_arabic_script(text: str, letters: int) -> str:
    for code, own in (("ur", _URDU), ("fa", _PERSIAN)):
        if len(own.findall(text)) > letters * _LEAST_FOREIGN_LETTERS:
            return code
    return "ar"


def _of_latin_script(text: str) -> str:
    words = _LATIN_WORD.findall(text)
    if len(words) < _FEW_WORDS:
        return "en" if text.isascii() else "und"
    return "en" if len(_ENGLISH.findall(text)) > len(words) * _LEAST_FUNCTION_WORDS else "und"
