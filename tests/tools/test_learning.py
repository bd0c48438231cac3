"""The arithmetic of learning: slopes, ranks, and what is left when articles are hidden."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from learn_confidence import Judged, chances, only
from learn_confidence import learn as learn_confidence
from learn_weights import LEAST_FOR_WORDS, NAMES, Array, Case, Loss, learn, mrr

from index.lexicon.forms import RECORD
from index.ranking import EVIDENCE, Features
from index.ranking.words import Bags
from index.searching import Found, WordWeights
from index.store import ParagraphWords

STEP = 1e-5


def cases_of(seed: int, count: int = 4) -> list[Case]:
    """Return questions with a few candidates each, of which at least one is right."""
    random = np.random.default_rng(seed)
    cases = []
    for _ in range(count):
        size = int(random.integers(1, 6))
        right = random.random(size) < 0.3
        right[random.integers(size)] = True
        cases.append(Case(random.normal(size=(size, len(NAMES))), right))
    return cases


def naive(sets: list[list[Case]], chosen: Array) -> float:
    """Return the loss without its pull, question by question."""
    total = 0.0
    for cases in sets:
        for case in cases:
            likely = np.exp(case.features @ chosen)
            total -= float(np.log(likely[case.right].sum() / likely.sum())) / len(cases) / len(sets)
    return total


@given(
    seed=st.integers(0, 10_000),
    weights=st.lists(st.floats(-2, 2), min_size=len(NAMES), max_size=len(NAMES)),
)
def test_the_slope_of_the_loss_is_that_of_finite_differences(
    seed: int, weights: list[float]
) -> None:
    sets = [cases_of(seed), cases_of(seed + 1, 7)]
    loss, chosen = Loss(sets), np.array(weights)
    _, slope = loss(chosen)
    for place in range(len(NAMES)):
        move = np.zeros(len(NAMES))
        move[place] = STEP
        difference = (loss(chosen + move)[0] - loss(chosen - move)[0]) / (2 * STEP)
        assert slope[place] == pytest.approx(difference, abs=1e-5)


@given(seed=st.integers(0, 10_000))
def test_every_set_counts_the_same(seed: int) -> None:
    sets = [cases_of(seed, 2), cases_of(seed + 1, 9)]
    chosen = np.linspace(-1, 1, len(NAMES))
    without_pull = Loss(sets)(chosen)[0] - Loss([sets[0]])(np.zeros(len(NAMES)))[0]
    expected = naive(sets, chosen) - naive([sets[0]], np.zeros(len(NAMES)))
    assert without_pull - expected == pytest.approx(0.003 * chosen @ chosen)


def test_what_is_learnt_is_a_merit_and_puts_the_right_ones_first() -> None:
    sets = [cases_of(3, 30)]
    for case in sets[0]:
        case.features[case.right, NAMES.index("article")] += 3
        case.features[case.right, NAMES.index("near")] -= 1
    chosen = learn(sets)
    assert (chosen >= 0).all()
    assert chosen[NAMES.index("words")] >= LEAST_FOR_WORDS
    assert chosen[NAMES.index("article")] == chosen.max()
    assert chosen[NAMES.index("near")] == 0
    assert mrr(sets[0], chosen) > mrr(sets[0], np.eye(len(NAMES))[0])


@pytest.mark.parametrize(
    ("right", "depth", "expected"),
    [([0], 10, 1.0), ([2], 10, 1 / 3), ([1, 2], 10, 0.5), ([2], 2, 0.0), ([], 10, 0.0)],
)
def test_mrr_is_of_the_first_right_candidate(right: list[int], depth: int, expected: float) -> None:
    case = Case(np.array([[3.0], [2.0], [1.0]]), np.isin(np.arange(3), right))
    assert mrr([case], np.ones(1), depth) == pytest.approx(expected)
    first = Case(np.ones((1, 1)), np.ones(1, np.bool_))
    assert mrr([case, first], np.ones(1), depth) == pytest.approx((expected + 1) / 2)


def found_of(size: int = 4) -> Found:
    """Return candidates of two words, whose features all tell their place."""
    places = np.arange(size, dtype=np.float32)
    by_word = ("words", "roots_with_title", "grams_with_title", "likeness_in_context", "headline")
    none = np.zeros(0, np.uint32)
    return Found(
        paragraphs=[ParagraphWords(n, n // 2, n % 2, none, none, None) for n in range(size)],
        frequencies=np.stack([places, places]),
        weights=WordWeights({0: 1, 1: 1}, {0: 1.0, 1: 1.0}, ()),
        features=Features(
            {name: np.stack([places, places]) / size for name in by_word},
            dict.fromkeys(
                ("article", "near", "things", "least", "brevity", "period"), places / size
            ),
            np.stack([places, places]) / size,
        ),
        names=(1,),
        quoted=places > 0,
        bags=Bags.of([none] * size, [none] * size, lambda ids: np.zeros(len(ids), RECORD)),
        spread=np.zeros((2, 0), np.float32),
        own=np.zeros((2, size), np.float32),
        idf=np.ones(2, np.float32),
    )


def test_only_what_is_kept_is_left_and_in_its_order() -> None:
    left = only(found_of(), np.array([1, 3]))
    assert [paragraph.id for paragraph in left.paragraphs] == [1, 3]
    for share in left.features.by_word.values():
        assert share.tolist() == [[0.25, 0.75], [0.25, 0.75]]
    assert left.features.alike.tolist() == [[0.25, 0.75], [0.25, 0.75]]
    for value in left.features.whole.values():
        assert value.tolist() == [0.25, 0.75]
    assert left.quoted.tolist() == [True, True]
    assert left.names == (1,)
    assert left.idf.tolist() == [1.0, 1.0]


def test_the_first_of_what_is_left_is_judged() -> None:
    found = found_of()
    right = np.array([False, False, True, True])
    assert Judged(found, right, hidden=False).right
    kept = np.array([0, 1])
    hidden = Judged(only(found, kept), right[kept], hidden=True)
    assert not hidden.right
    assert hidden.unheard
    assert hidden.signs.shape == (len(EVIDENCE),)


def test_signs_that_go_with_right_passages_make_sure() -> None:
    found = found_of()
    judged = [
        Judged(only(found, np.array([n])), np.array([n > 1]), hidden=False) for n in (0, 1, 2, 3)
    ]
    chosen = learn_confidence([judged])
    assert (chosen[1:] >= 0).all()
    sure = chances(judged, chosen)
    assert sure[3] >= sure[2] > 0.5 > sure[1] >= sure[0]
