"""`khabar ask`: one question, or a file of them."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from bot.commands.options import AsJson, DataDir, begin
from bot.commands.progress import progress
from bot.commands.showing import show_answer
from bot.commands.terminal import complain, print_json, print_json_line
from bot.config import Settings
from bot.contract import answer_json, rejected_json
from bot.questions import QuestionRecord, read_questions
from index import Answer, Library
from index.errors import BrokenRecord, QuestionRejected

STDIN = Path("-")
ALONE = 3
"""How many passages one question gets."""
IN_BATCH = 10
"""How many passages each question of a file gets."""


def _readable(batch: Path | None) -> Path | None:
    """Refuse what is no file, except the sign for standard input."""
    if batch is not None and batch != STDIN and not batch.is_file():
        raise typer.BadParameter(f"There is no file {batch}.")
    return batch


def ask(
    ctx: typer.Context,
    question: Annotated[str | None, typer.Argument(help="What to ask.", show_default=False)] = None,
    *,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="QUESTIONS.jsonl",
            callback=_readable,
            help='Answer each line of a file, {"id", "question"}, as a line of JSON; - reads it '
            "from standard input.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=f"How many passages at most: {ALONE} for one question, {IN_BATCH} each in a "
            "batch unless told.",
            show_default=False,
        ),
    ] = None,
    json: AsJson = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show each term's share of the score.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Answer a question with the passages that answer it, word for word."""
    if (question is None) == (batch is None):
        raise typer.BadParameter("Give either a question or --batch with a file.")
    settings = begin(ctx, data_dir)
    if batch is not None:
        _ask_batch(settings, batch, limit or IN_BATCH, explain=explain)
    elif question is not None:
        answer = asyncio.run(_ask(settings, question, limit or ALONE, explain=explain, json=json))
        if json:
            print_json(answer_json(answer))
        else:
            show_answer(answer.bearing(), settings.language)


async def _ask(
    settings: Settings, question: str, limit: int, *, explain: bool, json: bool
) -> Answer:
    with progress(json=json) as on_progress:
        library = await Library.open(settings.data_dir, on_progress=on_progress)
    async with library:
        return await library.answer(question, limit=limit, explain=explain)


def _ask_batch(settings: Settings, batch: Path, limit: int, *, explain: bool) -> None:
    """Print an answer for each question of a file, in order, as soon as it is there.

    The file is read outside the event loop: inside it, Ctrl-C would wait for the next line.
    """
    broken = 0
    with asyncio.Runner() as runner, _lines(batch) as lines:
        with progress(json=True) as on_progress:
            library = runner.run(Library.open(settings.data_dir, on_progress=on_progress))
        try:
            for record in read_questions(lines, str(batch)):
                if isinstance(record, BrokenRecord):
                    complain(record)
                    broken += 1
                else:
                    runner.run(_answer_line(library, record, limit, explain=explain))
        finally:
            runner.run(library.close())
    if broken:
        raise typer.Exit(1)


@contextmanager
def _lines(batch: Path) -> Iterator[BinaryIO]:
    if batch == STDIN:
        yield sys.stdin.buffer
    else:
        with batch.open("rb") as file:
            yield file


async def _answer_line(
    library: Library, record: QuestionRecord, limit: int, *, explain: bool
) -> None:
    """Print one answer as a line; a question that cannot be searched has none, and says why."""
    try:
        answer = await library.answer(record.question, limit=limit, explain=explain)
    except QuestionRejected as rejection:
        complain(f"{record.id}: {rejection}")
        print_json_line(rejected_json(record.question, question_id=record.id))
    else:
        print_json_line(answer_json(answer, question_id=record.id))
