"""Whether the first passages answer, or only share words with the question."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.model import Status

ANSWERED = 0.55
"""From here on the passage is shown as an answer."""

WEAK = 0.3
"""From here on it is shown as something near; below it nothing answers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the first passage."""

    weights: Mapping[int, float]
    """Of each word of the question, its inverse document frequency."""
    matched: frozenset[int]
    """The words that stand in the passage or its headline."""
    names: frozenset[int]
    """The words that are names."""
    found_anywhere: frozenset[int]
    """The words that stand in any passage at all."""


def confidence_of(evidence: Evidence) -> float:
    """Return from 0 to 1 how sure it is that the passage answers.

    It is the share of the question's weight that the passage carries; a name in the question
    that no passage contains takes away half of it.
    """
    whole = sum(evidence.weights.values())
    if not whole:
        return 0.0
    carried = sum(evidence.weights[word] for word in evidence.matched) / whole
    unheard = evidence.names - evidence.found_anywhere
    return carried / 2 if unheard else carried


def status_of(confidence: float) -> Status:
    """Return how an answer of this confidence is presented."""
    if confidence >= ANSWERED:
        return Status.ANSWERED
    return Status.WEAK if confidence >= WEAK else Status.NO_ANSWER
