"""The console as people and pipes use it."""

import io
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.bidi import FSI, PDI
from bot.config import Settings
from bot.console import run_console
from bot.console.api import Event
from bot.console.commands import COMMANDS
from bot.console.markup import parse_html
from bot.console.printer import Printer, message_lines
from bot.console.script import place, play
from bot.console.session import Session
from bot.console.world import BOT, Json

ROOT = Path(__file__).parents[2]


ALONE = {
    *("help", "private", "topic", "admin", "migrate", "menu", "discuss", "quit"),
    *("inline", "block", "look", "operator"),
}
"""The commands that need nothing behind them."""


async def transcript(session: Session, *lines: str) -> str:
    stream = io.StringIO()
    await play(session, lines, Printer(stream, transcript=True))
    return stream.getvalue()


def sent(markup: str, **fields: object) -> Event:
    text, entities = parse_html(markup)
    message: Json = {"text": text, "entities": entities, "from": dict(BOT), **fields}
    return Event("sent", message)


def printed(event: Event, *, is_transcript: bool = False) -> str:
    stream = io.StringIO()
    Printer(stream, transcript=is_transcript).events([event])
    return stream.getvalue()


async def test_help_lists_every_command(session: Session) -> None:
    listed = await transcript(session, ":help")
    assert set(re.findall(r"^:(\w+)", listed, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - ALONE))
async def test_a_command_that_misses_something_says_what(session: Session, name: str) -> None:
    assert f":{name} " in await transcript(session, f":{name}")


async def test_an_unknown_command_is_refused_and_the_session_goes_on(session: Session) -> None:
    said = await transcript(session, ":dance", "جسر")
    assert "There is no :dance; :help lists what there is." in said
    assert "وجدت" in said


async def test_quit_ends_the_session(session: Session) -> None:
    assert "never" not in await transcript(session, ":quit", "never")


async def test_comments_and_empty_lines_are_skipped(session: Session) -> None:
    assert await transcript(session, "# a comment", "", "   ") == ""


async def test_the_prompt_says_who_acts_where(session: Session) -> None:
    assert place(session) == "You"
    await transcript(session, ":user Amal", ":group Newsroom", ":topic Syria")
    assert place(session) == "Amal in Newsroom/Syria"
    await transcript(session, ":topic")
    assert place(session) == "Amal in Newsroom"
    await transcript(session, ":channel المرسى اليوم @marsa")
    assert place(session) == "المرسى اليوم"
    assert session.room.chat["username"] == "marsa"
    await transcript(session, ":channel المرسى اليوم", ":private")
    assert place(session) == "Amal"


def test_plain_text_shows_addresses_and_quotes_and_no_isolates() -> None:
    event = sent(
        f"وجدت\n<blockquote>قالت <b>{FSI}CNN{PDI}</b> إن\nسطر ثان</blockquote>\n"
        '<a href="https://example.org/a">عنوان</a>'
    )
    assert printed(event) == (
        "Khabar:\n  وجدت\n  │ قالت CNN إن\n  │ سطر ثان\n  عنوان (https://example.org/a)\n\n"
    )


def test_a_transcript_marks_what_is_bold() -> None:
    assert "  a *b* c\n" in printed(sent("a <b>b</b> c"), is_transcript=True)


def test_buttons_are_numbered_and_toasts_shown() -> None:
    keyboard = {"inline_keyboard": [[{"text": "More"}], [{"text": "Back"}]]}
    assert printed(sent("x", reply_markup=keyboard)).endswith("  [1] More\n  [2] Back\n\n")
    assert "(done)" in printed(Event("toast", {}, "done"))


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("a\n<b>b\nc</b>d", [["a"], ["b"], ["c", "d"]]),
        ("😀<b>😀</b>x", [["😀", "😀", "x"]]),
        ("a\n\nb", [["a"], [], ["b"]]),
    ],
)
def test_entities_are_cut_at_lines(markup: str, lines: Sequence[Sequence[str]]) -> None:
    text, entities = parse_html(markup)
    assert [[piece.text for piece in line] for line in message_lines(text, entities)] == lines


def test_a_script_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_console(Settings(data_dir=tmp_path), script=tmp_path / "none.txt") == 1
    assert "cannot be read" in capsys.readouterr().err


PATIENCE = 60
"""Seconds that a process may take to say something or to end, however busy the machine is."""


@contextmanager
def console(tmp_path: Path, stdin: int, stdout: int) -> "Iterator[subprocess.Popen[str]]":
    """Run the console in a process, which does not outlive a test that fails."""
    program = (
        "from bot.config import Settings\n"
        "from bot.console import run_console\n"
        "raise SystemExit(run_console(Settings.load(), samples=True))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program],
        cwd=ROOT,
        env=os.environ | {"KHABAR_DATA_DIR": str(tmp_path / "data"), "KHABAR_LANGUAGE": "ar"},
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_questions_on_a_pipe_are_answered_one_after_another(tmp_path: Path) -> None:
    with console(tmp_path, subprocess.PIPE, subprocess.PIPE) as process:
        out, err = process.communicate(
            "من يسيطر على البوكمال؟\nwho controls Albukamal?\n", PATIENCE
        )
    assert process.returncode == 0
    assert err == ""
    assert "The library was empty:" in out
    arabic, english = out.split("You: ")[1:]
    assert "وجدت" in arabic
    assert "البوكمال" in arabic.partition("Khabar:")[2]
    assert "nearest passages" in english
    assert "\x1b" not in out
    with console(tmp_path, subprocess.PIPE, subprocess.PIPE) as process:
        out, _ = process.communicate("", PATIENCE)
    assert (process.returncode, out) == (0, "")


def test_a_person_at_a_terminal_gets_colours_and_leaves_with_end_of_input(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with console(tmp_path, theirs, theirs) as process:
        os.close(theirs)
        seen = _read_until(ours, "You> ")
        os.write(ours, b"who controls Albukamal?\n")
        seen += _read_until(ours, "You> ")
        os.write(ours, b"\x04")
        process.wait(PATIENCE)
        assert process.stderr is not None
        assert process.stderr.read() == ""
    os.close(ours)
    assert process.returncode == 0
    assert "This is Khabar at the console" in seen
    assert "\x1b[1m" in seen


def _read_until(terminal: int, mark: str) -> str:
    seen = ""
    while mark not in seen:
        ready, _, _ = select.select([terminal], [], [], PATIENCE)
        assert ready, f"nothing more came after {seen!r}"
        seen += os.read(terminal, 65536).decode(errors="replace")
    return seen
