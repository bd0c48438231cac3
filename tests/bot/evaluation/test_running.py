"""Sets of questions are found and asked."""

from pathlib import Path

import pytest

from bot.evaluation.errors import NotASet
from bot.evaluation.running import ask_all, find_articles, find_questions
from index import Answer, Progress
from index.errors import QuestionRejected
from tests.bot.evaluation.made import answer, passage, record


async def test_every_question_is_asked_and_progress_is_told() -> None:
    asked: list[str] = []
    told: list[Progress] = []

    async def ask(question: str) -> Answer:
        asked.append(question)
        if question == "؟":
            raise QuestionRejected("empty")
        return answer(passage(1, "a"))

    records = [record(id=1, question="أول", gold=["a"]), record(id=2, question="؟", gold=["a"])]
    outcomes = await ask_all(ask, records, on_progress=told.append)
    assert [judged.rank for judged in outcomes] == [1, None]
    assert asked == ["أول", "أول", "؟"]
    assert told == [Progress("ask", 1, 2), Progress("ask", 2, 2)]


def test_the_files_of_a_set_are_found(tmp_path: Path) -> None:
    with pytest.raises(NotASet, match=r"has no articles\.jsonl or articles\.jsonl\.gz"):
        find_articles(tmp_path)
    with pytest.raises(NotASet, match=r"has no questions\.jsonl"):
        find_questions(tmp_path)
    (tmp_path / "articles.jsonl.gz").touch()
    assert find_articles(tmp_path).name == "articles.jsonl.gz"
