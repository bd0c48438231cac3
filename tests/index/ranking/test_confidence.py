"""How sure an answer is, and what forbids it."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Status
from index.ranking import (
    EVIDENCE,
    Evidence,
    Features,
    Scores,
    confidence_of,
    evidence_of,
    status_of,
    unheard,
)
from index.ranking.scoring import settings

signs = st.floats(0, 1, allow_subnormal=False)
evidences = st.builds(Evidence, *[signs] * len(EVIDENCE))
ORDER = (Status.NO_ANSWER, Status.WEAK, Status.ANSWERED)
ALL = Evidence(*[1.0] * len(EVIDENCE))


@given(evidence=evidences, name=st.sampled_from(EVIDENCE), more=signs)
def test_confidence_rises_with_each_sign(evidence: Evidence, name: str, more: float) -> None:
    held = float(getattr(evidence, name))
    better = replace(evidence, **{name: max(held, more)})
    assert 0 < confidence_of(evidence) <= confidence_of(better) < 1


@given(evidence=evidences, sure=signs)
def test_an_unheard_name_forbids_answered_and_changes_nothing_else(
    evidence: Evidence, sure: float
) -> None:
    heard, _ = status_of(sure, evidence, unheard_name=False)
    not_heard, _ = status_of(sure, evidence, unheard_name=True)
    assert not_heard == (Status.WEAK if heard == Status.ANSWERED else heard)


@given(evidence=evidences, sure=signs, unheard_name=st.booleans())
def test_no_confidence_is_stated_that_says_more_than_the_status(
    evidence: Evidence, sure: float, *, unheard_name: bool
) -> None:
    limits = settings()["status"]
    status, stated = status_of(sure, evidence, unheard_name=unheard_name)
    assert 0 <= stated <= sure
    assert (stated >= limits["answered"]) == (status == Status.ANSWERED)
    assert (stated >= limits["weak"]) == (status != Status.NO_ANSWER)


@given(evidence=evidences, sure=signs, more=signs)
def test_more_confidence_is_never_a_worse_status(
    evidence: Evidence, sure: float, more: float
) -> None:
    lower, upper = sorted((sure, more))
    at = [ORDER.index(status_of(s, evidence, unheard_name=False)[0]) for s in (lower, upper)]
    assert at == sorted(at)


@pytest.mark.parametrize(
    ("heard", "status"),
    [
        ("least_heard", Status.NO_ANSWER),
        ("mostly_heard", Status.WEAK),
        (None, Status.ANSWERED),
    ],
)
def test_what_is_hardly_heard_of_is_not_answered(heard: str | None, status: Status) -> None:
    below = settings()["status"][heard] - 0.01 if heard else 1.0
    assert status_of(1.0, replace(ALL, heard=below), unheard_name=False)[0] == status


def features(likeness: list[list[float]]) -> Features:
    """Return what evidence looks at, for words that all weigh 1."""
    found = np.array(likeness)
    return Features({}, {"near": np.linspace(0, 1, found.shape[1])}, found)


def scores(*total: float) -> Scores:
    """Return scores without shares."""
    return Scores(np.array(total), np.zeros((1, len(total))), {})


def test_evidence_is_gathered_from_the_first_and_its_article() -> None:
    found = evidence_of(
        features([[1.0, 0.0, 1.0], [0.2, 0.9, 1.0]]),
        scores(5.0, 4.0, 5.0 - np.log(4)),
        np.ones(2, np.float32),
        [7, 7, 8],
    )
    assert found.ahead == pytest.approx(1 / 1.25)
    assert found.likely == pytest.approx(1 / (1 + np.exp(-1) + 0.25))
    assert found.coverage == pytest.approx(0.6)
    assert found.weakest == pytest.approx(0.2)
    assert found.article_coverage == pytest.approx(0.95)
    assert found.heard == 1.0
    assert found.near == 0


def test_an_only_article_is_as_far_ahead_as_can_be() -> None:
    found = evidence_of(features([[1.0, 1.0]]), scores(1.0, 1.0), np.ones(1), [3, 3])
    assert (found.ahead, found.likely) == (1.0, 0.5)


def test_words_without_weight_are_no_division_by_zero() -> None:
    found = evidence_of(features([[0.0]]), scores(0.0), np.zeros(1), [1])
    assert (found.coverage, found.article_coverage, found.heard) == (0.0, 0.0, 0.0)


def test_a_name_is_heard_if_any_candidate_has_it() -> None:
    found = features([[1.0, 0.0], [0.4, 0.1], [0.2, 0.6]])
    assert not unheard(found, [])
    assert not unheard(found, [0, 2])
    assert unheard(found, [0, 1])
