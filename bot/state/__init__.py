"""What the bot remembers of its chats: its own tables in the library's SQLite file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.state.alerts import Alert, Alerts
from bot.state.chats import Chats, ChatSettings
from bot.state.database import Database, open_database
from bot.state.feedback import Feedback, Vote
from bot.state.links import Links
from bot.state.moving import Moves
from bot.state.pages import AnswerGiven, Pages, SavedAnswer
from bot.state.usage import Usage
from bot.state.watches import Watch, Watches

__all__ = [
    "Alert",
    "Alerts",
    "AnswerGiven",
    "ChatSettings",
    "Chats",
    "Database",
    "Feedback",
    "Links",
    "Moves",
    "Pages",
    "SavedAnswer",
    "State",
    "Usage",
    "Vote",
    "Watch",
    "Watches",
    "open_database",
    "open_state",
]


@dataclass(frozen=True, slots=True)
class State:
    """Every table that the bot keeps."""

    chats: Chats
    pages: Pages
    feedback: Feedback
    moves: Moves
    links: Links
    watches: Watches
    alerts: Alerts
    usage: Usage

    @classmethod
    async def over(cls, database: Database) -> Self:
        """Return the tables in `database`."""
        return cls(
            chats=await Chats.load(database),
            pages=Pages(database),
            feedback=Feedback(database),
            moves=await Moves.load(database),
            links=await Links.load(database),
            watches=await Watches.load(database),
            alerts=Alerts(database),
            usage=Usage(database),
        )

    async def move(self, old: int, new: int) -> bool:
        """Give everything of the chat `old` to `new`; tell whether it was done."""
        if not await self.moves.move(old, new):
            return False
        self.chats.moved(old, new)
        self.links.moved(old, new)
        self.watches.moved(old, new)
        return True


@asynccontextmanager
async def open_state(path: Path) -> AsyncIterator[State]:
    """Open the bot's tables in the SQLite file `path`, making what is missing.

    Raises:
        aiosqlite.Error: the file cannot be opened or is not a database.
    """
    async with open_database(path) as database:
        yield await State.over(database)
