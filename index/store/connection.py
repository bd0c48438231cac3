"""Connections to the SQLite file, all opened in one way."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiosqlite

from index.errors import StoreDamaged

BUSY_TIMEOUT_MS = 10_000
"""How long a connection waits for another process's transaction."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    # an acknowledged article survives a power cut, not just the end of the process
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -32768",
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
