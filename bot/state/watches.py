"""Standing questions of chats, all of them in memory too: every new article meets them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Self

from bot.locale import Language, is_language
from bot.state.database import Database

_ADD = """
INSERT INTO bot_watches (chat_id, question, language, thread, created_at) VALUES (?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """A question that a chat wants to be told of when something new answers it."""

    id: int
    chat_id: int
    question: str
    language: Language
    """What the chat was spoken to in."""
    thread: int | None
    """The topic of a group that it was asked in."""
    created_at: str
    """ISO 8601 in UTC to the second, as the library writes when an article was added."""
    closed: bool = False
    """Whether the chat lets the bot write no more."""


class Watches:
    """The standing questions of every chat."""

    def __init__(self, database: Database, known: Iterable[Watch]) -> None:
        self._database = database
        self._known = {watch.id: watch for watch in known}
        self._closed = {watch.chat_id for watch in self._known.values() if watch.closed}

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Return the questions that are kept in `database`."""
        rows = await database.read(
            "SELECT id, chat_id, question, language, thread, created_at, closed"
            " FROM bot_watches ORDER BY id"
        )
        return cls(
            database,
            (
                Watch(number, chat_id, question, language, thread, created_at, bool(closed))
                for number, chat_id, question, language, thread, created_at, closed in rows
                if is_language(language)
            ),
        )

    def __len__(self) -> int:
        return len(self._known)

    def get(self, watch_id: int) -> Watch | None:
        """Return a question that is still kept."""
        return self._known.get(watch_id)

    def all(self) -> tuple[Watch, ...]:
        """Return every question, the oldest first."""
        return tuple(self._known.values())

    def of_chat(self, chat_id: int) -> tuple[Watch, ...]:
        """Return the questions of a chat, the oldest first."""
        return tuple(watch for watch in self._known.values() if watch.chat_id == chat_id)

    def closed(self, chat_id: int) -> bool:
        """Tell whether a chat with questions lets the bot write no more."""
        return chat_id in self._closed

    async def add(
        self, chat_id: int, question: str, language: Language, thread: int | None
    ) -> Watch | None:
        """Keep a question of a chat that it does not have; `None` if it could not be kept."""
        created_at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        values = (chat_id, question, language, thread, created_at)
        number = await self._database.write((_ADD, values))
        if number is None:
            return None
        watch = Watch(number, chat_id, question, language, thread, created_at)
        self._known[number] = watch
        return watch

    async def remove(self, watch_id: int) -> bool:
        """Let go of a question and of what waits to be told of it; tell whether it was done."""
        done = await self._database.write(
            ("DELETE FROM bot_watches WHERE id = ?", (watch_id,)),
            ("DELETE FROM bot_alerts WHERE watch_id = ? AND settled_at IS NULL", (watch_id,)),
        )
        if done is not None:
            self._known.pop(watch_id, None)
        return done is not None

    async def close(self, chat_id: int, *, closed: bool) -> None:
        """Note whether a chat lets the bot write; what waits for one that does not is let go."""
        changed = [each for each in self.of_chat(chat_id) if each.closed != closed]
        if not changed:
            return
        done = await self._database.write(
            ("UPDATE bot_watches SET closed = ? WHERE chat_id = ?", (int(closed), chat_id)),
            ("DELETE FROM bot_alerts WHERE chat_id = ? AND settled_at IS NULL", (chat_id,)),
        )
        if done is not None:
            self._known |= {each.id: replace(each, closed=closed) for each in changed}
            self._closed = {watch.chat_id for watch in self._known.values() if watch.closed}

    def moved(self, old: int, new: int) -> None:
        """Follow a chat that got another id; `bot.state.moving` moves what is on disk."""
        had = {watch.question for watch in self.of_chat(new)}
        for watch in self.of_chat(old):
            if watch.question in had:
                del self._known[watch.id]
            else:
                self._known[watch.id] = replace(watch, chat_id=new)
        self._closed = {watch.chat_id for watch in self._known.values() if watch.closed}
