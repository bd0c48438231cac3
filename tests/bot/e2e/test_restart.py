"""Stopping, and starting again where it was."""

import shutil
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.bot.e2e.process import running
from tests.bot.e2e.server import BotApi
from tests.bot.e2e.trouble import Slow

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOPIC = "سد الوادي الكبير"
LIGHTHOUSE = "Who repaired the lighthouse of Cape Amber?"
MAX_AGE = 600


@pytest_asyncio.fixture(loop_scope="session")
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server
    assert server.methods.lint == []


async def test_a_stop_finishes_what_is_in_flight_and_a_start_goes_on_from_there(
    telegram: BotApi, library: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(library, tmp_path / "data")
    amal, paul = telegram.town.person("Amal"), telegram.town.person("Paul", "en")
    hers, his = telegram.town.private(amal), telegram.town.private(paul)
    settings = {"max_question_age": MAX_AGE, "limit_person": 3}

    async with running(telegram, folder, **settings) as bot:
        await telegram.write(hers, amal, TOPIC)
        first = await telegram.said(hers)
        telegram.trouble.add("sendMessage", Slow(1))
        await telegram.write(his, paul, LIGHTHOUSE)
        await telegram.called("sendMessage", 2)
        assert await bot.stop(signal.SIGTERM) == 0
        assert not telegram.silent(his)
        assert "Nora Haddad" in (await telegram.said(his)).text

    old = {"date": int(time.time()) - MAX_AGE - 60}
    await telegram.write(his, paul, "/start", **old)
    await telegram.write(his, paul, LIGHTHOUSE, **old)
    await telegram.press(first, amal)
    await telegram.write(his, paul, "/help", date=int(time.time()) - MAX_AGE + 300)

    async with running(telegram, folder, **settings) as bot:
        turned = await telegram.said(hers)
        assert turned.method == "editMessageText"
        assert turned.text != first.text
        assert (await telegram.said(his)).text.startswith("Write your question")
        for _ in range(8):
            await telegram.write(his, paul, "/help")
        said = [(await telegram.said(his)).text for _ in range(3)]
        assert ["more than I can answer" in each for each in said] == [False, False, True]
        # What never comes back is dropped, and the process still ends.
        telegram.trouble.add("sendMessage", Slow(3600))
        await telegram.write(hers, amal, "/help")
        await telegram.called("sendMessage", 6)
        assert telegram.silent(his)
        assert await bot.stop(signal.SIGINT) == 0
