"""Statements of English articles."""

import pytest

from tests.index.answer.statements.told import told, types

CASES = [
    ("The ministry said that the road was closed.", "The ministry", "the road was closed"),
    ("The ministry said the road was closed.", "The ministry", "the road was closed"),
    ("Maria Lund told Reuters that the ferry was late.", "Maria Lund", "the ferry was late"),
    ("The ferry was late, police said.", "police", "The ferry was late"),
    ("The ferry was late, Captain Lund said on Monday.", "Captain Lund", "The ferry was late"),
    ("Critics say the ferry was late.", "Critics", "the ferry was late"),
    ("Police in Lund, however, denied the report.", "Police in Lund", "the report"),
    ("Lund, who owns the ferry, said it was late.", "Lund", "it was late"),
    ("The ferry was late, according to two officials.", "two officials", "The ferry was late"),
    ("According to the coast guard, the ferry was late.", "the coast guard", "the ferry was late"),
    ('"The ferry was late," said Maria Lund.', "Maria Lund", "The ferry was late"),
    ('"The ferry was late," Maria Lund said on Sunday.', "Maria Lund", "The ferry was late"),
    (
        "“The ferry was late,” said Maria Lund, the captain.",
        "Maria Lund, the captain",
        "The ferry was late",
    ),
    ('The captain warned: "The sea is rising fast."', "The captain", "The sea is rising fast"),
    ("The company denied the report.", "The company", "the report"),
    ("On Monday, the union announced a strike in May.", "the union", "a strike in May"),
    ("The army has confirmed that the bridge fell.", "The army", "the bridge fell"),
    (
        "Anna Berg, a spokeswoman for the bank, said rates would rise.",
        "Anna Berg, a spokeswoman for the bank",
        "rates would rise",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "words"), CASES)
def test_a_report_in_english(text: str, speaker: str, words: str) -> None:
    assert told(text, language="en") == [(speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say how many were hurt.",
        "He would have said that it was late.",
        "If the captain says that the sea is calm, they sail.",
        "She was told that the ferry was late.",
        "The ferry left the harbour at noon.",
        'They played "The Ferry Was Late Again" twice.',
    ],
)
def test_what_is_no_report_in_english(text: str) -> None:
    assert told(text, language="en") == []


def test_pronouns_and_surnames_are_traced() -> None:
    article = (
        "Maria Lund, the captain, said the ferry was late.",
        "She added that no one was hurt.",
        "Lund said she was sorry.",
    )
    assert {speaker for speaker, _ in told(*article, language="en")} == {"Maria Lund, the captain"}


def test_a_quotation_goes_on_after_its_speaker() -> None:
    text = '"It was dark," said Maria Lund. "We saw nothing at all."'
    assert [words for _, words in told(text, language="en")] == [
        "It was dark",
        "We saw nothing at all",
    ]
    assert types(text, language="en") == ["direct", "direct"]


def test_he_is_no_ministry() -> None:
    article = (
        "The captain, Erik Lund, said the ferry was late.",
        "The ferry was old, according to documents from the ministry.",
        "He said it would be sold.",
    )
    assert [speaker for speaker, _ in told(*article, language="en")] == [
        "The captain, Erik Lund",
        "documents from the ministry",
        "The captain, Erik Lund",
    ]
