"""The sentence that answers: dates for when, numbers for how many."""

from datetime import date

import numpy as np
import pytest

from index.answer.bearing import Bearing
from index.answer.question import read
from index.answer.sentence import answer_sentence, matching_words, things_of, wanted_terms
from index.answer.terms import groups_of
from index.lexicon.forms import term_code
from index.text.analyzer import analyze
from index.text.dates import dates_in


def sentence(question: str, text: str) -> str:
    reading = read(question)
    groups, tokens = groups_of(reading), analyze(text)
    things = things_of(reading.kind, text, dates_in(text, date(2018, 5, 20)))
    weights = dict.fromkeys(range(len(groups)), 1.0)
    matching = matching_words(wanted_terms(groups), [term_code(token.term) for token in tokens])
    bearing = Bearing(text, np.zeros((len(groups), len(tokens))), np.ones(len(groups)))
    span = answer_sentence(bearing, matching, weights, things)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("question", "answering"),
    [
        ("متى افتتح جسر النخيل؟", "افتتح الجسر الخميس أمام السيارات."),
        ("كم عاملا عمل على الجسر؟", "عمل عليه خمسة وعشرون عاملا."),
        ("من صمم جسر النخيل؟", "جسر النخيل صممته هدى الراوي."),
    ],
)
def test_the_sentence_with_what_is_asked_for_answers(question: str, answering: str) -> None:
    text = (
        "جسر النخيل صممته هدى الراوي. عمل عليه خمسة وعشرون عاملا. افتتح الجسر الخميس أمام السيارات."
    )
    assert sentence(question, text) == answering


def test_a_date_is_no_answer_to_how_many() -> None:
    text = "جسر النخيل افتتح في 16 نوفمبر 2017. عبرته عشرون سيارة."
    assert sentence("كم سيارة عبرت الجسر؟", text) == "عبرته عشرون سيارة."
