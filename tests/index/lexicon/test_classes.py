"""What a word may be, by examples from headlines."""

import pytest

from index.lexicon.classes import WordClass, classes_of
from index.text.analyzer import folded_word


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("12,700", WordClass.NUMBER),
        ("٤٥", WordClass.NUMBER),
        ("2018", WordClass.NUMBER | WordClass.DATE),
        ("1700", WordClass.NUMBER),
        ("3018", WordClass.NUMBER),
        ("ثلاثين", WordClass.NUMBER),
        ("والعشرين", WordClass.NUMBER),
        ("يوليو", WordClass.DATE),
        ("تموز", WordClass.DATE),
        ("الثلاثاء", WordClass.DATE),
        ("july", WordClass.DATE),
        ("مدينة", WordClass.PLACE_CUE),
        ("بمدينة", WordClass.PLACE_CUE),
        ("الرئيس", WordClass.PERSON_CUE),
        ("وقالت", WordClass.PERSON_CUE),
        ("حكومة", WordClass(0)),
        ("government", WordClass(0)),
    ],
)
def test_the_class_of_a_word(word: str, kind: WordClass) -> None:
    assert classes_of(folded_word(word)) == kind


@pytest.mark.parametrize("word", ["البوكمال", "نزار", "زكريا"])
def test_a_word_that_the_news_lexicon_has_as_no_common_word_may_be_a_name(word: str) -> None:
    assert classes_of(folded_word(word)) == WordClass.NAME
