"""One score from many features: shares add up, and units do not matter."""

from dataclasses import asdict, fields
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.ranking import EVIDENCE, Features, Weights, score, weights
from index.ranking.scoring import settings

BY_WORD = ("words", "roots_with_title", "grams_with_title", "likeness_in_context", "headline")
WHOLE = ("article", "near", "things", "least", "brevity", "period")


@st.composite
def features(draw: st.DrawFn) -> Features:
    words, candidates = draw(st.integers(1, 3)), draw(st.integers(0, 5))

    def array(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        size = int(np.prod(shape))
        drawn = draw(st.lists(st.integers(-8, 40), min_size=size, max_size=size))
        return np.array(drawn, np.float64).reshape(shape) / 4

    return Features(
        {name: array(words, candidates) for name in BY_WORD},
        {name: array(candidates) for name in WHOLE},
        np.zeros((words, candidates)),
    )


@given(found=features())
def test_the_shares_add_up_to_the_score(found: Features) -> None:
    scores = score(found, weights())
    added = scores.by_word.sum(axis=0) + sum(scores.whole.values())
    assert np.allclose(added, scores.total, rtol=1e-9, atol=1e-9)
    assert np.isfinite(scores.total).all()


@given(found=features(), name=st.sampled_from(BY_WORD + WHOLE), power=st.integers(-6, 6))
def test_the_unit_of_a_feature_does_not_matter(found: Features, name: str, power: int) -> None:
    other = Features(
        {n: v * 2.0**power if n == name else v for n, v in found.by_word.items()},
        {n: v * 2.0**power if n == name else v for n, v in found.whole.items()},
        found.alike,
    )
    assert np.array_equal(score(other, weights()).total, score(found, weights()).total)


@given(found=features(), random=st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(found: Features, random: Random) -> None:
    order = list(range(len(found.whole["article"])))
    random.shuffle(order)
    other = Features(
        {n: v[:, order] for n, v in found.by_word.items()},
        {n: v[order] for n, v in found.whole.items()},
        found.alike[:, order],
    )
    expected = score(found, weights()).total[order]
    assert np.allclose(score(other, weights()).total, expected, atol=1e-9)


def test_a_feature_that_is_alike_everywhere_moves_no_candidate() -> None:
    flat = {name: np.full((1, 3), 2.0) for name in BY_WORD}
    whole = {name: np.zeros(3) for name in WHOLE}
    scores = score(Features(flat, whole, np.zeros((1, 3))), weights())
    assert np.ptp(scores.total) == 0


def test_every_feature_has_a_weight_and_every_sign_too() -> None:
    assert {field.name for field in fields(Weights)} == {*BY_WORD, *WHOLE}
    assert all(weight >= 0 for weight in asdict(weights()).values())
    assert set(settings()["confidence"]) == {"constant", *EVIDENCE}


@pytest.mark.parametrize("name", BY_WORD + WHOLE)
def test_more_of_a_feature_never_lowers_the_rank(name: str) -> None:
    low, high = np.array([1.0, 1.0]), np.array([1.0, 2.0])
    scores = score(
        Features(
            {n: (high if n == name else low)[None, :] for n in BY_WORD},
            {n: high if n == name else low for n in WHOLE},
            np.zeros((1, 2)),
        ),
        weights(),
    )
    assert scores.total[1] >= scores.total[0]
