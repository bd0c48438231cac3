"""Standing questions over HTTP: told once, whoever put the news in, also after a restart."""

import asyncio
import json
import shutil
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.telegram_.alerts import LOOK_EVERY
from tests.bot.e2e.process import running
from tests.bot.e2e.server import BotApi
from tests.bot.e2e.town import Room
from tests.bot.e2e.trouble import Garbled

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "متى تبحر سفينة الأبحاث «المرجان»؟"
SAILING = "تبحر سفينة الأبحاث «المرجان» فجر الثلاثاء من رصيف التلال الشرقي."
DELAYED = "تأجل إبحار «المرجان»: تبحر سفينة الأبحاث يوم الجمعة بعد إصلاح محركها."


@pytest_asyncio.fixture(loop_scope="session")
async def telegram() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server
    assert server.methods.lint == []


@pytest.fixture
def folder(library: Path, tmp_path: Path) -> Path:
    return shutil.copytree(library, tmp_path / "data")


async def watch(api: BotApi, name: str, question: str = QUESTION) -> Room:
    """Let somebody new put a standing question; return their private chat."""
    person = api.town.person(name)
    room = api.town.private(person)
    await api.write(room, person, f"/watch {question}")
    assert "سأنبّهك" in (await api.said(room)).text
    return room


async def settled(api: BotApi) -> None:
    """Wait until the bot has looked for news once more: it answers, and a look is due."""
    person = api.town.person("Watchman")
    room = api.town.private(person)
    await api.write(room, person, "/help")
    await api.said(room)
    await asyncio.sleep(LOOK_EVERY + 1)


async def test_a_post_is_told_to_whom_it_answers_and_a_chat_that_blocked_is_left_alone(
    telegram: BotApi, folder: Path
) -> None:
    channel = telegram.town.public("channel", "مرصد البحر", username="sea_watch")
    async with running(telegram, folder) as bot:
        hers = await watch(telegram, "Amal")
        blocked = await watch(telegram, "Basim")
        other = await watch(telegram, "Paul", "من فاز بسباق الجمال في الرمان؟")
        blocked.closed = "bot was blocked by the user"
        telegram.trouble.add("sendMessage", Garbled(), chat=hers.id)
        await telegram.post(channel, SAILING)
        alert = await telegram.said(hers)
        assert alert.text.startswith("🔔 جديد عن سؤال تتابعه: ")
        assert "فجر الثلاثاء" in alert.text
        links = [each["url"] for each in alert.message["entities"] if "url" in each]
        assert links == ["https://t.me/sea_watch/1"]
        assert await bot.lines(f"The chat {blocked.id} is told nothing more")
        blocked.closed = ""
        await telegram.post(channel, DELAYED)
        assert "يوم الجمعة" in (await telegram.said(hers)).text
        await settled(telegram)
        assert telegram.silent(blocked)
        assert telegram.silent(other)
        assert telegram.silent(hers)
        person = {"id": hers.id, "is_bot": False, "first_name": "Amal", "language_code": "ar"}
        await telegram.press(alert, person)
        assert "أوقفت متابعة السؤال" in (await telegram.answered()).text
        assert await bot.stop() == 0


@pytest.mark.slow
async def test_after_a_restart_what_came_meanwhile_is_told_and_nothing_twice(
    telegram: BotApi, folder: Path
) -> None:
    channel = telegram.town.public("channel", "مرصد البحر", username="sea_watch")
    async with running(telegram, folder) as bot:
        hers = await watch(telegram, "Amal")
        await telegram.post(channel, SAILING)
        assert "فجر الثلاثاء" in (await telegram.said(hers)).text
        assert await bot.stop() == 0
    await ingest(folder, DELAYED)
    async with running(telegram, folder) as bot:
        assert "يوم الجمعة" in (await telegram.said(hers)).text
        await ingest(folder, "ظهرت دلافين قرب رصيف التلال الشرقي.")
        await settled(telegram)
        assert telegram.silent(hers)
        assert await bot.stop() == 0


@pytest.mark.slow
async def test_what_another_process_puts_in_is_told_while_workers_answer(
    telegram: BotApi, folder: Path
) -> None:
    async with running(telegram, folder, workers=1) as bot:
        hers = await watch(telegram, "Amal")
        await ingest(folder, SAILING)
        assert "فجر الثلاثاء" in (await telegram.said(hers)).text
        assert await bot.stop() == 0


async def test_what_is_in_a_private_channel_is_told_to_nobody_else(
    telegram: BotApi, folder: Path
) -> None:
    private = telegram.town.public("channel", "دفتر المحررين")
    public = telegram.town.public("channel", "مرصد البحر", username="sea_watch")
    async with running(telegram, folder) as bot:
        hers = await watch(telegram, "Amal")
        await telegram.post(private, SAILING)
        await telegram.post(public, DELAYED)
        assert "يوم الجمعة" in (await telegram.said(hers)).text
        await settled(telegram)
        assert telegram.silent(hers)
        assert await bot.stop() == 0


@pytest.mark.slow
async def test_in_quiet_hours_nothing_is_told(telegram: BotApi, folder: Path) -> None:
    hour = datetime.now(UTC).hour
    quiet = f"{(hour - 1) % 24}-{(hour + 2) % 24}"
    async with running(telegram, folder, quiet_hours=quiet) as bot:
        hers = await watch(telegram, "Amal")
        await ingest(folder, SAILING)
        await settled(telegram)
        assert telegram.silent(hers)
        assert await bot.stop() == 0
    async with running(telegram, folder) as bot:
        assert "فجر الثلاثاء" in (await telegram.said(hers)).text
        assert await bot.stop() == 0


async def ingest(folder: Path, text: str) -> None:
    """Put an article in by a process of its own."""
    file = folder.parent / "more.jsonl"
    file.write_text(json.dumps({"text": text}, ensure_ascii=False), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "ingest", str(file), "--data-dir", str(folder)),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 0, said.decode()
