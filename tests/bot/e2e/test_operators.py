"""The commands of operators over HTTP."""

from pathlib import Path

import pytest

from index import Draft, Library, chat_collection
from tests.bot.e2e.process import running
from tests.bot.e2e.server import BotApi

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_operators_of_the_environment_have_commands_that_others_do_not(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    async with await Library.open(folder) as library:
        own = Draft("سر لا يقرؤه إلا صاحبه.", outlet="دفتر", external_id="own")
        await library.add([own], collection=chat_collection(5))
        await library.add([Draft("Rain fell.", outlet="Amber Gazette", published="2022-05-20")])
    async with BotApi() as telegram:
        boss, paul = telegram.town.person("Amal", "en"), telegram.town.person("Paul", "en")
        hers, his = telegram.town.private(boss), telegram.town.private(paul)
        async with running(telegram, folder, admins=f"{boss['id']},999") as bot:
            await telegram.write(hers, boss, "/stats")
            assert (await telegram.said(hers)).text.startswith("Articles: 2, of them public: 1")
            await telegram.write(hers, boss, "/sources")
            listed = (await telegram.said(hers)).text
            assert "Amber Gazette: one article, 20 May 2022" in listed
            assert "دفتر" not in listed
            await telegram.write(his, paul, "/stats")
            assert "do not know this command" in (await telegram.said(his)).text
            assert await bot.stop() == 0
        assert telegram.methods.lint == []
