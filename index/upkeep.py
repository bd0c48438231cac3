"""Keeping the engine what the store says: one writer, catching up, making afresh."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index import indexing
from index.engine import FOLDER_NAME, Checkpoint, Engine
from index.errors import EngineDamaged, LibraryBusy
from index.indexing import Indexer, OnProgress
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


async def sound_engine(folder: Path, store: Store, on_progress: OnProgress | None) -> Engine:
    """Return an engine that follows the store, made or caught up if need be.

    Raises:
        LibraryBusy: there is none, and another process is writing.
    """
    path = folder / FOLDER_NAME
    try:
        engine: Engine | None = await asyncio.to_thread(Engine.open, path)
    except EngineDamaged:
        engine = None
    checkpoint = engine.checkpoint() if engine else None
    usable = checkpoint is not None and await follows(store, checkpoint)
    if engine and checkpoint and usable and checkpoint == await checkpoint_of(store):
        return engine
    try:
        async with writer_lock(folder):
            if engine is None or checkpoint is None or not usable:
                await rebuilt(folder, store, on_progress)
                return Engine.open(path)
            await caught_up(store, engine, checkpoint)
            return engine
    except LibraryBusy:
        if engine and usable:  # the writer will catch it up
            return engine
        raise


async def caught_up(store: Store, engine: Engine, checkpoint: Checkpoint) -> None:
    """Give the engine what the store has and it has not. Hold the writer lock."""
    indexer = Indexer(store, engine, checkpoint, bulk=False)
    try:
        await indexer.catch_up()
        await indexer.commit()
    finally:
        await indexer.close()


async def rebuilt(folder: Path, store: Store, on_progress: OnProgress | None) -> None:
    """Make the engine afresh, after reading the words anew if the analyzer has changed.

    Hold the writer lock.
    """
    if (await store.changes.meta())["analyzer"] != analyzer.VERSION:
        await indexing.reread(store, on_progress)
    await indexing.rebuild(store, folder / FOLDER_NAME, await checkpoint_of(store), on_progress)


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
