"""Words one slip away are all of Damerau's, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.edits import LONGEST, SHORTEST, one_edit_away

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
words = st.text(LETTERS, min_size=SHORTEST, max_size=12)


@given(word=words, data=st.data())
def test_a_damaged_word_leads_back(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    letter = data.draw(st.sampled_from(LETTERS))
    for damaged in (
        word[:place] + word[place + 1 :],
        word[:place] + letter + word[place:],
        word[:place] + letter + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ):
        if damaged != word and len(damaged) >= SHORTEST:
            assert word in one_edit_away(damaged)


@given(word=words)
def test_all_are_one_letter_longer_or_shorter_at_most(word: str) -> None:
    found = one_edit_away(word)
    assert word not in found
    assert all(abs(len(other) - len(word)) <= 1 for other in found)
    assert all(0 < likelihood < 1 for likelihood in found.values())


@pytest.mark.parametrize(
    ("typed", "likelier", "other"),
    [
        ("ماكرن", "ماكرون", "ماكرث"),
        ("الرئيص", "الرئيس", "الرئيد"),
        ("الوزري", "الوزير", "الوزرح"),
        ("حكوممه", "حكومه", "حكومم"),
    ],
)
def test_common_slips_are_likelier(typed: str, likelier: str, other: str) -> None:
    typed, likelier = typed.replace("ئ", "ي"), likelier.replace("ئ", "ي")
    found = one_edit_away(typed)
    assert found[likelier] > found[other.replace("ئ", "ي")]


@pytest.mark.parametrize("word", ["", "من", "abc", "2017", "a1b2", "ا" * (LONGEST + 1), "a" * 64])
def test_what_is_too_short_too_long_or_no_word_has_none(word: str) -> None:
    assert one_edit_away(word) == {}
