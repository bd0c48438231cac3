"""Vectors of words: of one length, and close for like meaning across languages."""

import numpy as np
import pytest

from index.lexicon.forms import packed, unpacked
from index.lexicon.vectors import DIMENSIONS, vectors_of
from tests.index.strategies import VOCABULARY

STEP = 1 / 127


def test_words_have_vectors_of_length_one_and_numbers_none() -> None:
    found = vectors_of([*VOCABULARY, "bridge", "2018", "12.5"])
    assert found.shape == (len(VOCABULARY) + 3, DIMENSIONS)
    lengths = np.linalg.norm(found, axis=1)
    assert lengths[:-2] == pytest.approx(1.0, abs=1e-4)
    assert not lengths[-2:].any()


def test_no_words_have_no_vectors() -> None:
    assert vectors_of([]).shape == (0, DIMENSIONS)


def test_a_word_has_one_vector_in_whatever_company() -> None:
    alone = vectors_of(["جسر"])[0]
    assert np.allclose(vectors_of(["مطار", "جسر", "bridge", "جسر"])[[1, 3]], alone, atol=1e-4)


def test_clitics_do_not_change_what_a_word_means() -> None:
    found = vectors_of(["جسر", "الجسر", "والجسر"])
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])


@pytest.mark.parametrize(
    ("word", "twin", "stranger"),
    [("جسر", "bridge", "doctor"), ("طبيب", "doctor", "bridge"), ("هجوم", "اعتداء", "قمح")],
)
def test_like_meanings_are_close(word: str, twin: str, stranger: str) -> None:
    first, near, far = vectors_of([word, twin, stranger])
    assert first @ near > 0.3 > first @ far


def test_kept_vectors_come_back_within_half_a_step() -> None:
    vectors = vectors_of(VOCABULARY)
    kept = packed(vectors)
    assert kept.dtype == np.int8
    assert np.abs(unpacked(kept) - vectors).max() <= STEP / 2 + 1e-6
    assert np.array_equal(packed(unpacked(kept)), kept)
