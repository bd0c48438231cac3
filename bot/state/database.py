"""The bot's own connection to the SQLite file, and the tables that it keeps there.

The tables are prefixed `bot_` and have their own migrations, because the library owns the rest
of the file and knows nothing of chats.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

Database = aiosqlite.Connection

OPENING_MS = 10_000
"""How long opening waits for another connection's write."""

BUSY_MS = 2_000
"""How long a write waits: nobody should wait longer for an answer because of its buttons."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE bot_answers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat_id INTEGER NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT
    """,
)
"""One statement a step, in order; a step that was released is never edited."""


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """Open the bot's tables in the SQLite file `path`, making what is missing.

    The connection is always closed on the way out: its thread would keep the process alive.

    Raises:
        aiosqlite.Error: the file cannot be opened or is not a database.
    """
    async with aiosqlite.connect(path, isolation_level=None) as database:
        await database.execute(f"PRAGMA busy_timeout = {OPENING_MS}")
        await database.execute("PRAGMA journal_mode = WAL")
        await _migrate(database)
        await database.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        yield database


async def _migrate(database: Database) -> None:
    """Bring the bot's tables up to date, each step in a transaction with its own record."""
    await database.execute(
        "CREATE TABLE IF NOT EXISTS bot_migrations (step INTEGER PRIMARY KEY) STRICT"
    )
    for step, statement in enumerate(MIGRATIONS, start=1):
        await database.execute("BEGIN IMMEDIATE")
        try:
            done = await database.execute_fetchall(
                "SELECT 1 FROM bot_migrations WHERE step = ?", (step,)
            )
            if not done:
                await database.execute(statement)
                await database.execute("INSERT INTO bot_migrations VALUES (?)", (step,))
        except BaseException:
            await database.execute("ROLLBACK")
            raise
        await database.execute("COMMIT")
