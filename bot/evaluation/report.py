"""Many outcomes in numbers: over all, by language and by kind of question."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from pydantic import JsonValue

from bot.evaluation.judging import Outcome
from bot.evaluation.metrics import (
    mean,
    ndcg,
    percentile,
    precision_recall,
    reciprocal_rank,
    success,
)
from index.model import Status

DEPTH = 10
"""How many passages count for MRR and nDCG."""


@dataclass(frozen=True, slots=True)
class Report:
    """The numbers of a group of outcomes, as they are printed: shares from 0 to 1."""

    overall: Mapping[str, JsonValue]
    by_language: Mapping[str, Mapping[str, JsonValue]] = field(default_factory=dict)
    by_kind: Mapping[str, Mapping[str, JsonValue]] = field(default_factory=dict)

    def json(self) -> dict[str, JsonValue]:
        """Return the overall numbers at the top, and those of each group beneath."""
        return {
            **self.overall,
            "by_language": {name: dict(numbers) for name, numbers in self.by_language.items()},
            "by_kind": {name: dict(numbers) for name, numbers in self.by_kind.items()},
        }


def summarise(outcomes: Collection[Outcome]) -> Report:
    """Return the numbers of `outcomes`, and those of each language and kind that is named."""
    return Report(
        overall=_numbers(outcomes),
        by_language=_grouped(outcomes, lambda outcome: outcome.language),
        by_kind=_grouped(outcomes, lambda outcome: outcome.kind),
    )


def _grouped(
    outcomes: Iterable[Outcome], key: Callable[[Outcome], str | None]
) -> dict[str, dict[str, JsonValue]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        name = key(outcome)
        if name is not None:
            groups.setdefault(name, []).append(outcome)
    return {name: _numbers(groups[name]) for name in sorted(groups)}


def _numbers(outcomes: Collection[Outcome]) -> dict[str, JsonValue]:
    """Return every measure of a group; `None` where no question lets it be measured."""
    return {
        "questions": len(outcomes),
        **_retrieval(outcomes),
        **_paragraphs(outcomes),
        **_answers(outcomes),
        "abstention": _abstention(outcomes),
        "latency_ms": _latency([outcome.elapsed_ms for outcome in outcomes]),
    }


def _retrieval(outcomes: Iterable[Outcome]) -> dict[str, JsonValue]:
    """Measure the ranks of gold articles, over the questions that have some."""
    judged = [outcome for outcome in outcomes if outcome.gold]
    return {
        "judged": len(judged),
        **{f"success@{k}": _mean(success(o.rank, k) for o in judged) for k in (1, 3, 5, 10)},
        f"MRR@{DEPTH}": _mean(reciprocal_rank(o.rank, DEPTH) for o in judged),
        f"nDCG@{DEPTH}": _mean(ndcg(o.gold_ranks, o.gold, DEPTH) for o in judged),
    }


def _paragraphs(outcomes: Iterable[Outcome]) -> dict[str, JsonValue]:
    """Measure the ranks of gold paragraphs; nothing where the set names none."""
    ranks = [outcome.paragraph_rank for outcome in outcomes if outcome.judged_paragraph]
    if not ranks:
        return {}
    return {
        **{f"paragraph_success@{k}": _mean(success(rank, k) for rank in ranks) for k in (1, 3, 10)},
        f"paragraph_MRR@{DEPTH}": _mean(reciprocal_rank(rank, DEPTH) for rank in ranks),
    }


def _answers(outcomes: Iterable[Outcome]) -> dict[str, JsonValue]:
    """Measure the passages that hold an answer, and their sentences and speakers.

    Sentences and speakers are measured over the questions for which such a passage was found.
    """
    known = list(outcomes)
    judged = [outcome.answer_rank for outcome in known if outcome.judged_answer]
    sentences = [o.sentence_right for o in known if o.sentence_right is not None]
    speakers = [o.speaker_right for o in known if o.speaker_right is not None]
    return {
        "answer_in_passage@1": _mean(success(rank, 1) for rank in judged),
        "answer_in_passage@3": _mean(success(rank, 3) for rank in judged),
        "sentence_accuracy": _mean(map(float, sentences)),
        "speaker_accuracy": _mean(map(float, speakers)),
    }


def _abstention(outcomes: Iterable[Outcome]) -> dict[str, JsonValue]:
    """Measure whether the bot knows when it has no answer.

    In precision and recall, to abstain is to say `no_answer`.
    """
    known = [outcome for outcome in outcomes if outcome.answerable is not None]
    without = [outcome.status for outcome in known if not outcome.answerable]
    having = [outcome for outcome in known if outcome.answerable]
    precision, recall = precision_recall(
        [outcome.status is Status.NO_ANSWER for outcome in known],
        [not outcome.answerable for outcome in known],
    )
    return {
        "unanswerable": len(without),
        "unanswerable_not_answered": _mean(float(s is not Status.ANSWERED) for s in without),
        "unanswerable_no_answer": _mean(float(s is Status.NO_ANSWER) for s in without),
        "answerable_no_answer": _mean(float(o.status is Status.NO_ANSWER) for o in having),
        "first_right_answered": _mean(
            float(o.status is Status.ANSWERED) for o in having if o.first_right
        ),
        "precision": _rounded(precision),
        "recall": _rounded(recall),
    }


def _latency(milliseconds: list[float]) -> dict[str, JsonValue]:
    return {
        "p50": _rounded(percentile(milliseconds, 50)),
        "p99": _rounded(percentile(milliseconds, 99)),
    }


def _mean(values: Iterable[float]) -> float | None:
    return _rounded(mean(values))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
