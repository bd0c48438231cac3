"""`python -m benchmarks`: measure every system and say what came of it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from benchmarks import plot, report
from benchmarks.measuring import WorkerFailed
from benchmarks.results import Table, promises
from benchmarks.suite import STEPS, Suite

_ROOT = Path(__file__).resolve().parent.parent
_NEWS = _ROOT.parent / "shared" / "data" / "news_large.jsonl.gz"
_PLOT = _ROOT / "benchmarks" / "results" / "growth.png"
_SIZES = (10_000, 100_000, 380_000)
_QUESTIONS = 200
_WIDTH = 126
"""Columns of the table where the output is no terminal."""


def main(
    news: Annotated[
        Path | None, typer.Option(help="Articles (.jsonl or .jsonl.gz) to measure with.")
    ] = None,
    size: Annotated[
        list[int] | None, typer.Option(help="Paragraphs of a corpus; may be repeated.")
    ] = None,
    questions: Annotated[int, typer.Option(min=1, help="Questions asked.")] = _QUESTIONS,
    plot_file: Annotated[Path, typer.Option("--plot", help="Where the picture is drawn.")] = _PLOT,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Where every number is written.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option(help="A new folder in which corpora and indexes are kept.")
    ] = None,
    *,
    generated: Annotated[bool, typer.Option(help="Measure with generated text.")] = False,
    quick: Annotated[bool, typer.Option(help="Only 10,000 paragraphs of generated text.")] = False,
) -> None:
    """Measure Khabar beside rank_bm25, bm25s and SQLite FTS5 on the same paragraphs."""
    if news is None and not generated and not quick and _NEWS.exists():
        news = _NEWS
    sizes = _SIZES[:1] if quick else sorted(set(size or _SIZES))
    source = news.name if news else "generated text"
    try:
        with _folder(keep) as folder:
            tables = _measured(Suite(news, folder, questions), sizes)
    except (WorkerFailed, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    kept = promises(tables[-1])
    console = Console()
    if not console.is_terminal:
        console.width = _WIDTH
    report.show(console, tables, kept, source)
    plot.draw(tables, plot_file, source)
    console.print(f"Growth drawn to {plot_file}", highlight=False, soft_wrap=True)
    if json_file:
        report.write_json(json_file, tables, kept, source)


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    """Give a folder for the corpora and indexes, which goes at the end if it is not kept."""
    if keep:
        keep.mkdir(parents=True)
        yield keep.resolve()
        return
    folder = Path(tempfile.mkdtemp(prefix="khabar-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _measured(suite: Suite, sizes: list[int] | tuple[int, ...]) -> list[Table]:
    """Measure every size, showing on standard error how far it has come."""
    tables: list[Table] = []
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=STEPS * len(sizes))
        for size in sizes:

            def on_step(what: str, size: int = size) -> None:
                progress.update(task, description=f"{size:,} paragraphs: {what}", advance=1)

            tables.append(suite.measure(size, on_step))
    return tables


if __name__ == "__main__":
    typer.run(main)
