import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shorten import ELLIPSIS, cut, fitting, shorten, units

FAMILY = "👨‍👩‍👧"


@given(st.text(), st.integers(1, 50))
def test_what_is_shortened_fits_and_begins_the_text(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert units(short) <= limit
    assert text.startswith(short.removesuffix(ELLIPSIS))


@given(st.text(), st.integers(0, 50))
def test_fitting_is_the_longest_beginning_within_the_limit(text: str, limit: int) -> None:
    most = fitting(text, limit)
    assert units(text[:most]) <= limit
    assert most == len(text) or units(text[: most + 1]) > limit


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("جملة أولى. جملة ثانية أطول.", 16, "جملة أولى."),
        ("من قال؟ لا أحد يعرف ذلك", 12, "من قال؟"),
        ("one two three four", 13, "one two three"),
        ("abcdefghij", 4, "abcd"),
        ("3.14 is not an end", 12, "3.14 is not"),
    ],
)
def test_a_cut_is_at_the_end_of_a_sentence_or_else_of_a_word(
    text: str, limit: int, kept: str
) -> None:
    assert text[: cut(text, limit)] == kept


@pytest.mark.parametrize("text", [f"a{FAMILY}{FAMILY}", "مَرَّةًّ" * 3, "e\u0301" * 9, "👍🏽" * 5])
def test_no_character_is_torn(text: str) -> None:
    for limit in range(2, units(text)):
        at = cut(text, limit)
        if 0 < at < len(text):
            assert text[at] != "\u200d"
            assert text[at - 1] != "\u200d"
            assert not unicodedata.combining(text[at])
            assert text[at] != "🏽"
