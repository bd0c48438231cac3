"""Questions typed in other chats, over HTTP."""

import pytest

from tests.bot.e2e.rules import formatted
from tests.bot.e2e.server import BotApi

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]


async def test_a_typed_question_is_offered_passages_that_telegram_takes(api: BotApi) -> None:
    amal = api.town.person("Amal")
    await api.inline(amal, "سد الوادي الكبير")
    offer = await api.answered()
    assert offer.method == "answerInlineQuery"
    results = offer.call["results"]
    assert 2 <= len(results) <= 10
    assert str(offer.call["is_personal"]).lower() == "true"
    assert 0 < int(offer.call["cache_time"]) <= 60
    assert all("إذاعة الرمان · ١٤ فبراير ٢٠٢٢" in result["title"] for result in results)
    content = results[0]["input_message_content"]
    message = formatted({"text": content["message_text"], "parse_mode": content["parse_mode"]})
    assert {"blockquote", "bold", "text_link"} <= {each["type"] for each in message["entities"]}
    assert "القائل: " in message["text"]
    assert content["link_preview_options"]["is_disabled"] is True


async def test_an_empty_list_has_a_button_that_says_why(api: BotApi) -> None:
    paul = api.town.person("Paul", "en")
    for typed, said in (
        ("", "Type a question about the news."),
        ("Who discovered helium on Jupiter?", "Nothing in the indexed news answers this"),
    ):
        await api.inline(paul, typed)
        offer = await api.answered()
        assert offer.call["results"] == []
        assert said in str(offer.call["button"])


async def test_what_is_in_a_channel_of_its_own_is_offered_to_nobody(api: BotApi) -> None:
    channel = api.town.public("channel", "دفتر المحررين")
    await api.post(channel, "مسودة: العالم ضرغام الياسري يخفي خريطة الكنز في القبو.")
    watch = api.town.public("channel", "مرصد القبو", username="cellar_watch")
    await api.post(watch, "أعلن العالم ضرغام الياسري افتتاح متحف القبو.")
    amal = api.town.person("Amal")
    titles = ""
    while "مرصد" not in titles:  # the public post came after the other one
        await api.inline(amal, "ضرغام الياسري القبو")
        titles = " ".join(result["title"] for result in (await api.answered()).call["results"])
    assert "دفتر" not in titles
