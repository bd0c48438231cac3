"""Lines into a session, from a terminal, a pipe or a file, and what comes of them to a printer."""

import asyncio
import contextlib
import sys
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from bot.console.api import InProcessApi
from bot.console.commands import Quit, run_line
from bot.console.printer import Printer
from bot.console.session import CannotAct, Session
from bot.console.world import World
from bot.conversation import Conversation
from bot.telegram_.alerts import AlertSender
from bot.telegram_.application import build_application, register_commands

with contextlib.suppress(ImportError):
    # Its import gives `input` line editing and a history; Windows does without.
    import readline  # noqa: F401

TOKEN = "1:console"  # noqa: S105 - no secret: nothing outside this process sees it
SCRIPT_START = 1_735_732_800
"""1 January 2025, 12:00 UTC: when every script begins, so that transcripts can be compared."""
SCRIPT_STEP = 60


@asynccontextmanager
async def open_session(
    conversation: Conversation, world: World, language: str
) -> AsyncIterator[Session]:
    """Run the bot's application over the in-process Bot API for as long as the block lasts."""
    api = InProcessApi(world)
    # One set for the commands and the public collection: `:operator` makes more of them.
    operators = set(conversation.operators)
    conversation.operators = operators
    application = build_application(conversation, TOKEN, api, api, operators=operators)
    async with application:
        await register_commands(application.bot)
        await application.start()
        try:
            alerts = AlertSender(application.bot, conversation, pause=0.0)
            yield Session(application, api, world, language, alerts, operators)
        finally:
            await application.stop()


def script_world() -> World:
    """Return a world in which a minute passes with every message."""
    ticks = iter(range(SCRIPT_START, SCRIPT_START + 10**9, SCRIPT_STEP))
    return World(clock=lambda: next(ticks))


async def play(session: Session, lines: Iterable[str], printer: Printer) -> None:
    """Do what each line says and print it with what came of it.

    Empty lines and lines that begin with `#` are skipped.
    """
    for raw in lines:
        line = raw.strip().removeprefix("\ufeff")
        if not line or line.startswith("#"):
            continue
        printer.act(place(session), line)
        if not await step(session, line, printer):
            return


async def converse(session: Session, printer: Printer) -> None:
    """Read lines from the terminal until it ends."""
    while True:
        line = await _read_line(f"{place(session)}> ")
        if line is None:
            printer.note("")
            return
        if line.strip() and not await step(session, line.strip(), printer):
            return


async def step(session: Session, line: str, printer: Printer) -> bool:
    """Do what a line says and print what came of it; tell whether to go on."""
    try:
        outcome = await run_line(session, line)
    except Quit:
        return False
    except CannotAct as error:
        outcome = str(error)
    if isinstance(outcome, str):
        printer.note(outcome)
    elif outcome is not None:
        printer.events(outcome, session.room.chat["id"])
    return True


def place(session: Session) -> str:
    """Say who acts where, such as `You in Newsroom/Syria`."""
    kind, who = session.room.chat["type"], session.user["first_name"]
    if kind == "private":
        return str(who)
    if kind == "channel":
        return session.room.name
    topic = f"/{session.topic}" if session.topic else ""
    return f"{who} in {session.room.name}{topic}"


async def _read_line(prompt: str) -> str | None:
    """Read a line without holding up the bot; `None` at the end of input or on Ctrl-C.

    The thread is a daemon, so that a reader still waiting for a line cannot hold up the exit.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[str | None] = loop.create_future()

    def deliver(line: str | None) -> None:
        if not done.done():
            done.set_result(line)

    def read() -> None:
        try:
            line: str | None = input(prompt)
        except (EOFError, KeyboardInterrupt, ValueError):
            line = None
        loop.call_soon_threadsafe(deliver, line)

    threading.Thread(target=read, daemon=True, name="console-input").start()
    return await done


def interactive() -> bool:
    """Tell whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
