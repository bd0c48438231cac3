"""Both languages say the same things, and the code says no others."""

import ast
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from bot.locale import LANGUAGES, Language, messages, nearest

BOT = Path(__file__).parents[2] / "bot"
METHODS = {"say", "count"}


def catalogue(language: Language) -> dict[str, tuple[str, ...]]:
    """Return the forms of every message by its key."""
    with (BOT / "locale" / f"{language}.po").open("rb") as file:
        entries = [entry for entry in read_po(file, locale=language) if entry.id]
    return {_one(entry.id): _forms(entry.string) for entry in entries}


def _one(key: str | Sequence[str]) -> str:
    return key if isinstance(key, str) else key[0]


def _forms(strings: str | Sequence[str] | None) -> tuple[str, ...]:
    return (strings,) if isinstance(strings, str) else tuple(strings or ())


@cache
def used_keys() -> dict[str, str]:
    """Return every key that the code says, and with which method."""
    used = {}
    for path in BOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in METHODS and node.args and isinstance(node.args[0], ast.Constant):
                key = node.args[0].value
                if isinstance(key, str):
                    used[key] = node.func.attr
    return used


def test_every_key_that_is_said_exists_in_both_languages_and_none_is_unused() -> None:
    assert set(used_keys()) == set(catalogue("ar")) == set(catalogue("en"))


def test_messages_that_count_have_every_plural_form_and_others_have_one() -> None:
    forms = {"ar": 6, "en": 2}
    for language in LANGUAGES:
        for key, strings in catalogue(language).items():
            expected = forms[language] if used_keys()[key] == "count" else 1
            assert len(strings) == expected, key
            assert all(strings), key


def test_both_languages_fill_the_same_places() -> None:
    def places(strings: tuple[str, ...]) -> set[str]:
        named = {name for text in strings for _, name, _, _ in Formatter().parse(text) if name}
        return named - {"n"}

    arabic, english = catalogue("ar"), catalogue("en")
    for key in arabic:
        assert places(arabic[key]) == places(english[key]), key


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "بحثت في خبر واحد."),
        (2, "بحثت في خبرين."),
        (3, "بحثت في ٣ أخبار."),
        (10, "بحثت في ١٠ أخبار."),
        (11, "بحثت في ١١ خبرًا."),
        (100, "بحثت في ١٠٠ خبر."),
        (62_938, "بحثت في ٦٢٬٩٣٨ خبرًا."),
    ],
)
def test_arabic_counts_with_its_six_forms(n: int, text: str) -> None:
    assert messages("ar").count("searched", n) == text


def test_whatever_arabic_counts_has_a_form_for_each_number() -> None:
    counted = re.compile(r"\{(\w+)\} (?:خبر|حرف|سؤال|مقطع|قول|مصدر|ثاني|شيء)")
    for key, strings in catalogue("ar").items():
        assert {name for text in strings for name in counted.findall(text)} <= {"n"}, key


def test_english_counts() -> None:
    assert messages("en").count("searched", 1) == "I searched one article."
    assert messages("en").count("searched", 62_938) == "I searched 62,938 articles."


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("2017-11-09", "٩ نوفمبر ٢٠١٧", "9 November 2017"),
        ("2017-11-09T23:30:00-05:00", "٩ نوفمبر ٢٠١٧", "9 November 2017"),
        ("next week", None, None),
        ("2017", None, None),
        (None, None, None),
    ],
)
def test_dates_are_written_in_the_readers_language(
    iso: str | None, arabic: str | None, english: str | None
) -> None:
    assert messages("ar").date(iso) == arabic
    assert messages("en").date(iso) == english


def test_a_clients_language_is_followed_where_the_bot_speaks_it() -> None:
    assert nearest("ar-SA", "en") == "ar"
    assert nearest("EN", "ar") == "en"
    assert nearest("fr", "ar") == "ar"
    assert nearest(None, "en") == "en"
