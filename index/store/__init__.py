"""The store of record: SQLite through aiosqlite. All SQL of the library is in this room."""

from index.store.articles import StoredParagraph
from index.store.changes import Change
from index.store.store import FILE_NAME, Store
from index.store.words import WordIds, WordRow, encode

__all__ = ["FILE_NAME", "Change", "Store", "StoredParagraph", "WordIds", "WordRow", "encode"]
