"""`khabar stats`, `check`, `rebuild`, `backup` and `restore`: the library as a thing to keep."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter
from typing import Annotated, TypeVar

import typer

from bot.commands.options import AsJson, DataDir, begin
from bot.commands.progress import progress
from bot.commands.tables import stats_table
from bot.commands.terminal import complain, out, print_json
from bot.contract import check_json, stats_json
from index import Library
from index.model import Stats

T = TypeVar("T")


def with_library(folder: Path, work: Callable[[Library], Awaitable[T]], *, json: bool) -> T:
    """Return what `work` returns of the library in `folder`, which is closed again."""

    async def run() -> T:
        with progress(json=json) as on_progress:
            library = await Library.open(folder, on_progress=on_progress)
        async with library:
            return await work(library)

    return asyncio.run(run())


def stats(ctx: typer.Context, *, json: AsJson = False, data_dir: DataDir = None) -> None:
    """Show what the library holds."""
    settings = begin(ctx, data_dir)
    held = with_library(settings.data_dir, Library.stats, json=json)
    if json:
        print_json(stats_json(held))
    else:
        out().print(stats_table(held))


def check(ctx: typer.Context, *, json: AsJson = False, data_dir: DataDir = None) -> None:
    """Compare the store with the search engine, paragraph by paragraph."""
    settings = begin(ctx, data_dir)
    report = with_library(settings.data_dir, Library.check, json=json)
    if json:
        print_json(check_json(report))
    elif report.sound:
        out().print(
            f"sound: {report.articles:,} articles, {report.paragraphs_in_store:,} paragraphs"
        )
    else:
        for fault in report.faults:
            out().print(fault, markup=False, soft_wrap=True)
    if not report.sound:
        complain(f"Faults: {len(report.faults):,}. `khabar rebuild` makes the index afresh.")
        raise typer.Exit(1)


def rebuild(ctx: typer.Context, *, json: AsJson = False, data_dir: DataDir = None) -> None:
    """Make the search engine's index afresh from the store."""
    settings = begin(ctx, data_dir)

    async def work(library: Library) -> Stats:
        with progress(json=json) as on_progress:
            await library.rebuild(on_progress=on_progress)
        return await library.stats()

    began = perf_counter()
    held = with_library(settings.data_dir, work, json=json)
    seconds = perf_counter() - began
    if json:
        print_json(
            {
                "articles": held.articles,
                "paragraphs": held.paragraphs,
                "seconds": round(seconds, 3),
            }
        )
    else:
        out().print(
            f"Rebuilt: {held.articles:,} articles, {held.paragraphs:,} paragraphs "
            f"in {seconds:.1f} s."
        )


def backup(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(dir_okay=False, help="Where to write it.", show_default=False)
    ],
    *,
    data_dir: DataDir = None,
) -> None:
    """Write a consistent copy of the store to a file."""
    if not file.parent.is_dir():
        raise typer.BadParameter(f"There is no folder {file.parent}.")
    settings = begin(ctx, data_dir)

    async def work(library: Library) -> Stats:
        await library.backup(file)
        return await library.stats()

    held = with_library(settings.data_dir, work, json=False)
    out().print(f"Backed up {held.articles:,} articles to {file}.", markup=False, soft_wrap=True)


def restore(
    ctx: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, help="What `khabar backup` wrote.", show_default=False
        ),
    ],
    *,
    data_dir: DataDir = None,
) -> None:
    """Replace the library by a backup; on a terminal, asks first."""
    folder = begin(ctx, data_dir).data_dir
    if sys.stdin.isatty() and folder.is_dir() and any(folder.iterdir()):
        typer.confirm(f"Replace the library in {folder}?", abort=True, err=True)
    asyncio.run(Library.restore(folder, file))
    held = with_library(folder, Library.stats, json=False)
    out().print(f"Restored {held.articles:,} articles from {file}.", markup=False, soft_wrap=True)
