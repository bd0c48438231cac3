"""The local harness: the whole bot at a terminal, over a Bot API within the process."""

import asyncio
import sys
from importlib.resources import as_file, files
from pathlib import Path

from bot.config import Settings
from bot.console.printer import Printer
from bot.console.script import converse, interactive, open_session, play, script_world
from bot.console.world import World
from bot.wiring import House, open_house

__all__ = ["run_console"]

_GREETING = (
    "This is Khabar at the console. Ask about the news in Arabic or English, for example:\n"
    "  من يسيطر على البوكمال؟\n"
    "  who controls Albukamal?\n"
    ":help lists what else can be typed; :quit ends."
)


def run_console(settings: Settings, *, script: Path | None = None, samples: bool = False) -> int:
    """Talk with the bot in this terminal; return the exit code.

    Args:
        settings: where the data is and which language the person's client speaks.
        script: a file of lines to replay; the transcript goes to standard output.
        samples: put the sample news in when the library holds no article yet.

    Returns:
        0 when the input has ended, 1 when the script cannot be read.

    Raises:
        KhabarError: the library cannot be opened.
    """
    try:
        lines = None if script is None else script.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"The script {script} cannot be read: {error}\n")
        return 1
    try:
        asyncio.run(_run(settings, lines, samples=samples))
    except KeyboardInterrupt:
        sys.stdout.write("\n")
    return 0


async def _run(settings: Settings, lines: list[str] | None, *, samples: bool) -> None:
    printer = Printer(sys.stdout, transcript=lines is not None)
    async with open_house(settings) as house:
        if samples:
            await _load_samples(house, printer)
        world = World() if lines is None else script_world()
        async with open_session(house.conversation, world, settings.language) as session:
            if lines is not None:
                await play(session, lines, printer)
            elif interactive():
                printer.note(_GREETING)
                await converse(session, printer)
            else:
                await play(session, sys.stdin, printer)


async def _load_samples(house: House, printer: Printer) -> None:
    """Put the sample news into an empty library, and say so."""
    if (await house.library.stats()).articles:
        return
    with as_file(files("bot").joinpath("samples", "news.jsonl")) as path:
        report = await house.library.ingest([str(path)])
    printer.note(f"The library was empty: {report.added} sample articles were put in.")
