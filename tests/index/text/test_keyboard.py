"""Text of the wrong keyboard layout is read as the keys that were pressed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.keyboard import other_layouts
from tests.index.strategies import texts


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lk dsd'v ugn hgf,;lhg", "من يسيطر علي البوكمال"),
        ("lk dsd'v ugn hgf,;lhg?", "من يسيطر علي البوكمال"),
        ("lk tjp hg[sv", "من فتح الجسر"),
        ("صاخ ؤخىفقخمس فاث ؤهفغ؟", "who controls the city"),
        ("صاشف ىثصس", "what news"),
        ("لاقهيلث", "bridge"),
    ],
)
def test_the_other_layout(typed: str, meant: str) -> None:
    first = next(iter(other_layouts(typed)))
    assert " ".join(token.word for token in first) == meant


@pytest.mark.parametrize(("typed", "meant"), [("لاشىن", "bank"), ("ىهلاف", "night")])
def test_lam_alef_is_one_key_or_two(typed: str, meant: str) -> None:
    assert [meant] in [[token.word for token in tokens] for tokens in other_layouts(typed)]


@given(texts)
def test_tokens_stand_where_they_say(text: str) -> None:
    for tokens in other_layouts(text):
        end = 0
        for token in tokens:
            assert text[token.start : token.end] == token.surface
            assert end <= token.start < token.end
            end = token.end


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8), min_size=1))
def test_latin_text_has_one_other_reading_and_mixed_scripts_none_of_their_own(
    words: list[str],
) -> None:
    assert len(list(other_layouts(" ".join(words)))) == 1
    assert list(other_layouts("привет" + " ".join(words))) == []
