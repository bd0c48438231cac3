"""Spellings of one word are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.folding import fold, holds


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("الإِمَارَات", "الامارات"),
        ("مدرسة", "مدرسه"),
        ("مـــصر", "مصر"),
        ("على", "علي"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("ﻻ", "لا"),
        ("  White \n House\u200f ", "white house"),
    ],
)
def test_spellings_of_one_word_fold_alike(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_nothing_holds_an_empty_answer() -> None:
    assert not holds("كلام", "")
    assert not holds("كلام", "ً")
    assert holds("قال المُتحدّثُ ذلك", "المتحدث")
