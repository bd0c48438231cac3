"""English words and the Arabic ones that news uses for them.

The entries stand in `data/*.tsv` beside this file: an English headword, a tab, and its Arabic
translations, best first, separated by `|`. They were written for this project.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from index.model import Alternative, Token
from index.text import analyzer

MOST_TRANSLATIONS = 8
"""Translations of a headword that are searched for, the first ones."""

Key = tuple[str, ...]


def lines() -> Iterator[tuple[str, str, list[str]]]:
    """Yield every entry of every file: the file's name, the headword, its translations."""
    for file in sorted(files("index.lexicon").joinpath("data").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".tsv"):
            for line in file.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    headword, translations = line.split("\t")
                    yield file.name, headword, translations.split("|")


@cache
def entries() -> dict[Key, tuple[str, ...]]:
    """Return the translations of each headword, by the terms of its words.

    An acronym (`US`, `WHO`) is found as it is written, in capitals, and never as a word.
    """
    found: dict[Key, dict[str, None]] = {}
    for _, headword, translations in lines():
        slot = found.setdefault(key_of(analyzer.analyze(headword)), {})
        slot.update(dict.fromkeys(translations))
    return {key: tuple(translations) for key, translations in found.items()}


@cache
def longest_headword() -> int:
    """Return the number of words of the longest headword."""
    return max(map(len, entries()))


def key_of(tokens: Sequence[Token]) -> Key:
    """Return what a run of English words is looked up by."""
    return tuple(token.surface if is_acronym(token.surface) else token.term for token in tokens)


def is_acronym(surface: str) -> bool:
    """Tell whether a word is written in capitals alone."""
    return len(surface) > 1 and surface.isupper()


def translations(tokens: Sequence[Token]) -> tuple[Alternative, ...]:
    """Return what the headword made of `tokens` may be in Arabic, best first, perhaps nothing."""
    written = entries().get(key_of(tokens), ())
    alternatives: dict[tuple[str, ...], Alternative] = {}
    for arabic in written:
        terms = tuple(token.term for token in analyzer.analyze(arabic))
        if terms:
            alternatives.setdefault(terms, Alternative(terms, 1.0, arabic))
    return tuple(alternatives.values())[:MOST_TRANSLATIONS]
