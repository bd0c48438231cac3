"""The bot's own connection to the SQLite file, and the tables that it keeps there.

The tables are prefixed `bot_` and have their own migrations, because the library owns the rest
of the file and knows nothing of chats.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiosqlite

_LOG = logging.getLogger(__name__)

OPENING_MS = 10_000
"""How long opening waits for another connection's write."""

BUSY_MS = 2_000
"""How long a write waits: nobody should wait longer for an answer because of its buttons."""

BRIEF_WRITES = 256
"""Writes at once between two checkpoints: some megabytes of write-ahead log."""

_PASSING = ("SQLITE_BUSY", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")
"""What a write may meet that is not the program's fault."""

_SYNCHRONOUS = "PRAGMA synchronous = NORMAL"
"""A power cut may cost the last moments of what is kept here, and no file its soundness."""

Step = tuple[str, Sequence[object]]
"""A statement of SQL and its values."""

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
    # Who asked, in which message, which message answers, and the passages it showed in order.
    "ALTER TABLE bot_answers ADD COLUMN asker INTEGER",
    "ALTER TABLE bot_answers ADD COLUMN asked_message INTEGER",
    "ALTER TABLE bot_answers ADD COLUMN answer_message INTEGER",
    "ALTER TABLE bot_answers ADD COLUMN shown TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE bot_answers ADD COLUMN kind TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE bot_answers ADD COLUMN status TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE bot_answers ADD COLUMN command TEXT NOT NULL DEFAULT 'ask'",
    "CREATE UNIQUE INDEX bot_answers_asked ON bot_answers (chat_id, asked_message)",
    "CREATE INDEX bot_answers_created ON bot_answers (created_at)",
    """
    CREATE TABLE bot_chats (
        chat_id INTEGER PRIMARY KEY,
        language TEXT,
        anyone INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE bot_moves (
        old_id INTEGER PRIMARY KEY,
        new_id INTEGER NOT NULL
    ) STRICT
    """,
    # No text of a question is here unless the operator wants it; a voter has one vote a passage.
    """
    CREATE TABLE bot_feedback (
        answer_id INTEGER NOT NULL,
        user_id INTEGER NOT NULL,
        passage_id INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        useful INTEGER NOT NULL,
        language TEXT NOT NULL,
        kind TEXT NOT NULL,
        status TEXT NOT NULL,
        question TEXT,
        given_at TEXT NOT NULL,
        PRIMARY KEY (answer_id, user_id, passage_id)
    ) STRICT, WITHOUT ROWID
    """,
    # The channel that a group discusses, and the name under which a channel last posted.
    """
    CREATE TABLE bot_links (
        chat_id INTEGER PRIMARY KEY,
        channel_id INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE bot_channels (
        channel_id INTEGER PRIMARY KEY,
        username TEXT
    ) STRICT
    """,
    # Standing questions; those of a chat that lets the bot write no more are kept and closed.
    """
    CREATE TABLE bot_watches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        chat_id INTEGER NOT NULL,
        question TEXT NOT NULL,
        language TEXT NOT NULL,
        thread INTEGER,
        created_at TEXT NOT NULL,
        closed INTEGER NOT NULL DEFAULT 0,
        UNIQUE (chat_id, question)
    ) STRICT
    """,
    # What was found for them: settled_at is when it was told, or given up, which has no sketch.
    """
    CREATE TABLE bot_alerts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        watch_id INTEGER NOT NULL,
        chat_id INTEGER NOT NULL,
        article_id INTEGER NOT NULL,
        found_at TEXT NOT NULL,
        settled_at TEXT,
        sketch TEXT,
        UNIQUE (watch_id, article_id)
    ) STRICT
    """,
    "CREATE INDEX bot_alerts_waiting ON bot_alerts (chat_id) WHERE settled_at IS NULL",
    # How far the library's changes have been looked at.
    "CREATE TABLE bot_marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
)
"""One statement a step, in order; a step that was released is never edited."""


