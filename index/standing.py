"""Standing questions: which of thousands a new article may answer, told from its words alone.

A question is what its words may be met by: terms, their roots, and for foreign names sounds. It
passes an article that meets its rarest word, and of which one paragraph, with the headline, meets
enough of its weight; words are weighed by their inverse document frequency. The few that pass are
then judged as answers are (`index.answering`).

All questions are compared at once: an inverted map leads from a key to the options that it
stands for, and the options that an article has are gathered in arrays by word and question.
Measured with questions that avoid the words of their answers, over 8,000 articles: 94% of the
right ones that are judged to answer pass, and 0.3% of all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.lexicon.sounds import latin_sounds, sound_of
from index.model import Question, TermGroup
from index.text.analyzer import folded_words
from index.text.languages import is_arabic
from index.text.roots import root_of

PASSING = 0.35
"""Share of a question's weight that a paragraph and its headline must meet."""

BY_ROOT = 0.6
"""What a word that has only the root of another counts beside one that has its term."""

MOST_PLACES = 63
"""Paragraphs of an article that are told apart; of a longer one neighbours share a place."""

_FRESH = 256
"""Questions that are put before the arrays of all are made anew."""

_TERM, _ROOT, _SOUND = "=", "~", "^"
"""What the keys of terms, roots and sounds begin with, so that none is taken for another."""

Keys = Mapping[str, int]
"""What an article can be met by, each key with the places where it stands, a bit for each."""

_Places = npt.NDArray[np.uint64]
_Numbers = npt.NDArray[np.intp]
_Shares = npt.NDArray[np.float64]


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


class StandingQuestions:
    """Questions by number, and which of them an article may answer."""

    def __init__(self) -> None:
        self._settled: dict[int, Sought] = {}
        self._fresh: dict[int, Sought] = {}
        """Those that were put since the arrays of the settled ones were made."""
        self._of_settled = _Arrays({})
        self._of_fresh: _Arrays | None = None

    def __len__(self) -> int:
        return len(self._settled) + len(self._fresh)

    def put(self, number: int, question: Sought) -> None:
        """Add a question under `number`, in place of one that has it."""
        self.drop(number)
        self._fresh[number] = question
        self._of_fresh = None

    def drop(self, number: int) -> None:
        """Take a question out, if it is there."""
        self._settled.pop(number, None)
        if self._fresh.pop(number, None):
            self._of_fresh = None

    def passed_by(self, keys: Keys) -> list[int]:
        """Return the numbers of the questions that an article with `keys` may answer, in order."""
        if len(self._fresh) > _FRESH:
            self._settled |= self._fresh
            self._fresh = {}
            self._of_settled, self._of_fresh = _Arrays(self._settled), None
        if self._of_fresh is None:
            self._of_fresh = _Arrays(self._fresh)
        settled = (each for each in self._of_settled.passed_by(keys) if each in self._settled)
        return sorted(chain(settled, self._of_fresh.passed_by(keys)))


class _Arrays:
    """Questions as arrays: options after options, grouped by word, words by question."""

    def __init__(self, questions: Mapping[int, Sought]) -> None:
        words = [word for question in questions.values() for word in question.words]
        options = [option for word in words for option in word.options.items()]
        self._numbers = list(questions)
        self._question_of = _owners([len(each.words) for each in questions.values()])
        self._share = np.array([word.share for word in words])
        self._rarest = np.array(
            [
                word.share == max(each.share for each in question.words)
                for question in questions.values()
                for word in question.words
            ],
            np.bool_,
        )
        self._word_of = _owners([len(word.options) for word in words])
        self._weight = np.array([weight for _, weight in options])
        self._needs = np.array([len(keys) for keys, _ in options], np.intp)
        by_key: dict[str, list[int]] = {}
        for place, (keys, _) in enumerate(options):
            for key in keys:
                by_key.setdefault(key, []).append(place)
        self._by_key = {key: np.array(places, np.intp) for key, places in by_key.items()}

    def passed_by(self, keys: Keys) -> list[int]:
        """Return the numbers of the questions that pass."""
        options, places = self._standing(keys)
        words, weights = self._word_of[options], self._weight[options]
        best = np.zeros(len(self._share))
        np.maximum.at(best, words, weights)
        # what the whole article does not meet no paragraph of it meets
        may_pass = self._per_question(best * self._share) >= PASSING
        missed = self._per_question((self._rarest & (best == 0)).astype(np.float64))
        may_pass &= missed == 0
        looked_at = may_pass[self._question_of[words]]
        return self._passed_within(words[looked_at], weights[looked_at], places[looked_at])

    def _passed_within(self, words: _Numbers, weights: _Shares, places: _Places) -> list[int]:
        """Return the questions of which one paragraph meets enough.

        Args:
            words: the words that are met, one for each option that stands somewhere.
            weights: how well an option meets its word.
            places: in which paragraphs the option stands.
        """
        met, word_at = np.unique(words, return_inverse=True)
        asking, question_at = np.unique(self._question_of[met], return_inverse=True)
        passed = np.zeros(len(asking), np.bool_)
        for place in range(int(np.bitwise_or.reduce(places, initial=0)).bit_length()):
            here = ((places >> np.uint64(place)) & np.uint64(1)).astype(np.bool_)
            best = np.zeros(len(met))
            np.maximum.at(best, word_at[here], weights[here])
            met_share = np.bincount(question_at, best * self._share[met], len(asking))
            passed |= met_share >= PASSING
        return [self._numbers[found] for found in asking[passed]]

    def _per_question(self, values: _Shares) -> _Shares:
        """Add up what belongs to the words of each question."""
        return np.bincount(self._question_of, values, len(self._numbers)).astype(np.float64)

    def _standing(self, keys: Keys) -> tuple[_Numbers, _Places]:
        """Return the options that an article has, and where all their keys stand."""
        found = [(self._by_key[key], bits) for key, bits in keys.items() if key in self._by_key]
        if not found:
            return np.zeros(0, np.intp), np.zeros(0, np.uint64)
        hits = np.concatenate([options for options, _ in found])
        bits = np.repeat(
            np.array([each for _, each in found], np.uint64), [len(each) for each, _ in found]
        )
        alone = self._needs[hits] == 1
        together, in_all = self._together(hits[~alone], bits[~alone])
        return np.append(hits[alone], together), np.append(bits[alone], in_all)

    def _together(self, hits: _Numbers, bits: _Places) -> tuple[_Numbers, _Places]:
        """Return the options of several keys that stand in one place, and these places."""
        order = np.argsort(hits, kind="stable")
        hits, bits = hits[order], bits[order]
        starts = np.flatnonzero(np.diff(hits, prepend=-1))
        if not len(starts):
            return hits, bits
        options, places = hits[starts], np.bitwise_and.reduceat(bits, starts)
        standing = np.diff(starts, append=len(hits)) == self._needs[options]
        return options[standing & (places > 0)], places[standing & (places > 0)]


def _owners(lengths: Sequence[int]) -> _Numbers:
    """Return for each of some things, which belong to owners one after another, its owner."""
    return np.repeat(np.arange(len(lengths)), lengths)
