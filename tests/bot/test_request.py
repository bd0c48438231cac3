"""The carrier over aiohttp, against a server on loopback."""

import asyncio
import io
import json
import logging
from base64 import b64encode
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.telegram_.request import AiohttpRequest

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the one in Telegram's manual
MESSAGE = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}}


class Server:
    """Answers calls as the test says, and keeps what they carried."""

    def __init__(self) -> None:
        self.url = ""
        self.asked_for = ""
        self.credentials: str | None = None
        self.carried: dict[str, object] = {}
        self.status = 200
        self.body: object = {"ok": True, "result": MESSAGE}
        self.seconds = 0.0
        self.cuts = 0
        """How many of the next calls are cut off unanswered."""
        self.calls = 0
        self.connections: set[object] = set()

    async def handle(self, request: web.Request) -> web.Response:
        self.connections.add(request.transport)
        self.calls += 1
        self.asked_for = request.host
        self.credentials = request.headers.get("Proxy-Authorization")
        if request.content_type == "application/json":
            self.carried = await request.json()
        else:
            form = await request.post()
            self.carried = {
                key: value.file.read() if isinstance(value, web.FileField) else value
                for key, value in form.items()
            }
        await asyncio.sleep(self.seconds)
        if self.cuts:
            self.cuts -= 1
            assert request.transport is not None
            request.transport.abort()
        return web.json_response(self.body, status=self.status)


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    made.url = f"http://{host}:{port}/bot"
    yield made
    await runner.cleanup()


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    carriers = [AiohttpRequest(), AiohttpRequest()]
    for carrier in carriers:
        await carrier.initialize()
    yield Bot(TOKEN, server.url, request=carriers[0], get_updates_request=carriers[1])
    for carrier in carriers:
        await carrier.shutdown()


async def test_parameters_arrive_as_they_are(bot: Bot, server: Server) -> None:
    message = await bot.send_message(5, "خبر & <b>😀</b>", parse_mode="HTML", read_timeout=None)
    assert message.message_id == 1
    assert server.carried == {"chat_id": "5", "text": "خبر & <b>😀</b>", "parse_mode": "HTML"}


async def test_files_are_uploaded(bot: Bot, server: Server) -> None:
    await bot.send_document(5, io.BytesIO("خبر".encode()), filename="news.txt", caption="خبر")
    assert "خبر".encode() in server.carried.values()
    assert server.carried["caption"] == "خبر"


async def test_connections_are_kept(bot: Bot, server: Server) -> None:
    for _ in range(5):
        await bot.send_message(5, "x")
    assert len(server.connections) == 1


async def test_a_proxy_is_taken_from_the_environment(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = server.url.replace("http://", "http://amal:secret@").removesuffix("/bot")
    monkeypatch.setenv("http_proxy", proxy)
    request = AiohttpRequest()
    await request.initialize()
    code, _ = await request.do_request(f"http://telegram.invalid/bot{TOKEN}/getMe", "POST")
    await request.shutdown()
    assert (code, server.asked_for) == (200, "telegram.invalid")
    assert server.credentials == f"Basic {b64encode(b'amal:secret').decode()}"


async def test_a_server_for_which_the_environment_wants_no_proxy_is_called_itself(
    bot: Bot, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    await bot.send_message(5, "x")
    assert server.asked_for in server.url


@pytest.mark.parametrize(
    ("status", "parameters", "error"),
    [
        (400, {}, BadRequest),
        (403, {}, Forbidden),
        (429, {"retry_after": 3}, RetryAfter),
        (502, {}, NetworkError),
    ],
)
async def test_refusals_are_told_apart(
    bot: Bot, server: Server, status: int, parameters: object, error: type[Exception]
) -> None:
    server.status = status
    server.body = {"ok": False, "description": "No", "parameters": parameters}
    with pytest.raises(error):
        await bot.send_message(5, "x")


async def test_a_lost_connection_is_a_lost_network_and_tells_no_secret(
    bot: Bot, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.cuts = 1
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(5, "x")
    assert not isinstance(caught.value, TimedOut)
    assert server.calls == 1  # the message may have arrived: it is not sent twice
    assert TOKEN not in f"{caught.value} {caplog.text}"


async def test_what_only_reads_is_asked_once_more_over_another_connection(
    bot: Bot, server: Server
) -> None:
    server.body = {"ok": True, "result": []}
    server.cuts = 1
    assert await bot.get_updates() == ()
    assert server.calls == 2
    server.cuts = 2
    with pytest.raises(NetworkError):
        await bot.get_updates()
    assert server.calls == 4


async def test_nobody_listening_is_a_lost_network_and_tells_no_secret() -> None:
    request = AiohttpRequest()
    await request.initialize()
    with pytest.raises(NetworkError, match=r"^aiohttp\.ClientConnectorError$"):
        await request.do_request(f"http://127.0.0.1:9/bot{TOKEN}/getMe", "POST")
    await request.shutdown()


async def test_a_slow_answer_is_a_timeout(bot: Bot, server: Server) -> None:
    server.seconds = 5
    with pytest.raises(TimedOut):
        await bot.send_message(5, "x", read_timeout=0.05)


async def test_it_can_be_shut_down_twice_and_not_used_unprepared() -> None:
    request = AiohttpRequest()
    with pytest.raises(RuntimeError, match="not initialized"):
        await request.do_request("http://127.0.0.1:9/", "POST")
    await request.initialize()
    await request.initialize()
    await request.shutdown()
    await request.shutdown()
    assert json.dumps(request.read_timeout) == "10.0"
