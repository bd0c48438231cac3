"""Inflection: what a word may be a form of; a dictionary keeps what it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon import english


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("controls", "control"),
        ("controlled", "control"),
        ("controlling", "control"),
        ("elections", "election"),
        ("countries", "country"),
        ("carried", "carry"),
        ("dying", "die"),
        ("taxes", "tax"),
        ("matches", "match"),
        ("heroes", "hero"),
        ("knives", "knife"),
        ("policemen", "policeman"),
        ("making", "make"),
        ("used", "use"),
        ("stopped", "stop"),
        ("falling", "fall"),
        ("larger", "large"),
        ("biggest", "big"),
        ("happiest", "happy"),
    ],
)
def test_regular_endings_are_taken_off(word: str, base: str) -> None:
    assert base in english.bases_of(word)


@pytest.mark.parametrize(
    ("word", "bases"),
    [
        ("won", ("win",)),
        ("took", ("take",)),
        ("children", ("child",)),
        ("people", ("person",)),
        ("analyses", ("analysis",)),
        ("found", ("find",)),
        ("table", ()),
    ],
)
def test_irregular_forms_are_looked_up(word: str, bases: tuple[str, ...]) -> None:
    assert english.irregular_bases(word) == bases


@pytest.mark.parametrize(
    ("word", "kin"),
    [
        ("deportation", "deport"),
        ("exploration", "explore"),
        ("application", "apply"),
        ("quickly", "quick"),
        ("dramatically", "dramatic"),
        ("happiness", "happy"),
        ("settlements", "settle"),
    ],
)
def test_a_derived_word_leads_to_its_family(word: str, kin: str) -> None:
    assert kin in english.families_of(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("colour", "color"),
        ("organise", "organize"),
        ("centre", "center"),
        ("anaemia", "anemia"),
        ("labourer", "laborer"),
        ("programme", "program"),
    ],
)
def test_both_sides_of_the_atlantic_are_understood(one: str, other: str) -> None:
    assert other in english.spellings_of(one)


@given(st.text(max_size=30))
def test_any_text_gives_other_words_of_some_length(word: str) -> None:
    for found in (english.bases_of(word), english.families_of(word)):
        assert len(set(found)) == len(found)
        assert all(len(one) >= 3 for one in found)
    assert word not in english.spellings_of(word)
