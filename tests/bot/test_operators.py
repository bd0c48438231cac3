"""Failures that need a person reach one, once."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from telegram import Bot

from bot.console.world import World
from bot.locale import messages
from bot.telegram_.logs import OneLine
from bot.telegram_.operators import AT_MOST, SILENCE, OperatorNotices
from tests.bot.telegram_server import Telegram, refusal

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the one in Telegram's manual
LOG = logging.getLogger("bot.somewhere")


class Office:
    """Operators who listen, and a clock that they set."""

    def __init__(self, world: World) -> None:
        self.now = 0.0
        self.telegram = Telegram(world)
        rooms = [world.private(world.user(name, "en")) for name in ("Huda", "Salim")]
        self.operators = [room.chat["id"] for room in rooms]

    async def heard(self) -> list[str]:
        """Return what each operator was told, by the second line."""
        await asyncio.sleep(0.05)
        return [event.message["text"].splitlines()[1] for event in self.telegram.events()]

    @asynccontextmanager
    async def listening(self) -> AsyncIterator["Office"]:
        async with Bot(TOKEN, request=self.telegram, get_updates_request=self.telegram) as bot:
            redact = OneLine(TOKEN).redact
            notices = OperatorNotices(
                bot, self.operators, messages("en"), redact, clock=lambda: self.now
            )
            notices.attach()
            yield self
            await notices.detach()


@pytest.fixture
async def office(world: World) -> AsyncIterator[Office]:
    async with Office(world).listening() as office:
        yield office


async def test_one_kind_of_failure_is_told_once_an_hour_to_each(office: Office) -> None:
    for number in range(50):
        LOG.error("The disk is full at %d", number)
    assert await office.heard() == ["The disk is full at 0"] * 2
    office.now += SILENCE
    LOG.error("The disk is full at %d", 99)
    assert await office.heard() == ["The disk is full at 99"] * 2


async def test_one_sentence_about_errors_of_two_kinds_is_told_of_both(office: Office) -> None:
    for error in (KeyError("a"), OSError("full"), KeyError("b"), OSError("full again")):
        LOG.error("A fault: %s", error)
    assert Counter(await office.heard()) == {"A fault: 'a'": 2, "A fault: full": 2}


async def test_many_kinds_of_failure_are_no_flood(office: Office) -> None:
    for number in range(100):
        LOG.error(f"Failure {number}")  # noqa: G004 - each is a kind of its own
    assert len(await office.heard()) == AT_MOST * 2


async def test_what_needs_nobody_is_not_told(office: Office) -> None:
    LOG.warning("The network is lost")
    logging.getLogger("telegram.ext").error("somebody else's error")
    assert await office.heard() == []


async def test_secrets_and_markup_are_not_sent(office: Office) -> None:
    LOG.error("<b>%s</b> & more", TOKEN)
    assert await office.heard() == ["<b><secret></b> & more"] * 2


async def test_other_threads_may_fail(office: Office) -> None:
    await asyncio.to_thread(LOG.error, "A thread failed")
    assert await office.heard() == ["A thread failed"] * 2


async def test_an_operator_who_cannot_be_told_is_logged_and_the_others_are_told(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = refusal(403, "Forbidden: bot was blocked by the user")
    office.telegram.trouble["sendMessage"].append(blocked)
    LOG.error("The disk is full")
    assert await office.heard() == ["The disk is full"]
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


async def test_nobody_is_told_after_the_end(world: World) -> None:
    office = Office(world)
    async with office.listening():
        LOG.debug("all is well")
    LOG.error("too late")
    assert await office.heard() == []
