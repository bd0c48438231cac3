"""How tests run `khabar`, and the small news that they run it over."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.config import PREFIX, Settings

PORT = "من يدير ميناء الزيتونة؟"
ARTICLES = (
    {
        "id": "port",
        "title": "شركة محلية تدير ميناء الزيتونة",
        "outlet": "وكالة المرفأ",
        "author": "سلمى الحداد",
        "published": "2019-03-04",
        "url": "https://example.org/port",
        "text": "قال وزير النقل سامر العلي إن شركة الساحل تدير ميناء الزيتونة منذ مطلع العام.\n"
        "وأضاف أن الميناء استقبل أربعين سفينة في الشهر الأول.",
    },
    {
        "id": "rain",
        "title": "أمطار غزيرة في وادي النخيل",
        "outlet": None,
        "published": None,
        "text": "هطلت أمطار غزيرة على وادي النخيل مساء الثلاثاء وأغلقت المدارس أبوابها.\n"
        "وأعلنت البلدية أن فرق الطوارئ تعمل على فتح الطرق.",
    },
)

Run = Callable[..., Result]


def write_jsonl(path: Path, rows: tuple[dict[str, Any], ...]) -> None:
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")


def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a command over a library in the test's own folder."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    monkeypatch.setenv("KHABAR_DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: object, stdin: str | bytes = "") -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - as Popen
    """Run a command as a process of its own, in the folder and environment of the test."""
    return subprocess.Popen(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "bot", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )
