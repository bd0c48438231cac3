"""Whole sessions at the console over a real library, compared with what they printed before.

`KHABAR_REWRITE_TRANSCRIPTS=1 pytest tests/bot/test_transcripts.py` writes the expected
transcripts anew; read the difference before it is committed.
"""

import asyncio
import os
import re
from pathlib import Path

import pytest

from bot.config import Settings
from bot.console import run_console
from index import Library

FOLDER = Path(__file__).parents[1] / "transcripts"
NEWS = FOLDER / "news.jsonl"
OPERATOR = 104
"""The fourth person who appears in a session runs the bot."""
SIZE = re.compile(r"[\d,٬]+(?= (?:MB|م\.ب))")
"""What a process takes of disk and memory is another number every time."""
SESSIONS = sorted(FOLDER.glob("*.session.txt"))


async def _ingest(folder: Path) -> None:
    async with await Library.open(folder) as library:
        report = await library.ingest([str(NEWS)])
    assert not report.problems


@pytest.mark.parametrize("session", SESSIONS, ids=lambda path: path.name.split(".")[0])
def test_a_session_reads_as_it_did(
    session: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asyncio.run(_ingest(tmp_path))
    monkeypatch.chdir(FOLDER)  # where the files are that people send
    monkeypatch.setattr("bot.telegram_.typing.PATIENCE", 3600.0)  # a slow machine is no other bot
    settings = Settings(data_dir=tmp_path, language="ar", admins=frozenset({OPERATOR}))
    assert run_console(settings, script=session) == 0
    printed = SIZE.sub("#", capsys.readouterr().out)
    expected = session.with_name(session.name.replace(".session.", ".expected."))
    if os.environ.get("KHABAR_REWRITE_TRANSCRIPTS"):
        expected.write_text(printed, encoding="utf-8")
    assert printed == expected.read_text(encoding="utf-8")


def test_there_are_sessions() -> None:
    assert {path.name.split(".")[0] for path in SESSIONS} >= {
        "arabic",
        "english",
        "group",
        "library",
        "library-english",
        "discussion",
    }
