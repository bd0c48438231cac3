"""What the commands write to: results to standard output, everything else to standard error."""

import io
import os
import sys
from typing import NoReturn

from pydantic import JsonValue
from rich.console import Console
from rich.markup import escape

from bot.contract import encode

PLAIN_WIDTH = 120
"""How wide tables are where there is no terminal to fit."""


class _Console(Console):
    """A console that lets a closed pipe be handled where every other error is."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


def use_utf8() -> None:
    r"""Make standard output and error UTF-8 whatever the locale says.

    What UTF-8 cannot say, a lone surrogate, becomes `\udXXX`, which is also how JSON says it.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def out() -> Console:
    """Return the console that results are printed to."""
    width = None if sys.stdout.isatty() else PLAIN_WIDTH
    return _Console(file=sys.stdout, highlight=False, emoji=False, width=width)


def err() -> Console:
    """Return the console that progress and complaints are printed to."""
    return _Console(file=sys.stderr, highlight=False, emoji=False, stderr=True)


def print_json(value: JsonValue) -> None:
    """Print `value` as JSON: spread out for a person at a terminal, else on one line."""
    print(encode(value, indent=2 if sys.stdout.isatty() else None))  # noqa: T201 - the result


def print_json_line(value: JsonValue) -> None:
    """Print `value` as one line of JSON Lines, written at once for whoever waits for it."""
    print(encode(value), flush=True)  # noqa: T201 - the result


def complain(sentence: object) -> None:
    """Print one sentence, on one line, to standard error."""
    line = " ".join(str(sentence).split())
    err().print(f"[red]khabar:[/red] {escape(line)}", soft_wrap=True)


def abandon_stdout() -> None:
    """Send what is left of standard output nowhere: its reader has gone.

    Otherwise the interpreter would complain when it flushes at exit (Python documentation,
    signal module, "Note on SIGPIPE").
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
