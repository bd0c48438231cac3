"""Answers whose pages can be turned, also after the bot was restarted.

What is kept is the question, and which passages were shown in which order, not their words: a
page is found anew, so a removed article is never shown from an old answer.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.locale import Language, is_language
from bot.state.database import Database

KEPT = timedelta(days=30)
"""How long an answer's buttons work."""

_SAVES_BETWEEN = 100
"""Answers that are kept between two looks for those that are too old."""

_SAVE = """
INSERT OR REPLACE INTO bot_answers
    (chat_id, question, language, created_at, asker, asked_message, shown, kind, status,
     command)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_COLUMNS = "id, chat_id, question, language, asker, answer_message, shown, kind, status, command"


@dataclass(frozen=True, slots=True)
class AnswerGiven:
    """What is kept of an answer."""

    question: str
    language: Language
    """What the frame of the answer was written in."""
    asker: int | None = None
    """The user who asked; `None` for those who write as a group or a channel."""
    asked_message: int | None = None
    """The message that asked, where it may be edited."""
    shown: tuple[int, ...] = ()
    """The ids of the passages that were shown, in order."""
    kind: str = ""
    """What was asked for, as `index.model.Kind`."""
    status: str = ""
    """How sure the answer was, as `index.model.Status`; empty when there was none."""
    command: str = "ask"
    """What the question is one of: `ask`, or `who` for what a speaker says."""

    @property
    def asked(self) -> tuple[str, str]:
        """What was asked: two messages that ask the same are answered alike."""
        return self.command, self.question


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An answer that was given in a chat."""

    id: int
    chat_id: int
    given: AnswerGiven
    answer_message: int | None = None
    """The message that shows it, once it was sent."""


class Pages:
    """The answers that can be paged."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._saves = 0

    async def save(self, chat_id: int, given: AnswerGiven) -> int | None:
        """Keep an answer of the chat; return its id.

        An earlier answer to the same message, as it was before an edit, is replaced.

        Returns `None` when another connection has been writing for too long: an answer
        without page buttons is better than none.
        """
        await self._let_go()
        return await self._database.write_at_once(
            (
                _SAVE,
                (
                    chat_id,
                    given.question,
                    given.language,
                    datetime.now(UTC).isoformat(),
                    given.asker,
                    given.asked_message,
                    json.dumps(given.shown),
                    given.kind,
                    given.status,
                    given.command,
                ),
            ),
        )

    async def _let_go(self) -> None:
        """Let go of the answers that are too old, once in a hundred times."""
        if self._saves % _SAVES_BETWEEN == 0:
            oldest = (datetime.now(UTC) - KEPT).isoformat()
            await self._database.write(("DELETE FROM bot_answers WHERE created_at < ?", (oldest,)))
        self._saves += 1

    async def sent(self, answer_id: int, message_id: int) -> None:
        """Note which message shows an answer."""
        await self._database.write_at_once(
            ("UPDATE bot_answers SET answer_message = ? WHERE id = ?", (message_id, answer_id)),
        )

    async def note_shown(self, answer_id: int, shown: Sequence[int]) -> None:
        """Note the passages that an answer has shown by now, in order."""
        await self._database.write(
            ("UPDATE bot_answers SET shown = ? WHERE id = ?", (json.dumps(shown), answer_id)),
        )

    async def find(self, answer_id: int, chat_id: int) -> SavedAnswer | None:
        """Return an answer if it was given in this very chat and is still kept."""
        return await self._one("id = ? AND chat_id = ?", (answer_id, chat_id))

    async def answer_to(self, chat_id: int, asked_message: int) -> SavedAnswer | None:
        """Return the answer to a message of the chat, if there was one that is still kept."""
        return await self._one("chat_id = ? AND asked_message = ?", (chat_id, asked_message))

    async def _one(self, condition: str, values: tuple[int, int]) -> SavedAnswer | None:
        oldest = (datetime.now(UTC) - KEPT).isoformat()
        rows = await self._database.read(
            f"SELECT {_COLUMNS} FROM bot_answers WHERE {condition} AND created_at >= ?",  # noqa: S608 - columns and conditions from this class
            (*values, oldest),
        )
        for row in rows:
            number, chat_id, question, language, asker, answer_message, shown, *rest = row
            if is_language(language):
                kind, status, command = rest
                given = AnswerGiven(
                    question,
                    language,
                    asker,
                    shown=tuple(int(each) for each in json.loads(shown)),
                    kind=kind,
                    status=status,
                    command=command,
                )
                return SavedAnswer(number, chat_id, given, answer_message)
        return None
