"""A day of traffic at another pace: nothing grows, nothing is lost, nothing changes places."""

import asyncio
import shutil
from collections import Counter
from pathlib import Path

import psutil
import pytest

from bot.telegram_.request import CONNECTIONS
from tests.bot.e2e.process import BotProcess, running
from tests.bot.e2e.server import PATIENCE, BotApi

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.slow]

PEOPLE = 40
ROUNDS = 8
TEXTS = ("Who repaired the lighthouse of Cape Amber?", "/help", "سد الوادي الكبير")
GROWTH = 12 * 1024 * 1024
"""Bytes in the second half, for caches that fill and what the allocator keeps."""


async def test_memory_and_open_files_do_not_grow(library: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(library, tmp_path / "data")
    async with BotApi() as api, running(api, folder, limit_person=0) as bot:
        people = [api.town.person(f"Reader {number}", "en") for number in range(PEOPLE)]
        rooms = [api.town.private(person) for person in people]
        process, held = psutil.Process(bot.pid), []
        files = await settled(api, process, None)
        for _ in range(ROUNDS):
            for text in TEXTS:
                for room, person in zip(rooms, people, strict=True):
                    await api.write(room, person, text)
            for text in TEXTS:
                said = await asyncio.gather(*map(api.said, rooms))
                is_help = ["Write your question" in deed.text for deed in said]
                assert is_help == [text == "/help"] * PEOPLE
            held.append(process.memory_info().rss)
            # as many as may be on their way at once, and the one that waits for updates
            assert open_files(process)["connection"] <= CONNECTIONS + 1
            assert await settled(api, process, files) == files
        assert max(held[ROUNDS // 2 :]) - held[ROUNDS // 2 - 1] < GROWTH
        assert_nobody_noticed(bot)
        assert await bot.stop() == 0
        assert all(map(api.silent, rooms))
        assert api.methods.lint == []


def open_files(process: psutil.Process) -> Counter[str]:
    """Return how often each file is open, how many connections are, and everything that is."""
    files = Counter(file.path for file in process.open_files())
    files["connection"] = len(process.net_connections("inet"))
    files["descriptor"] = process.num_fds()
    return files


async def settled(
    api: BotApi, process: psutil.Process, wanted: Counter[str] | None
) -> Counter[str]:
    """Return the open files when only the connection that waits for updates is left.

    Kept connections are closed from the other side, for how many there are is chance. What is
    closed is closed in a moment; what is still open when patience ends has leaked.
    """
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while True:
        api.hang_up()
        await asyncio.sleep(0.05)
        files = open_files(process)
        is_quiet = files["connection"] == 1 and wanted in (None, files)
        if is_quiet or asyncio.get_running_loop().time() > deadline:
            return files


def assert_nobody_noticed(bot: BotProcess) -> None:
    """Fail if closing connections that lay idle was taken for trouble with the network."""
    assert not [line for line in bot.said if "cannot be reached" in line]
