"""All standing questions at once against one article.

An inverted map leads from a key to the options that it stands for; the options that an article
has are gathered in arrays by word and question.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from index.standing.sought import Keys, Sought

PASSING = 0.35
"""Share of a question's weight that a paragraph and its headline must meet."""

_AT_ONCE = 256
"""Questions that are put into the arrays at once: each time all of these are copied."""
_MOST_DROPPED = 1_000
"""Dropped questions that stay in the arrays, beside as many as are still asked."""

_Places = npt.NDArray[np.uint64]
_Numbers = npt.NDArray[np.intp]
_Shares = npt.NDArray[np.float64]


class StandingQuestions:
    """Questions by number, and which of them an article may answer."""

    def __init__(self) -> None:
        self._asked: dict[int, Sought] = {}
        self._fresh: dict[int, Sought] = {}
        """Those of them that are not in the arrays yet."""
        self._arrays = _Arrays()

    def __len__(self) -> int:
        return len(self._asked)

    def put(self, number: int, question: Sought) -> None:
        """Add a question under `number`, in place of one that has it."""
        self.drop(number)
        self._asked[number] = self._fresh[number] = question
        if len(self._fresh) >= _AT_ONCE:
            self._settle()

    def drop(self, number: int) -> None:
        """Take a question out, if it is there."""
        if self._asked.pop(number, None) and not self._fresh.pop(number, None):
            self._arrays.drop(number)
            if self._arrays.dropped > len(self._asked) + _MOST_DROPPED:
                self._arrays, self._fresh = _Arrays(), dict(self._asked)

    def passed_by(self, keys: Keys) -> list[int]:
        """Return the numbers of the questions that an article with `keys` may answer, in order."""
        self._settle()
        return sorted(self._arrays.passed_by(keys))

    def _settle(self) -> None:
        if self._fresh:
            self._arrays.extend(self._fresh)
            self._fresh = {}


class _Arrays:
    """Questions as arrays: options after options, grouped by word, words by question."""

    def __init__(self) -> None:
        self.dropped = 0
        self._numbers: list[int] = []
        self._places: dict[int, int] = {}
        """Where in the arrays the questions that were not dropped are."""
        self._asked = np.zeros(0, np.bool_)
        self._question_of = np.zeros(0, np.intp)
        """Of each word."""
        self._share = np.zeros(0)
        self._rarest = np.zeros(0, np.bool_)
        self._word_of = np.zeros(0, np.intp)
        """Of each option."""
        self._weight = np.zeros(0)
        self._needs = np.zeros(0, np.intp)
        self._by_key: dict[str, array[int]] = {}
        """The options that each key stands for, growing in place."""

    def extend(self, questions: Mapping[int, Sought]) -> None:
        """Add questions behind those that are there."""
        words = [word for question in questions.values() for word in question.words]
        options = [option for word in words for option in word.options.items()]
        for place, (keys, _) in enumerate(options, start=len(self._weight)):
            for key in keys:
                self._by_key.setdefault(key, array("q")).append(place)
        before_words, before = len(self._share), len(self._numbers)
        owners = _owners([len(question.words) for question in questions.values()])
        self._question_of = np.append(self._question_of, owners + before)
        self._share = np.append(self._share, [word.share for word in words])
        self._rarest = np.append(self._rarest, [*_rarest(questions)]).astype(np.bool_)
        owners = _owners([len(word.options) for word in words])
        self._word_of = np.append(self._word_of, owners + before_words)
        self._weight = np.append(self._weight, [weight for _, weight in options])
        self._needs = np.append(self._needs, [len(keys) for keys, _ in options]).astype(np.intp)
        self._asked = np.append(self._asked, np.ones(len(questions), np.bool_))
        self._places |= {number: place for place, number in enumerate(questions, start=before)}
        self._numbers += questions

    def drop(self, number: int) -> None:
        """Let a question pass no more."""
        self._asked[self._places.pop(number)] = False
        self.dropped += 1

    def passed_by(self, keys: Keys) -> list[int]:
        """Return the numbers of the questions that pass."""
        options, places = self._standing(keys)
        words, weights = self._word_of[options], self._weight[options]
        best = np.zeros(len(self._share))
        np.maximum.at(best, words, weights)
        # what the whole article does not meet no paragraph of it meets
        may_pass = self._asked & (self._per_question(best * self._share) >= PASSING)
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
        hits = np.concatenate([np.frombuffer(options, np.int64) for options, _ in found])
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


def _rarest(questions: Mapping[int, Sought]) -> Iterator[bool]:
    """Yield of each word of each question whether it is its rarest, or one of them."""
    for question in questions.values():
        most = max((word.share for word in question.words), default=0.0)
        yield from (word.share == most for word in question.words)


def _owners(lengths: Sequence[int]) -> _Numbers:
    """Return for each of some things, which belong to owners one after another, its owner."""
    return np.repeat(np.arange(len(lengths)), lengths)
