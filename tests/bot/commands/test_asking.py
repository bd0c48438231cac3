"""`khabar ask`: one question, and files of them."""

import json
from pathlib import Path

import pytest

from tests.bot.commands.running import ARTICLES, PORT, Run, write_jsonl


def test_an_answer_is_readable(filled: Run) -> None:
    outcome = filled("ask", PORT)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert ARTICLES[0]["text"].splitlines()[0] in outcome.stdout
    assert "وكالة المرفأ · شركة محلية تدير ميناء الزيتونة · ٤ مارس ٢٠١٩" in outcome.stdout
    assert "https://example.org/port" in outcome.stdout
    assert "\x1b" not in outcome.stdout


def test_an_answer_as_json(filled: Run) -> None:
    form = json.loads(filled("ask", PORT, "--json", "--limit", "1").stdout)
    assert list(form) == [
        "id",
        "question",
        "language",
        "kind",
        "status",
        "confidence",
        "elapsed_ms",
        "passages",
        "claims",
        "understood",
    ]
    (passage,) = form["passages"]
    assert (form["id"], form["question"], form["kind"]) == (None, PORT, "who")
    assert passage["article"]["external_id"] == "port"
    assert "explain" not in passage


def test_more_passages_than_a_message_holds_are_all_shown(khabar: Run, tmp_path: Path) -> None:
    rows = [
        {
            "title": f"الخبر رقم {number}",
            "outlet": f"صحيفة {number}",
            "text": f"زار الوزير ميناء الزيتونة للمرة {number} والتقى عمال الرصيف {number}.",
        }
        for number in range(1, 6)
    ]
    write_jsonl(tmp_path / "news.jsonl", tuple(rows))
    assert khabar("ingest", tmp_path / "news.jsonl").exit_code == 0
    form = json.loads(khabar("ask", "من زار ميناء الزيتونة؟", "--limit", "5", "--json").stdout)
    shown = khabar("ask", "من زار ميناء الزيتونة؟", "--limit", "5").stdout
    assert len(form["passages"]) == 5
    for passage in form["passages"]:
        assert passage["paragraph"]["text"] in shown


def test_a_day_stands_beside_the_words_that_mean_it(khabar: Run, tmp_path: Path) -> None:
    row = {
        "text": "افتتح ميناء الزيتونة الخميس، وكان قد أغلق في 9 مارس 2016 وحتى الشهر الماضي.",
        "published": "2017-11-17",
    }
    write_jsonl(tmp_path / "news.jsonl", (row,))
    assert khabar("ingest", tmp_path / "news.jsonl").exit_code == 0
    shown = khabar("ask", "متى افتتح ميناء الزيتونة؟").stdout
    assert "«الخميس»: ١٦ نوفمبر ٢٠١٧\n«الشهر الماضي»: أكتوبر ٢٠١٧\n" in shown
    assert "«9 مارس 2016»" not in shown
    form = json.loads(khabar("ask", "متى افتتح ميناء الزيتونة؟", "--json").stdout)
    dates = form["passages"][0]["dates"]
    assert [date["first"] for date in dates] == ["2017-11-16", "2016-03-09", "2017-10-01"]
    start, end = dates[0]["span"]
    assert row["text"][start:end] == "الخميس"


def test_shares_of_the_score_are_explained(filled: Run) -> None:
    form = json.loads(filled("ask", PORT, "--json", "--explain").stdout)
    for passage in form["passages"]:
        assert sum(passage["explain"].values()) == pytest.approx(passage["score"])
    assert "score" in filled("ask", PORT, "--explain").stdout


def test_no_answer_is_an_answer(filled: Run) -> None:
    outcome = filled("ask", "من فاز بكأس العالم؟", "--json")
    assert outcome.exit_code == 0
    assert json.loads(outcome.stdout)["status"] == "no_answer"


def test_an_empty_question_is_refused(filled: Run) -> None:
    outcome = filled("ask", "؟!")
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr == "khabar: The question has no words in it.\n"


def test_a_batch_is_answered_line_by_line(filled: Run, news: Path) -> None:
    file = news / "questions.jsonl"
    file.write_bytes(file.read_bytes() + b'\n[]\n{"id": 5, "question": "\xff"}\n')
    outcome = filled("ask", "--batch", file)
    assert outcome.exit_code == 1
    answers = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["q1", "q2", "q3", "q4"]
    assert answers[0]["passages"][0]["article"]["external_id"] == "port"
    assert answers[3]["status"] == "no_answer"
    complaints = outcome.stderr.splitlines()
    assert complaints[0] == "khabar: q4: The question has no words in it."
    assert [line.partition(": not ")[0] for line in complaints[1:]] == [
        f"khabar: {file}, line 6",
        f"khabar: {file}, line 7",
    ]


def test_a_batch_is_read_from_standard_input(filled: Run) -> None:
    line = json.dumps({"id": 1, "question": PORT})
    outcome = filled("ask", "--batch", "-", "--limit", "1", stdin=f"{line}\n\n{line}")
    assert outcome.exit_code == 0
    answers = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [len(answer["passages"]) for answer in answers] == [1, 1]


def test_what_a_word_was_read_as_is_said(filled: Run) -> None:
    question = "who visited the port of Zeitouna?"
    form = json.loads(filled("ask", question, "--json").stdout)
    read_as = {entry["word"]: entry["as"] for entry in form["understood"]}
    assert "الزيتونه" in [reading.replace("ة", "ه") for reading in read_as["Zeitouna"]]
    assert "Zeitouna → الزيتون" in filled("ask", question).stdout
    assert "Searched" not in filled("ask", "ميناء الزيتونة").stdout
