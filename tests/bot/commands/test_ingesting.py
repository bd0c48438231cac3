"""`khabar ingest`: what goes in, and what is said of what does not."""

import json
from pathlib import Path

from filelock import FileLock

from tests.bot.commands.running import PORT, Run


def test_articles_go_in_once(khabar: Run, news: Path) -> None:
    first = khabar("ingest", news / "articles.jsonl")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("2 added, 0 replaced, 0 unchanged, 0 left out;")
    again = json.loads(khabar("ingest", news / "articles.jsonl", "--json").stdout)
    assert (again["added"], again["unchanged"], again["left_out"]) == (0, 2, 0)


def test_what_is_left_out_is_named_and_the_rest_goes_in(khabar: Run, news: Path) -> None:
    file = news / "articles.jsonl"
    file.write_bytes(b'{"broken"\n' + file.read_bytes())
    outcome = khabar("ingest", file, news / "missing.txt")
    assert outcome.exit_code == 1
    assert outcome.stdout.startswith("2 added, 0 replaced, 0 unchanged, 2 left out;")
    broken, missing = sorted(outcome.stderr.splitlines())
    assert "articles.jsonl, line 1: " in broken
    assert "missing.txt: " in missing


def test_standard_input_and_the_outlet_are_taken(khabar: Run) -> None:
    text = "عنوان الخبر القصير\nافتتحت البلدية حديقة البرتقال يوم الخميس بحضور السكان.\n"
    assert khabar("ingest", "-", "--outlet", "جريدة الحي", stdin=text).exit_code == 0
    assert json.loads(khabar("stats", "--json").stdout)["outlets"] == {"جريدة الحي": 1}


def test_what_one_chat_adds_is_not_public(khabar: Run, news: Path) -> None:
    assert khabar("ingest", news / "articles.jsonl", "--collection", "chat:-5").exit_code == 0
    assert json.loads(khabar("ask", PORT, "--json").stdout)["passages"] == []


def test_a_second_writer_is_told_so(filled: Run, news: Path, tmp_path: Path) -> None:
    with FileLock(tmp_path / "data" / "writer.lock"):
        outcome = filled("ingest", news / "articles.jsonl")
        assert filled("ask", PORT).exit_code == 0
    assert (outcome.exit_code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("khabar: Another process is writing to the library in ")
    assert len(outcome.stderr.splitlines()) == 1


def test_the_history_of_a_channel_goes_in_with_the_links_that_its_name_makes(
    khabar: Run, tmp_path: Path
) -> None:
    message = {"id": 4, "type": "message", "date_unixtime": "1714728600", "text": "فتح الجسر."}
    export = {"name": "مرصد", "type": "public_channel", "id": 12, "messages": [message]}
    file = tmp_path / "result.json"
    file.write_text(json.dumps(export), encoding="utf-8")
    assert khabar("ingest", file, "--channel", "@hills_watch").exit_code == 0
    shown = json.loads(khabar("show", "tg:-10012:4", "--json").stdout)["article"]
    assert shown["url"] == "https://t.me/hills_watch/4"
    for wrong in ("hills", "-5", "@", ""):
        assert khabar("ingest", file, "--channel", wrong).exit_code == 2
