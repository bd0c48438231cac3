"""Words of an English question as groups: a headword of several words is one."""

import pytest

from index.answer import question, terms


def surfaces(text: str) -> list[str]:
    return [group.surface for group in terms.groups_of(question.read(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who declared a state of emergency?", ["declared", "state of emergency"]),
        ("Where are the de-escalation zones?", ["de-escalation zones"]),
        ("Who carried out the attack?", ["carried out", "attack"]),
        ("Who controls البوكمال?", ["controls", "البوكمال"]),
    ],
)
def test_the_longest_headword_is_one_group(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


def test_a_group_keeps_the_english_words_for_english_articles() -> None:
    (group,) = terms.groups_of(question.read("chemical weapons"))
    assert ("chemic", "weapon") in {alternative.terms for alternative in group.alternatives}
    assert "أسلحة كيميائية" in {alternative.written for alternative in group.alternatives}
