"""What readers said was useful, in numbers: how often, at which rank, and of which answers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from bot.evaluation.metrics import mean
from bot.state import Vote

Numbers = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class FeedbackReport:
    """The votes of readers, as they are printed: shares from 0 to 1."""

    overall: Numbers
    by_rank: Mapping[str, Numbers]
    by_status: Mapping[str, Numbers]
    by_language: Mapping[str, Numbers]
    by_kind: Mapping[str, Numbers]
    unhelped: tuple[str, ...]
    """The questions whose answers nobody found useful, where the operator keeps questions."""

    def json(self) -> dict[str, JsonValue]:
        """Return the overall numbers at the top, and those of each group beneath."""
        groups: dict[str, Mapping[str, Numbers]] = {
            "by_rank": self.by_rank,
            "by_status": self.by_status,
            "by_language": self.by_language,
            "by_kind": self.by_kind,
        }
        return {
            **self.overall,
            **{
                key: {name: dict(numbers) for name, numbers in group.items()}
                for key, group in groups.items()
            },
            "unhelped": list(self.unhelped),
        }


def summarise_feedback(votes: Collection[Vote]) -> FeedbackReport:
    """Return the numbers of `votes`, and those of each rank, status, language and kind."""
    return FeedbackReport(
        overall=_numbers(votes),
        by_rank=_grouped(votes, lambda vote: str(vote.rank)),
        by_status=_grouped(votes, lambda vote: vote.status),
        by_language=_grouped(votes, lambda vote: vote.language),
        by_kind=_grouped(votes, lambda vote: vote.kind),
        unhelped=_unhelped(votes),
    )


def _grouped(votes: Iterable[Vote], key: Callable[[Vote], str]) -> dict[str, Numbers]:
    groups: dict[str, list[Vote]] = {}
    for vote in votes:
        groups.setdefault(key(vote), []).append(vote)
    # ranks are in the order of numbers: 10 behind 9
    return {name: _numbers(groups[name]) for name in sorted(groups, key=lambda n: (len(n), n))}


def _numbers(votes: Collection[Vote]) -> Numbers:
    """Return how many votes there are and of how many answers, and what came of them.

    `useful` is the share of votes that say so, `helped` the share of answers with such a vote,
    and `MRR` the mean reciprocal rank of an answer's first useful passage, 0 where it has none.
    """
    first: dict[int, int | None] = {}
    for vote in sorted(votes, key=lambda vote: -vote.rank):
        rank = first.setdefault(vote.answer_id, None)
        first[vote.answer_id] = vote.rank if vote.useful else rank
    ranks = list(first.values())
    return {
        "votes": len(votes),
        "answers": len(ranks),
        "useful": mean([float(vote.useful) for vote in votes]),
        "helped": mean([float(rank is not None) for rank in ranks]),
        "MRR": mean([1 / rank if rank else 0.0 for rank in ranks]),
    }


def _unhelped(votes: Iterable[Vote]) -> tuple[str, ...]:
    """Return the questions whose answers have no vote that they were useful, each once."""
    helped: dict[str, bool] = {}
    for vote in votes:
        if vote.question is not None:
            helped[vote.question] = helped.get(vote.question, False) or vote.useful
    return tuple(question for question, useful in helped.items() if not useful)
