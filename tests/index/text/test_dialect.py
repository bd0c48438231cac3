"""Words as people type them, and what they are in the news."""

import pytest
from hypothesis import given

from index.text.analyzer import analyze, folded_word
from index.text.dialect import plain_readings, unstretched
from index.text.stopwords import ARABIC_QUESTION, ENGLISH_QUESTION
from tests.index.strategies import texts

QUESTION = ARABIC_QUESTION | ENGLISH_QUESTION


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("لماااذا", "لماذا"),
        ("مييين", "مين"),
        ("ميين", "مين"),
        ("ليييش", "ليش"),
        ("الانتخابااات", "الانتخابات"),
        ("whooo", "who"),
        ("goooal", "gooal"),
        ("محمد", "محمد"),
        ("مدد", "مدد"),
        ("1000", "1000"),
        ("see", "see"),
    ],
)
def test_stretched_words_are_put_back(typed: str, meant: str) -> None:
    assert unstretched(typed, QUESTION) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("عالمدينة", "المدينة"),
        ("هالمدينة", "المدينة"),
        ("فالمدينة", "المدينة"),
        ("مالمدينة", "المدينة"),
        ("بلمدينة", "المدينة"),
        ("علمدينة", "المدينة"),
        ("بصيف", "صيف"),
        ("بيسيطر", "يسيطر"),
        ("بتسيطر", "تسيطر"),
        ("حيسيطر", "يسيطر"),
        ("هتسيطر", "تسيطر"),
        ("رحيسيطر", "يسيطر"),
        ("كيسيطر", "يسيطر"),
        ("غيسيطر", "يسيطر"),
        ("سيسيطر", "يسيطر"),
        ("منسيطر", "نسيطر"),
        ("ماسيطرش", "سيطر"),
        ("مبيسيطروش", "يسيطروا"),
        ("كسبو", "كسبوا"),
        ("منافسو", "منافسه"),
        ("شكرتلهم", "شكرت"),
        ("التانية", "الثانية"),
        ("تلاتة", "ثلاثة"),
        ("كداب", "كذاب"),
        ("ضابط", "ظابط"),
    ],
)
def test_a_word_of_dialect_has_its_plain_reading(typed: str, meant: str) -> None:
    assert folded_word(meant) in plain_readings(folded_word(typed))


@given(texts)
def test_readings_are_few_other_words(text: str) -> None:
    for token in analyze(text):
        found = plain_readings(token.word)
        assert len(found) <= 24
        assert token.word not in found
        assert len(set(found)) == len(found)
        once = unstretched(token.word, QUESTION)
        assert unstretched(once, QUESTION) == once
