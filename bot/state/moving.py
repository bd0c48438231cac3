"""Chats that got another id: a group becomes a supergroup, and keeps everything.

https://core.telegram.org/bots/api#message, `migrate_to_chat_id`
"""

from typing import Self

from bot.state.database import Database

TABLES = ("bot_answers", "bot_chats", "bot_links", "bot_watches", "bot_alerts")
"""Every table with a `chat_id`."""


class Moves:
    """Which chat became which, in memory too: they are few."""

    def __init__(self, database: Database, known: dict[int, int]) -> None:
        self._database = database
        self._known = known

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Return the moves that are kept in `database`."""
        rows = await database.read("SELECT old_id, new_id FROM bot_moves")
        return cls(database, {old: new for old, new in rows})  # noqa: C416 - rows are no tuples to mypy

    def now(self, chat_id: int) -> int:
        """Return the id that a chat has today: buttons of before still carry the old one."""
        return self._known.get(chat_id, chat_id)

    async def move(self, old: int, new: int) -> bool:
        """Give everything that is kept of the chat `old` to `new`; tell whether it was done.

        Where both have something of one kind, as when this is done twice, the new one's stays.
        The numbers of messages are of the old chat and mean nothing in the new one.
        """
        unnumbered = (
            "UPDATE bot_answers SET asked_message = NULL, answer_message = NULL WHERE chat_id = ?",
            (old,),
        )
        moved = [
            (f"UPDATE OR IGNORE {table} SET chat_id = ? WHERE chat_id = ?", (new, old))  # noqa: S608 - one of the names above
            for table in TABLES
        ]
        dropped = [
            (f"DELETE FROM {table} WHERE chat_id = ?", (old,))  # noqa: S608 - likewise
            for table in TABLES
        ]
        known = ("INSERT OR REPLACE INTO bot_moves (old_id, new_id) VALUES (?, ?)", (old, new))
        done = await self._database.write(unnumbered, *moved, *dropped, known) is not None
        if done:
            self._known[old] = new
        return done
