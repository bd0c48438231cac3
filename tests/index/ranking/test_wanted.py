"""Windows around things of the kind that is asked for."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.classes import WordClass
from index.model import Kind
from index.ranking.wanted import HALF_WINDOW, nearness
from index.ranking.words import Floats
from tests.index.ranking.made import bags_of

CLASSES: Mapping[str, int] = {
    "n": WordClass.NUMBER,
    "y": WordClass.NUMBER | WordClass.DATE,
    "d": WordClass.DATE,
    "t": WordClass.PLACE_CUE,
    "p": WordClass.PERSON_CUE,
    "N": WordClass.NAME,
}
QUESTION = ("q", "r")
"""Words of the question; every other word is like none of them."""
IDF = np.array([3.0, 1.0], np.float32)

words = st.sampled_from([*"ndytpN", "q", "r", *"xxxxxxxx"])
bodies = st.lists(st.lists(words, max_size=40), min_size=1, max_size=4)


def found(texts: Sequence[Sequence[str]], kind: Kind) -> tuple[Floats, Floats]:
    """Return `nearness` where a word is like the question's only if it is the same."""
    bags = bags_of(texts, classes=CLASSES)
    order = sorted({word for text in texts for word in text})
    alike = np.array([[float(word == own) for word in order] for own in QUESTION], np.float32)
    return nearness(IDF, bags.spread(alike), bags, kind)


def window(text: Sequence[str], place: int) -> float:
    """Return how much of the question stands around a place, by a plain scan."""
    around = text[max(place - HALF_WINDOW, 0) : place + HALF_WINDOW + 1]
    return float(sum(w for own, w in zip(QUESTION, IDF, strict=True) if own in around) / IDF.sum())


@given(texts=bodies)
def test_the_best_window_is_that_of_a_plain_scan(texts: list[list[str]]) -> None:
    near, things = found(texts, Kind.TOPIC)
    expected = [max((window(t, n) for n in range(len(t))), default=0.0) for t in texts]
    assert near.tolist() == pytest.approx(expected)
    assert not things.any()


@given(texts=bodies)
def test_windows_around_numbers_are_those_of_a_plain_scan(texts: list[list[str]]) -> None:
    near, things = found(texts, Kind.HOW_MANY)
    places = [[n for n, word in enumerate(text) if word == "n"] for text in texts]
    expected = [
        max((window(text, n) for n in own), default=0.0)
        for text, own in zip(texts, places, strict=True)
    ]
    assert near.tolist() == pytest.approx(expected)
    assert things.tolist() == pytest.approx([np.log1p(len(own)) for own in places])


@pytest.mark.parametrize(
    ("kind", "text", "things"),
    [
        (Kind.HOW_MANY, "x n x y d", 1),
        (Kind.WHEN, "x n x y d", 3),
        (Kind.WHERE, "t x x", 1),
        (Kind.WHERE, "t N x N", 2),
        (Kind.WHO, "p N", 1),
        (Kind.WHO, "N x N", 0),
        (Kind.WHO, "N N N", 2),
        (Kind.WHY, "n d N", 0),
    ],
)
def test_each_kind_has_its_things(kind: Kind, text: str, things: int) -> None:
    _, many = found([text.split()], kind)
    assert many.tolist() == pytest.approx([np.log1p(things)])


def test_a_word_of_the_question_is_no_thing_that_answers_it() -> None:
    bags = bags_of([["n", "x"]], classes=CLASSES)
    spread = bags.spread(np.array([[1.0, 0.0]]))
    near, many = nearness(np.ones(1, np.float32), spread, bags, Kind.HOW_MANY)
    assert (near.tolist(), many.tolist()) == ([0.0], [0.0])


def test_candidates_without_words_are_near_nothing() -> None:
    near, things = found([[], []], Kind.WHO)
    assert (near.tolist(), things.tolist()) == ([0.0, 0.0], [0.0, 0.0])
