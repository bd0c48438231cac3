"""What of an article may answer a question: the keys that its words can be met by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from index.lexicon.sounds import latin_sounds, sound_of
from index.model import Question, TermGroup
from index.text.analyzer import folded_words
from index.text.languages import is_arabic
from index.text.roots import root_of

BY_ROOT = 0.6
"""What a word that has only the root of another counts beside one that has its term."""

MOST_PLACES = 63
"""Paragraphs of an article that are told apart; of a longer one neighbours share a place."""

_TERM, _ROOT, _SOUND = "=", "~", "^"
"""What the keys of terms, roots and sounds begin with, so that none is taken for another."""

Keys = Mapping[str, int]
"""What an article can be met by, each key with the places where it stands, a bit for each."""


class Word(NamedTuple):
    """A word of an article."""

    word: str
    """In its folded spelling."""
    term: str
    root: str


@dataclass(frozen=True, slots=True)
class SoughtWord:
    """A word of a question as an article may meet it."""

    share: float
    """Its share of the question's weight, by inverse document frequency."""
    options: Mapping[frozenset[str], float]
    """How well it is met by keys, from 0 to 1; those of one option must stand together."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A question as articles may meet it."""

    words: tuple[SoughtWord, ...]


def sought(question: Question, idf: Mapping[int, float], frequency: Mapping[int, int]) -> Sought:
    """Return a question as articles may meet it.

    Args:
        question: as it was understood.
        idf: of each word, by its number.
        frequency: in how many paragraphs each word stands, by its number.
    """
    whole = sum(idf.values()) or 1.0
    words = []
    for number, group in enumerate(question.groups):
        options: dict[frozenset[str], float] = {}
        for keys, likely in _options(group, known=bool(frequency[number])):
            options[keys] = max(options.get(keys, 0.0), likely)
        words.append(SoughtWord(idf[number] / whole, options))
    return Sought(tuple(words))


def _options(group: TermGroup, *, known: bool) -> Iterator[tuple[frozenset[str], float]]:
    """Yield what may stand for a word: its alternatives, their roots, what sounds like it.

    A foreign name that no article has had yet can only be told by its sound.
    """
    for alternative in group.alternatives:
        yield frozenset(_TERM + term for term in alternative.terms), alternative.weight
        folded = folded_words(alternative.written)
        if len(folded) == 1:
            yield frozenset({_ROOT + root_of(folded[0])}), alternative.weight * BY_ROOT
        if not known and not is_arabic(alternative.terms[0]):
            for sound in latin_sounds(alternative.written):
                yield frozenset({_SOUND + sound}), alternative.weight


def keys_of(headline: Iterable[Word], *paragraphs: Iterable[Word]) -> dict[str, int]:
    """Return what an article can be met by; its headline stands with every paragraph."""
    keys: dict[str, int] = {}
    apart = min(len(paragraphs), MOST_PLACES)
    for place, words in enumerate(paragraphs):
        bit = 1 << place * apart // len(paragraphs)
        for word in set(words):
            for key in _keys(word):
                keys[key] = keys.get(key, 0) | bit
    everywhere = (1 << max(apart, 1)) - 1
    return keys | {key: everywhere for word in headline for key in _keys(word)}


@lru_cache(maxsize=1 << 16)
def _keys(word: Word) -> tuple[str, ...]:
    return _TERM + word.term, _ROOT + word.root, _SOUND + sound_of(word.word)
