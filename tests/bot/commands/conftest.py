"""What the tests of the commands stand on."""

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


@pytest.fixture
def filled(khabar: Run, news: Path) -> Run:
    """Return the same, with the articles in."""
    assert khabar("ingest", news / "articles.jsonl").exit_code == 0
    return khabar
