"""Many chats at once, each chat in order, no chat before its turn.

A slow answer or a flood limit in one chat holds up nobody else, two messages of one chat are
answered in the order in which they were written, and a chat with a hundred messages waits with
one of them at a time, so that the others come in between.
"""

import asyncio
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 64
"""Updates that are handled at once, each of another chat."""

_NO_BOUND = 2**31
"""The base class would count those that wait for their chat's turn as well."""


class ChatOrder(BaseUpdateProcessor):
    """Process updates side by side, those of one chat one after another."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        super().__init__(_NO_BOUND)
        self._places = asyncio.Semaphore(at_once)
        self._turns: dict[int, asyncio.Lock] = {}
        self._waiting: dict[int, int] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Await `coroutine` when the updates before it in its chat are done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            async with self._places:
                await coroutine
            return
        turn = self._turns.setdefault(chat.id, asyncio.Lock())
        self._waiting[chat.id] = self._waiting.get(chat.id, 0) + 1
        try:
            async with turn, self._places:
                await coroutine
        finally:
            self._waiting[chat.id] -= 1
            if not self._waiting[chat.id]:
                del self._waiting[chat.id], self._turns[chat.id]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""
