"""After "too many requests" the chat that was meant waits, and no other."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import RetryAfter
from telegram.ext import ExtBot

from bot.console.world import World
from bot.telegram_.flood import RETRIES, ChatLimiter
from tests.bot.telegram_server import Telegram, refusal

LIMIT = refusal(429, "Too Many Requests: retry after 1", retry_after=1)
SOON = RetryAfter(timedelta(milliseconds=1))


@pytest.fixture
def telegram(world: World) -> Telegram:
    for name in ("Amal", "Salim"):
        world.private(world.user(name, "ar"))
    return Telegram(world)


def bot_of(telegram: Telegram) -> ExtBot[int]:
    return ExtBot(
        "1:test", request=telegram, get_updates_request=telegram, rate_limiter=ChatLimiter(0)
    )


async def test_a_flood_limit_of_one_chat_holds_up_no_other(telegram: Telegram) -> None:
    telegram.trouble["sendMessage"].append(LIMIT)
    async with bot_of(telegram) as bot:
        refused = asyncio.create_task(bot.send_message(101, "first"))
        await asyncio.sleep(0.05)
        assert telegram.calls.count("sendMessage") == 1
        later = asyncio.create_task(bot.send_message(101, "second"))
        await bot.send_message(102, "to another")
        assert not refused.done()
        await asyncio.gather(refused, later)
    said = [event.message["text"] for event in telegram.events()]
    assert said[0] == "to another"
    assert sorted(said[1:]) == ["first", "second"]
    # What came meanwhile for the same chat was not tried before it was time.
    assert telegram.calls.count("sendMessage") == len(said) + 1


async def test_it_is_given_up_where_telegram_keeps_saying_so(telegram: Telegram) -> None:
    telegram.trouble["sendMessage"].extend([SOON] * (RETRIES + 1))
    async with bot_of(telegram) as bot:
        with pytest.raises(RetryAfter):
            await bot.send_message(101, "x")
        assert telegram.calls.count("sendMessage") == RETRIES + 1
        await bot.send_message(101, "y")
