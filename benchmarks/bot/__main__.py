"""`python -m benchmarks.bot`: measure the bot beside an echo bot, in one run."""

import asyncio
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import corpus
from benchmarks.bot.processes import ECHO, KHABAR, TOKEN, running, settings_of, use_of
from benchmarks.bot.server import HELP, Plan, Telegram, serving
from benchmarks.questions import questions

PACE = 50.0
"""Updates a second at which waits are measured."""
DELAY = 0.05
"""Seconds that sending takes where Telegram is slow."""
WARM_UP = 40
"""Messages before those that count."""
STARTING = 300.0
"""Seconds that a bot may take to start."""
QUESTIONS = 200
CHATS = 200
AT_ONCE = 64

_MEGABYTE = 1024 * 1024


@dataclass(slots=True)
class Measured:
    """What was measured, row by row."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    async def play(self, bot: str, pid: int, telegram: Telegram, what: str, plan: Plan) -> None:
        """Play a plan, note what came of it, and say so while the rest runs."""
        before = use_of(pid)
        outcome = await telegram.play(plan)
        after = use_of(pid)
        waits = sorted(outcome.waits) or [0.0]
        row = {
            "bot": bot,
            "what": what,
            "replies/s": round(outcome.rate, 1),
            "median ms": round(statistics.median(waits) * 1000, 1),
            "p99 ms": round(waits[int(len(waits) * 0.99)] * 1000, 1),
            "CPU ms": round((after.cpu - before.cpu) * 1000 / len(waits), 2),
            "MB": round(after.memory / _MEGABYTE, 1),
            "files": after.files,
            "lost": outcome.lost,
            "disordered": outcome.disordered,
        }
        self.rows.append(row)
        sys.stderr.write(f"{row}\n")

    def show(self, console: Console) -> None:
        """Print the rows as a table."""
        table = Table(*self.rows[0])
        for row in self.rows:
            table.add_row(*map(str, row.values()))
        console.print(table)


def main(
    paragraphs: Annotated[int, typer.Option(min=100, help="Paragraphs searched.")] = 100_000,
    news: Annotated[
        Path | None, typer.Option(help="Articles (.jsonl.gz) to measure with, not generated ones.")
    ] = None,
    count: Annotated[int, typer.Option(min=50, help="Messages of each measurement.")] = 1_500,
    replay: Annotated[
        int, typer.Option(min=0, help="Messages replayed for memory and open files; 0 for none.")
    ] = 0,
    workers: Annotated[int, typer.Option(min=0, help="Processes that answer.")] = 2,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Where every number is written.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="A folder in which the library is kept for the next run.")
    ] = None,
) -> None:
    """Measure the bot over news, generated if none is given, and an echo bot beside it."""
    folder = keep or Path(tempfile.mkdtemp(prefix="khabar-bench-bot-"))
    try:
        asked = _library(folder, paragraphs, news)
        measured = asyncio.run(_measure(folder / "data", asked, count, replay, workers))
    finally:
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    measured.show(Console())
    if json_file:
        found = {
            "paragraphs": paragraphs,
            "count": count,
            "workers": workers,
            "rows": measured.rows,
        }
        json_file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _library(folder: Path, paragraphs: int, news: Path | None) -> Sequence[str]:
    """Make a library of news unless it is there; return questions over it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "articles.jsonl"
    articles = corpus.write(corpus.articles(news), paragraphs, file)
    if not (folder / "data").exists():
        command = [sys.executable, "-m", "bot", "ingest", str(file)]
        data = ["--data-dir", str(folder / "data")]
        subprocess.run([*command, *data], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    return [question.text for question in questions(articles, QUESTIONS)]


async def _measure(
    folder: Path, asked: Sequence[str], count: int, replay: int, workers: int
) -> Measured:
    measured = Measured()
    flood = Plan(asked, count, CHATS)
    for name, arguments in (
        ("echo, as it comes (httpx)", ()),
        (f"echo, httpx, {AT_ONCE} at once", ("httpx", str(AT_ONCE))),
        (f"echo, aiohttp, {AT_ONCE} at once", ("aiohttp", str(AT_ONCE))),
    ):
        async with serving() as telegram:
            command = (*ECHO, telegram.url, TOKEN, *arguments)
            async with running(command, {}) as pid:
                await telegram.play(Plan(asked, WARM_UP, 1, patience=STARTING))
                await measured.play(name, pid, telegram, "flood", flood)
    async with (
        serving() as telegram,
        running(KHABAR, settings_of(telegram.url, folder, workers)) as pid,
    ):
        await telegram.play(Plan([HELP, *asked], WARM_UP, 1, patience=STARTING))
        for what, plan in (
            ("flood", flood),
            (f"{PACE:.0f}/s", Plan(asked, count, CHATS, rate=PACE)),
            ("flood, sending takes 50 ms", Plan(asked, count, CHATS, delay=DELAY)),
            ("the same in few chats", Plan([*asked[:3], HELP], count // 4, 11, delay=DELAY)),
            *((f"replay {n}/10", Plan(asked, replay // 10, CHATS)) for n in range(1, 11)),
        ):
            if plan.count:
                await measured.play("khabar", pid, telegram, what, plan)
    return measured


if __name__ == "__main__":
    typer.run(main)
