"""The commands of operators over HTTP."""

from pathlib import Path

import pytest

from tests.bot.e2e.process import running
from tests.bot.e2e.server import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_operators_of_the_environment_have_commands_that_others_do_not(
    library: Path,
) -> None:
    async with BotApi() as telegram:
        boss, paul = telegram.town.person("Amal", "en"), telegram.town.person("Paul", "en")
        hers, his = telegram.town.private(boss), telegram.town.private(paul)
        async with running(telegram, library, admins=f"{boss['id']},999") as bot:
            await telegram.write(hers, boss, "/stats")
            assert (await telegram.said(hers)).text.startswith("Articles: 2, of them public: 2")
            await telegram.write(hers, boss, "/sources")
            assert "Amber Gazette: one article, 20 May 2022" in (await telegram.said(hers)).text
            await telegram.write(his, paul, "/stats")
            assert "do not know this command" in (await telegram.said(his)).text
            assert await bot.stop() == 0
        assert telegram.methods.lint == []
