"""The processes that are measured: the bot, and the one it is compared with."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

TOKEN = "7:made-up-for-the-benchmark"  # noqa: S105 - no bot has it
_ROOT = Path(__file__).resolve().parents[2]
_LAST_WORDS = 10.0

ECHO = (sys.executable, "-m", "benchmarks.bot.echo")
KHABAR = (sys.executable, "-m", "bot", "telegram")


@dataclass(frozen=True, slots=True)
class Use:
    """What a process holds."""

    memory: int
    """Bytes in memory (RSS)."""
    files: int
    """Open files and sockets."""
    cpu: float
    """Seconds of processor time since it began."""


def use_of(pid: int) -> Use:
    """Return what a process and those that work for it hold now."""
    first = psutil.Process(pid)
    family = [first, *first.children(recursive=True)]
    times = [process.cpu_times() for process in family]
    return Use(
        memory=sum(process.memory_info().rss for process in family),
        files=sum(process.num_fds() for process in family),
        cpu=sum(each.user + each.system for each in times),
    )


def settings_of(address: str, folder: Path, workers: int) -> dict[str, str]:
    """Return the environment in which the bot runs over the library in `folder`.

    Nobody is held back: the people of the benchmark ask more than people do.
    """
    return {
        "KHABAR_TELEGRAM_TOKEN": TOKEN,
        "KHABAR_TELEGRAM_API": address,
        "KHABAR_DATA_DIR": str(folder),
        "KHABAR_WORKERS": str(workers),
        "KHABAR_LIMIT_PERSON": "0",
        "KHABAR_LIMIT_GROUP": "0",
    }


@asynccontextmanager
async def running(command: Sequence[str], environment: dict[str, str]) -> AsyncIterator[int]:
    """Run a bot; give its process id."""
    process = await asyncio.create_subprocess_exec(
        *command, cwd=_ROOT, env=os.environ | environment, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), _LAST_WORDS)
            except TimeoutError:
                process.kill()
                await process.wait()
