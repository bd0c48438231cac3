import unicodedata

import pytest
from hypothesis import given

from index.text.analyzer import folded_word
from index.text.fold import CONTROLS, MARKS, fold
from tests.index.strategies import texts


@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(texts)
def test_no_mark_control_or_tatweel_is_left(text: str) -> None:
    assert not set(fold(text)) & set(MARKS + CONTROLS + "\u0640")


@given(texts)
def test_unicode_forms_of_a_text_fold_alike(text: str) -> None:
    folded = fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_marks_alone_fold_to_nothing() -> None:
    assert fold(MARKS + CONTROLS) == ""


@pytest.mark.parametrize(
    "spellings",
    [
        ("أُسَامَة", "اسامه", "أســامة", "اسامة", "أسامه", "أس\u200dامة", "\u202bأسامة\u202c"),
        ("٢٠١٧", "۲۰۱۷", "2017", "２０１７"),
        ("ﻻ", "لا", "ﻼ", "لأ", "لإ", "لآ"),
        ("کتاب", "كتاب", "ﮐﺘﺎﺏ"),
        ("سوریا", "سوريا", "سورىا"),
        ("مسؤول", "مسوول"),
        ("هيئة", "هيية"),
        ("ٱلله", "الله", "ﷲ"),
        ("COVID", "covid", "ＣＯＶＩＤ"),
        ("café", "CAFÉ", "cafe\u0301"),
        ("1,700", "١٬٧٠٠", "1700", "۱۷۰۰", "1٬700"),
        ("12.5", "١٢٫٥", "۱۲٫۵"),
        ("O’Neill", "O'Neill"),
    ],
    ids=lambda spellings: spellings[-1],
)
def test_spellings_of_one_word_are_one_word(spellings: tuple[str, ...]) -> None:
    assert len({folded_word(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ماء", "ما"),
        ("على", "علا"),
        ("أمر", "مر"),
        ("سماء", "سما"),
        ("12.5", "125"),
        ("1700", "17"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert folded_word(one) != folded_word(other)


def test_hamza_carriers_keep_the_word_readable() -> None:
    assert fold("أمر") == "امر"
    assert fold("آمن") == "امن"
    assert fold("على") == "علي"
