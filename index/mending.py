"""Whether a library is what its store says, and how it comes back from a backup."""

import asyncio
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from index.engine import FOLDER_NAME, Engine
from index.errors import EngineDamaged, StoreDamaged
from index.lexicon.forms import FormTable
from index.model import CheckReport
from index.paragraphs import ParagraphTable
from index.store import FILE_NAME, Store
from index.upkeep import writer_lock


async def checked(folder: Path, store: Store) -> CheckReport:
    """Compare store and engine of the library in `folder`; see `Library.check`."""
    faults = [f"The store: {fault}." for fault in await store.faults()]
    if faults:
        return CheckReport(0, 0, 0, tuple(faults))
    articles, paragraphs = await store.articles.counts()
    in_engine: list[int] = []
    try:
        engine = await asyncio.to_thread(Engine.open, folder / FOLDER_NAME)
        in_engine = engine.snapshot().paragraph_ids()
    except EngineDamaged as damage:
        faults.append(f"The engine: {damage.reason}.")
    else:
        faults += _differences(await store.articles.all_paragraph_ids(), in_engine)
    return CheckReport(articles, paragraphs, len(in_engine), tuple(faults))


async def restored(folder: Path, file: Path) -> None:
    """Replace the library in `folder` by the backup `file`; see `Library.restore`."""
    await asyncio.to_thread(_require_backup, file)
    folder.mkdir(parents=True, exist_ok=True)
    async with writer_lock(folder):
        fresh = folder / (FILE_NAME + ".new")
        await asyncio.to_thread(shutil.copyfile, file, fresh)
        with suppress(StoreDamaged):  # what the old store has in its log goes into its file
            await (await Store.open(folder)).close()
        for leftover in ("-wal", "-shm"):
            (folder / (FILE_NAME + leftover)).unlink(missing_ok=True)
        fresh.replace(folder / FILE_NAME)
        shutil.rmtree(folder / FOLDER_NAME, ignore_errors=True)
        FormTable.remove(folder)
        ParagraphTable.remove(folder)


def _require_backup(file: Path) -> None:
    """Make sure that `file` is a sound store.

    Raises:
        StoreDamaged: it is not.
    """
    if not file.is_file():
        raise StoreDamaged(file, "there is no such file")
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as backup:
            fault = str(backup.execute("PRAGMA quick_check(1)").fetchone()[0])
            library = backup.execute("SELECT value FROM meta WHERE key = 'library'").fetchone()
    except sqlite3.Error as error:
        raise StoreDamaged(file, str(error)) from error
    if fault != "ok" or library is None:
        raise StoreDamaged(file, fault if fault != "ok" else "it is no library")


def _differences(in_store: set[int], in_engine: Sequence[int]) -> list[str]:
    """Return a sentence for each way in which the engine is not what the store says."""
    held = set(in_engine)
    counts = {
        "are missing from the engine": len(in_store - held),
        "are in the engine and not in the store": len(held - in_store),
        "are in the engine more than once": len(in_engine) - len(held),
    }
    return [f"Paragraphs that {what}: {count}." for what, count in counts.items() if count]
