"""Stands for Telegram: hands updates out, takes replies, and notes when."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from aiohttp import web

Json = dict[str, Any]

ME: Json = {"id": 7, "is_bot": True, "first_name": "Khabar", "username": "khabar_bot"}
HELP = "/help"
"""Asked in between: its reply is always the same, so that the order of replies can be seen."""
BATCH = 100
"""Updates that one call of getUpdates returns at most."""
PATIENCE = 30.0
"""Seconds without a reply after which what is missing counts as lost."""
_FIRST_PERSON = 10_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What people do."""

    questions: Sequence[str]
    """Written in turn."""
    count: int
    """How many messages are written in all."""
    chats: int
    """How many people write, in turn."""
    rate: float = 0.0
    """Messages a second; 0 for all at once."""
    delay: float = 0.0
    """Seconds that Telegram takes to send a message."""
    patience: float = PATIENCE
    """Seconds without a reply after which what is missing counts as lost."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a plan."""

    seconds: float
    """From the first message to the last reply."""
    waits: tuple[float, ...]
    """Seconds from each message to its reply, in the order of the replies."""
    lost: int
    """Messages without a reply."""
    disordered: int
    """Replies that answer another message of their chat than the oldest without one."""

    @property
    def rate(self) -> float:
        """Replies a second."""
        return len(self.waits) / self.seconds if self.seconds else 0.0


@dataclass(slots=True)
class _Message:
    text: str
    written: float


@dataclass(slots=True)
class Telegram:
    """Updates out, replies in."""

    url: str = ""
    _plan: Plan = field(default_factory=lambda: Plan((), 0, 1))
    _updates: deque[Json] = field(default_factory=deque)
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _unanswered: dict[int, deque[_Message]] = field(default_factory=dict)
    _waits: list[float] = field(default_factory=list)
    _answered: asyncio.Event = field(default_factory=asyncio.Event)
    _help: str = ""
    _disordered: int = 0
    _number: int = 0
    _last: float = 0.0

    async def play(self, plan: Plan) -> Outcome:
        """Let people write as planned, until everything is answered or lost."""
        self._plan, self._unanswered = plan, {}
        self._waits, self._disordered = [], 0
        begun = self._last = time.perf_counter()
        for place in range(plan.count):
            if plan.rate:
                await asyncio.sleep(begun + place / plan.rate - time.perf_counter())
            person = _FIRST_PERSON + place % plan.chats
            self._write(person, plan.questions[place % len(plan.questions)])
        while len(self._waits) < plan.count and time.perf_counter() - self._last < plan.patience:
            self._answered.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), plan.patience)
        lost = plan.count - len(self._waits)
        return Outcome(self._last - begun, tuple(self._waits), lost, self._disordered)

    def _write(self, chat: int, text: str) -> None:
        self._number += 1
        self._unanswered.setdefault(chat, deque()).append(_Message(text, time.perf_counter()))
        about = {"id": chat, "first_name": "P"}
        message: Json = {
            "message_id": self._number,
            "date": int(time.time()),
            "chat": {"type": "private", **about},
            "from": {"is_bot": False, "language_code": "ar", **about},
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._updates.append({"update_id": self._number, "message": message})
        self._news.set()

    async def handle(self, request: web.Request) -> web.Response:
        """Carry a call out."""
        is_json = request.content_type == "application/json"
        call: Json = await request.json() if is_json else dict(await request.post())
        result: object = True
        match request.match_info["method"]:
            case "getUpdates":
                result = await self._wait_for_updates(call)
            case "sendMessage":
                if self._plan.delay:
                    await asyncio.sleep(self._plan.delay)
                result = self._take(int(call["chat_id"]), str(call["text"]))
            case "getMe":
                result = ME
        return web.json_response({"ok": True, "result": result})

    async def _wait_for_updates(self, call: Json) -> list[Json]:
        while self._updates and self._updates[0]["update_id"] < int(call.get("offset", 0)):
            self._updates.popleft()
        self._news.clear()
        if not self._updates:
            try:
                async with asyncio.timeout(float(call.get("timeout", 0))):
                    await self._news.wait()
            except TimeoutError:
                return []
        return list(islice(self._updates, BATCH))

    def _take(self, chat: int, text: str) -> Json:
        """Note a reply."""
        waiting = self._unanswered.get(chat)
        if waiting:  # otherwise it answers what was given up as lost
            asked = waiting.popleft()
            self._last = time.perf_counter()
            self._waits.append(self._last - asked.written)
            if asked.text == HELP:
                self._help = self._help or text
            self._disordered += (asked.text == HELP) != (text == self._help)
            self._answered.set()
        return {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "x"}


@asynccontextmanager
async def serving() -> AsyncIterator[Telegram]:
    """Serve on a free port of loopback."""
    telegram = Telegram()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", telegram.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        telegram.url = f"http://{host}:{port}"
        yield telegram
    finally:
        await runner.cleanup()
