"""The `khabar` command: every command under one roof, and every error as an exit code.

0 done, 1 failed with one line on standard error, 2 wrong usage or a wrong setting, 130 stopped
with Ctrl-C, 141 the reader of the output has gone (as a shell reports SIGPIPE).
"""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.commands import asking, evaluating, ingesting, keeping, speaking, surfaces
from bot.commands.options import DataDir
from bot.commands.terminal import abandon_stdout, complain, use_utf8
from bot.config import SettingsError
from bot.evaluation.errors import EvaluationError
from index import KhabarError

_log = logging.getLogger(__name__)

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
"""128 + SIGINT."""
PIPE_CLOSED = 141
"""128 + SIGPIPE."""


@contextmanager
def _errors_as_exit_codes() -> Iterator[None]:
    """Turn what may go wrong in any command into one line and an exit code."""
    try:
        yield
        sys.stdout.flush()
    except SettingsError as error:
        complain(error)
        raise typer.Exit(WRONG_USAGE) from None
    except (KhabarError, EvaluationError) as error:
        complain(error)
        raise typer.Exit(FAILED) from None
    except BrokenPipeError:
        abandon_stdout()
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        complain(f"{error.filename}: {error.strerror}" if error.filename else error)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        complain("Stopped.")
        raise typer.Exit(INTERRUPTED) from None
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except Exception as error:  # noqa: BLE001 - the last resort: an operator gets one line
        _log.debug("This is a fault of khabar.", exc_info=error)
        complain(f"{type(error).__name__}: {error} (a fault; KHABAR_LOG_LEVEL=DEBUG shows where)")
        raise typer.Exit(FAILED) from None


class _Commands(TyperGroup):
    """The group of all commands, with one place for their errors."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own types of these are private
        use_utf8()
        with _errors_as_exit_codes():
            return super().invoke(ctx)


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    ingesting.ingest,
    asking.ask,
    surfaces.console,
    surfaces.telegram,
    evaluating.evaluate,
    speaking.show,
    speaking.speakers,
    keeping.stats,
    keeping.check,
    keeping.rebuild,
    keeping.backup,
    keeping.restore,
):
    app.command()(command)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the flag
    if wanted:
        typer.echo(version("khabar"))
        raise typer.Exit


@app.callback()
def khabar(
    ctx: typer.Context,
    *,
    data_dir: DataDir = None,
    _version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Answer questions about the news with the passages that answer them, word for word."""
    ctx.obj = data_dir


def main() -> None:
    """Run the command line."""
    app(prog_name="khabar")
