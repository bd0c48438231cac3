"""`khabar telegram` as a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import PREFIX
from tests.bot.e2e.server import PATIENCE, TOKEN, BotApi

_ROOT = Path(__file__).parents[3]
_READY = "Khabar answers as @khabar_bot"


class BotProcess:
    """The running bot, and what it has said on standard error."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._ready = asyncio.Event()
        self._reading = asyncio.create_task(self._read())
        self.said: list[str] = []

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    async def ready(self) -> None:
        """Wait until it answers."""
        async with asyncio.timeout(PATIENCE * 2):
            await self._ready.wait()
        assert any(line.startswith(_READY) for line in self.said), self.said

    async def lines(self, words: str) -> list[str]:
        """Wait until it has said `words`, and return the lines with them."""
        async with asyncio.timeout(PATIENCE):
            while not any(words in line for line in self.said):  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.01)
        return [line for line in self.said if words in line]

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal to stop, and return the exit code."""
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        """Wait for the end, and return the exit code."""
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
            await self._reading
        return code

    async def kill(self) -> None:
        """End it at once, if it still runs."""
        if self._process.returncode is None:
            self._process.kill()
        await self.ended()

    async def _read(self) -> None:
        assert self._process.stderr is not None
        async for line in self._process.stderr:
            self.said.append(line.decode().rstrip())
            if self.said[-1].startswith(_READY):
                self._ready.set()
        self._ready.set()


@asynccontextmanager
async def running(api: BotApi, folder: Path, **settings: object) -> AsyncIterator[BotProcess]:
    """Run the bot over the library in `folder` until the block ends.

    `settings` are named as in the environment, in small letters and without the prefix.
    """
    chosen = {
        "telegram_token": TOKEN,
        "telegram_api": api.url,
        "data_dir": folder,
        "log_level": "INFO",
        **settings,
    }
    environment = {k: v for k, v in os.environ.items() if not k.startswith(PREFIX)}
    environment |= {PREFIX + name.upper(): str(value) for name, value in chosen.items()}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "error::ResourceWarning", "-m", "bot", "telegram"),
        env=environment | {"PYTHONPATH": str(_ROOT)},
        cwd=folder.parent,
        stderr=asyncio.subprocess.PIPE,
    )
    bot = BotProcess(process)
    try:
        await bot.ready()
        yield bot
    finally:
        await bot.kill()
    assert TOKEN not in "\n".join(bot.said)
