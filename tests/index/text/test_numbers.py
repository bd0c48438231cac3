"""Numbers in words: what they come to, and what is no number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.analyzer import folded_words
from index.text.numbers import numerals
from tests.index.strategies import texts


def values(text: str) -> list[Decimal]:
    return [numeral.value for numeral in numerals(folded_words(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("خمسة", 5),
        ("والعشرين", 20),
        ("أحد عشر", 11),
        ("اثنتا عشرة", 12),
        ("خمس عشرة", 15),
        ("ثلاثة وعشرون", 23),
        ("ثلاث وعشرين", 23),
        ("ثلاثة و عشرين", 23),
        ("إحدى وعشرين", 21),
        ("لخمسة وأربعين", 45),
        ("مئة وثلاثة وعشرين", 123),
        ("مائتا", 200),
        ("خمسمائة", 500),
        ("خمس مئة وثلاثة", 503),
        ("ألفي", 2_000),
        ("ألفا شخص", 2_000),
        ("ألفا وخمسمئة", 1_500),
        ("ألف وسبعمئة", 1_700),
        ("خمسون ألفا", 50_000),
        ("مئة وخمسون ألفا", 150_000),
        ("150 ألف", 150_000),
        ("١٥٠٬٠٠٠", 150_000),
        ("اثنا عشر ألفا وخمسمئة", 12_500),
        ("مليونان", 2_000_000),
        ("2.5 مليون", 2_500_000),
        ("نصف مليون", 500_000),
        ("مليار ونصف", 1_500_000_000),
        ("ثلاثة ملايين ومئتا ألف وخمسون", 3_200_050),
        ("twenty-three", 23),
        ("one hundred and fifty thousand", 150_000),
        ("two million three hundred thousand", 2_300_000),
        ("2 billion", 2_000_000_000),
    ],
)
def test_a_number_comes_to_its_value(text: str, value: int) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خمسة ستة", [5, 6]),
        ("عشرين وثلاثين", [20, 30]),
        ("بين 5 و6", [5, 6]),
        ("ثلاثة 3", [3, 3]),
        ("عشرين وثلاثة", [20, 3]),
        ("five six", [5, 6]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, expected: list[int]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize("text", ["أحد القتلى", "لست هنا", "0", "صفر", "نصف المدينة", "الخميس", ""])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert values(text) == []


_words = st.lists(
    st.sampled_from(
        [
            *folded_words("ثلاثة وعشرون مئة وخمسون ألفا مليون ونصف أحد عشر و 5 150 2.5 قتيلا"),
            *folded_words("twenty three hundred and thousand people"),
        ]
    ),
    max_size=20,
)


@given(words=st.one_of(_words, texts.map(folded_words)))
def test_numbers_are_positive_and_stand_in_order(words: list[str]) -> None:
    end = 0
    for numeral in numerals(words):
        assert end <= numeral.first < numeral.last <= len(words)
        assert numeral.value > 0
        end = numeral.last
