"""Libraries of one's own, and channels with their discussion groups, over HTTP."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web

from bot.bidi import FSI, PDI
from tests.bot.e2e.methods import Deed
from tests.bot.e2e.process import BotProcess, running
from tests.bot.e2e.server import BotApi
from tests.bot.e2e.town import Room

pytestmark = pytest.mark.asyncio(loop_scope="session")

STORY = (
    "حديقة الورد تفتح أبوابها\n\n"
    "افتتح مجلس مدينة القرنفل حديقة الورد صباح الأحد بحضور أهل الحي.\n"
    "وقالت رئيسة المجلس سلمى الحداد إن الحديقة تضم ألف شجرة ورد جورية."
)
QUESTION = "كم شجرة ورد في حديقة القرنفل؟"


def text(deed: Deed) -> str:
    return deed.text.replace(FSI, "").replace(PDI, "")


async def ask(api: BotApi, room: Room, person: Any, line: str) -> str:  # noqa: ANN401 - Json
    await api.write(room, person, line)
    return text(await api.said(room))


@pytest.mark.usefixtures("bot")
async def test_a_file_is_fetched_kept_for_its_chat_and_exported(api: BotApi) -> None:
    amal, paul = api.town.person("Amal"), api.town.person("Paul")
    room, other = api.town.private(amal), api.town.private(paul)
    await api.attach(room, amal, "حديقة.txt", STORY.encode())
    added = await api.said(room)
    assert "أضفت خبرًا إلى مكتبة هذه المحادثة" in text(added)
    assert "ألف شجرة ورد" in await ask(api, room, amal, QUESTION)
    assert "ألف شجرة ورد" not in await ask(api, other, paul, QUESTION)
    assert "فارغة" in await ask(api, other, paul, "/library")
    await api.write(room, amal, "/library")
    listed = await api.said(room)
    await api.press(listed, amal, 1)
    exported = await api.said(room)
    assert exported.method == "sendDocument"
    [line] = exported.call["document"].decode().splitlines()
    assert json.loads(line)["title"] == "حديقة الورد تفتح أبوابها"
    await api.press(added, amal)
    undone = await api.said(room)
    assert (undone.method, text(undone)) == ("editMessageText", "حذفت الخبر.")
    assert "ألف شجرة ورد" not in await ask(api, room, amal, QUESTION)


@pytest.mark.usefixtures("bot")
async def test_what_telegram_does_not_hand_out_is_said_so(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    sent = await api.attach(room, amal, "news.txt", STORY.encode())
    await api.said(room)
    del api.methods.files[sent["document"]["file_id"]]
    await api.deliver("message", sent)
    assert "أرسله من جديد" in text(await api.said(room))
    large = {"file_id": "x", "file_unique_id": "x", "file_name": "a.txt", "file_size": 10**8}
    await api.deliver("message", {**sent, "document": large})
    assert "أكبر من اللازم" in text(await api.said(room))


@pytest.mark.usefixtures("bot")
async def test_addresses_in_the_own_network_are_not_fetched(api: BotApi) -> None:
    amal = api.town.person("Amal", "en")
    room = api.town.private(amal)
    calls = len(api.calls)
    for url in (api.url, api.url.replace("127.0.0.1", "localhost"), "http://[::1]:80/"):
        assert "not public" in await ask(api, room, amal, f"{url}/bot1:x/getMe")
    assert "getMe" not in api.calls[calls:]


@pytest.mark.usefixtures("bot")
async def test_a_private_channel_is_read_in_its_group_and_its_posts_are_forgotten(
    api: BotApi,
) -> None:
    amal = api.town.person("Amal")
    channel = api.town.public("channel", "دفتر المحررين")
    group = api.town.public("supergroup", "مجلس التحرير")
    api.town.link(channel, group)
    post = await api.post(channel, "مسودة: صاحب سفينة القرصان مدين لثلاثة مصارف بحرية.")
    question = "/ask كم مصرفًا صاحب سفينة القرصان مدين له؟"
    found = ""
    for _ in range(50):  # a post is indexed beside other chats, and nothing tells when it is done
        found = await ask(api, group, amal, question)
        if "لثلاثة مصارف" in found:
            break
        await asyncio.sleep(0.1)
    assert "لثلاثة مصارف" in found
    room = api.town.private(amal)
    assert "لثلاثة" not in await ask(api, room, amal, question)
    link = f"https://t.me/c/{str(channel.id).removeprefix('-100')}/{post['message_id']}"
    assert "لا يزيل منشورات" in await ask(api, group, amal, f"/forget {link}")
    api.methods.admins[group.id] = {amal["id"]}
    assert "نسيت المنشور" in await ask(api, group, amal, f"/forget {link}")
    assert "لثلاثة" not in await ask(api, group, amal, question)


@pytest.mark.usefixtures("bot")
async def test_a_forwarded_post_keeps_its_link(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    channel = api.town.public("channel", "مرصد القرنفل", username="clove_watch")
    post = api.town.say(channel, None, text="ضل قطيع من الإبل طريقه قرب واحة القرنفل.")
    await api.forward(room, amal, post)
    added = await api.said(room)
    links = [each.get("url") for each in added.message["entities"]]
    assert links == [f"https://t.me/clove_watch/{post['message_id']}"]


class Site:
    """A news site on this machine, as slow as its path says."""

    def __init__(self) -> None:
        self.url = ""
        self.let_go = asyncio.Event()

    async def page(self, request: web.Request) -> web.Response:
        if request.path == "/slow":
            await self.let_go.wait()
        body = "".join(f"<p>{line}</p>" for line in STORY.splitlines()[2:])
        return web.Response(
            text=f"<html><head><title>حديقة الورد</title></head><article>{body}</article></html>",
            content_type="text/html",
        )


@pytest_asyncio.fixture(loop_scope="session")
async def site() -> AsyncIterator[Site]:
    made = Site()
    app = web.Application()
    app.router.add_get("/{place}", made.page)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@pytest_asyncio.fixture(loop_scope="session")
async def open_bot(tmp_path: Path) -> AsyncIterator[tuple[BotApi, BotProcess]]:
    """Return a bot that may fetch from this machine, and its server."""
    async with (
        BotApi() as api,
        running(api, tmp_path / "data", fetch_internal="true", chat_articles=1) as process,
    ):
        yield api, process
        assert api.methods.lint == []


@pytest.mark.slow
async def test_a_page_is_fetched_and_long_work_is_told_in_one_message(
    open_bot: tuple[BotApi, BotProcess], site: Site
) -> None:
    api, process = open_bot
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    await api.write(room, amal, f"{site.url}/slow")
    reading = await api.said(room)
    assert (reading.method, text(reading)) == ("sendMessage", "أقرأ ما أرسلته…")
    site.let_go.set()
    added = await api.said(room)
    assert added.method == "editMessageText"
    assert added.message["message_id"] == reading.message["message_id"]
    assert "حديقة الورد" in text(added)
    assert "ألف شجرة ورد" in await ask(api, room, amal, QUESTION)
    assert "امتلأت مكتبة" in await ask(api, room, amal, f"{site.url}/other")
    # What is still being fetched does not keep the bot from stopping.
    paul = api.town.person("Paul")
    site.let_go.clear()
    await api.write(api.town.private(paul), paul, f"{site.url}/slow")
    await api.caught_up()
    assert await process.stop(signal.SIGTERM) == 0
