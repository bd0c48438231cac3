"""What each chat has set: its language, and who may turn the pages of its answers."""

from dataclasses import dataclass, replace
from typing import Self

from bot.locale import Language, is_language
from bot.state.database import Database


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What one chat has set; what it begins with is what every chat has that set nothing."""

    language: Language | None = None
    """`None`: the language of the question, or else of the client."""
    anyone: bool = False
    """Whether anyone in a group may press the buttons of an answer, not only who asked."""


class Chats:
    """The settings of chats; those few that set anything are in memory."""

    def __init__(self, database: Database, known: dict[int, ChatSettings]) -> None:
        self._database = database
        self._known = known

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Return the settings that are kept in `database`."""
        rows = await database.read("SELECT chat_id, language, anyone FROM bot_chats")
        return cls(
            database,
            {
                chat_id: ChatSettings(language if is_language(language) else None, bool(anyone))
                for chat_id, language, anyone in rows
            },
        )

    def get(self, chat_id: int) -> ChatSettings:
        """Return what the chat has set."""
        return self._known.get(chat_id, ChatSettings())

    async def set_language(self, chat_id: int, language: Language | None) -> bool:
        """Keep the language that the chat wants; tell whether it could be kept."""
        return await self._keep(chat_id, replace(self.get(chat_id), language=language))

    async def set_anyone(self, chat_id: int, *, anyone: bool) -> bool:
        """Keep who may press buttons; tell whether it could be kept."""
        return await self._keep(chat_id, replace(self.get(chat_id), anyone=anyone))

    def moved(self, old: int, new: int) -> None:
        """Follow a chat that got another id; `bot.state.moving` moves what is on disk."""
        if old in self._known:
            self._known.setdefault(new, self._known.pop(old))

    async def _keep(self, chat_id: int, settings: ChatSettings) -> bool:
        kept = await self._database.write(
            (
                "INSERT OR REPLACE INTO bot_chats (chat_id, language, anyone) VALUES (?, ?, ?)",
                (chat_id, settings.language, int(settings.anyone)),
            )
        )
        if kept is not None:
            self._known[chat_id] = settings
        return kept is not None
