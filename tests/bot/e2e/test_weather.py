"""Bad weather between the bot and Telegram."""

import asyncio

import pytest

from tests.bot.e2e.process import BotProcess
from tests.bot.e2e.rules import Refused
from tests.bot.e2e.server import BotApi
from tests.bot.e2e.trouble import Dropped, Garbled, Misfortune, Slow, flood, second_poller

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

QUESTION = "Who repaired the lighthouse of Cape Amber?"


@pytest.mark.parametrize(
    "misfortune",
    [flood(1), Dropped(), Garbled(502), Refused("Internal Server Error", 500), Slow(0.5)],
    ids=["429", "dropped", "502", "500", "slow"],
)
async def test_an_answer_arrives_once_whatever_it_meets(
    api: BotApi, misfortune: Misfortune
) -> None:
    paul = api.town.person("Paul", "en")
    room = api.town.private(paul)
    api.trouble.add("sendMessage", misfortune, chat=room.id)
    await api.write(room, paul, QUESTION)
    assert "Nora Haddad" in (await api.said(room)).text
    await api.write(room, paul, "/help")
    assert "Nora Haddad" not in (await api.said(room)).text


@pytest.mark.parametrize(
    "misfortune", [Dropped(), Garbled(502), flood(1), second_poller()], ids=str
)
async def test_updates_come_in_after_the_line_was_disturbed(
    api: BotApi, misfortune: Misfortune
) -> None:
    paul = api.town.person("Paul", "en")
    room = api.town.private(paul)
    api.trouble.add("getUpdates", misfortune)
    await api.write(room, paul, "/help")
    await api.said(room)
    await api.write(room, paul, QUESTION)
    assert "Nora Haddad" in (await api.said(room)).text


async def test_a_chat_that_blocked_the_bot_disturbs_no_other(api: BotApi, bot: BotProcess) -> None:
    gone, paul = api.town.person("Gone", "en"), api.town.person("Paul", "en")
    closed, room = api.town.private(gone), api.town.private(paul)
    blocked = Refused("Forbidden: bot was blocked by the user", 403)
    api.trouble.add("sendMessage", blocked, blocked, chat=closed.id)
    for text in (QUESTION, QUESTION, "/help"):
        await api.write(closed, gone, text)
    await api.write(room, paul, QUESTION)
    await api.said(room)
    assert (await api.said(closed)).text.startswith("Write your question")
    noted = await bot.lines(f"may not write in chat {closed.id}")
    assert len(noted) == 1


async def test_a_slow_chat_keeps_its_order_and_nobody_else_waiting(api: BotApi) -> None:
    amal = api.town.person("Amal", "en")
    slow = api.town.private(amal)
    api.trouble.add("sendMessage", Slow(1.5), chat=slow.id)
    asked = [await api.write(slow, amal, text) for text in ("/help", QUESTION, "/start")]
    others = [api.town.person(f"Reader {number}", "en") for number in range(20)]
    rooms = [api.town.private(other) for other in others]
    for room, other in zip(rooms, others, strict=True):
        await api.write(room, other, QUESTION)
    await asyncio.gather(*map(api.said, rooms))
    assert api.silent(slow)
    said = [(await api.said(slow)).text for _ in asked]
    assert ["Nora Haddad" in each for each in said] == [False, True, False]
    assert said[0].startswith("Write your question")


async def test_a_group_that_became_a_supergroup_disturbs_no_other(api: BotApi) -> None:
    amal = api.town.person("Amal", "en")
    group = api.town.public("group", "Growing")
    group.moved_to = api.town.public("supergroup", "Growing").id
    await api.write(group, amal, f"/ask {QUESTION}")
    room = api.town.private(amal)
    await api.write(room, amal, QUESTION)
    assert "Nora Haddad" in (await api.said(room)).text
