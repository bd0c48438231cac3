"""The measures against examples worked out by hand."""

from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evaluation.metrics import (
    mean,
    ndcg,
    percentile,
    precision_recall,
    reciprocal_rank,
    success,
)
from tests.bot.evaluation.made import RANKS


def test_success_and_reciprocal_rank_by_hand() -> None:
    assert [success(3, k) for k in (1, 3, 5)] == [0, 1, 1]
    assert success(None, 10) == 0
    assert [reciprocal_rank(rank, 10) for rank in (1, 4, 10, 11, None)] == [1, 0.25, 0.1, 0, 0]


def test_ndcg_by_hand() -> None:
    assert ndcg([1], 1, 10) == 1
    assert ndcg([3], 1, 10) == pytest.approx(0.5)
    assert ndcg([], 2, 10) == 0
    assert ndcg([11], 1, 10) == 0
    # Two right articles at ranks 1 and 3: (1 + 1/2) / (1 + 1/log2(3)).
    assert ndcg([1, 3], 2, 10) == pytest.approx(1.5 / (1 + 1 / log2(3)))


def test_mean_and_percentile_by_hand() -> None:
    assert mean([1, 2, 6]) == 3
    assert mean([]) is None
    values = [15, 20, 35, 40, 50]
    assert [percentile(values, p) for p in (5, 30, 40, 50, 100)] == [15, 20, 20, 35, 50]
    assert percentile([], 50) is None


def test_precision_and_recall_by_hand() -> None:
    predicted = [True, True, False, False, True]
    actual = [True, False, True, False, True]
    assert precision_recall(predicted, actual) == (2 / 3, 2 / 3)
    assert precision_recall([False], [True]) == (None, 0)
    assert precision_recall([True], [False]) == (0, None)


@given(RANKS, st.integers(1, 20))
def test_measures_of_one_rank_stay_within_bounds(rank: int | None, k: int) -> None:
    assert 0 <= reciprocal_rank(rank, k) <= success(rank, k) <= 1
    assert success(rank, k) <= success(rank, k + 1)


@given(st.sets(st.integers(1, 30), max_size=8), st.integers(0, 4), st.integers(1, 20))
def test_ndcg_is_a_share_and_better_ranks_are_not_worse(
    ranks: set[int], missing: int, k: int
) -> None:
    relevant = max(1, len(ranks) + missing)
    ideal = range(1, len(ranks) + 1)
    assert 0 <= ndcg(ranks, relevant, k) <= ndcg(ideal, relevant, k) <= 1 + 1e-12


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 100))
def test_a_percentile_is_one_of_the_values(values: list[float], percent: float) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= found for value in values) >= percent / 100 * len(values) - 1e-9
