"""What the end-to-end tests stand on: a small library, a server, and one bot for most of them."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from index import Draft, Library
from tests.bot.e2e.process import BotProcess, running
from tests.bot.e2e.server import BotApi

DAM = Draft(
    text=(
        "أعلنت وزارة الموارد المائية أن سد الوادي الكبير امتلأ للمرة الأولى منذ عشرين عامًا.\n"
        "وقالت مديرة السد ليلى الحسن إن سد الوادي الكبير يخزن أربعين مليون متر مكعب.\n"
        "وفتحت بوابات سد الوادي الكبير مساء الأحد لتصريف المياه <الزائدة> & الطمي.\n"
        "وحذر المزارع يونس من أن سد الوادي الكبير يهدد القرى القريبة إذا استمر المطر.\n"
        "ويبعد سد الوادي الكبير ثلاثين كيلومترًا عن مدينة الرمان.\n"
        "وزار رئيس البلدية سد الوادي الكبير ووعد أهل الرمان بحواجز جديدة."
    ),
    title="امتلاء سد الوادي الكبير & فتح بواباته",
    outlet="إذاعة الرمان",
    published="2022-02-14",
    url="https://example.org/dam?a=1&b=2",
    external_id="dam",
)
LIGHTHOUSE = Draft(
    text="The lighthouse of Cape Amber was repaired by the engineer Nora Haddad in May.",
    title="Lighthouse shines again",
    outlet="Amber Gazette",
    published="2022-05-20",
    external_id="lighthouse",
)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a small library; tests that write to it take a copy."""
    folder = tmp_path_factory.mktemp("e2e") / "data"
    async with await Library.open(folder) as opened:
        await opened.add([DAM, LIGHTHOUSE])
    return folder


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server
    assert server.methods.lint == []


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def bot(
    api: BotApi, library: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[BotProcess]:
    """Return a bot that polls the server `api`, for all tests that do not stop it.

    It has a copy of the library, in which it keeps what their channels post.
    """
    own = tmp_path_factory.mktemp("bot") / "data"
    shutil.copytree(library, own)
    async with running(api, own) as process:
        yield process
        assert await process.stop() == 0
    assert "Traceback" not in "\n".join(process.said)
