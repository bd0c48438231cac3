import time

import pytest
from hypothesis import given

from index.text.analyzer import analyze, folded_words, term_of
from tests.index.strategies import VOCABULARY, texts, with_surrogates


def terms(text: str) -> list[str]:
    return [token.term for token in analyze(text)]


@given(texts)
def test_offsets_point_into_the_untouched_text(text: str) -> None:
    end = 0
    for token in analyze(text):
        assert text[token.start : token.end] == token.surface
        assert end <= token.start < token.end
        end = token.end


@given(with_surrogates)
def test_text_that_cannot_be_encoded_has_only_words_that_can(text: str) -> None:
    for token in analyze(text):
        assert token.word.encode()
        assert token.term.encode()


@given(texts)
def test_words_without_offsets_are_the_same_words(text: str) -> None:
    assert folded_words(text) == [token.word for token in analyze(text)]


@given(texts)
def test_words_and_terms_are_never_empty_and_hold_no_white_space(text: str) -> None:
    for token in analyze(text):
        assert token.word
        assert token.term
        assert not any(char.isspace() for char in token.word + token.term)


@given(texts)
def test_a_folded_word_is_read_as_itself(text: str) -> None:
    for token in analyze(text):
        assert term_of(token.word) == token.term


@pytest.mark.parametrize(
    "spellings",
    [
        ("أُسَامَة", "اسامه", "أســامة", "أسامة"),
        ("البوكمال", "البو كمال", "أبو كمال", "ابو كمال", "أبوكمال", "والبوكمال", "أبو-كمال"),
        ("عبد الرحمن", "عبدالرحمن", "وعبد الرحمن", "عَبْد الرَّحْمٰن"),
        ("أبوظبي", "أبو ظبي", "ابوظبي"),
        ("٢٠١٧", "۲۰۱۷", "2017"),
        ("1,700", "١٬٧٠٠", "1700", "۱۷۰۰"),
        ("12.5", "١٢٫٥"),
        ("يسيطر", "سيطرة", "السيطرة", "مسيطر", "تسيطر", "وسيطرت"),
        ("المدينة", "مدينة", "بالمدينة", "والمدينة", "للمدينة"),
        ("القاهرة", "القاهره", "بالقاهرة"),
        ("سوريا", "سورية", "سوریا"),
        ("attack", "attacks", "attacked", "ATTACK"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_word_come_to_one_term(spellings: tuple[str, ...]) -> None:
    found = {spelling: terms(spelling) for spelling in spellings}
    assert all(len(one) == 1 for one in found.values()), found
    assert len({one[0] for one in found.values()}) == 1, found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ماء", "ما"),
        ("على", "علا"),
        ("أمر", "مر"),
        ("2017", "2018"),
        ("12.5", "125"),
        ("حلب", "حلم"),
        ("المغرب", "الغرب"),
    ],
)
def test_different_words_have_different_terms(one: str, other: str) -> None:
    assert terms(one) != terms(other)


def test_a_preposition_between_two_words_is_no_name() -> None:
    assert len(analyze("أبو، كمال")) == 2
    assert len(analyze("أبو\nكمال")) == 2
    assert len(analyze("عبد قديم")) == 2


def test_the_words_of_the_property_tests_have_terms_of_their_own() -> None:
    assert len({term_of(word) for text in VOCABULARY for word in folded_words(text)}) == len(
        VOCABULARY
    )


@pytest.mark.parametrize(
    "pattern",
    [
        "قال الوزير إن «العمل يتواصل» في البوكمال. ",
        "أبو ",
        "عبد ",
        "ا\u064e",
        "ا\u200d",
        "\u200d",
        "\u064b",
        "\u0640",
        "1,",
        "1.",
        "a'",
        "ﷺ",
        "-",
        "😀",
    ],
)
def test_a_megabyte_is_read_in_linear_time(pattern: str) -> None:
    text = pattern * (1_000_000 // len(pattern))
    begun = time.process_time()
    assert folded_words(text) is not None
    assert time.process_time() - begun < 5
