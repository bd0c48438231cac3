"""Claims of made passages: which statements bear on a question, and whose they are."""

import numpy as np
import pytest

from index.answer.bearing import Bearing, speaker_of, weights_of
from index.answer.claims import MOST, Told, carried, claims_of
from index.model import Span, Statement
from index.text.analyzer import analyze, folded_words

QUESTION = ("السد", "سليم")
"""The words that carry the question; each counts one half."""


def bearing(text: str, asked: tuple[str, ...] = QUESTION) -> Bearing:
    """Return a paragraph in which a word is like one of the question if it is the same."""
    wanted = [word for name in asked for word in folded_words(name)]
    words = [token.word for token in analyze(text)]
    likeness = np.array([[float(word == name) for word in words] for name in wanted], np.float32)
    likeness = likeness.reshape(len(wanted), len(words))
    return Bearing(text, likeness, weights_of(np.ones(len(wanted))))


def statement(text: str, speaker: str, words: str, cue: str = "قال") -> Statement:
    start = text.index(words)
    return Statement(speaker, cue, "indirect", Span(start, start + len(words)))


def told(
    rank: int, text: str, *said: Statement, outlet: str | None = None, published: str | None = None
) -> Told:
    found = bearing(text)
    around = found.likeness.max(axis=1, initial=0)
    (most,) = carried(found.weights, around[:, None], around[:, None])
    return Told(rank, outlet, published, said, found, around, most)


MAYOR = "قال رئيس البلدية سامي قاسم إن السد سليم."
KASEM = statement(MAYOR, "رئيس البلدية سامي قاسم", "السد سليم")
ENGINEER = "وأكدت المهندسة هدى أن السد غير سليم."
HUDA = statement(ENGINEER, "المهندسة هدى", "السد غير سليم", "وأكدت")


def test_speakers_stand_side_by_side_newest_first() -> None:
    claims = claims_of(
        [
            told(1, MAYOR, KASEM, published="2018-01-01"),
            told(2, ENGINEER, HUDA, published="2018-02-01"),
            told(
                3, "قال شاهد إن السد سليم", statement("قال شاهد إن السد سليم", "شاهد", "السد سليم")
            ),
        ]
    )
    assert [(claim.speaker, claim.statement, claim.passage_rank) for claim in claims] == [
        ("المهندسة هدى", "السد غير سليم", 2),
        ("رئيس البلدية سامي قاسم", "السد سليم", 1),
        ("شاهد", "السد سليم", 3),
    ]


def test_a_speaker_is_listed_once_with_what_bears_most() -> None:
    text = "وقال قاسم إن السد بعيد. وأضاف أن السد سليم."
    less, more = statement(text, "قاسم", "السد بعيد"), statement(text, "قاسم", "السد سليم")
    claims = claims_of([told(1, text, less, more), told(2, MAYOR, KASEM)])
    assert [(claim.speaker, claim.statement) for claim in claims] == [("قاسم", "السد سليم")]


def test_what_is_said_of_something_else_is_no_claim() -> None:
    text = "قال الحارس إن السد سليم، وقال الراعي إن المطر قليل."
    guard = statement(text, "الحارس", "السد سليم")
    shepherd = statement(text, "الراعي", "المطر قليل")
    assert [claim.speaker for claim in claims_of([told(1, text, guard, shepherd)])] == ["الحارس"]
    alone = "قال الراعي إن المطر قليل."
    assert claims_of([told(1, alone, statement(alone, "الراعي", "المطر قليل"))]) == ()


def test_what_stands_around_a_statement_counts_by_half() -> None:
    text = "السد في العقيق. قال الحارس إنه سليم."
    guard = statement(text, "الحارس", "سليم")
    assert [claim.speaker for claim in claims_of([told(1, text, guard)])] == ["الحارس"]
    assert [
        claim.speaker for claim in claims_of([told(1, MAYOR, KASEM), told(2, text, guard)])
    ] == [
        "رئيس البلدية سامي قاسم",
        "الحارس",
    ]
    nearer = "قال الحارس إنه سليم."
    other = statement(nearer, "الحارس", "سليم")
    assert [c.speaker for c in claims_of([told(1, MAYOR, KASEM), told(2, nearer, other)])] == [
        "رئيس البلدية سامي قاسم"
    ]


