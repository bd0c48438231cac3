"""The server refuses what Telegram refuses, in its words."""

import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.bot.e2e.server import TOKEN, BotApi
from tests.bot.e2e.trouble import Dropped, Garbled, flood

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHAT = 5002
KEYBOARD = {"inline_keyboard": [[{"text": "x", "callback_data": "d" * 65}]]}
RESULT = {
    "type": "article",
    "title": "x",
    "input_message_content": {"message_text": "x"},
}


class Caller:
    """Calls methods of a server as a bot would."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self.api = api
        self.session = session

    async def __call__(self, method: str, bot: str = TOKEN, **call: Any) -> tuple[int, str]:  # noqa: ANN401 - fields of a call
        """Return the status, and the description of a refusal."""
        url = f"{self.api.url}/bot{bot}/{method}"
        async with self.session.post(url, json=call) as response:
            return response.status, (await response.json()).get("description", "")


@pytest_asyncio.fixture(loop_scope="session")
async def call() -> AsyncIterator[Caller]:
    async with BotApi() as api, aiohttp.ClientSession() as session:
        assert api.town.private(api.town.person("Amal")).id == CHAT
        yield Caller(api, session)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "😀" * 4097}, "message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "x", "reply_markup": KEYBOARD}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": json.dumps(KEYBOARD)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "message_thread_id": 9}, "message thread not found"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "message to be replied not found"),
        ({"text": "x", "chat_id": 1}, "chat not found"),
    ],
)
async def test_messages_that_are_refused(call: Caller, sent: dict[str, Any], words: str) -> None:
    status, description = await call("sendMessage", **{"chat_id": CHAT, **sent})
    assert status == 400
    assert description.startswith("Bad Request: ")
    assert words in description.replace("Can't", "can't")


async def test_the_limit_counts_code_points_after_parsing(call: Caller) -> None:
    text = "<b>" + "😀" * 4096 + "</b>"
    assert await call("sendMessage", chat_id=CHAT, text=text, parse_mode="HTML") == (200, "")


async def test_edits_that_are_refused(call: Caller) -> None:
    markup = {"text": "<b>x</b>", "parse_mode": "HTML"}
    edit: dict[str, Any] = {"chat_id": CHAT, "message_id": 1, **markup}
    assert (await call("editMessageText", **edit))[1].endswith("message to edit not found")
    await call("sendMessage", chat_id=CHAT, **markup)
    assert "message is not modified" in (await call("editMessageText", **edit))[1]
    assert (await call("editMessageText", **{**edit, "text": "y"}))[0] == 200
    amal = call.api.town.person("Amal")
    theirs = call.api.town.say(call.api.town.room(CHAT), amal, text="mine")
    edit["message_id"] = theirs["message_id"]
    assert (await call("editMessageText", **edit))[1].endswith("message can't be edited")


async def test_a_button_press_is_answered_once(call: Caller) -> None:
    call.api.methods.asked("7")
    assert (await call("answerCallbackQuery", callback_query_id="7", text="x" * 201))[0] == 400
    assert (await call("answerCallbackQuery", callback_query_id="7"))[0] == 200
    assert "query is too old" in (await call("answerCallbackQuery", callback_query_id="7"))[1]


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([{**RESULT, "id": str(number)} for number in range(51)], "RESULTS_TOO_MUCH"),
        ([{**RESULT, "id": "1"}] * 2, "RESULT_ID_DUPLICATE"),
        ([{**RESULT, "id": "x" * 65}], "RESULT_ID_INVALID"),
        ([{**RESULT, "id": ""}], "RESULT_ID_INVALID"),
        ([{**RESULT, "id": "1", "input_message_content": {"message_text": "x" * 4097}}], "long"),
        ([{**RESULT, "id": "1", "title": ""}], "Can't find field 'title'"),
        ([{**RESULT, "id": "1", "input_message_content": {"message_text": " "}}], "empty"),
    ],
)
async def test_inline_results_that_are_refused(
    call: Caller, results: list[dict[str, Any]], words: str
) -> None:
    call.api.methods.asked("7")
    status, description = await call("answerInlineQuery", inline_query_id="7", results=results)
    assert (status, words in description) == (400, True)


@pytest.mark.parametrize(
    ("about", "words"),
    [
        ({"button": {"text": "", "start_parameter": "x"}}, "Can't find field 'text'"),
        ({"button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ({"button": {"text": "x", "start_parameter": "x" * 65}}, "START_PARAM_INVALID"),
        ({"cache_time": -1}, "cache_time"),
    ],
)
async def test_what_stands_around_inline_results_is_judged(
    call: Caller, about: dict[str, Any], words: str
) -> None:
    call.api.methods.asked("7")
    status, description = await call("answerInlineQuery", inline_query_id="7", results=[], **about)
    assert (status, words in description) == (400, True)
    assert (await call("answerInlineQuery", inline_query_id="7", results=[]))[0] == 200
    assert (await call("answerInlineQuery", inline_query_id="7", results=[]))[0] == 400


async def test_tokens_methods_and_webhooks(call: Caller) -> None:
    assert await call("getMe", bot="1:x") == (401, "Unauthorized")
    assert await call("getMe", bot="nonsense") == (404, "Not Found")
    assert await call("nothingLikeThis") == (404, "Not Found")
    assert (await call("setWebhook", url="ftp://x"))[0] == 400
    secret = {"secret_token": "a b"}
    assert (await call("setWebhook", url="http://127.0.0.1:9/x", **secret))[0] == 400
    assert (await call("setWebhook", url="http://127.0.0.1:9/x"))[0] == 200
    assert (await call("getUpdates"))[0] == 409
    assert (await call("deleteWebhook"))[0] == 200
    assert (await call("getUpdates"))[0] == 200


async def test_trouble_on_demand(call: Caller) -> None:
    call.api.trouble.add("getMe", flood(3), Garbled(), Dropped())
    assert await call("getMe") == (429, "Too Many Requests: retry after 3")
    with pytest.raises(aiohttp.ContentTypeError):
        await call("getMe")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await call("getMe")
    assert (await call("getMe"))[0] == 200


async def test_closed_and_moved_chats(call: Caller) -> None:
    room = call.api.town.room(CHAT)
    room.closed = "bot was blocked by the user"
    refused = await call("sendMessage", chat_id=CHAT, text="x")
    assert refused == (403, "Forbidden: bot was blocked by the user")
    room.moved_to = -1009
    assert "upgraded to a supergroup" in (await call("sendMessage", chat_id=CHAT, text="x"))[1]
