"""A day of traffic at another pace: nothing grows, nothing is lost, nothing changes places."""

import asyncio
import shutil
from pathlib import Path

import psutil
import pytest

from tests.bot.e2e.process import running
from tests.bot.e2e.server import BotApi

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
        process, held, files = psutil.Process(bot.pid), [], []
        for _ in range(ROUNDS):
            for text in TEXTS:
                for room, person in zip(rooms, people, strict=True):
                    await api.write(room, person, text)
            for text in TEXTS:
                said = await asyncio.gather(*map(api.said, rooms))
                is_help = ["Write your question" in deed.text for deed in said]
                assert is_help == [text == "/help"] * PEOPLE
            held.append(process.memory_info().rss)
            files.append(process.num_fds())
        assert max(held[ROUNDS // 2 :]) - held[ROUNDS // 2 - 1] < GROWTH
        # a connection more is open now and then; a leak would be there in every later round
        assert min(files[ROUNDS // 2 :]) <= max(files[: ROUNDS // 2])
        assert await bot.stop() == 0
        assert all(map(api.silent, rooms))
        assert api.methods.lint == []
