"""The store of record: SQLite through aiosqlite. All SQL of the library is in this room."""

from index.store.articles import ParagraphWords, StoredParagraph
from index.store.changes import Arrived, ArticleText, Change
from index.store.statements import Name
from index.store.store import FILE_NAME, Store
from index.store.words import Forms, WordIds, WordRow, encode

__all__ = [
    "FILE_NAME",
    "Arrived",
    "ArticleText",
    "Change",
    "Forms",
    "Name",
    "ParagraphWords",
    "Store",
    "StoredParagraph",
    "WordIds",
    "WordRow",
    "encode",
]
