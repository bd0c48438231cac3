import pytest
from hypothesis import given

from index.text.languages import is_arabic, language_of
from tests.index.strategies import texts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("من يسيطر على البوكمال؟", "ar"),
        ("who controls Albukamal?", "en"),
        ("ماذا قرر مجلس NATO؟", "ar"),
        ("ﻣﻦ", "ar"),
        ("مُدَرِّسٌ", "ar"),
        ("2017 😀", "und"),
        ("", "und"),
        ("چه کسی در تهران گفت؟", "fa"),
        ("Кто контролирует город?", "ru"),
    ],
)
def test_language_is_told_from_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language


@given(texts)
def test_every_text_has_a_language_or_is_undetermined(text: str) -> None:
    code = language_of(text)
    assert code == "und" or (len(code) == 2 and code.isalpha())


def test_a_folded_word_is_arabic_by_its_first_letter() -> None:
    assert is_arabic("ماء")
    assert not is_arabic("2017")
    assert not is_arabic("who")
    assert not is_arabic("")
