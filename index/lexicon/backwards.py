"""The news lexicon from Arabic to English: for Arabic questions over articles in English."""

from collections.abc import Sequence
from functools import cache

from index.lexicon import bilingual
from index.model import Alternative
from index.text import analyzer

MOST_HEADWORDS = 4
"""English words for one Arabic word that are searched for."""

Key = tuple[str, ...]


@cache
def _headwords() -> dict[Key, tuple[str, ...]]:
    """Return the English headwords of each Arabic translation, by the terms of its words.

    Those for which the translation is the best come first.
    """
    found: dict[Key, list[tuple[int, str]]] = {}
    for _, headword, translations in bilingual.lines():
        for place, arabic in enumerate(translations[: bilingual.MOST_TRANSLATIONS]):
            key = tuple(token.term for token in analyzer.analyze(arabic))
            found.setdefault(key, []).append((place, headword))
    return {
        key: tuple(dict.fromkeys(headword for _, headword in sorted(ranked)))[:MOST_HEADWORDS]
        for key, ranked in found.items()
    }


def english_of(terms: Sequence[str]) -> tuple[Alternative, ...]:
    """Return what a run of Arabic terms may be in English, best first, perhaps nothing."""
    alternatives = []
    for headword in _headwords().get(tuple(terms), ()):
        words = tuple(token.term for token in analyzer.analyze(headword))
        if words:
            alternatives.append(Alternative(words, 1.0, headword))
    return tuple(alternatives)
