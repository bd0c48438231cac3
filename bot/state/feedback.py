"""What readers found useful: one vote for each reader, answer and passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.state.database import Database

_GIVE = """
INSERT OR REPLACE INTO bot_feedback
    (answer_id, user_id, passage_id, rank, useful, language, kind, status, question, given_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Vote:
    """What one reader said of one passage of an answer."""

    answer_id: int
    passage_id: int
    """The paragraph's id in the library."""
    rank: int
    """Its place among the passages shown, from 1."""
    useful: bool
    language: str
    kind: str
    """What was asked for, as `index.model.Kind`."""
    status: str
    """How sure the answer was, as `index.model.Status`."""
    question: str | None = None
    """What was asked; `None` unless the operator wants it to be kept."""


class Feedback:
    """The votes of readers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def give(self, user_id: int, votes: Sequence[Vote]) -> bool:
        """Keep the votes of a user, each in place of an earlier one; tell whether it was done."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        steps = [
            (
                _GIVE,
                (
                    vote.answer_id,
                    user_id,
                    vote.passage_id,
                    vote.rank,
                    int(vote.useful),
                    vote.language,
                    vote.kind,
                    vote.status,
                    vote.question,
                    now,
                ),
            )
            for vote in votes
        ]
        return await self._database.write(*steps) is not None

    async def all(self) -> list[Vote]:
        """Return every vote, in the order of answers and ranks."""
        rows = await self._database.read(
            "SELECT answer_id, passage_id, rank, useful, language, kind, status, question"
            " FROM bot_feedback ORDER BY answer_id, rank, user_id"
        )
        return [
            Vote(answer_id, passage_id, rank, bool(useful), language, kind, status, question)
            for answer_id, passage_id, rank, useful, language, kind, status, question in rows
        ]
