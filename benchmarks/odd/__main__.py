"""`python -m benchmarks.odd`: ask strange questions, beside ordinary ones in the same run."""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from benchmarks import corpus
from benchmarks.odd.texts import ORDINARY, questions
from benchmarks.results import Promise, number
from index import Library
from index.errors import QuestionRejected

GOAL_MS = 50
"""Within which every question is answered or refused."""
_PARAGRAPHS = 80_000
_ROUNDS = 7
_WIDTH = 110
"""Columns of the table where the output is no terminal."""


class Row(NamedTuple):
    """What one question came to."""

    what: str
    characters: int
    first_ms: float
    """When it was asked for the first time."""
    median_ms: float
    """Of the rounds after that."""
    times: float
    """The median as a multiple of the ordinary questions' median."""
    outcome: str
    """The answer's status, or why there is none."""


def main(
    data_dir: Annotated[
        Path | None, typer.Option(help="A library to ask, instead of one made for this.")
    ] = None,
    news: Annotated[
        Path | None, typer.Option(help="Articles (.jsonl.gz) to measure with, not generated ones.")
    ] = None,
    paragraphs: Annotated[int, typer.Option(min=100, help="Paragraphs searched.")] = _PARAGRAPHS,
    rounds: Annotated[int, typer.Option(min=1, help="How often each is asked.")] = _ROUNDS,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Where every number is written.")
    ] = None,
) -> None:
    """Ask strange questions, and say what each takes beside ordinary ones."""
    with ExitStack() as stack:
        folder = data_dir
        if folder is None:
            made = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="khabar-odd-")))
            corpus.write(corpus.articles(news), paragraphs, made / "articles.jsonl")
            folder = made / "data"
            asyncio.run(_ingest(folder, made / "articles.jsonl"))
        rows = asyncio.run(_asked(folder, rounds))
    slowest = max(rows, key=lambda row: row.median_ms)
    kept = Promise(f"the slowest ({slowest.what}), median", slowest.median_ms, "ms", GOAL_MS)
    console = Console()
    if not console.is_terminal:
        console.width = _WIDTH
    _show(console, rows, kept)
    if json_file:
        outcome = {"rows": [row._asdict() for row in rows], "kept": kept.kept}
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(outcome, ensure_ascii=False, indent=1) + "\n", "utf-8")


async def _ingest(folder: Path, articles: Path) -> None:
    async with await Library.open(folder) as library:
        await library.ingest([str(articles)])


async def _asked(folder: Path, rounds: int) -> list[Row]:
    async with await Library.open(folder) as library:
        return await measure(library, questions(), rounds)


async def measure(library: Library, asked: Mapping[str, str], rounds: int) -> list[Row]:
    """Return what each of `asked` comes to, behind the ordinary questions, in its order."""
    ordinary = [await _ask(library, text, rounds) for text in ORDINARY]
    usual = statistics.median(seconds for _, times in ordinary for seconds in times[1:])
    rows = [Row("ordinary questions", 0, ordinary[0][1][0], usual, 1.0, ordinary[0][0])]
    for what, text in asked.items():
        outcome, times = await _ask(library, text, rounds)
        median = statistics.median(times[1:])
        rows.append(Row(what, len(text), times[0], median, median / usual, outcome))
    return rows


async def _ask(library: Library, text: str, rounds: int) -> tuple[str, Sequence[float]]:
    """Ask once and then `rounds` times; return the outcome and the milliseconds of each."""
    times: list[float] = []
    outcome = ""
    for _ in range(1 + rounds):
        begun = time.perf_counter()
        try:
            outcome = str((await library.answer(text)).status)
        except QuestionRejected as rejected:
            outcome = f"refused: {rejected.reason}"
        times.append((time.perf_counter() - begun) * 1000)
    return outcome, times


def _show(console: Console, rows: Sequence[Row], kept: Promise) -> None:
    drawn = Table(box=SIMPLE_HEAD)
    for heading in ("", "characters", "first ms", "median ms", "times", "outcome"):
        drawn.add_column(heading, justify="left" if heading in {"", "outcome"} else "right")
    for row in rows:
        drawn.add_row(
            row.what,
            f"{row.characters:,}" if row.characters else "",
            number(row.first_ms),
            number(row.median_ms),
            number(row.times),
            row.outcome,
        )
    console.print(drawn)
    word = "kept" if kept.kept else "missed"
    console.print(f"{kept.what}: {number(kept.measured)} ms, goal < {kept.goal} ms: {word}")


if __name__ == "__main__":
    typer.run(main)
