"""Lines of Arabic in Latin letters are told from English ones, and their small words are read."""

import pytest
from hypothesis import given

from index.answer.question import read
from index.text.arabizi import analyze, is_arabizi, spellings, verb_of
from tests.index.strategies import texts

ARABIZI = {
    "min msaytar 3ala el madine?": "who",
    "meen rabe7 el intikhabat": "who",
    "chkoun rba7 lmatch": "who",
    "shu sar b 7alab": "what",
    "wein sar el enfijar": "where",
    "fein el 7adsa": "where",
    "emta bada2 el idrab": "when",
    "leish esta2al el wazir": "why",
    "3lash sta9al lwazir": "why",
    "kam wa7ed mat fil 7adeth": "how_many",
    "2addesh tklfet el jisr": "how_many",
    "ch7al dyal nas matou": "how_many",
    "shu 2al el ra2is 3an el 7arb": "quote",
}


@pytest.mark.parametrize(("text", "kind"), ARABIZI.items())
def test_arabizi_is_known_and_its_kind_understood(text: str, kind: str) -> None:
    assert is_arabizi(text)
    reading = read(text)
    assert (reading.arabizi, reading.language, reading.kind) == (True, "ar", kind)


@pytest.mark.parametrize(
    "text",
    [
        "who is el sisi",
        "who won el clasico in 2018",
        "where did F16 and MiG29 jets crash",
        "el presidente de el salvador",
        "What is H5N1?",
        "iPhone 5s price",
        "covid19 cases in G20 countries",
        "3M company profits in Q3",
        "U2 concert",
        "Abu Kamal",
        "qui controle Abou Kamal",
        "من فاز في مباراة 3ala",
        "3",
        "",
    ],
)
def test_other_lines_are_not_arabizi(text: str) -> None:
    assert not is_arabizi(text)


def test_small_words_are_arabic_and_the_article_is_none() -> None:
    tokens = analyze("min 3ala el jisr")
    assert [(token.surface, token.word) for token in tokens] == [
        ("min", "مين"),
        ("3ala", "علي"),
        ("jisr", "jisr"),
    ]


@pytest.mark.parametrize(
    ("word", "bare"),
    [("bel7arb", "7arb"), ("walwazir", "walwazir"), ("elmadine", "madine"), ("fimasr", "fimasr")],
)
def test_a_glued_particle_may_be_taken_off(word: str, bare: str) -> None:
    assert bare in spellings(word)
    assert word in spellings(word)


@given(texts)
def test_tokens_stand_where_they_say(text: str) -> None:
    end = 0
    for token in analyze(text):
        assert text[token.start : token.end] == token.surface
        assert end <= token.start < token.end
        assert token.word
        end = token.end


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("msaytar", "saytar"),
        ("mosaytir", "saytir"),
        ("saytara", None),
        ("mat", None),
        ("amir", None),
    ],
)
def test_a_participle_is_led_back_to_its_verb(word: str, verb: str | None) -> None:
    assert verb_of(word) == verb
