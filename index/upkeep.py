"""Keeping what is derived what the store says: one writer, catching up, making afresh."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index import indexing
from index.derived import Derived
from index.engine import FOLDER_NAME, Checkpoint, Engine
from index.errors import EngineDamaged, LibraryBusy
from index.indexing import Indexer, OnProgress
from index.lexicon import vectors
from index.lexicon.forms import FormTable
from index.paragraphs import ParagraphTable
from index.preparing import STATEMENTS_VERSION
from index.store import Store
from index.text import analyzer

LOCK_NAME = "writer.lock"


@asynccontextmanager
async def writer_lock(folder: Path) -> AsyncIterator[None]:
    """Hold the library's writer lock, which the system drops when the process ends."""
    lock = FileLock(folder / LOCK_NAME, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise LibraryBusy(folder) from error
    try:
        yield
    finally:
        lock.release()


async def sound(folder: Path, store: Store, on_progress: OnProgress | None) -> Derived:
    """Return what is derived from the store, made or caught up if need be.

    Raises:
        LibraryBusy: there is no engine yet, and another process is writing.
    """
    await _attributed(folder, store, on_progress)
    path = folder / FOLDER_NAME
    tables = await _tables(folder, store)
    try:
        engine: Engine | None = await asyncio.to_thread(Engine.open, path)
    except EngineDamaged:
        engine = None
    checkpoint = engine.checkpoint() if engine else None
    usable = checkpoint is not None and await follows(store, checkpoint)
    derived = Derived(engine, *tables) if engine and usable else None
    if derived and await _complete(store, derived):
        return derived
    try:
        async with writer_lock(folder):
            if derived is None or checkpoint is None:
                return await rebuilt(folder, store, on_progress)
            await _caught_up(store, derived, checkpoint)
            return derived
    except LibraryBusy:
        if derived:  # the writer will catch it up
            return derived
        raise


async def _attributed(folder: Path, store: Store, on_progress: OnProgress | None) -> None:
    """Find the statements of the store by the rules of today, unless they are by them.

    While another process writes they stay as they are; whoever opens the library next sees to
    it.
    """
    if (await store.changes.meta())["statements"] == STATEMENTS_VERSION:
        return
    with suppress(LibraryBusy):
        async with writer_lock(folder):
            await indexing.reattribute(store, on_progress)


async def _complete(store: Store, derived: Derived) -> bool:
    """Tell whether nothing of the store is missing."""
    return (
        derived.engine.checkpoint() == await checkpoint_of(store)
        and derived.forms.count() > await store.words.count()
        and derived.paragraphs.count() > await store.articles.last_paragraph()
    )


async def _caught_up(store: Store, derived: Derived, checkpoint: Checkpoint) -> None:
    indexer = Indexer(store, derived, checkpoint, bulk=False)
    try:
        await indexer.catch_up()
        await indexer.commit()
    finally:
        await indexer.close()


async def rebuilt(folder: Path, store: Store, on_progress: OnProgress | None) -> Derived:
    """Make all that is derived afresh; read the words anew if the analyzer has changed.

    Hold the writer lock.
    """
    if (await store.changes.meta())["analyzer"] != analyzer.VERSION:
        await indexing.reread(store, on_progress)
    path = folder / FOLDER_NAME
    tables = await _tables(folder, store)
    await indexing.rebuild(store, path, *tables, await checkpoint_of(store), on_progress)
    return Derived(Engine.open(path), *tables)


async def _tables(folder: Path, store: Store) -> tuple[FormTable, ParagraphTable]:
    """Return the tables, which are of this library and analyzer alone; forms of this encoder."""
    meta = await store.changes.meta()
    version = f"{meta['library']} {meta['analyzer']}"
    return FormTable(folder, f"{version} {vectors.VERSION}"), ParagraphTable(folder, version)


async def checkpoint_of(store: Store) -> Checkpoint:
    """Return what an engine that has followed the whole store records."""
    meta = await store.changes.meta()
    return Checkpoint(meta["library"], int(meta["seq"]), meta["analyzer"])


async def follows(store: Store, checkpoint: Checkpoint) -> bool:
    """Tell whether an engine with this checkpoint can be caught up with the store."""
    now = await checkpoint_of(store)
    return (
        checkpoint.library == now.library
        and checkpoint.schema == now.schema
        and checkpoint.analyzer == now.analyzer == analyzer.VERSION
        and checkpoint.seq <= now.seq
    )
