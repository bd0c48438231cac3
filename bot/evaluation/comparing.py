"""Two runs over the same questions: which got better and which got worse."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from pathlib import Path

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from bot.evaluation.errors import NotASavedRun
from bot.evaluation.judging import Outcome
from index.model import Status


class SavedRun(BaseModel):
    """What `evaluate --save` writes and `--compare` reads."""

    model_config = ConfigDict(frozen=True)

    report: dict[str, JsonValue]
    """The numbers that were printed."""
    results: tuple[Outcome, ...]
    """One for each question, in the file's order."""


def read_run(path: Path) -> SavedRun:
    """Read a saved run.

    Raises:
        NotASavedRun: the file holds something else.
        OSError: it cannot be read.
    """
    try:
        return SavedRun.model_validate_json(path.read_bytes())
    except ValidationError:
        raise NotASavedRun(path) from None


def write_run(path: Path, run: SavedRun) -> None:
    """Write `run` as JSON that `read_run` reads back equal."""
    path.write_text(run.model_dump_json(indent=1) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose standing differs between two runs."""

    id: str | int
    question: str
    old: int | str | None
    """The first right passage's rank, or the status where nothing is right; `None`: no rank."""
    new: int | str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two runs, in the new run's order."""

    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    same: int
    """How many questions stand as they stood."""
    only_once: int
    """How many questions only one of the runs asked."""


def compare(old: Iterable[Outcome], new: Iterable[Outcome]) -> Comparison:
    """Return which questions of `new` stand better and worse than in `old`, by rank."""
    before = {outcome.id: outcome for outcome in old}
    after = {outcome.id: outcome for outcome in new}
    shared = [(before[key], after[key]) for key in after if key in before]
    better = [_change(was, now) for was, now in shared if _badness(now) < _badness(was)]
    worse = [_change(was, now) for was, now in shared if _badness(now) > _badness(was)]
    return Comparison(
        better=tuple(better),
        worse=tuple(worse),
        same=len(shared) - len(better) - len(worse),
        only_once=len(before) + len(after) - 2 * len(shared),
    )


_CANDOUR = {Status.NO_ANSWER: 0.0, Status.WEAK: 1.0, Status.ANSWERED: 2.0}
"""Where nothing answers, the less a run claims the better."""


def _badness(outcome: Outcome) -> float:
    if outcome.answerable is False:
        return _CANDOUR[outcome.status]
    rank = _rank(outcome)
    return inf if rank is None else rank


def _rank(outcome: Outcome) -> int | None:
    """Return the rank that matters most: of the answer's words, else of a gold article."""
    return outcome.answer_rank if outcome.judged_answer else outcome.rank


def _change(was: Outcome, now: Outcome) -> Change:
    if now.answerable is False:
        return Change(now.id, now.question, was.status.value, now.status.value)
    return Change(now.id, now.question, _rank(was), _rank(now))
