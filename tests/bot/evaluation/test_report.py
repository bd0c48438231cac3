"""Many outcomes in numbers, against sums worked out by hand."""

from dataclasses import replace
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.judging import judge
from bot.evaluation.report import summarise
from index.model import Status
from tests.bot.evaluation.made import RANKS, answer, outcome, record


def test_a_report_by_hand() -> None:
    report = summarise(
        [
            outcome(1, rank=1, language="ar", kind="who"),
            outcome(2, rank=4, language="ar"),
            outcome(3, rank=None, language="en", status=Status.NO_ANSWER),
        ]
    ).json()
    assert report["questions"] == report["judged"] == 3
    assert report["success@1"] == pytest.approx(1 / 3, abs=1e-4)
    assert report["success@5"] == pytest.approx(2 / 3, abs=1e-4)
    assert report["MRR@10"] == pytest.approx(1.25 / 3, abs=1e-4)
    assert report["nDCG@10"] == pytest.approx((1 + 1 / log2(5)) / 3, abs=1e-4)
    assert report["answer_in_passage@1"] is None
    assert "paragraph_MRR@10" not in report
    assert report["latency_ms"] == {"p50": 1.0, "p99": 1.0}
    languages = report["by_language"]
    assert isinstance(languages, dict)
    assert list(languages) == ["ar", "en"]
    assert report["by_kind"].keys() == {"who"}  # type: ignore[union-attr]


def test_abstention_by_hand() -> None:
    unanswerable = judge(record(answerable=False), answer(), 1.0)
    report = summarise(
        [
            replace(unanswerable, status=Status.NO_ANSWER),
            replace(unanswerable, status=Status.WEAK),
            replace(unanswerable, status=Status.ANSWERED),
            outcome(rank=1, status=Status.ANSWERED),
            outcome(rank=1, status=Status.NO_ANSWER),
            outcome(rank=2, status=Status.ANSWERED),
        ]
    )
    assert report.overall["abstention"] == {
        "unanswerable": 3,
        "unanswerable_not_answered": 0.6667,
        "unanswerable_no_answer": 0.3333,
        "answerable_no_answer": 0.3333,
        "first_right_answered": 0.5,
        "precision": 0.5,
        "recall": 0.3333,
    }


def test_a_report_of_nothing() -> None:
    report = summarise([]).json()
    assert report["questions"] == 0
    assert report["MRR@10"] is None


@settings(deadline=None)  # the machine may be busy
@given(st.lists(RANKS))
def test_mrr_lies_between_success_at_one_and_at_ten(ranks: list[int | None]) -> None:
    report = summarise([outcome(rank=rank) for rank in ranks]).overall
    if not ranks:
        assert report["MRR@10"] is None
        return
    low, middle, high = (report[name] for name in ("success@1", "MRR@10", "success@10"))
    assert isinstance(low, float)
    assert isinstance(middle, float)
    assert isinstance(high, float)
    assert 0 <= low <= middle <= high <= 1
