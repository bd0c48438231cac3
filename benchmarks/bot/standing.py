"""`python -m benchmarks.bot.standing`: meet thousands of standing questions with new articles.

What is measured is what a new article costs: reading its words from the store, telling which
questions it may answer, and judging those few. The questions are made of the words of other
articles of the same news, as those of the other benchmarks are.
"""

import asyncio
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import corpus
from benchmarks.questions import questions
from index import Draft, Library, StandingQuestions
from index.model import Arrival

WARM_UP = 20
"""Articles before those that count."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One step, article by article."""

    step: str
    median_ms: float
    p99_ms: float
    longest_ms: float
    times: int

    @classmethod
    def of(cls, step: str, seconds: Sequence[float]) -> "Timed":
        """Summarise what a step took each time."""
        ordered = sorted(each * 1000 for each in seconds) or [0.0]
        return cls(
            step,
            round(statistics.median(ordered), 2),
            round(ordered[int(len(ordered) * 0.99)], 2),
            round(ordered[-1], 2),
            len(seconds),
        )


def main(
    standing: Annotated[int, typer.Option(min=1, help="Standing questions.")] = 10_000,
    paragraphs: Annotated[int, typer.Option(min=100, help="Paragraphs of the library.")] = 40_000,
    count: Annotated[int, typer.Option(min=1, help="New articles.")] = 300,
    judged: Annotated[int, typer.Option(min=0, help="Pairs that are judged, at most.")] = 200,
    news: Annotated[
        Path | None, typer.Option(help="Articles (.jsonl.gz) to measure with, not generated ones.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Where every number is written.")
    ] = None,
) -> None:
    """Measure what a new article costs where many questions stand."""
    folder = Path(tempfile.mkdtemp(prefix="khabar-bench-standing-"))
    try:
        articles = corpus.write(corpus.articles(news), paragraphs, folder / "articles.jsonl")
        asked = [question.text for question in questions(articles, standing)]
        timed, passing = asyncio.run(_measure(folder / "data", articles, asked, count, judged))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    table = Table("step", "median ms", "p99 ms", "longest ms", "times")
    for each in timed:
        table.add_row(*map(str, asdict(each).values()))
    Console().print(table)
    Console().print(f"{len(asked)} questions; an article passes {passing:.1f} of them on average")
    if json_file:
        found = {
            "standing": len(asked),
            "paragraphs": paragraphs,
            "passing": passing,
            "steps": [asdict(each) for each in timed],
        }
        json_file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


async def _measure(
    folder: Path, articles: Sequence[dict[str, Any]], asked: Sequence[str], count: int, judged: int
) -> tuple[list[Timed], float]:
    """Return what each step took, and how many questions an article passes on average."""
    async with await Library.open(folder) as library:
        await library.add(_draft(article) for article in articles)
        waiting, understanding, putting = StandingQuestions(), [], []
        for number, text in enumerate(asked):
            begun = time.perf_counter()
            sought = await library.sought(text)
            understood = time.perf_counter()
            understanding.append(understood - begun)
            waiting.put(number, sought)
            putting.append(time.perf_counter() - understood)
        sys.stderr.write(f"{len(asked)} questions are understood\n")
        came, reading = await _arrivals(library, WARM_UP + count)
        passed, matching = [], []
        for arrival in came:
            begun = time.perf_counter()
            found = waiting.passed_by(arrival.keys)
            matching.append(time.perf_counter() - begun)
            passed += [(number, arrival.article_id) for number in found]
        judging = []
        for number, article_id in passed[:: max(len(passed) // max(judged, 1), 1)][:judged]:
            begun = time.perf_counter()
            await library.judge(asked[number], article_id)
            judging.append(time.perf_counter() - begun)
    return [
        Timed.of("understanding a question, once", understanding),
        Timed.of("reading an article's words", reading),
        Timed.of("putting a question, once", putting),
        Timed.of("matching an article", matching[WARM_UP:]),
        Timed.of("judging a pair that passed", judging),
    ], len(passed) / max(len(came), 1)


async def _arrivals(library: Library, count: int) -> tuple[list[Arrival], list[float]]:
    """Return the last articles of the library one by one, and how long each took to read."""
    came: list[Arrival] = []
    seconds: list[float] = []
    after = max(library.last_change() - count, 0)
    while len(came) < count:
        begun = time.perf_counter()
        next_ones = await library.arrivals(after, limit=1)
        seconds.append(time.perf_counter() - begun)
        if not next_ones:
            break
        came += next_ones
        after = next_ones[-1].seq
    return came, seconds


def _draft(article: dict[str, Any]) -> Draft:
    return Draft(
        article["text"],
        title=article.get("title"),
        outlet=article.get("outlet"),
        published=article.get("published"),
        external_id=str(article["id"]),
    )


if __name__ == "__main__":
    typer.run(main)
