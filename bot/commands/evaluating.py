"""`khabar evaluate`: how good the answers to a set of questions are."""

import asyncio
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from pydantic import JsonValue

from bot.commands.options import AsJson, DataDir, begin
from bot.commands.progress import progress
from bot.commands.tables import (
    abstention_table,
    attribution_table,
    comparison_summary,
    comparison_table,
    feedback_table,
    report_tables,
)
from bot.commands.terminal import complain, out, print_json
from bot.evaluation.attribution import evaluate_attribution
from bot.evaluation.comparing import Change, Comparison, SavedRun, compare, read_run, write_run
from bot.evaluation.feedback import summarise_feedback
from bot.evaluation.judging import Outcome
from bot.evaluation.report import DEPTH, Report, summarise
from bot.evaluation.running import ask_all, find_articles, find_questions
from bot.questions import QuestionRecord, read_questions
from bot.state import Vote, open_state
from bot.wiring import STORE_FILE
from index import Library
from index.errors import BrokenRecord
from index.model import Problem


def evaluate(  # noqa: PLR0913 - one option each
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR",
            exists=True,
            file_okay=False,
            help="A folder with questions.jsonl and articles.jsonl(.gz).",
            show_default=False,
        ),
    ] = None,
    *,
    feedback: Annotated[
        bool, typer.Option("--feedback", help="Sum up what readers found useful; needs no DIR.")
    ] = False,
    library: Annotated[
        bool,
        typer.Option(
            "--library", help="Ask the library as it is; DIR then needs no articles of its own."
        ),
    ] = False,
    limit: Annotated[
        int, typer.Option(min=DEPTH, help="How many passages each answer may have.")
    ] = DEPTH,
    compare_with: Annotated[
        Path | None,
        typer.Option(
            "--compare",
            metavar="OLD.json",
            exists=True,
            dir_okay=False,
            help="List which questions got better and worse since a saved run.",
            show_default=False,
        ),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="Keep each question's result, for later runs to compare with.",
            show_default=False,
        ),
    ] = None,
    attribution: Annotated[
        bool,
        typer.Option(
            "--attribution",
            help="Score who is said to say what against DIR/attribution.jsonl instead.",
        ),
    ] = False,
    json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Ask a set of questions and measure the answers, or sum up what readers said of them."""
    settings = begin(ctx, data_dir)
    if feedback:
        _sum_up(settings.data_dir, json=json)
        return
    if folder is None:
        raise typer.BadParameter("a folder of questions, or --feedback", param_hint="DIR")
    if attribution:
        numbers = evaluate_attribution(folder)
        if json:
            print_json({"set": str(folder), **numbers.json()})
        else:
            out().print(attribution_table(numbers))
        return
    old = None if compare_with is None else read_run(compare_with)
    records, broken = _read(find_questions(folder))
    articles = None if library else find_articles(folder)
    outcomes, problems = asyncio.run(
        _run(records, articles=articles, data_dir=settings.data_dir, limit=limit, json=json)
    )
    for problem in problems:
        complain(problem)
    report = summarise(outcomes)
    comparison = None if old is None else compare(old.results, outcomes)
    form: dict[str, JsonValue] = {"set": str(folder), "limit": limit, **report.json()}
    if save is not None:
        write_run(save, SavedRun(report=form, results=tuple(outcomes)))
    if json:
        print_json(form if comparison is None else {**form, "comparison": _changes(comparison)})
    else:
        _show(report, comparison)
    if broken or any(problem.left_out for problem in problems):
        raise typer.Exit(1)


def _sum_up(data_dir: Path, *, json: bool) -> None:
    """Print what readers found useful of the answers that were given over this data folder."""
    report = summarise_feedback(asyncio.run(_votes(data_dir / STORE_FILE)))
    if json:
        print_json(report.json())
        return
    out().print(feedback_table(report))
    for question in report.unhelped:
        out().print(f"not useful: {question}", markup=False, highlight=False)


async def _votes(file: Path) -> list[Vote]:
    """Return every vote; none where nothing was ever kept."""
    if not file.is_file():
        return []
    async with open_state(file) as state:
        return await state.feedback.all()


def _read(path: Path) -> tuple[list[QuestionRecord], int]:
    """Return the questions of a file and how many of its lines could not be read."""
    records: list[QuestionRecord] = []
    broken = 0
    with path.open("rb") as lines:
        for record in read_questions(lines, str(path)):
            if isinstance(record, BrokenRecord):
                complain(record)
                broken += 1
            else:
                records.append(record)
    return records, broken


async def _run(
    records: list[QuestionRecord],
    *,
    articles: Path | None,
    data_dir: Path,
    limit: int,
    json: bool,
) -> tuple[list[Outcome], tuple[Problem, ...]]:
    """Return the outcomes, and what was left out of a library made of `articles`.

    Without `articles` the library in `data_dir` is asked.
    """
    with TemporaryDirectory(prefix="khabar-evaluate-") as scratch, progress(json=json) as tell:
        folder = data_dir if articles is None else Path(scratch)
        async with await Library.open(folder, on_progress=tell) as library:
            problems: tuple[Problem, ...] = ()
            if articles is not None:
                problems = (await library.ingest([str(articles)], on_progress=tell)).problems
            outcomes = await ask_all(
                partial(library.answer, limit=limit), records, on_progress=tell
            )
    return outcomes, problems


def _changes(comparison: Comparison) -> dict[str, JsonValue]:
    return {
        "better": [_change(change) for change in comparison.better],
        "worse": [_change(change) for change in comparison.worse],
        "same": comparison.same,
        "only_once": comparison.only_once,
    }


def _change(change: Change) -> dict[str, JsonValue]:
    return {"id": change.id, "question": change.question, "old": change.old, "new": change.new}


def _show(report: Report, comparison: Comparison | None) -> None:
    console = out()
    for table in report_tables(report):
        console.print(table)
    console.print(abstention_table(report))
    if comparison is not None:
        console.print(comparison_table(comparison))
        console.print(comparison_summary(comparison))
