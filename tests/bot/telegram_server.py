"""Telegram as the bot's service meets it: updates to fetch, and trouble on demand."""

import asyncio
import json
from collections import defaultdict, deque

from telegram.error import TelegramError
from telegram.request import RequestData

from bot.console.api import InProcessApi
from bot.console.world import Json, World

Trouble = TelegramError | tuple[int, Json]
"""What a call meets: an error on the way, or a status and a body."""


def refusal(status: int, description: str, **parameters: int) -> Trouble:
    body: Json = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


class Telegram(InProcessApi):
    """The Bot API within the process, with long polling and scripted trouble."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.trouble: defaultdict[str, deque[Trouble]] = defaultdict(deque)
        """What the next calls of a method meet."""
        self.calls: list[str] = []
        self._updates: deque[Json] = deque()

    def deliver(self, update: Json) -> None:
        """Let the next poll return an update."""
        self._updates.append(update)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        self.calls.append(name)
        if self.trouble[name]:
            trouble = self.trouble[name].popleft()
            if isinstance(trouble, TelegramError):
                raise trouble
            return trouble[0], json.dumps(trouble[1]).encode()
        if name == "getUpdates":
            await asyncio.sleep(0.01)
            updates = [self._updates.popleft() for _ in range(len(self._updates))]
            return 200, json.dumps({"ok": True, "result": updates}).encode()
        return await super().do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )
