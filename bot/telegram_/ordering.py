"""Many chats at once, each chat in order, no chat before its turn.

A slow answer or a flood limit in one chat holds up nobody else, two messages of one chat are
answered in the order in which they were written, and a chat with a hundred messages waits with
one of them at a time, so that the others come in between. What takes long is reading what somebody
brings: presses of buttons do not wait for it, nor do the questions of others in a group.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any, Literal

from telegram import Chat, Message, Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram_.incoming import written
from bot.wording import spoken

AT_ONCE = 64
"""Updates that are handled at once, each of another chat."""

_NO_BOUND = 2**31
"""The base class would count those that wait for their chat's turn as well."""

_Line = tuple[int, Literal["written", "pressed", "added"]]
"""A chat, and what is done there that has an order of its own."""


class ChatOrder(BaseUpdateProcessor):
    """Process updates side by side, those of one chat one after another."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        super().__init__(_NO_BOUND)
        self._places = asyncio.Semaphore(at_once)
        self._turns: dict[_Line, asyncio.Lock] = {}
        self._waiting: dict[_Line, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when the updates before it in its chat are done."""
        line = _line(update)
        if line is None:
            async with self._places:
                await coroutine
            return
        turn = self._turns.setdefault(line, asyncio.Lock())
        self._waiting[line] = self._waiting.get(line, 0) + 1
        try:
            async with turn, self._places:
                await coroutine
        finally:
            self._waiting[line] -= 1
            if not self._waiting[line]:
                del self._waiting[line], self._turns[line]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""


def _line(update: object) -> _Line | None:
    """Return where an update waits for its turn; `None` where it need not."""
    if not isinstance(update, Update) or update.effective_chat is None:
        return None
    chat = update.effective_chat
    if update.callback_query is not None:
        return chat.id, "pressed"
    if update.message is not None and chat.type != Chat.PRIVATE and _adds(update.message):
        return chat.id, "added"
    return chat.id, "written"


def _adds(message: Message) -> bool:
    """Tell whether a message is the command to add what it is about."""
    text = written(message)
    if not text.startswith("/"):
        return False
    said = spoken(text)
    command = text.casefold().split()[0].partition("@")[0]
    return command == "/add" or (said is not None and said.command == "add")
