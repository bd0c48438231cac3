"""Claims: what the different speakers of the first passages say to one question."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.answer.bearing import Bearing, Floats, share_of
from index.answer.speakers import same_speaker
from index.model import Claim, Span, Statement

PASSAGES = 10
"""Passages, from the first, of which claims are taken."""

AROUND = 0.5
"""What a word of the question counts that stands around a statement and not in it."""

LEAST_OWN = 0.2
"""How much of the question a statement carries itself, at least, to bear on it."""

LEAST = 0.65
"""How much of what the best statement carries another must carry to bear on the question."""

MOST = 12
"""Claims of one answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """A ranked passage as claims are taken from it."""

    rank: int
    """Among all the ranked passages, from 1."""
    outlet: str | None
    published: str | None
    statements: tuple[Statement, ...]
    bearing: Bearing
    around: Floats
    """How like the most like word of passage and headline is to each word of the question."""
    most: tuple[float, float]
    """The most that any span of it can carry of the question, as `carried` returns it."""

    def carried(self, spans: Sequence[Span]) -> list[tuple[float, float]]:
        """Return what each span carries of the question by itself, and within its passage."""
        own = self.bearing.by_word(spans)
        return carried(self.bearing.weights, own, np.maximum(own, self.around[:, None]))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What somebody says, and how much of the question it carries."""

    claim: Claim
    carries: float


def carried(weights: Floats, own: Floats, whole: Floats) -> list[tuple[float, float]]:
    """Return what words carry of a question by themselves, and with half of what is around them.

    Args:
        weights: what each word of the question counts, as in `Bearing.weights`.
        own: how like the most like of the words is to each word of the question, shape (words of
            the question, n).
        whole: the same with what is around them.
    """
    alone, together = share_of(weights, own), share_of(weights, whole)
    return list(zip(alone.tolist(), (alone + AROUND * (together - alone)).tolist(), strict=True))


def claims_of(
    told: Iterable[Told], wanted: Callable[[Statement], bool] | None = None
) -> tuple[Claim, ...]:
    """Return what each speaker says that bears on the question, newest first.

    A statement bears on it when it carries enough of the question's weight itself and, with
    half of what stands around it, nearly as much as the best one. A speaker is listed once,
    with the statement that carries most. What nobody is quoted for is the outlet's own report,
    where the outlet is known.

    Args:
        told: the passages, in their order.
        wanted: tells which statements the question asks for, where it asks for some alone.
    """
    found: list[_Candidate] = []
    least = 0.0
    for passage in told:
        own, within = passage.most
        if own >= LEAST_OWN and within >= least:
            found += _candidates(passage, wanted)
            least = LEAST * max((each.carries for each in found), default=0.0)
    chosen: list[Claim] = []
    for each in sorted(found, key=lambda each: -each.carries):
        if each.carries >= least and not any(_same(each.claim, claim) for claim in chosen):
            chosen.append(each.claim)
    chosen = sorted(chosen[:MOST], key=lambda claim: claim.passage_rank)
    return tuple(sorted(chosen, key=lambda claim: claim.published or "", reverse=True))


def _same(one: Claim, other: Claim) -> bool:
    if one.own_report != other.own_report:
        return False
    return one.speaker == other.speaker or same_speaker(one.speaker, other.speaker)


def _candidates(passage: Told, wanted: Callable[[Statement], bool] | None) -> Iterator[_Candidate]:
    spans = [
        (each.span, each.speaker, False)
        for each in passage.statements
        if wanted is None or wanted(each)
    ]
    if passage.outlet and wanted is None:
        said = [each.span for each in passage.statements]
        unsaid = _unattributed(passage.bearing.sentences, said)
        spans += [(span, passage.outlet, True) for span in unsaid]
    shares = passage.carried([span for span, *_ in spans])
    for (span, speaker, own_report), (own, within) in zip(spans, shares, strict=True):
        if own >= LEAST_OWN:
            words = passage.bearing.text[span.start : span.end]
            claim = Claim(speaker, words, passage.rank, passage.published, own_report=own_report)
            yield _Candidate(claim, within)


def _unattributed(sentences: Iterable[Span], said: Sequence[Span]) -> list[Span]:
    """Return the sentences in which nobody is quoted."""
    return [
        sentence
        for sentence in sentences
        if not any(span.start < sentence.end and sentence.start < span.end for span in said)
    ]
