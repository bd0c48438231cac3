"""Behind a webhook: Telegram calls a proxy, and the proxy the bot."""

import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from tests.bot.e2e.process import running
from tests.bot.e2e.server import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="session")

SECRET = "only-Telegram_knows-1"  # noqa: S105 - made up
QUESTION = "Who repaired the lighthouse of Cape Amber?"


@asynccontextmanager
async def proxy(port: int) -> AsyncIterator[str]:
    """Pass what comes to /outside on to /inside on `port`; give the public address."""

    async def passed_on(request: web.Request) -> web.Response:
        address = f"http://127.0.0.1:{port}/inside"
        body = await request.read()
        async with (
            aiohttp.ClientSession() as session,
            session.post(address, data=body, headers=request.headers) as response,
        ):
            return web.Response(status=response.status, body=await response.read())

    app = web.Application()
    app.router.add_post("/outside/khabar", passed_on)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, outside = runner.addresses[0][:2]
    yield f"http://{host}:{outside}/outside/khabar"
    await runner.cleanup()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


async def test_updates_are_taken_from_telegram_alone(library: Path, tmp_path: Path) -> None:
    folder, port = shutil.copytree(library, tmp_path / "data"), free_port()
    async with BotApi() as telegram, proxy(port) as address:
        settings = {
            "webhook_url": address,
            "webhook_secret": SECRET,
            "webhook_port": port,
            "webhook_path": "/inside",
            "log_level": "DEBUG",
        }
        async with running(telegram, folder, **settings) as bot, aiohttp.ClientSession() as anyone:
            assert telegram.webhook["url"] == address
            assert telegram.webhook["secret_token"] == SECRET
            paul = telegram.town.person("Paul", "en")
            room = telegram.town.private(paul)
            await telegram.write(room, paul, QUESTION)
            assert "Nora Haddad" in (await telegram.said(room)).text
            forged = {"update_id": 9, "message": {**room.messages[1], "message_id": 9}}
            for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"}):
                async with anyone.post(address, json=forged, headers=headers) as response:
                    assert response.status == 403
            async with anyone.post(address + "/elsewhere", json=forged) as response:
                assert response.status == 404
            await telegram.write(room, paul, "/help")
            assert (await telegram.said(room)).text.startswith("Write your question")
            assert await bot.stop() == 0
        assert "getUpdates" not in telegram.calls
        assert SECRET not in "\n".join(bot.said)
        assert telegram.methods.lint == []
