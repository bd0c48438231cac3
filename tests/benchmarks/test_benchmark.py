"""The benchmark as a user runs it, on its smallest corpus; no time is asserted."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks import generated
from benchmarks.corpus import write
from benchmarks.ours import paragraphs_of
from benchmarks.questions import questions
from benchmarks.results import Promise, agreement

ROOT = Path(__file__).resolve().parents[2]


def test_generated_articles_are_the_same_every_time() -> None:
    first, again = (list(islice(generated.articles(), 3)) for _ in range(2))
    assert first == again
    assert len({article["text"] for article in first}) == 3


def test_a_corpus_holds_the_paragraphs_that_were_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    written = write(generated.articles(), 50, file)
    assert [json.loads(line) for line in file.read_text("utf-8").splitlines()] == written
    counts = [len(paragraphs_of(article["text"])) for article in written]
    assert sum(counts[:-1]) < 50 <= sum(counts)


def test_questions_are_content_words_of_the_corpus() -> None:
    articles = list(islice(generated.articles(), 20))
    asked = questions(articles, 30)
    assert asked == questions(articles, 30)
    assert len({question.text for question in asked}) == 30
    everything = " ".join(f"{article['title']} {article['text']}" for article in articles)
    for question in asked:
        assert 3 <= len(question.terms) <= 8
        assert len(set(question.terms)) == len(question.terms)
        assert all(word in everything for word in question.text.split())


def test_agreement_is_the_share_of_acceptable_paragraphs() -> None:
    assert agreement([(1, 2), (3, 4)], [(1, 2, 9), (3,)]) == 0.75
    assert agreement([(1,), (), (5,)], [(1,), (2,)]) == 0.5
    assert agreement([], []) == 0.0


@pytest.mark.parametrize(
    ("promise", "kept"),
    [
        (Promise("speed", 120, "times faster", 100, at_least=True), True),
        (Promise("speed", 80, "times faster", 100, at_least=True), False),
        (Promise("time", 12, "ms", 10), False),
        (Promise("rate", 12, "paragraphs/s", None), None),
    ],
)
def test_a_promise_knows_whether_it_is_kept(promise: Promise, kept: bool | None) -> None:  # noqa: FBT001 - an expected value
    assert promise.kept is kept


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any], Path]:
    """Run the benchmark once; return what it printed, its JSON, and its picture."""
    folder = tmp_path_factory.mktemp("benchmark")
    outcome, picture = folder / "outcome.json", folder / "growth.png"
    command = [sys.executable, "-m", "benchmarks", "--quick", "--questions", "60"]
    ended = subprocess.run(
        [*command, "--json", str(outcome), "--plot", str(picture)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout, json.loads(outcome.read_text("utf-8")), picture


@pytest.mark.slow
def test_every_system_is_measured(run: tuple[str, dict[str, Any], Path]) -> None:
    printed, outcome, picture = run
    (size,) = outcome["sizes"]
    assert size["paragraphs"] >= 10_000
    assert list(size["systems"]) == ["library", "ranked", "engine", "rank_bm25", "bm25s", "fts5"]
    for numbers in size["systems"].values():
        assert numbers["label"] in printed
        assert numbers["questions"] == len(numbers["milliseconds"]) == 60
        assert 0 < numbers["p50_ms"] <= numbers["p99_ms"]
        assert numbers["index_bytes"] > 0
        assert numbers["build_seconds"] > 0
        assert numbers["questions_per_second"] > 0
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_exact_ranking_finds_what_rank_bm25_finds(run: tuple[str, dict[str, Any], Path]) -> None:
    systems = run[1]["sizes"][0]["systems"]
    assert systems["rank_bm25"]["agreement"] is None
    assert systems["bm25s"]["agreement"] >= 0.98
    # the scores are the same; what is missing was no candidate
    assert systems["ranked"]["agreement"] >= 0.95
    assert systems["fts5"]["agreement"] >= 0.7
    # headlines count among its candidates, and they are no paragraphs
    assert systems["engine"]["agreement"] >= 0.4


@pytest.mark.slow
def test_every_promise_is_printed(run: tuple[str, dict[str, Any], Path]) -> None:
    printed, outcome, _ = run
    assert len(outcome["promises"]) == 6
    for promise in outcome["promises"]:
        assert promise["what"] in printed
        assert promise["measured"] > 0
        assert (promise["kept"] is None) == (promise["goal"] is None)


@pytest.mark.slow
def test_a_failure_is_one_clear_line_and_exit_code_1(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks", "--news", str(tmp_path / "missing.jsonl")]
    ended = subprocess.run(
        [*command, "--size", "10"], check=False, capture_output=True, text=True, cwd=ROOT
    )
    assert ended.returncode == 1
    assert "missing.jsonl" in ended.stderr
    assert "Traceback" not in ended.stderr
