"""What the tests of the commands stand on."""

import shutil
from pathlib import Path

import pytest

from tests.bot.commands.running import ARTICLES, PORT, Run, runner, write_jsonl


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Return a folder with a set of articles and questions."""
    folder = tmp_path / "set"
    folder.mkdir()
    write_jsonl(folder / "articles.jsonl", ARTICLES)
    write_jsonl(
        folder / "questions.jsonl",
        (
            {
                "id": "q1",
                "question": PORT,
                "lang": "ar",
                "kind": "who",
                "answerable": True,
                "answers": ["شركة الساحل"],
                "gold": ["port"],
                "gold_paragraph": "قال وزير النقل سامر العلي إن شركة الساحل تدير ميناء الزيتونة "
                "منذ مطلع العام.",
                "speaker": "وزير النقل سامر العلي",
            },
            {"id": "q2", "question": "متى أغلقت المدارس في وادي النخيل؟", "gold": ["rain"]},
            {"id": "q3", "question": "من فاز بكأس العالم؟", "answerable": False, "answers": []},
            {"id": "q4", "question": "؟"},
        ),
    )
    return folder


@pytest.fixture
def khabar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command over a library in the test's own folder."""
    return runner(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a library that holds the articles, to be copied."""
    folder = tmp_path_factory.mktemp("held")
    write_jsonl(folder / "articles.jsonl", ARTICLES)
    with pytest.MonkeyPatch.context() as patched:
        assert runner(folder, patched)("ingest", folder / "articles.jsonl").exit_code == 0
    return folder / "data"


@pytest.fixture
def filled(khabar: Run, held: Path, tmp_path: Path) -> Run:
    """Return what runs a command over a library with the articles in."""
    shutil.copytree(held, tmp_path / "data")
    return khabar
