"""Questions and answers in every kind of chat, over HTTP, by the bot as a process."""

import asyncio
import itertools
from typing import Any

import pytest

from tests.bot.e2e.process import BotProcess
from tests.bot.e2e.rules import Json
from tests.bot.e2e.server import BOT, BotApi
from tests.bot.e2e.town import Room

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

DAM = "ماذا أعلنت الوزارة عن سد الوادي الكبير؟"
TOPIC = "سد الوادي الكبير"
LIGHTHOUSE = "Who repaired the lighthouse of Cape Amber?"


def kinds(message: Json) -> set[str]:
    return {each["type"] for each in message.get("entities", ())}


async def test_a_private_question_is_answered_with_passages(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    await api.write(room, amal, DAM)
    answer = await api.said(room)
    assert "سد الوادي الكبير امتلأ" in answer.text.replace("\u2068", "").replace("\u2069", "")
    assert {"bold", "text_link"} <= kinds(answer.message)
    assert {"blockquote", "expandable_blockquote"} & kinds(answer.message)
    assert "reply_to_message" not in answer.message
    assert answer.call["link_preview_options"]


async def test_an_english_question_is_answered_in_english(api: BotApi) -> None:
    paul = api.town.person("Paul", "en")
    room = api.town.private(paul)
    await api.write(room, paul, LIGHTHOUSE)
    assert "Amber Gazette" in (await api.said(room)).text


async def test_a_group_is_answered_only_when_it_asks(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.public("supergroup", "Newsroom")
    await api.write(room, amal, "صباح الخير، ما أخبار سد الوادي الكبير؟")
    await api.write(room, amal, f"/ask@other_bot {DAM}")
    asked = await api.write(room, amal, f"/ask {DAM}")
    answer = await api.said(room)
    assert answer.message["reply_to_message"]["message_id"] == asked["message_id"]
    mention = await api.write(room, amal, f"@khabar_bot {LIGHTHOUSE}")
    answer = await api.said(room)
    assert answer.message["reply_to_message"]["message_id"] == mention["message_id"]
    replied = await api.reply(room, amal, answer.message, DAM)
    answer = await api.said(room)
    assert answer.message["reply_to_message"]["message_id"] == replied["message_id"]
    assert api.silent(room)


async def test_an_answer_goes_into_the_topic_of_its_question(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.public("supergroup", "Newsroom with topics", is_forum=True)
    room.topics |= {31, 32}
    topic: dict[str, Any] = {"message_thread_id": 32, "is_topic_message": True}
    asked = await api.write(room, amal, f"/ask {DAM}", **topic)
    answer = await api.said(room)
    assert answer.message["message_thread_id"] == 32
    assert answer.message["reply_to_message"]["message_id"] == asked["message_id"]


async def test_posts_of_a_channel_and_their_edits_are_found(api: BotApi) -> None:
    channel = api.town.public("channel", "مرصد التلال", username="hills_watch")
    post = await api.post(channel, "شب حريق في غابة التلال الزرقاء فجر الجمعة.")
    other = await api.post(channel, "عثر رعاة على نيزك صغير قرب قرية الصخر.")
    await api.edit(post, "شب حريق في غابة التلال الزرقاء فجر السبت.")
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    text = ""
    for _ in range(25):  # a post is indexed beside other chats, and nothing tells when it is done
        await api.write(room, amal, "متى شب حريق غابة التلال الزرقاء؟")
        answer = await api.said(room)
        text = answer.text
        await asyncio.sleep(0.1)
        if "السبت" in text:
            links = [each["url"] for each in answer.message["entities"] if "url" in each]
            assert f"https://t.me/hills_watch/{post['message_id']}" in links
            break
    assert "السبت" in text
    assert "الجمعة" not in text
    await api.write(room, amal, "أين عثر الرعاة على النيزك؟")
    assert f"hills_watch/{other['message_id']}" in str((await api.said(room)).message["entities"])


async def test_buttons_turn_pages_and_answer_at_once(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    await api.write(room, amal, TOPIC)
    first = await api.said(room)
    await api.press(first, amal)
    turned = await api.said(room)
    assert turned.method == "editMessageText"
    assert turned.message["message_id"] == first.message["message_id"]
    assert turned.text != first.text
    assert (await api.answered()).method == "answerCallbackQuery"


async def test_a_button_that_is_pressed_twice_does_no_harm(api: BotApi) -> None:
    amal = api.town.person("Amal")
    room = api.town.private(amal)
    await api.write(room, amal, TOPIC)
    first = await api.said(room)
    await api.press(first, amal)
    await api.press(first, amal)
    await api.said(room)
    for _ in range(2):
        assert (await api.answered()).method == "answerCallbackQuery"
    await api.write(room, amal, LIGHTHOUSE)
    assert (await api.said(room)).method == "sendMessage"


def members(room: Room, person: Json, *states: str) -> Json:
    old, new = ({"status": each, "user": dict(BOT)} for each in states)
    return {
        "chat": room.chat,
        "from": person,
        "date": 1,
        "old_chat_member": old,
        "new_chat_member": new,
    }


async def test_every_kind_of_update_is_borne(api: BotApi, bot: BotProcess) -> None:
    amal = api.town.person("Amal", "xx-unknown")
    room = api.town.private(amal)
    group = api.town.public("group", "Small group")
    channel = api.town.public("channel", "Private channel")
    base = {"message_id": 900, "date": 1, "chat": group.chat, "from": amal}
    file = {"file_id": "f", "file_unique_id": "f"}
    await api.deliver("my_chat_member", members(group, amal, "left", "member"))
    await api.deliver("my_chat_member", members(room, amal, "member", "kicked"))
    await api.deliver("message", {**base, "migrate_to_chat_id": -1009})
    await api.deliver("message", {**base, "migrate_from_chat_id": -5})
    await api.deliver("message", {**base, "new_chat_members": [amal]})
    await api.deliver("message", {**base, "photo": [{**file, "width": 1, "height": 1}]})
    await api.deliver("message", {**base, "document": file, "caption": "@khabar_bot"})
    await api.deliver("message", {**base, "sticker": "not as Telegram describes it"})
    await api.deliver("edited_message", {**base, "text": "x", "edit_date": 2})
    await api.deliver("channel_post", {**base, "chat": channel.chat, "venue": {}})
    await api.deliver("edited_channel_post", {**base, "chat": channel.chat, "text": ""})
    await api.deliver("message_reaction", {**base, "old_reaction": [], "new_reaction": []})
    await api.deliver("poll", {"id": "1", "question": "?"})
    await api.deliver("something_new", {"of": "the future"})
    await api.inline(amal, "سد")
    assert (await api.answered()).method == "answerInlineQuery"
    await api.caught_up()
    await api.write(room, amal, LIGHTHOUSE)
    for _ in itertools.count():
        if "Amber Gazette" in (await api.said(room)).text:
            break
    errors = await bot.lines(" ERROR ")
    assert len(errors) == 2
    assert all("cannot be read and is passed over" in line for line in errors)
