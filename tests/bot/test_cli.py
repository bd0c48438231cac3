"""What all commands share: help, usage, settings, the data folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.cli import app
from tests.bot.commands.running import Run, runner


@pytest.fixture
def khabar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    return runner(tmp_path, monkeypatch)


def _commands() -> Iterator[Any]:
    group: Any = get_command(app)
    yield group
    yield from group.commands.values()


def test_every_command_and_option_has_help() -> None:
    for command in _commands():
        assert command.help, f"{command.name} has no help"
        for parameter in command.params:
            assert parameter.help, f"{command.name} {parameter.name} has no help"


def test_the_commands_are_those_of_the_design() -> None:
    names = [command.name for command in _commands()][1:]
    assert names == [
        "ingest",
        "ask",
        "console",
        "telegram",
        "evaluate",
        "show",
        "speakers",
        "stats",
        "check",
        "rebuild",
        "backup",
        "restore",
    ]


def test_the_version_is_printed(khabar: Run) -> None:
    assert khabar("--version").stdout == "0.1.0\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nonsense",),
        ("ingest",),
        ("ingest", "a.txt", "--collection", "secret"),
        ("ask",),
        ("ask", "سؤال", "--batch", "-"),
        ("ask", "سؤال", "--limit", "0"),
        ("ask", "--batch", "missing.jsonl"),
        ("evaluate", "missing"),
        ("evaluate", ".", "--limit", "9"),
        ("restore", "missing"),
        ("stats", "--colour"),
    ],
)
def test_wrong_usage_exits_with_2(khabar: Run, arguments: tuple[str, ...]) -> None:
    outcome = khabar(*arguments)
    assert outcome.exit_code == 2
    assert "Usage: khabar" in outcome.output or "Usage: root" in outcome.output


def test_a_bad_setting_is_one_sentence(khabar: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_LANGUAGE", "fr")
    outcome = khabar("stats")
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    assert outcome.stderr == "khabar: KHABAR_LANGUAGE must be ar or en.\n"


def test_telegram_without_a_token_says_where_it_belongs(khabar: Run) -> None:
    outcome = khabar("telegram")
    assert outcome.exit_code == 2
    assert outcome.stderr.startswith("khabar: KHABAR_TELEGRAM_TOKEN is not set")


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_data_folder_may_stand_on_either_side(khabar: Run, tmp_path: Path, place: str) -> None:
    option = ("--data-dir", tmp_path / "elsewhere")
    arguments = (*option, "stats") if place == "before" else ("stats", *option)
    assert khabar(*arguments).exit_code == 0
    assert (tmp_path / "elsewhere").is_dir()
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_cannot_be_is_one_sentence(
    khabar: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("KHABAR_DATA_DIR", str(tmp_path / "file" / "data"))
    outcome = khabar("stats")
    assert outcome.exit_code == 1
    assert len(outcome.stderr.splitlines()) == 1
