"""Whether the first passage answers, or only shares words with the question.

A handful of signs are weighed by logistic regression; `tools/learn_confidence.py` learnt the
weights from questions whose right passages are known, asked once as they are and once with the
right articles hidden, so that near misses count as what they are.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np

from index.model import Status
from index.ranking.scoring import Features, Scores, settings
from index.ranking.words import Floats

HEARD = 0.5
"""Likeness from which a word of the question counts as found."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the first passage, each sign from 0 to 1."""

    likely: float
    """Its share when the candidates' scores are turned into chances (softmax)."""
    ahead: float
    """How far it is ahead of the next candidate of another article, as a chance."""
    coverage: float
    """How much of the question's weight is in it or its headline, by the most like words."""
    weakest: float
    """Of the question's three heaviest words, the likeness of the least like."""
    article_coverage: float
    """As `coverage`, in all candidates of the same article together."""
    heard: float
    """How much of the question's weight is in the article for certain: of likeness `HEARD`."""
    near: float
    """How much of the question stands around a thing of the kind that is asked for."""


EVIDENCE = tuple(field.name for field in fields(Evidence))
_HEAVIEST = 3
_BELOW = 1e-4
"""How far below a limit a confidence is put that must not reach it."""


def evidence_of(
    features: Features,
    scores: Scores,
    idf: Floats,
    articles: Sequence[int],
    of: int | None = None,
) -> Evidence:
    """Gather what speaks for the best candidate, or another one; there is at least one.

    Args:
        features: what was found in the candidates.
        scores: their scores.
        idf: of each word of the question.
        articles: the article of each candidate.
        of: the place of the candidate; the best one's if it is not given.
    """
    first = int(np.argmax(scores.total)) if of is None else of
    chances = np.exp(scores.total - scores.total.max())
    others = np.array(articles) != articles[first]
    alike, together = features.alike[:, first], features.alike[:, ~others].max(axis=1)
    whole = max(float(idf.sum()), 1e-9)
    heaviest = np.argsort(-idf)[:_HEAVIEST]
    rival = float(chances[others].max()) if others.any() else 0.0
    return Evidence(
        likely=float(chances[first] / chances.sum()),
        ahead=float(chances[first] / (chances[first] + rival)),
        coverage=float(idf @ alike / whole),
        weakest=float(alike[heaviest].min()),
        article_coverage=float(idf @ together / whole),
        heard=float(idf @ (together >= HEARD) / whole),
        near=float(features.whole["near"][first]),
    )


def unheard(features: Features, names: Sequence[int], among: Sequence[int] | None = None) -> bool:
    """Tell whether some name of the question stands in no candidate in any spelling.

    Args:
        features: what was found in the candidates.
        names: the numbers of the words that are names.
        among: the places of the candidates that are looked at; all if it is not given.
    """
    if not names:
        return False
    alike = features.alike[list(names)]
    best = (alike if among is None else alike[:, list(among)]).max(axis=1)
    return bool((best < HEARD).any())


def confidence_of(evidence: Evidence) -> float:
    """Return from 0 to 1 how sure it is that the first passage answers."""
    weights = settings()["confidence"]
    total = weights["constant"] + sum(
        weights[name] * float(getattr(evidence, name)) for name in EVIDENCE
    )
    return 1.0 / (1.0 + math.exp(-total))


def status_of(confidence: float, evidence: Evidence, *, unheard_name: bool) -> tuple[Status, float]:
    """Return how an answer is presented, and a confidence that does not say more than that.

    A name that is nowhere forbids `answered`, and so does an article in which most of the
    question is not found; one in which hardly anything is found is no answer, however far it
    is ahead of the others.
    """
    limits = settings()["status"]
    if evidence.heard < limits["least_heard"]:
        confidence = min(confidence, limits["weak"] - _BELOW)
    elif unheard_name or evidence.heard < limits["mostly_heard"]:
        confidence = min(confidence, limits["answered"] - _BELOW)
    if confidence >= limits["answered"]:
        return Status.ANSWERED, confidence
    return (Status.WEAK if confidence >= limits["weak"] else Status.NO_ANSWER), confidence