def test_the_outlets_own_report_is_its_own_where_the_outlet_is_known() -> None:
    text = f"السد سليم منذ شهر. {MAYOR}"
    mayor = statement(text, KASEM.speaker, "السد سليم.")
    (said, own) = claims_of([told(1, text, mayor, outlet="صحيفة المرسى")])
    assert (own.speaker, own.statement, own.own_report) == (
        "صحيفة المرسى",
        "السد سليم منذ شهر.",
        True,
    )
    assert (said.speaker, said.own_report) == (KASEM.speaker, False)
    assert [claim.speaker for claim in claims_of([told(1, text, mayor)])] == [KASEM.speaker]


def test_an_outlet_that_is_quoted_is_not_its_own_report() -> None:
    text = "السد سليم. وقالت صحيفة المرسى إن السد سليم جدا."
    quoted = statement(text, "صحيفة المرسى", "السد سليم جدا")
    claims = claims_of([told(1, text, quoted, outlet="صحيفة المرسى")])
    assert sorted(claim.own_report for claim in claims) == [False, True]


def test_only_what_the_question_asks_for_is_claimed() -> None:
    passages = [told(1, MAYOR, KASEM, outlet="مرقب"), told(2, ENGINEER, HUDA, outlet="مرقب")]
    claims = claims_of(passages, lambda each: each.cue == "وأكدت")
    assert [claim.speaker for claim in claims] == ["المهندسة هدى"]


def test_there_are_not_too_many_claims() -> None:
    texts = [f"قال {letter}{letter}{letter} إن السد سليم" for letter in "بتثجحخدذرزسشصضطظ"]
    passages = [
        told(rank, text, statement(text, text.split()[1], "السد سليم"))
        for rank, text in enumerate(texts, 1)
    ]
    assert len(claims_of(passages)) == MOST < len(texts)


@pytest.mark.parametrize(
    ("text", "said", "expected"),
    [
        (MAYOR, [KASEM], KASEM.speaker),
        ("السد سليم منذ عام.", [], None),
        # what answers stands before the statement, and nobody says it
        (
            "السد سليم، وقال الحارس إن المطر قليل.",
            [("الحارس", "المطر قليل", "وقال")],
            None,
        ),
        # what is asked about is named where the speaker is introduced
        ("قال حارس السد إنه سليم.", [("حارس السد", "إنه سليم", "قال")], "حارس السد"),
        # of two, who says what answers
        (
            "قال الحارس إن المطر قليل، وقالت هدى إن السد سليم.",
            [("الحارس", "المطر قليل", "قال"), ("هدى", "السد سليم", "وقالت")],
            "هدى",
        ),
        # a source named behind what it says
        ("السد سليم، بحسب الحارس.", [("الحارس", "السد سليم", "بحسب")], "الحارس"),
    ],
)
def test_the_speaker_of_a_sentence(
    text: str, said: list[Statement | tuple[str, str, str]], expected: str | None
) -> None:
    statements = [each if isinstance(each, Statement) else statement(text, *each) for each in said]
    assert speaker_of(Span(0, len(text)), statements, bearing(text)) == expected


def test_a_statement_of_another_sentence_has_no_say() -> None:
    text = "السد سليم. قال الحارس إن السد سليم."
    guard = statement(text[11:], "الحارس", "السد سليم")
    later = Statement("الحارس", "قال", "indirect", Span(guard.span.start + 11, guard.span.end + 11))
    assert speaker_of(Span(0, 10), [later], bearing(text)) is None


@pytest.mark.parametrize(
    "text", ["زار عبد الرحمن سالم السد وهو سليم", "وصل أبو ظبي ثم السد", "ـــ السد \u064b سليم"]
)
def test_words_are_told_apart_where_names_are_joined(text: str) -> None:
    found = bearing(text)
    for token in analyze(text):
        alike = found.by_word([Span(token.start, token.end)])[:, 0]
        assert alike.tolist() == [float(token.word == word) for word in folded_words("السد سليم")]
