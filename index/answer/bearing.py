"""How much of a question some words of a paragraph carry, and who says them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from index.model import Span, Statement
from index.text.analyzer import analyze
from index.text.sentences import sentences
from index.text.tokens import WORD

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Bearing:
    """A paragraph against a question, word by word."""

    # not slotted: where its words begin is worked out when it is first asked for

    text: str
    likeness: Floats
    """How like each word of the paragraph is to each of the question, 0 to 1; shape (words of
    the question, words of the paragraph)."""
    weights: Floats
    """What each word of the question counts; they add up to 1, or are all 0."""

    @cached_property
    def words(self) -> Sequence[tuple[int, int]]:
        """Where each word of the paragraph stands in `text`: its first place and its end."""
        words = [match.span() for match in WORD.finditer(self.text)]
        if len(words) == self.likeness.shape[1]:
            return words
        # some are one name, or no words
        return [(token.start, token.end) for token in analyze(self.text)]

    @cached_property
    def starts(self) -> Sequence[int]:
        """Where each word of the paragraph begins in `text`."""
        return [start for start, _ in self.words]

    def spans(self, places: Iterable[int]) -> tuple[Span, ...]:
        """Return where the words at `places` stand in `text`."""
        return tuple(Span(*self.words[place]) for place in places)

    @cached_property
    def sentences(self) -> Sequence[Span]:
        """The sentences of the paragraph."""
        return sentences(self.text)

    def by_word(self, spans: Sequence[Span]) -> Floats:
        """Return how like the most like word of each span is to each word of the question.

        The shape is (words of the question, spans).
        """
        found = np.zeros((len(self.likeness), len(spans)), np.float32)
        for place, (start, end) in enumerate(spans):
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            self.likeness[:, first:last].max(axis=1, initial=0, out=found[:, place])
        return found

    def shares(self, spans: Sequence[Span]) -> list[float]:
        """Return how much of the question the words of each span carry, 0 to 1.

        Where no word counts, because nothing in particular is asked for, everything carries it.
        """
        shares: list[float] = share_of(self.weights, self.by_word(spans)).tolist()
        return shares


def share_of(weights: Floats, likeness: Floats) -> Floats:
    """Return how much of a question is carried by words that are so like its words.

    Args:
        weights: what each word of the question counts; 1 is returned where none does.
        likeness: shape (words of the question, n); what is returned has the shape (n,).
    """
    if not weights.any():
        return np.ones(likeness.shape[1])
    return np.asarray(weights @ likeness)


def weights_of(idf: Floats, counted: Sequence[int] | None = None) -> Floats:
    """Return what each word of a question counts in `Bearing.weights`: its share of the idf.

    Args:
        idf: the inverse document frequency of each word.
        counted: the numbers of the words that count, where not all of them do.
    """
    weights = idf
    if counted is not None:
        weights = np.zeros_like(idf)
        weights[list(counted)] = idf[list(counted)]
    return np.asarray(weights / max(float(weights.sum()), 1e-9))


def speaker_of(sentence: Span, statements: Sequence[Statement], bearing: Bearing) -> str | None:
    """Return who says what in `sentence` bears on the question; `None` if nobody is named.

    Of several statements in one sentence the one that carries most of the question counts. What
    stands outside all of them is the outlet's own, and answers when it carries more; but not
    the words by which a statement is introduced, though they may be what was asked about.
    """
    inside = [(common(sentence, each.span), each) for each in statements]
    inside = [(span, each) for span, each in inside if span.start < span.end]
    if not inside:
        return None
    shares = bearing.shares([span for span, _ in inside])
    said, _, best = max(
        (
            (share, span.end - span.start, each)
            for share, (span, each) in zip(shares, inside, strict=True)
        ),
        key=lambda share: share[:2],
    )
    outside = _gaps(sentence, [span for span, _ in inside])
    own = [_unspoken(bearing.text, gap, [each for _, each in inside]) for gap in outside]
    return best.speaker if said >= max(bearing.shares(own), default=0.0) else None


def common(one: Span, other: Span) -> Span:
    """Return what two spans have in common; it is empty or turned round if they are apart."""
    return Span(max(one.start, other.start), min(one.end, other.end))


def _unspoken(text: str, gap: Span, statements: Iterable[Statement]) -> Span:
    """Return what of a gap stands before the verb, and the name, that introduce a statement."""
    end = gap.end
    for statement in statements:
        cue = text.find(statement.cue, gap.start, gap.end)
        if cue >= 0:
            names = (statement.speaker, statement.speaker.split()[-1])
            found = (text.find(name, gap.start, cue) for name in names)
            end = min(end, next((place for place in found if place >= 0), cue))
    return Span(gap.start, end)


def _gaps(whole: Span, spans: Sequence[Span]) -> list[Span]:
    """Return the parts of `whole` that no span covers."""
    gaps: list[Span] = []
    place = whole.start
    for span in sorted(spans):
        if span.start > place:
            gaps.append(Span(place, span.start))
        place = max(place, span.end)
    if place < whole.end:
        gaps.append(Span(place, whole.end))
    return gaps
