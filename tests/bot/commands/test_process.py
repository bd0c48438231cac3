"""What only a process of its own shows: encodings, signals, closed pipes, terminals."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from bot.commands.progress import _Lines
from index import Progress
from tests.bot.commands.running import PORT, start


@pytest.mark.usefixtures("filled")
def test_output_is_utf8_whatever_the_locale() -> None:
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    process = start("stats", env=environment)
    output, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert "وكالة المرفأ" in output.decode()


@pytest.mark.usefixtures("filled")
def test_a_closed_pipe_is_not_an_error_message() -> None:
    process = start("ask", "--batch", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write(json.dumps({"id": 1, "question": PORT}).encode() + b"\n")
    process.stdin.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert errors == b""


@pytest.mark.usefixtures("khabar")
def test_a_terminal_sees_how_far_it_has_come(news: Path) -> None:
    ours, theirs = pty.openpty()
    arguments = ["ingest", str(news / "articles.jsonl")]
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    with process:
        # read as it comes: a terminal holds a few kilobytes, and who writes more waits
        with suppress(OSError):  # Linux's way to say that the other end has gone
            while more := os.read(ours, 10_000):
                shown += more
        assert process.stdout is not None
        assert process.stdout.read().startswith(b"2 added")
    os.close(ours)
    assert b"Reading" in shown


def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    tell = _Lines(quiet_seconds=0)
    tell(Progress("read", 50, 200))
    tell(Progress("index", 1500, None))
    assert capsys.readouterr().err == "Reading: 25%\nIndexing: 1,500\n"
    quiet = _Lines()
    quiet(Progress("read", 50, 200))
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("khabar")
def test_ctrl_c_ends_with_one_line() -> None:
    process = start("ask", "--batch", "-")
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(json.dumps({"id": 1, "question": PORT}).encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline()
        time.sleep(0.1)  # it now waits for the next line
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b"khabar: Stopped.\n"
        assert process.wait() == 130
