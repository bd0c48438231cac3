"""Two runs, and what moved between them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.evaluation.comparing import SavedRun, compare, read_run, write_run
from bot.evaluation.errors import NotASavedRun
from bot.evaluation.report import summarise
from index.model import Status
from tests.bot.evaluation.made import RANKS, outcome


def test_two_runs_are_compared_by_rank() -> None:
    nothing = replace(outcome(5, rank=None), answerable=False)
    old = [
        outcome(1, rank=3),
        outcome(2, rank=1),
        outcome(3, rank=None),
        outcome(4, rank=2),
        replace(nothing, status=Status.NO_ANSWER),
        outcome(6),
    ]
    new = [
        outcome(1, rank=1),
        outcome(2, rank=None),
        outcome(3, rank=9),
        outcome(4, rank=2),
        replace(nothing, status=Status.ANSWERED),
        outcome(7),
    ]
    comparison = compare(old, new)
    assert [(c.id, c.old, c.new) for c in comparison.better] == [(1, 3, 1), (3, None, 9)]
    assert [(c.id, c.old, c.new) for c in comparison.worse] == [
        (2, 1, None),
        (5, "no_answer", "answered"),
    ]
    assert (comparison.same, comparison.only_once) == (1, 2)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(RANKS, max_size=8))
def test_a_run_does_not_differ_from_itself(ranks: list[int | None]) -> None:
    outcomes = [outcome(number, rank=rank) for number, rank in enumerate(ranks)]
    comparison = compare(outcomes, outcomes)
    assert (comparison.better, comparison.worse, comparison.same) == ((), (), len(ranks))


def test_a_saved_run_reads_back_equal(tmp_path: Path) -> None:
    outcomes = (outcome(1), outcome(2, rank=None, language="ar-chat"))
    run = SavedRun(report=summarise(outcomes).json(), results=outcomes)
    write_run(tmp_path / "run.json", run)
    assert read_run(tmp_path / "run.json") == run


@pytest.mark.parametrize("content", [b"", b"[]", b'{"results": []}', b"\xff"])
def test_another_file_is_not_a_saved_run(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(NotASavedRun, match=r"other\.json was not written by"):
        read_run(path)
