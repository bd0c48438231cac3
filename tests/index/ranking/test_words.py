"""Bags of words against plain loops over the same words."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon.forms import RECORD, term_code
from index.ranking.words import Bags, Floats
from tests.index.ranking.made import Texts, bags_of, texts

values = st.sampled_from([0.0, 0.0, 0.25, 0.5, 1.0])


def naive(
    match: Floats, bags: Bags, words: Texts, gather: Callable[[Iterable[float]], float]
) -> Floats:
    """Return by word of the question and text what `gather` makes of the matches in it."""
    place_of = {int(term): place for place, term in enumerate(bags.rows["term"])}

    def row_of(row: Floats, text: Sequence[str]) -> float:
        return gather([row[place_of[term_code(word)]] for word in text] or [0.0])

    return np.array([[row_of(row, text) for text in words] for row in match])


@given(bodies=texts, titled=st.data(), rows=st.integers(1, 3))
def test_sums_and_best_are_those_of_a_plain_loop(
    bodies: list[list[str]], titled: st.DataObject, rows: int
) -> None:
    size = len(bodies)
    lists = st.lists(st.sampled_from("abcde"), max_size=4)
    titles = titled.draw(st.lists(lists, min_size=size, max_size=size))
    beside = titled.draw(st.lists(lists, max_size=3))
    bags = bags_of(bodies, titles, beside=beside)
    width = len(bags.vocabulary)
    row = st.lists(values, min_size=width, max_size=width)
    match = np.array(titled.draw(st.lists(row, min_size=rows, max_size=rows)), np.float32)
    counted, best = bags.sums(match), bags.best(bags.spread(match))
    assert [part.shape[1] for part in best] == [size, size, len(beside)]
    for found, held, gather in (
        (counted, [*bodies, *titles], sum),
        (best, [*bodies, *titles, *beside], max),
    ):
        assert np.array_equal(np.concatenate(found, axis=1), naive(match, bags, held, gather))


def test_lengths_are_of_words() -> None:
    bags = bags_of([["a", "b", "a"], [], ["c"]], [["b"], ["a", "a"], []])
    assert bags.lengths.tolist() == [3, 0, 1]
    assert bags.whole_lengths.tolist() == [4, 2, 1]
    assert bags.average_whole(10.0) == pytest.approx(11.0)


def test_no_candidates_are_no_error() -> None:
    bags = Bags.of([], [], lambda ids: np.zeros(len(ids), RECORD))
    assert bags.average_whole(7.0) == 7.0
    body, title = bags.sums(np.zeros((2, 0), np.float32))
    assert (body.shape, title.shape) == ((2, 0), (2, 0))


@given(st.lists(st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 9), max_size=6), max_size=6))
def test_words_are_told_apart_as_numpy_does(bodies: list[list[int]]) -> None:
    ids = [np.array(body, np.uint32) for body in bodies]
    bags = Bags.of(ids, [], lambda found: np.zeros(len(found), RECORD))
    everything = np.concatenate([*ids, np.zeros(0, np.uint32)])
    vocabulary, places = np.unique(everything, return_inverse=True)
    assert np.array_equal(bags.vocabulary, vocabulary)
    assert np.array_equal(bags.places, places)
