"""The benchmark of strange questions asks all of them and takes no exception for an answer."""

from pathlib import Path

from benchmarks.odd.__main__ import measure
from benchmarks.odd.texts import LONGEST, questions
from tests.index import news


def test_questions_are_the_same_every_time_and_no_longer_than_may_be_asked() -> None:
    asked = questions()
    assert asked == questions()
    assert len(set(asked.values())) == len(asked) > 30
    for what, text in asked.items():
        assert len(text) <= 4_096
        assert ("4,000 characters" in what) == (len(text) > LONGEST - 100)


async def test_every_question_is_answered_or_refused(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        rows = await measure(library, questions(), 1)
    assert [row.what for row in rows[1:]] == list(questions())
    for row in rows:
        assert row.outcome in {"answered", "weak", "no_answer", "refused: empty"}
    refused = {row.what for row in rows if row.outcome.startswith("refused")}
    assert {"punctuation", "emoji", "4,000 characters: emoji"} <= refused
    assert "Persian" not in refused
