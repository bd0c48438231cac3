"""Answers whose pages can be turned, also after the bot was restarted.

What is kept is the question, not the passages: a page is found anew, so a removed article is
never shown from an old answer.
"""

import logging
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.locale import Language, is_language
from bot.state.database import Database

_LOG = logging.getLogger(__name__)

KEPT = timedelta(days=30)
"""How long an answer's buttons work."""


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An answer that was given in a chat."""

    id: int
    question: str
    language: Language
    """What the frame of the answer was written in."""


class Pages:
    """The answers that can be paged."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def save(self, chat_id: int, question: str, language: Language) -> SavedAnswer | None:
        """Keep an answer of the chat, and let go of those that are too old.

        Returns `None` when another connection has been writing for too long: an answer
        without page buttons is better than none.
        """
        now = datetime.now(UTC)
        try:
            await self._database.execute(
                "DELETE FROM bot_answers WHERE created_at < ?", ((now - KEPT).isoformat(),)
            )
            cursor = await self._database.execute(
                "INSERT INTO bot_answers (chat_id, question, language, created_at)"
                " VALUES (?, ?, ?, ?)",
                (chat_id, question, language, now.isoformat()),
            )
        except sqlite3.OperationalError as error:
            _LOG.warning("The pages of an answer could not be kept: %s", error)
            return None
        saved = cursor.lastrowid
        await cursor.close()
        return None if saved is None else SavedAnswer(saved, question, language)

    async def find(self, answer_id: int, chat_id: int) -> SavedAnswer | None:
        """Return an answer if it was given in this very chat and is still kept."""
        oldest = (datetime.now(UTC) - KEPT).isoformat()
        rows = await self._database.execute_fetchall(
            "SELECT id, question, language FROM bot_answers"
            " WHERE id = ? AND chat_id = ? AND created_at >= ?",
            (answer_id, chat_id, oldest),
        )
        for saved, question, language in rows:
            if is_language(language):
                return SavedAnswer(saved, question, language)
        return None
