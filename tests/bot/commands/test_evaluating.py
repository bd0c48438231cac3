"""`khabar evaluate` over a small set."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

from bot.state import Vote, open_state
from bot.wiring import STORE_FILE
from tests.bot.commands.running import PORT, Run


def test_a_set_is_measured_in_a_library_of_its_own(khabar: Run, news: Path) -> None:
    outcome = khabar("evaluate", news, "--json")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    form = json.loads(outcome.stdout)
    assert (form["questions"], form["judged"], form["limit"]) == (4, 2, 10)
    assert form["MRR@10"] == form["success@1"] == form["answer_in_passage@1"] == 1
    assert form["paragraph_success@1"] == 1
    assert form["abstention"]["unanswerable"] == 1
    assert form["latency_ms"]["p50"] > 0
    assert (form["by_language"].keys(), form["by_kind"].keys()) == ({"ar"}, {"who"})
    assert json.loads(khabar("stats", "--json").stdout)["articles"] == 0


def test_the_open_library_may_be_measured(filled: Run, news: Path) -> None:
    (news / "articles.jsonl").unlink()
    assert filled("evaluate", news).exit_code == 1
    form = json.loads(filled("evaluate", news, "--library", "--json").stdout)
    assert form["MRR@10"] == 1


def test_two_runs_are_compared(khabar: Run, news: Path, tmp_path: Path) -> None:
    saved = tmp_path / "old.json"
    shown = khabar("evaluate", news, "--save", saved)
    assert shown.exit_code == 0
    assert "MRR@10" in shown.stdout
    run = json.loads(saved.read_text(encoding="utf-8"))
    assert [result["id"] for result in run["results"]] == ["q1", "q2", "q3", "q4"]
    run["results"][0]["answer_rank"] = None
    saved.write_text(json.dumps(run), encoding="utf-8")
    form = json.loads(khabar("evaluate", news, "--compare", saved, "--json").stdout)
    assert form["comparison"] == {
        "better": [{"id": "q1", "question": PORT, "old": None, "new": 1}],
        "worse": [],
        "same": 3,
        "only_once": 0,
    }
    assert "1 better, 0 worse" in khabar("evaluate", news, "--compare", saved).stdout


def test_another_file_cannot_be_compared_with(khabar: Run, news: Path) -> None:
    outcome = khabar("evaluate", news, "--compare", news / "questions.jsonl")
    assert outcome.exit_code == 1
    assert "was not written by" in outcome.stderr


def test_a_broken_question_is_named_and_the_others_are_measured(khabar: Run, news: Path) -> None:
    with (news / "questions.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    outcome = khabar("evaluate", news, "--json")
    assert outcome.exit_code == 1
    assert "questions.jsonl, line 5: not JSON" in outcome.stderr
    assert json.loads(outcome.stdout)["questions"] == 4


def test_attribution_is_scored_instead(khabar: Run, news: Path) -> None:
    assert "has no attribution.jsonl" in khabar("evaluate", news, "--attribution").stderr
    statement = {
        "article": "port",
        "paragraph_index": 0,
        "statement": "شركة الساحل تدير ميناء الزيتونة منذ مطلع العام",
        "speaker": "وزير النقل سامر العلي",
        "speaker_local": "وزير النقل سامر العلي",
    }
    (news / "attribution.jsonl").write_text(json.dumps(statement), encoding="utf-8")
    form = json.loads(khabar("evaluate", news, "--attribution", "--json").stdout)
    assert (form["set"], form["articles"], form["recall"]) == (str(news), 1, 1)
    assert (form["found"], form["precision"]) == (2, 0.5)
    assert form["follow_on_accuracy"] is None
    shown = khabar("evaluate", "--attribution", news)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert "precision" in shown.stdout


def test_what_readers_said_is_summed_up(khabar: Run, tmp_path: Path) -> None:
    empty = khabar("evaluate", "--feedback", "--json")
    assert (empty.exit_code, json.loads(empty.stdout)["votes"]) == (0, 0)
    assert not (tmp_path / "data").exists()
    asyncio.run(_vote(tmp_path / "data"))
    form = json.loads(khabar("evaluate", "--feedback", "--json").stdout)
    assert (form["votes"], form["useful"], form["MRR"]) == (2, 0.5, 0.5)
    assert form["unhelped"] == ["متى؟"]
    shown = khabar("evaluate", "--feedback")
    assert "not useful: متى؟" in shown.stdout
    assert "rank 2" in shown.stdout


async def _vote(folder: Path) -> None:
    folder.mkdir()
    vote = Vote(1, 3, 2, useful=False, language="ar", kind="when", status="weak", question="متى؟")
    async with open_state(folder / STORE_FILE) as state:
        await state.feedback.give(7, [vote])
        await state.feedback.give(
            7, [replace(vote, answer_id=2, rank=1, useful=True, question="من")]
        )


def test_evaluating_nothing_is_wrong_usage(khabar: Run) -> None:
    outcome = khabar("evaluate")
    assert outcome.exit_code == 2
    assert "--feedback" in outcome.stderr
