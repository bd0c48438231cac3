"""The scaling by which hubs lose: checked on vectors that show it."""

import numpy as np
import pytest

induce = pytest.importorskip(
    "induce_translations", reason="needs the packages of the group `lexicon`"
)


def test_a_hub_loses_to_the_word_that_only_one_is_near() -> None:
    one = np.eye(3, dtype=np.float32)
    hub = np.array([0.6, 0.55, 0.57], np.float32)
    other = np.array([[0.58, 0.0, 0.8], hub / np.linalg.norm(hub)], np.float32)
    other[0] = [0.57, 0.0, 0.0]
    crowds = induce.crowding(one, other, 1), induce.crowding(other, one, 3)
    plain = one @ other.T
    scaled = induce.scaled(one, other, *crowds)
    assert plain[0].argmax() == 1
    assert scaled[0].argmax() == 0


def test_crowding_is_the_mean_of_the_nearest() -> None:
    one = np.array([[1, 0]], np.float32)
    other = np.array([[1, 0], [0.5, 0], [0, 1]], np.float32)
    assert induce.crowding(one, other, 2) == pytest.approx([0.75])
