"""A Bot API server on loopback: HTTP in front, a town behind, trouble on demand."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.bot.e2e import rules, trouble
from tests.bot.e2e.methods import Deed, Methods
from tests.bot.e2e.rules import Json, Refused
from tests.bot.e2e.town import BOT, TELEGRAM, Room, Town, forwarded, quoted, written
from tests.bot.e2e.trouble import Dropped, Garbled, Slow, Trouble

TOKEN = "777:AAE2eTestsOnLoopbackOnly-0123456789ab"  # noqa: S105 - no bot has it
PATIENCE = 20.0
"""Seconds that a test waits for the bot before it fails."""
_WEBHOOK_PAUSE = 0.1


class BotApi:
    """The server; what people do is said with its methods, and what the bot does is awaited."""

    def __init__(self) -> None:
        self.town = Town()
        self.trouble = Trouble()
        self.methods = Methods(self.town, self._note)
        self.calls: list[str] = []
        """Every method that was called."""
        self.webhook: Json = {}
        """What the webhook was set with; empty while there is none."""
        self.url = ""
        self._deeds: defaultdict[int | None, asyncio.Queue[Deed]] = defaultdict(asyncio.Queue)
        self._updates: list[Json] = []
        self._numbers = 0
        self._allowed: frozenset[str] = frozenset()
        self._news = asyncio.Condition()
        self._polls = 0
        self._in_use: set[asyncio.Protocol] = set()
        self._delivering: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=50 * 1024**2)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{name}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._delivering is not None:
            self._delivering.cancel()
        assert self._runner is not None
        await self._runner.cleanup()

    # What people do.

    async def write(self, room: Room, person: Json, text: str, **content: Any) -> Json:  # noqa: ANN401 - fields of a Message
        """Let somebody write a message; return it."""
        message = self.town.say(room, person, **written(text), **content)
        await self.deliver("message", message)
        return message

    async def reply(self, room: Room, person: Json, to: Json, text: str) -> Json:
        """Let somebody reply to a message."""
        return await self.write(room, person, text, reply_to_message=quoted(to))

    async def post(self, channel: Room, text: str) -> Json:
        """Let a channel post something; it comes into the group that discusses it by itself."""
        message = self.town.say(channel, None, **written(text))
        await self.deliver("channel_post", message)
        if channel.linked is not None:
            group = self.town.room(channel.linked)
            brought = {**forwarded(message), "is_automatic_forward": True}
            await self.deliver(
                "message", self.town.say(group, TELEGRAM, **brought, sender_chat=channel.chat)
            )
        return message

    async def forward(self, room: Room, person: Json, post: Json) -> Json:
        """Let somebody forward a channel's post to a chat."""
        message = self.town.say(room, person, **forwarded(post))
        await self.deliver("message", message)
        return message

    async def attach(self, room: Room, person: Json, name: str, content: bytes) -> Json:
        """Let somebody send a file."""
        file_id = f"file{len(self.methods.files)}"
        self.methods.files[file_id] = content
        about = {"file_id": file_id, "file_unique_id": file_id, "file_name": name}
        document = about | {"file_size": len(content)}
        message = self.town.say(room, person, document=document)
        await self.deliver("message", message)
        return message

    async def edit(self, message: Json, text: str) -> None:
        """Let a message or post be edited by who wrote it."""
        message.update(written(text), edit_date=message["date"] + 1)
        await self.deliver(
            "edited_message" if "from" in message else "edited_channel_post", message
        )

    async def press(self, deed: Deed, person: Json, button: int = 0) -> str:
        """Let somebody press a button under what the bot sent; return the id of the query."""
        row = [each for row in deed.message["reply_markup"]["inline_keyboard"] for each in row]
        query = self._query(person) | {
            "chat_instance": "1",
            "message": quoted(deed.message),
            "data": row[button]["callback_data"],
        }
        await self.deliver("callback_query", query)
        return str(query["id"])

    async def inline(self, person: Json, text: str) -> None:
        """Let somebody type after the bot's name in another chat.

        Answers to buttons that nobody waited for are over.
        """
        while not self._deeds[None].empty():
            self._deeds[None].get_nowait()
        query = self._query(person) | {"query": text, "offset": "", "chat_type": "private"}
        await self.deliver("inline_query", query)

    def _query(self, person: Json) -> Json:
        query_id = f"q{self._numbers + 1}"
        self.methods.asked(query_id)
        return {"id": query_id, "from": person}

    async def deliver(self, kind: str, content: Mapping[str, Any]) -> None:
        """Let the bot have an update of any kind, by polling or webhook."""
        self._numbers += 1
        async with self._news:
            # As it is now: what happens to a message later is another update.
            self._updates.append(
                json.loads(json.dumps({"update_id": self._numbers, kind: content}))
            )
            self._news.notify_all()

    # What the bot does.

    async def said(self, room: Room) -> Deed:
        """Wait for the next thing that the bot does in a chat."""
        return await self._next(room.id)

    async def answered(self) -> Deed:
        """Wait for the next answer to a button or an inline query."""
        return await self._next(None)

    async def _next(self, place: int | None) -> Deed:
        async with asyncio.timeout(PATIENCE):
            return await self._deeds[place].get()

    def silent(self, room: Room) -> bool:
        """Tell whether the bot has done nothing more in a chat so far."""
        return self._deeds[room.id].empty()

    async def called(self, method: str, times: int = 1) -> None:
        """Wait until `method` was called so often in all."""
        async with asyncio.timeout(PATIENCE):
            while self.calls.count(method) < times:  # noqa: ASYNC110 - calls are no events
                await asyncio.sleep(0.01)

    async def caught_up(self) -> None:
        """Wait until the bot has taken every update; it may still be busy with some."""
        async with asyncio.timeout(PATIENCE):
            while self._wanted():  # noqa: ASYNC110 - taking is no event
                await asyncio.sleep(0.01)

    def hang_up(self) -> None:
        """Close the connections that lie idle, as Telegram does in the end."""
        assert self._runner is not None
        assert self._runner.server is not None
        for connection in self._runner.server.connections:
            if connection not in self._in_use:
                connection.force_close()

    def _note(self, place: int | None, deed: Deed) -> None:
        self._deeds[place].put_nowait(deed)

    # HTTP.

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method, call = request.match_info["method"], await _parameters(request)
        self.calls.append(method)
        self._in_use.add(request.protocol)
        try:
            _check_token(request.match_info["token"])
            misfortune = self.trouble.next(method, call)
            if isinstance(misfortune, Dropped):
                assert request.transport is not None
                request.transport.abort()
                return web.Response()
            if isinstance(misfortune, Garbled):
                return web.Response(status=misfortune.status, text="<h1>Bad Gateway</h1>")
            if isinstance(misfortune, Slow):
                await asyncio.sleep(misfortune.seconds)
            elif misfortune is not None:
                raise misfortune
            result = await self._carry(method, call)
        except Refused as refused:
            return web.json_response(refused.body(), status=refused.status)
        finally:
            if method != "getUpdates":  # after which the next comes over the same connection
                self._in_use.discard(request.protocol)
        return web.json_response({"ok": True, "result": result})

    async def _carry(self, method: str, call: Json) -> object:
        match method:
            case "getUpdates":
                return await self._get_updates(call)
            case "setWebhook":
                self.webhook = call if rules.webhook(call) else {}
                self._allow(call)
                self._redeliver()
                return True
            case "deleteWebhook":
                self.webhook = {}
                self._redeliver()
                return True
        return self.methods(method, call)

    async def _download(self, request: web.Request) -> web.Response:
        content = self.methods.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _get_updates(self, call: Json) -> list[Json]:
        """Return updates, waiting for some; a second poller ends the first one's wait."""
        if self.webhook:
            raise Refused(
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
                409,
            )
        self._allow(call)
        offset, limit = int(call.get("offset") or 0), int(call.get("limit") or 100)
        self._updates = [each for each in self._updates if each["update_id"] >= offset]
        self._polls = turn = self._polls + 1
        async with self._news:
            self._news.notify_all()
            try:
                async with asyncio.timeout(float(call.get("timeout") or 0)):
                    await self._news.wait_for(lambda: self._wanted() or self._polls != turn)
            except TimeoutError:
                return []
        if self._polls != turn:
            raise trouble.second_poller()
        return self._wanted()[:limit]

    def _allow(self, call: Json) -> None:
        allowed = rules.decoded(call.get("allowed_updates"))
        if allowed is not None:
            self._allowed = frozenset(allowed)

    def _wanted(self) -> list[Json]:
        """Return the updates that wait and are of a kind that the bot asked for."""
        return [each for each in self._updates if not self._allowed or self._allowed & each.keys()]

    # The webhook.

    def _redeliver(self) -> None:
        if self._delivering is not None:
            self._delivering.cancel()
        self._delivering = asyncio.create_task(self._bring()) if self.webhook else None

    async def _bring(self) -> None:
        """Bring updates to the webhook, one after another, each until it is taken."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": str(self.webhook.get("secret_token", ""))}
        async with aiohttp.ClientSession(headers=headers) as session:
            while True:
                async with self._news:
                    await self._news.wait_for(self._wanted)
                update = self._wanted()[0]
                try:
                    async with session.post(self.webhook["url"], json=update) as response:
                        taken = response.status == 200
                except aiohttp.ClientError:
                    taken = False
                if taken:
                    self._updates.remove(update)
                else:
                    await asyncio.sleep(_WEBHOOK_PAUSE)


def _check_token(token: str) -> None:
    number, _, secret = token.partition(":")
    if not number.isdecimal() or not secret:
        raise Refused("Not Found", 404)
    if token != TOKEN:
        raise Refused("Unauthorized", 401)


async def _parameters(request: web.Request) -> Json:
    """Return the parameters of a call: JSON, a form, or the query."""
    if request.content_type == "application/json":
        return dict(await request.json())
    form = {
        name: value.file.read() if isinstance(value, web.FileField) else value
        for name, value in (await request.post()).items()
    }
    return dict(request.query) | form


__all__ = ["BOT", "PATIENCE", "TOKEN", "BotApi"]
