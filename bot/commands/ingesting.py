"""`khabar ingest`: articles in."""

import asyncio
import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import AsJson, DataDir, begin
from bot.commands.progress import progress
from bot.commands.terminal import complain, out, print_json
from bot.contract import ingest_json
from index import PUBLIC, IngestReport, Library

_COLLECTION = re.compile(rf"{PUBLIC}|chat:-?[0-9]+")


def _known_collection(name: str) -> str:
    """Let only those names through that some reader may read."""
    if not _COLLECTION.fullmatch(name):
        raise typer.BadParameter(f"It is {PUBLIC}, or chat:ID with a chat's id.")
    return name


def ingest(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files and folders of .txt, .md, .html, .json and .jsonl(.gz), addresses of pages "
            "and feeds; - reads standard input.",
            show_default=False,
        ),
    ],
    *,
    collection: Annotated[
        str,
        typer.Option(
            callback=_known_collection,
            help=f"Who may read the articles: {PUBLIC}, or chat:ID for one chat.",
        ),
    ] = PUBLIC,
    outlet: Annotated[
        str | None,
        typer.Option(
            help="The outlet of the articles that do not name theirs.", show_default=False
        ),
    ] = None,
    json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Read articles in; those that were there already change nothing."""
    settings = begin(ctx, data_dir)
    report = asyncio.run(
        _ingest(settings.data_dir, sources, collection=collection, outlet=outlet, json=json)
    )
    for problem in report.problems:
        complain(problem)
    if json:
        print_json(ingest_json(report))
    else:
        out().print(_summary(report))
    if report.left_out:
        raise typer.Exit(1)


async def _ingest(
    folder: Path, sources: list[str], *, collection: str, outlet: str | None, json: bool
) -> IngestReport:
    with progress(json=json) as on_progress:
        async with await Library.open(folder, on_progress=on_progress) as library:
            return await library.ingest(
                sources,
                collection=collection,
                outlet=outlet,
                stdin=sys.stdin.buffer,
                on_progress=on_progress,
            )


def _summary(report: IngestReport) -> str:
    return (
        f"{report.added:,} added, {report.replaced:,} replaced, {report.unchanged:,} unchanged, "
        f"{report.left_out:,} left out; {report.paragraphs:,} paragraphs in {report.seconds:.1f} s."
    )
