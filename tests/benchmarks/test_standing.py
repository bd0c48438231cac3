"""The benchmark of standing questions measures each of its steps."""

from itertools import islice
from pathlib import Path

from benchmarks.bot.standing import _measure
from benchmarks.generated import articles
from benchmarks.questions import questions


async def test_every_step_is_measured(tmp_path: Path) -> None:
    news = list(islice(articles(), 60))
    asked = [question.text for question in questions(news, 40)]
    timed, passing = await _measure(tmp_path, news, asked, 20, 5)
    times = {each.step: each.times for each in timed}
    assert times["understanding a question, once"] == len(asked) == 40
    assert times["putting a question, once"] == 40
    assert times["reading an article's words"] == 40
    assert times["matching an article"] == 20
    assert times["judging a pair that passed"] == 5
    assert passing > 0
    assert all(each.median_ms <= each.p99_ms <= each.longest_ms for each in timed)
