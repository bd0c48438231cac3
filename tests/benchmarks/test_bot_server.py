"""The server of the bot's benchmark counts what is answered, lost and out of order."""

import asyncio

import aiohttp

from benchmarks.bot.server import HELP, Plan, Telegram, serving

QUESTIONS = ("one", HELP, "three", "four")


async def _answer(telegram: Telegram, texts: dict[str, str]) -> None:
    """Answer as a bot would: what `texts` has for a message, or nothing."""
    offset = 0
    async with aiohttp.ClientSession() as session:

        async def call(method: str, **parameters: object) -> list[dict[str, dict[str, object]]]:
            url = f"{telegram.url}/bot1:x/{method}"
            async with session.post(url, json=parameters) as response:
                return list((await response.json())["result"])

        while True:
            for update in await call("getUpdates", offset=offset, timeout=5):
                offset = int(str(update["update_id"])) + 1
                message = update["message"]
                if said := texts.get(str(message["text"])):
                    await call("sendMessage", chat_id=10_000, text=said)


async def test_replies_are_counted() -> None:
    for texts, lost, disordered in (
        ({text: f"re {text}" for text in QUESTIONS}, 0, 0),
        ({"one": "re one", HELP: "re help", "three": "re help", "four": "re four"}, 0, 1),
        ({"one": "re one", HELP: "re help"}, 2, 0),
    ):
        async with serving() as telegram:
            bot = asyncio.create_task(_answer(telegram, texts))
            outcome = await telegram.play(Plan(QUESTIONS, len(QUESTIONS), 1, patience=0.3))
            bot.cancel()
            await asyncio.wait([bot])
        assert (outcome.lost, outcome.disordered) == (lost, disordered)
        assert len(outcome.waits) == len(QUESTIONS) - lost
