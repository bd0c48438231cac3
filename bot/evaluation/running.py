"""Asking a set's questions of a library, one after another, with the time of each."""

from asyncio import sleep
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import perf_counter

from bot.evaluation.errors import NotASet
from bot.evaluation.judging import Outcome, judge
from bot.questions import QuestionRecord
from index import Answer, Progress
from index.errors import QuestionRejected

Ask = Callable[[str], Awaitable[Answer]]

QUESTIONS = "questions.jsonl"
ARTICLES = ("articles.jsonl", "articles.jsonl.gz")


def find_articles(folder: Path) -> Path:
    """Return the file of articles in `folder`.

    Raises:
        NotASet: there is none.
    """
    for name in ARTICLES:
        if (folder / name).is_file():
            return folder / name
    raise NotASet(folder, " or ".join(ARTICLES))


def find_questions(folder: Path) -> Path:
    """Return the file of questions in `folder`.

    Raises:
        NotASet: there is none.
    """
    path = folder / QUESTIONS
    if not path.is_file():
        raise NotASet(folder, QUESTIONS)
    return path


async def ask_all(
    ask: Ask,
    records: Sequence[QuestionRecord],
    *,
    on_progress: Callable[[Progress], None] | None = None,
) -> list[Outcome]:
    """Ask every question and judge its answer.

    The first question is asked once more beforehand, so that no question's time holds the
    opening of files. Between questions the loop has its turn, so that Ctrl-C is heeded.

    Args:
        ask: returns the answer to a question's text, or raises QuestionRejected.
        records: the questions, in the order in which they are asked.
        on_progress: is told after each question.
    """
    for record in records[:1]:
        await _answer(ask, record.question)
    outcomes: list[Outcome] = []
    for record in records:
        began = perf_counter()
        answer = await _answer(ask, record.question)
        outcomes.append(judge(record, answer, (perf_counter() - began) * 1000))
        if on_progress is not None:
            on_progress(Progress("ask", len(outcomes), len(records)))
        await sleep(0)
    return outcomes


async def _answer(ask: Ask, question: str) -> Answer | None:
    """Return the answer, or `None` when the question is rejected."""
    try:
        return await ask(question)
    except QuestionRejected:
        return None
