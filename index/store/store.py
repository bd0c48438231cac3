"""The store of record: one SQLite file, one object."""

import sqlite3
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from pathlib import Path
from typing import Self

import aiosqlite

from index.store.articles import ArticleTable
from index.store.changes import ChangeLog
from index.store.connection import Lookups, connect, reported, transaction
from index.store.dates import DateTable
from index.store.schema import migrate
from index.store.statements import StatementTable
from index.store.words import WordTable

FILE_NAME = "khabar.db"


class Store:
    """The connections to the store, and its tables.

    Reading and writing go through separate instances, so that a long transaction of the writer
    never stands before an answer: SQLite's WAL lets both go on.
    """

    def __init__(self, path: Path, connection: aiosqlite.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lookups = Lookups(path)
        self.articles = ArticleTable(connection, self._lookups)
        self.changes = ChangeLog(connection)
        self.words = WordTable(connection, self._lookups)
        self.statements = StatementTable(connection, self._lookups)
        self.dates = DateTable(connection)

    @classmethod
    async def open(cls, folder: Path) -> Self:
        """Open the store in `folder`, making or migrating its tables.

        Raises:
            StoreDamaged: the file cannot be read.
        """
        path = folder / FILE_NAME
        connection = await connect(path)
        try:
            with reported(path):
                await migrate(connection)
                return cls(path, connection)
        except BaseException:
            await connection.close()
            raise

    async def close(self) -> None:
        """Close the connections, and the thread of the one."""
        self._lookups.close()
        await self._connection.close()

    def transaction(self) -> AbstractAsyncContextManager[None]:
        """Return a block in which all writes happen, or none."""
        return transaction(self._connection)

    def reported(self) -> AbstractContextManager[None]:
        """Return a block in which what SQLite says of a broken file becomes `StoreDamaged`."""
        return reported(self.path)

    async def faults(self) -> list[str]:
        """Return what SQLite finds wrong with the file; nothing when it is sound."""
        try:
            rows = await self._connection.execute_fetchall("PRAGMA quick_check(10)")
            broken = await self._connection.execute_fetchall("PRAGMA foreign_key_check")
            astray = {what: await self._astray(what) for what in ("statements", "dates")}
        except sqlite3.DatabaseError as error:
            return [str(error)]
        found = [str(row[0]) for row in rows]
        found += [f"{n} {what} reach beyond their paragraphs" for what, n in astray.items() if n]
        found += [f"{row[0]} row {row[1]} refers to a missing {row[2]} row" for row in broken]
        return [fault for fault in found if fault != "ok"]

    async def _astray(self, table: str) -> int:
        """Return how many rows of `table` reach beyond their paragraph; 0 in a sound store."""
        rows = await self._connection.execute_fetchall(
            f"SELECT count(*) FROM {table} t JOIN paragraphs p "  # noqa: S608 - one of two names above
            "ON p.article_id = t.article_id AND p.ordinal = t.ordinal "
            "WHERE NOT (0 <= t.start AND t.start < t.stop AND t.stop <= p.stop - p.start)"
        )
        return int(next(iter(rows))[0])

    def size(self) -> int:
        """Return how many bytes the file takes, with its log."""
        files = self.path.parent.glob(self.path.name + "*")
        return sum(file.stat().st_size for file in files)

    async def backup(self, file: Path) -> None:
        """Write a consistent copy of the whole store to `file`, while others read and write."""
        target = await aiosqlite.connect(file)
        try:
            await self._connection.backup(target)
        finally:
            await target.close()