class Database:
    """A connection on which many tasks read, and write one after another.

    What every answer writes goes by another one, in the event loop's own thread: it takes a tenth
    of a millisecond, and the way to aiosqlite's thread and back several times as much.
    """

    def __init__(self, connection: aiosqlite.Connection, brief: sqlite3.Connection) -> None:
        """Read and write on `connection`; on `brief`, which waits for nobody, what is brief."""
        self._connection = connection
        self._brief = brief
        self._turn = asyncio.Lock()
        self._brief_writes = 0

    async def read(self, sql: str, values: Sequence[object] = ()) -> Iterable[sqlite3.Row]:
        """Return the rows of a query."""
        return await self._connection.execute_fetchall(sql, values)

    async def write(self, *steps: Step) -> int | None:
        """Carry out the steps, all or none; return the id of the row that the last one put in.

        `None`, with nothing written, when another connection has been writing for too long or
        the disk takes nothing: the bot goes on without what it should have kept.
        """
        try:
            async with self._turn:
                return await self._write(steps)
        except sqlite3.OperationalError as error:
            _pass_over(error)
            return None

    async def write_at_once(self, step: Step) -> int | None:
        """Carry out a step that touches a row or two, as `write` does.

        Where another connection is writing it is left to `write`, which can wait.
        """
        try:
            await self._make_room()
            return self._brief.execute(*step).lastrowid or 0
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                return await self.write(step)
            _pass_over(error)
            return None

    async def _make_room(self) -> None:
        """Copy the write-ahead log into the file once in a while, which waits for the disk."""
        self._brief_writes += 1
        if self._brief_writes % BRIEF_WRITES == 0:
            await self._connection.execute_fetchall("PRAGMA wal_checkpoint")

    async def _write(self, steps: Sequence[Step]) -> int:
        """Carry the steps out; a single one is a transaction by itself."""
        if len(steps) == 1:
            return await self._step(*steps[0])
        last = 0
        await self._connection.execute("BEGIN IMMEDIATE")
        try:
            for step in steps:
                last = await self._step(*step)
            await self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                await self._connection.execute("ROLLBACK")
            raise
        return last

    async def _step(self, sql: str, values: Sequence[object]) -> int:
        """Carry one statement out; return the id of the row that was last put in.

        It is one way to the connection's thread and back, where `execute` takes a second one to
        close its cursor; on a busy bot that is what a write costs.
        """
        row = await self._connection.execute_insert(sql, values)
        return int(row[0]) if row else 0


def _pass_over(error: sqlite3.OperationalError) -> None:
    """Say that something could not be kept, where that may be.

    Raises:
        OperationalError: `error`, where it is the program's fault.
    """
    if not error.sqlite_errorname.startswith(_PASSING):
        raise error
    _LOG.warning("The bot could not keep what it should remember: %s", error)


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """Open the bot's tables in the SQLite file `path`, making what is missing.

    The connections are always closed on the way out: one's thread would keep the process alive.

    Raises:
        aiosqlite.Error: the file cannot be opened or is not a database.
    """
    async with aiosqlite.connect(path, isolation_level=None) as connection:
        await connection.execute(f"PRAGMA busy_timeout = {OPENING_MS}")
        await connection.execute("PRAGMA journal_mode = WAL")
        await connection.execute(_SYNCHRONOUS)
        await _migrate(connection)
        await connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        with closing(sqlite3.connect(path, isolation_level=None, timeout=0.0)) as brief:
            brief.execute(_SYNCHRONOUS)
            # SQLite's own checkpoints would come here, and let everyone wait for the disk.
            brief.execute("PRAGMA wal_autocheckpoint = 0")
            yield Database(connection, brief)


async def _migrate(connection: aiosqlite.Connection) -> None:
    """Bring the bot's tables up to date, each step in a transaction with its own record."""
    await connection.execute(
        "CREATE TABLE IF NOT EXISTS bot_migrations (step INTEGER PRIMARY KEY) STRICT"
    )
    for step, statement in enumerate(MIGRATIONS, start=1):
        await connection.execute("BEGIN IMMEDIATE")
        try:
            done = await connection.execute_fetchall(
                "SELECT 1 FROM bot_migrations WHERE step = ?", (step,)
            )
            if not done:
                await connection.execute(statement)
                await connection.execute("INSERT INTO bot_migrations VALUES (?)", (step,))
        except BaseException:
            await connection.execute("ROLLBACK")
            raise
        await connection.execute("COMMIT")
