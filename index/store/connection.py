"""Connections to the SQLite file, all opened in one way."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiosqlite

from index.errors import StoreDamaged

BUSY_TIMEOUT_MS = 10_000
"""How long a connection waits for another process's transaction."""

_PRAGMAS_OF_READING = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
)
_PRAGMAS = (
    *_PRAGMAS_OF_READING,
    "PRAGMA journal_mode = WAL",
    # an acknowledged article survives a power cut, not just the end of the process
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
)


async def connect(path: Path) -> aiosqlite.Connection:
    """Open the SQLite file at `path`, making it if it is missing.

    The connection is in autocommit mode: transactions begin where they are written.

    Raises:
        StoreDamaged: the file is not a SQLite database, or a broken one.
    """
    if path.is_dir():
        raise StoreDamaged(path, "it is a folder")
    connection = await aiosqlite.connect(path, isolation_level=None, cached_statements=256)
    try:
        with reported(path):
            for pragma in _PRAGMAS:
                await connection.execute(pragma)
            await connection.execute_fetchall("SELECT count(*) FROM sqlite_schema")
    except BaseException:
        await connection.close()
        raise
    return connection


class Lookups:
    """A connection of its own for the few rows of an answer, in the thread that asks for them.

    Each look-up takes a fraction of a millisecond, less than the way to aiosqlite's thread and
    back, which costs an answer a tenth to a fifth of its time. What may take longer, and whatever
    is written, goes through aiosqlite.
    """

    def __init__(self, path: Path) -> None:
        """Connect to the SQLite file at `path`, which is there and has its tables."""
        self._connection = sqlite3.connect(
            path, isolation_level=None, cached_statements=256, check_same_thread=False
        )
        for pragma in (*_PRAGMAS_OF_READING, "PRAGMA query_only = ON"):
            self._connection.execute(pragma)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        """Return the rows of a query, as of the last commit."""
        return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a broken or unreachable file into `StoreDamaged`.

    Broken pages are `DatabaseError` itself; its subclasses are faults of the SQL, but for a
    file that cannot be opened.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        unreachable = str(error).startswith(("unable to open", "disk I/O"))
        if type(error) is sqlite3.DatabaseError or unreachable:
            raise StoreDamaged(path, str(error)) from error
        raise


@asynccontextmanager
async def transaction(connection: aiosqlite.Connection) -> AsyncIterator[None]:
    """Run the block in one transaction that can write: all of it happens, or nothing."""
    await connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        await connection.rollback()
        raise
    await connection.commit()
