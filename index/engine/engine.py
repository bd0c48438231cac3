"""The engine: Tantivy's files in a folder, opened, written, replaced."""

import json
import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

import tantivy

from index.engine import integrity, schema
from index.engine.snapshot import Snapshot
from index.errors import EngineDamaged

FOLDER_NAME = "engine"

_BULK_HEAP = 1_000_000_000
"""Bytes of postings that a writer of many paragraphs gathers before it writes a segment."""

_SMALL_HEAP = 32_000_000
"""The same for a few articles; Tantivy wants at least 15 MB for a thread."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What an engine was made of, recorded in its own commit."""

    library: str
    """The id of the store."""
    seq: int
    """The last change of the store that is in it."""
    analyzer: str
    schema: str = schema.VERSION


@dataclass(frozen=True, slots=True)
class Posting:
    """A paragraph as the engine takes it."""

    id: int
    article_id: int
    collection: str
    terms: Sequence[str]
    """The terms of its words, in order."""
    title: Sequence[str]
    """The terms of its article's headline."""
    roots: Collection[str]
    """The roots that stand in it, each once."""


class EngineWriter:
    """Adds and deletes paragraphs; nothing is seen before `commit`."""

    def __init__(self, index: tantivy.Index, *, bulk: bool) -> None:
        self._schema = index.schema
        heap, threads = (_BULK_HEAP, 0) if bulk else (_SMALL_HEAP, 1)
        self._writer = index.writer(heap, threads)

    def add(self, paragraph: Posting) -> None:
        """Add a paragraph."""
        document = tantivy.Document()
        document.add_text(schema.KIND, schema.OF_PARAGRAPH)
        document.add_unsigned(schema.PARAGRAPH, paragraph.id)
        document.add_unsigned(schema.ARTICLE, paragraph.article_id)
        document.add_unsigned(schema.LENGTH, len(paragraph.terms))
        document.add_text(schema.COLLECTION, paragraph.collection)
        document.add_unsigned(schema.OWNER, schema.owner_of(paragraph.collection))
        document.add_text(schema.TERMS, " ".join(paragraph.terms))
        document.add_text(schema.TITLE, " ".join(paragraph.title))
        document.add_text(schema.ROOTS, " ".join(paragraph.roots))
        self._writer.add_document(document)

    def add_whole(
        self, article_id: int, collection: str, terms: Sequence[str], grams: Sequence[str]
    ) -> None:
        """Add an article as a whole, by the terms and grams of its headline and paragraphs."""
        document = tantivy.Document()
        document.add_text(schema.KIND, schema.OF_ARTICLE)
        document.add_unsigned(schema.ARTICLE, article_id)
        document.add_text(schema.COLLECTION, collection)
        document.add_unsigned(schema.OWNER, schema.owner_of(collection))
        document.add_text(schema.WHOLE, " ".join(terms))
        document.add_text(schema.GRAMS, " ".join(grams))
        self._writer.add_document(document)

    def delete_article(self, article_id: int) -> None:
        """Delete an article that was added before, and its paragraphs."""
        # by query: the binding's delete by term matches no unsigned field, and does not say so
        query = tantivy.Query.term_query(self._schema, schema.ARTICLE, article_id)
        self._writer.delete_documents_by_query(query)

    def commit(self, checkpoint: Checkpoint) -> None:
        """Make everything since the last commit seen, with `checkpoint`, at once."""
        self._writer.delete_documents_by_term(schema.KIND, schema.CHECKPOINT)
        document = tantivy.Document()
        document.add_text(schema.KIND, schema.CHECKPOINT)
        document.add_text(schema.STATE, json.dumps(asdict(checkpoint)))
        self._writer.add_document(document)
        self._writer.commit()

    def close(self) -> None:
        """Wait for merges and let go of the files; what was not committed is dropped."""
        self._writer.rollback()
        self._writer.wait_merging_threads()


class Engine:
    """The paragraphs of a library, searchable. Everything in it can be made from the store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stamp = _stamp(folder)  # before opening: a commit in between is then seen later
        self._index = schema.register(tantivy.Index.open(str(folder)))
        self._snapshot = Snapshot(self._index)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the engine in `folder`.

        Raises:
            EngineDamaged: there is none, or its files are not what was written.
        """
        fault = integrity.damage(folder)
        if fault is not None:
            raise EngineDamaged(fault)
        try:
            engine = cls(folder)
        except ValueError as error:
            raise EngineDamaged(str(error)) from error
        if engine._index.schema != schema.build():
            raise EngineDamaged("its fields are not those of this version")
        return engine

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Make an empty engine in `folder`, in place of whatever is there."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        tantivy.Index(schema.build(), path=str(folder))
        return cls(folder)

    def snapshot(self) -> Snapshot:
        """Return the newest committed state, whichever process committed it."""
        stamp = _stamp(self._folder)
        if stamp is not None and stamp != self._stamp:
            index = schema.register(tantivy.Index.open(str(self._folder)))
            self._index, self._snapshot, self._stamp = index, Snapshot(index), stamp
        return self._snapshot

    def checkpoint(self) -> Checkpoint | None:
        """Return what the last commit recorded; `None` for an engine that is new or unknown."""
        state = self.snapshot().state
        try:
            return Checkpoint(**json.loads(state)) if state else None
        except (TypeError, ValueError):
            return None

    def writer(self, *, bulk: bool) -> EngineWriter:
        """Open the one writer; `bulk` says whether many paragraphs are coming.

        A process that was killed within a commit may have left lists of deleted documents that
        the commit would write again, and cannot; they belong to no commit and go.
        """
        for left in integrity.unknown_deletes(self._folder):
            left.unlink()
        return EngineWriter(self._index, bulk=bulk)

    def size(self) -> int:
        """Return how many bytes the files take."""
        return sum(file.stat().st_size for file in self._folder.iterdir())


def replace_folder(folder: Path, fresh: Path) -> None:
    """Put the engine in `fresh` in the place of the one in `folder`.

    A process that is killed in between leaves no engine in `folder`, which is then rebuilt.
    """
    old = folder.with_name(folder.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        os.replace(folder, old)  # noqa: PTH105 - says what it does
    os.replace(fresh, folder)  # noqa: PTH105 - likewise
    shutil.rmtree(old, ignore_errors=True)


def _stamp(folder: Path) -> tuple[int, int] | None:
    """Return what changes with every commit to the engine in `folder`; `None` for no engine."""
    try:
        found = (folder / "meta.json").stat()
    except FileNotFoundError:  # another process is just putting a rebuilt one in its place
        return None
    return found.st_mtime_ns, found.st_ino
