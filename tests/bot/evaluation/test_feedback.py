"""What readers said, against sums worked out by hand."""

from dataclasses import replace

import pytest

from bot.evaluation.feedback import summarise_feedback
from bot.state import Vote

VOTE = Vote(1, 3, 1, useful=True, language="ar", kind="who", status="answered")


def test_a_report_by_hand() -> None:
    report = summarise_feedback(
        [
            replace(VOTE, rank=2, passage_id=4),
            replace(VOTE, useful=False),
            replace(VOTE, answer_id=2, useful=False, status="weak", question="متى؟"),
            replace(VOTE, answer_id=3, rank=10, useful=False, language="en", question="who?"),
            replace(VOTE, answer_id=3, rank=9, language="en", question="who?"),
        ]
    )
    form = report.json()
    assert (form["votes"], form["answers"]) == (5, 3)
    assert form["useful"] == pytest.approx(2 / 5)
    assert form["helped"] == pytest.approx(2 / 3)
    assert form["MRR"] == pytest.approx((1 / 2 + 0 + 1 / 9) / 3)
    assert list(report.by_rank) == ["1", "2", "9", "10"]
    assert report.by_status["weak"]["helped"] == 0
    assert report.by_language["en"]["votes"] == 2
    assert report.by_kind["who"]["answers"] == 3
    assert form["unhelped"] == ["متى؟"]


def test_the_first_useful_passage_counts() -> None:
    votes = [replace(VOTE, rank=3), replace(VOTE, rank=2), replace(VOTE, rank=1, useful=False)]
    for order in (votes, votes[::-1]):
        assert summarise_feedback(order).overall["MRR"] == pytest.approx(1 / 2)


def test_no_votes_make_a_report_too() -> None:
    form = summarise_feedback([]).json()
    assert (form["votes"], form["useful"], form["by_rank"]) == (0, None, {})
