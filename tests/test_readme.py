"""What the README says is what the project does."""

import json
import re
import shlex
from pathlib import Path

import pytest

from tests.bot.commands.running import runner
from tests.index import news

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^khabar .*$", README, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the README's commands name."""
    made = tmp_path_factory.mktemp("readme")
    article = {"id": "1", "text": news.BRIDGE.text, "title": news.BRIDGE.title}
    question = {"id": "q1", "question": "من أعاد فتح الجسر؟", "gold": ["1"]}
    for name in ("news", "set"):
        (made / name).mkdir()
        (made / name / "articles.jsonl").write_text(json.dumps(article), "utf-8")
    for name in ("questions.jsonl", "set/questions.jsonl"):
        (made / name).write_text(json.dumps(question), "utf-8")
    return made


def test_the_readme_shows_commands() -> None:
    assert len(COMMANDS) >= 8


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_works(
    line: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    khabar = runner(folder, monkeypatch)
    done = khabar(*shlex.split(line, comments=True)[1:])
    assert done.exit_code == 0, done.stderr


@pytest.mark.parametrize("target", sorted(set(re.findall(r"^make (\w+)", README, re.MULTILINE))))
def test_a_target_of_the_readme_is_in_the_makefile(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_every_room_that_the_readme_draws_is_there() -> None:
    drawn = README.split("## How it is built")[1].split("```")[1]
    house = ROOT
    for line in drawn.strip().splitlines():
        names = re.match(r"( *)((?:[\w.]+/? )+)", line)
        assert names, line
        if not names[1]:
            house = ROOT / names[2].split()[0]
        for name in names[2].split():
            place = house / name if names[1] else ROOT / name
            assert place.exists(), place
