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
from index import PUBLIC, Channel, IngestReport, Library

_COLLECTION = re.compile(rf"{PUBLIC}|chat:-?[0-9]+")


_CHANNEL = re.compile(r"(?=.)(-100[0-9]{1,13})?(?:@([A-Za-z][A-Za-z0-9_]{3,31}))?")
"""Ids as the Bot API has them, and usernames (https://core.telegram.org/method/channels.checkUsername)."""


def _known_channel(name: str | None) -> str | None:
    """Let only what names a channel of Telegram through."""
    if name is not None and not _CHANNEL.fullmatch(name):
        raise typer.BadParameter("It is @USERNAME, -100NUMBER, or -100NUMBER@USERNAME.")
    return name


def _known_collection(name: str | None) -> str | None:
    """Let only those names through that some reader may read."""
    if name is not None and not _COLLECTION.fullmatch(name):
        raise typer.BadParameter(f"It is {PUBLIC}, or chat:ID with a chat's id.")
    return name


def ingest(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files and folders of .txt, .md, .html, .json and .jsonl(.gz), addresses of pages "
            "and feeds, a channel's history as Telegram Desktop exports it; - reads standard "
            "input.",
            show_default=False,
        ),
    ],
    *,
    collection: Annotated[
        str | None,
        typer.Option(
            callback=_known_collection,
            help=f"Who may read the articles: {PUBLIC}, or chat:ID for one chat. Without it "
            f"{PUBLIC}, but the history of a private channel is that channel's own.",
            show_default=False,
        ),
    ] = None,
    outlet: Annotated[
        str | None,
        typer.Option(
            help="The outlet of the articles that do not name theirs.", show_default=False
        ),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option(
            callback=_known_channel,
            help="Whose history an export of Telegram Desktop is, where it does not say: "
            "@USERNAME, -100NUMBER, or both together.",
            show_default=False,
        ),
    ] = None,
    json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Read articles in; those that were there already change nothing."""
    settings = begin(ctx, data_dir)
    report = asyncio.run(
        _ingest(
            settings.data_dir,
            sources,
            collection=collection,
            outlet=outlet,
            channel=_channel(channel),
            json=json,
        )
    )
    for problem in report.problems:
        complain(problem)
    if json:
        print_json(ingest_json(report))
    else:
        out().print(_summary(report))
    if report.left_out:
        raise typer.Exit(1)


def _channel(name: str | None) -> Channel | None:
    found = _CHANNEL.fullmatch(name or "")
    return Channel(int(found[1]) if found[1] else None, found[2]) if found else None


async def _ingest(
    folder: Path,
    sources: list[str],
    *,
    collection: str | None,
    outlet: str | None,
    channel: Channel | None,
    json: bool,
) -> IngestReport:
    with progress(json=json) as on_progress:
        async with await Library.open(folder, on_progress=on_progress) as library:
            return await library.ingest(
                sources,
                collection=collection,
                outlet=outlet,
                channel=channel,
                stdin=sys.stdin.buffer,
                on_progress=on_progress,
            )


def _summary(report: IngestReport) -> str:
    return (
        f"{report.added:,} added, {report.replaced:,} replaced, {report.unchanged:,} unchanged, "
        f"{report.left_out:,} left out; {report.paragraphs:,} paragraphs in {report.seconds:.1f} s."
    )
