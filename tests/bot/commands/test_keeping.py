"""`khabar stats`, `check`, `rebuild`, `backup` and `restore`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.bot.commands.running import PORT, Run


def test_stats_in_words_and_json(filled: Run) -> None:
    form = json.loads(filled("stats", "--json").stdout)
    assert (form["articles"], form["collections"]) == (2, {"public": 2})
    assert form["outlets"] == {"": 1, "وكالة المرفأ": 1}
    table = filled("stats").stdout
    assert "outlet unknown" in table
    assert "2019-03-04" in table


def test_a_sound_library_is_said_to_be_sound(filled: Run) -> None:
    outcome = filled("check")
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("sound: 2 articles, ")
    assert json.loads(filled("check", "--json").stdout)["sound"] is True


def test_an_index_is_made_afresh(filled: Run) -> None:
    assert filled("rebuild").stdout.startswith("Rebuilt: 2 articles, ")
    assert json.loads(filled("rebuild", "--json").stdout)["articles"] == 2
    assert filled("check").exit_code == 0


def test_a_backup_comes_back(filled: Run, tmp_path: Path) -> None:
    before = json.loads(filled("ask", PORT, "--json").stdout)["passages"]
    saved = filled("backup", tmp_path / "news.backup")
    assert saved.stdout == f"Backed up 2 articles to {tmp_path / 'news.backup'}.\n"
    other = ("--data-dir", tmp_path / "other")
    assert filled("restore", tmp_path / "news.backup", *other).exit_code == 0
    assert json.loads(filled("ask", PORT, "--json", *other).stdout)["passages"] == before


def test_a_backup_needs_a_folder(filled: Run, tmp_path: Path) -> None:
    outcome = filled("backup", tmp_path / "missing" / "news.backup")
    assert (outcome.exit_code, outcome.stdout) == (2, "")


def test_faults_are_told_and_mended(filled: Run, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "data" / "khabar.db")) as store:
        store.execute("PRAGMA foreign_keys = ON")
        store.execute("DELETE FROM paragraphs WHERE ordinal = 1")
        store.commit()
    outcome = filled("check")
    assert outcome.exit_code == 1
    assert outcome.stdout
    assert outcome.stderr.endswith("`khabar rebuild` makes the index afresh.\n")
    form = json.loads(filled("check", "--json").stdout)
    assert form["sound"] is False
    assert form["faults"]
    assert filled("rebuild").exit_code == 0
    assert filled("check").exit_code == 0


def test_what_is_no_backup_replaces_nothing(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("not a backup", encoding="utf-8")
    outcome = filled("restore", tmp_path / "other")
    assert outcome.exit_code == 1
    assert len(outcome.stderr.splitlines()) == 1
    assert json.loads(filled("stats", "--json").stdout)["articles"] == 2
