"""The whole application, from updates as Telegram sends them to messages as people see them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from telegram import Update

from bot.console.api import Event
from bot.console.script import SCRIPT_STEP
from bot.console.session import CannotAct, Session
from bot.console.world import BOT, Json, World, incoming_entities
from bot.telegram_.handlers import BUSY_WAITS, LATE_EDIT
from index import PUBLIC, Draft, chat_collection
from index.errors import LibraryBusy
from tests.bot.newsroom import Newsroom


def texts(events: list[Event]) -> list[str]:
    return [event.message["text"].splitlines()[0] for event in events]


async def test_a_private_text_is_a_question(session: Session) -> None:
    [event] = await session.write("جسر الجسر")
    assert event.message["text"].startswith("وجدت ما يجيب، وهذه أقرب ٣ مقاطع.")
    assert "reply_to_message" not in event.message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/start", "أهلًا بك في «خبر»."),
        ("/help", "اكتب سؤالك بالعربية أو بالإنجليزية، كما تكتب عادةً."),
        ("/ask northern pier", "I found one passage that answers."),
        ("/ask", "اكتب السؤال بعد الأمر"),
        ("/dance", "لا أعرف هذا الأمر."),
    ],
)
async def test_private_commands(session: Session, line: str, said: str) -> None:
    [event] = await session.write(line)
    assert event.message["text"].replace("\u2068", "").startswith(said)


async def test_help_tells_a_group_how_its_library_is_fed(session: Session) -> None:
    [private] = await session.write("/help")
    assert "حوّل منشورًا" in private.message["text"]
    session.enter_group("Newsroom")
    [group] = await session.write("/help")
    assert "حوّل منشورًا" not in group.message["text"]
    assert "ردًّا على رسالة أو منشور أو ملف" in group.message["text"]


@pytest.mark.parametrize("line", ["/ask@other_bot جسر", "/dance@other_bot"])
async def test_commands_of_other_bots_are_left_to_them(session: Session, line: str) -> None:
    assert await session.write(line) == []
    session.enter_group("Newsroom")
    assert await session.write(line) == []


async def test_start_and_help_follow_the_clients_language(session: Session) -> None:
    session.speak("en")
    assert texts(await session.write("/start")) == ["Welcome to Khabar."]


async def test_a_group_is_answered_only_when_it_asks_the_bot(session: Session) -> None:
    session.enter_group("Newsroom")
    assert await session.write("صباح الخير، رأيتم الجسر؟") == []
    assert await session.write("/dance") == []
    [unknown] = await session.write("/dance@khabar_bot")
    assert "اكتب \u2068/ask\u2069 وبعدها سؤالك" in unknown.message["text"]
    for line in ("@khabar_bot جسر الجسر", "/ask جسر الجسر", "/ask@khabar_bot جسر الجسر"):
        [event] = await session.write(line)
        assert event.message["text"].startswith("وجدت ما يجيب، وهذه أقرب ٣ مقاطع.")
        assert event.message["reply_to_message"]["text"] == line
        assert "message_thread_id" not in event.message
    [event] = await session.reply("northern pier")
    assert event.message["text"].startswith("I found one")


async def test_an_answer_goes_into_the_topic_of_its_question(session: Session) -> None:
    session.enter_group("Newsroom")
    session.enter_topic("Syria")
    assert await session.write("صباح الخير") == []
    [event] = await session.write("/ask جسر الجسر")
    assert event.message["message_thread_id"] == session.room.topics["Syria"]
    assert event.message["reply_to_message"]["text"] == "/ask جسر الجسر"


async def test_other_bots_are_not_answered(session: Session) -> None:
    session.user["is_bot"] = True
    assert await session.write("جسر") == []
    assert await session.write("/start") == []
    assert await session.write("/dance") == []


async def test_buttons_turn_pages_in_place(session: Session) -> None:
    [first] = await session.write("جسر الجسر")
    shown = first.message["text"]
    [second] = await session.press(1)
    assert second.kind == "edited"
    assert second.message["message_id"] == first.message["message_id"]
    assert second.message["text"].startswith("المقاطع ٤ إلى ٥")
    [back] = await session.press(1)
    assert back.message["text"] == shown


async def test_a_button_pressed_twice_changes_nothing_and_raises_nothing(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    await session.write("جسر الجسر")
    data = session.room.last(by_bot=True)
    assert data is not None
    before = dict(data)
    await session.press(1)
    data.update(before)  # as a client shows it that has not seen the edit yet
    data["text"] = "stale"
    [event] = await session.press(1)
    assert event.message["text"].startswith("المقاطع ٤")
    assert caplog.messages == []


async def test_an_edited_question_edits_its_answer_and_is_not_answered_twice(
    session: Session,
) -> None:
    [first] = await session.write("جسر الجسر")
    [second] = await session.edit("هدى الراوي")
    assert second.kind == "edited"
    assert second.message["message_id"] == first.message["message_id"]
    assert "هدى" in second.message["text"]
    assert await session.edit("هدى الراوي") == []
    [third] = await session.edit("من فاز بكأس العالم؟")
    assert third.message["text"].startswith("لا شيء")
    [fourth] = await session.edit("هدى الراوي")
    assert fourth.message["text"] == second.message["text"]
    assert "/help" not in str(await session.edit("/help"))


async def test_words_under_a_picture_ask_in_groups_and_follow_edits(session: Session) -> None:
    picture: Json = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}

    def under(words: str) -> Json:
        return picture | {"caption": words, "caption_entities": incoming_entities(words)}

    session.enter_group("Newsroom")
    assert await session._send(under("صورة الجسر")) == []
    [event] = await session._send(under("@khabar_bot جسر الجسر"))
    assert event.message["text"].startswith("وجدت ما يجيب")
    session.room.messages.pop(event.message["message_id"])
    [edited] = await session.edit("@khabar_bot هدى الراوي")
    assert "هدى" in edited.message["text"]
    session.enter_private()
    [nothing] = await session._send(under("جسر الجسر"))
    assert nothing.message["text"].startswith("لا أقرأ الصور")
    assert await session.edit("هدى الراوي") == []
    [asked] = await session._send(under("/ask جسر الجسر"))
    assert asked.message["text"].startswith("وجدت ما يجيب")


async def test_what_someone_said_follows_edits_too(session: Session) -> None:
    [first] = await session.write("/who الراوي")
    assert first.message["text"].startswith("أقوال الراوي")
    assert await session.edit("/who الراوي") == []
    [second] = await session.edit("/ask الراوي")
    assert second.kind == "edited"
    assert second.message["text"].startswith("وجدت")
    [usage] = await session.write("/who")
    assert "الأكثر ذكرًا" in usage.message["text"]
    [words] = await session.write("أقوال: هدى الراوي")
    assert words.message["text"].startswith("أقوال هدى الراوي")


async def test_a_message_that_an_edit_makes_a_question_is_answered_unless_it_is_old(
    session: Session, world: World
) -> None:
    session.enter_group("Newsroom")
    assert await session.write("صباح الخير") == []
    [event] = await session.edit("@khabar_bot جسر الجسر")
    assert event.kind == "sent"
    assert await session.write("مساء الخير") == []
    for _ in range(int(LATE_EDIT.total_seconds()) // SCRIPT_STEP):
        await session.write("كلام")
    message = session.room.messages[3]
    text = "@khabar_bot جسر الجسر"
    world.edit(message, text=text, entities=incoming_entities(text))
    assert await session._feed("edited_message", message) == []


async def test_an_answer_that_was_deleted_is_given_again_when_its_question_is_edited(
    session: Session,
) -> None:
    [first] = await session.write("جسر الجسر")
    del session.room.messages[first.message["message_id"]]
    [second] = await session.edit("هدى الراوي")
    assert second.kind == "sent"


async def test_forwarded_words_in_a_group_are_not_answered(session: Session) -> None:
    session.enter_channel("المرسى", None)
    await session.write("@khabar_bot جسر الجسر")
    session.enter_group("Newsroom")
    assert await session.forward("المرسى") == []


async def test_people_who_write_as_the_group_or_a_channel_are_answered(session: Session) -> None:
    session.enter_group("Newsroom")
    for title in (None, "المرسى"):
        [event] = await session.write_as(title, "/ask جسر الجسر")
        assert event.message["reply_to_message"]["text"] == "/ask جسر الجسر"
        [turned] = await session.press(1)
        assert turned.kind == "edited"


async def test_others_do_not_turn_pages_until_the_group_lets_them(session: Session) -> None:
    session.enter_group("Newsroom")
    await session.write("/ask جسر الجسر")
    session.be("Paul")
    [refused] = await session.press(1)
    assert refused.kind == "toast"
    assert refused.text.startswith("لا يقلّب")
    [vote] = await session.press(7)
    assert vote.kind == "toast"
    assert vote.text.startswith("شكرًا")
    session.become_admin()
    await session.write("/settings")
    [changed] = await session.press(5)
    assert changed.kind == "edited"
    assert "للجميع" in changed.message["text"]
    session.be("Amal")
    await session.write("/ask جسر الجسر")
    session.be("Paul")
    [turned] = await session.press(1)
    assert turned.kind == "edited"


async def test_only_administrators_change_what_is_set_for_a_group(session: Session) -> None:
    session.enter_group("Newsroom")
    for line in ("/settings", "/language", "/اللغة"):
        [refused] = await session.write(line)
        assert refused.message["text"].startswith("لا يغيّر إعدادات المجموعة")
    [shown] = await session.write_as(None, "/settings")
    assert len(shown.message["reply_markup"]["inline_keyboard"]) == 2
    [toast] = await session.press(2)
    assert toast.kind == "toast"
    session.become_admin()
    [changed] = await session.press(2)
    assert changed.message["text"].startswith("My language here: English.")
    assert (await session.write_as("المرسى", "/settings"))[0].message["text"].startswith("Only")


async def test_language_is_chosen_in_private_and_remembered(session: Session) -> None:
    [asked] = await session.write("/language")
    assert asked.message["text"] == "لغتي هنا: لغة من يسأل."
    [changed] = await session.press(2)
    assert changed.message["text"] == "My language here: English."
    assert texts(await session.write("جسر الجسر"))[0].startswith("I found an answer")
    assert texts(await session.write("مساعدة"))[0].startswith("Write your question")


async def test_each_chat_is_offered_its_own_commands_in_its_language(session: Session) -> None:
    def offered() -> list[str]:
        return [line.split()[0] for line in session.menu().splitlines()]

    own = ["/library", "/add", "/forget"]
    watching = ["/watch", "/watches", "/unwatch"]
    assert offered() == ["/ask", "/who", *watching, *own, "/language", "/help", "/start"]
    assert "سؤال عن الأخبار" in session.menu()
    session.speak("fr")
    assert "ask about the news" in session.menu().lower()
    session.enter_group("Newsroom")
    assert offered() == ["/ask", "/who", "/watches", "/help"]
    session.become_admin()
    own = ["/add", "/library", "/forget"]
    assert offered() == ["/ask", "/who", *watching, *own, "/language", "/settings", "/help"]
    session.enter_channel("Marsa", None)
    with pytest.raises(CannotAct):
        session.menu()


async def test_an_answer_follows_a_group_that_moved_while_it_was_searched(
    session: Session, world: World
) -> None:
    session.enter_basic_group("Newsroom")
    new = world.public_room("supergroup", "Newsroom")
    session.room.moved_to = new.chat["id"]
    [event] = await session.write("/ask جسر الجسر")
    assert (event.kind, event.message["chat"]) == ("sent", new.chat)
    assert "reply_to_message" not in event.message


async def test_start_explains_privacy_mode_where_the_bot_sees_no_mentions(
    session: Session,
) -> None:
    session.enter_group("Newsroom")
    [event] = await session.write("/start")
    assert "وضع الخصوصية" in event.message["text"]
    session.room.admins.add(int(BOT["id"]))
    [event] = await session.write("/start")
    assert "وضع الخصوصية" not in event.message["text"]


async def administer_basic_group(session: Session, newsroom: Newsroom) -> None:
    """Enter a group with news of its own as its administrator, who opens its settings."""
    session.enter_basic_group("Newsroom")
    session.become_admin()
    own = chat_collection(session.room.chat["id"])
    await newsroom.add([Draft("سر المرفأ في المخزن", external_id="s")], collection=own)
    await session.write("/settings")


async def test_a_group_that_becomes_a_supergroup_keeps_everything(
    session: Session, newsroom: Newsroom
) -> None:
    await administer_basic_group(session, newsroom)
    await session.press(2)
    await session.write("/ask جسر الجسر")
    old = session.room
    assert await session.migrate() == []
    [event] = await session.write("/ask سر المرفأ")
    assert event.message["text"].startswith("I found one passage that answers.")
    new, session.room = session.room, old
    [turned] = await session.press(1)
    assert (turned.kind, turned.message["chat"]) == ("sent", new.chat)
    assert turned.message["text"].startswith("Passages 4 to 5")


async def test_administrators_press_what_stands_in_the_group_as_it_was(
    session: Session, newsroom: Newsroom
) -> None:
    await administer_basic_group(session, newsroom)
    await session.write("/library")
    old = session.room
    await session.migrate()
    new, session.room = session.room, old
    [file] = await session.press(2)
    assert (file.kind, file.message["chat"]) == ("file", new.chat)
    [card] = await session.press(1)
    assert "سر المرفأ" in card.message["text"]
    session.be("Mallory")
    [refused] = await session.press(1)
    assert refused.kind == "toast"


async def test_a_supergroup_waits_for_a_busy_library(
    session: Session, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_.handlers.BUSY_WAITS", (0.0,) * len(BUSY_WAITS))
    session.enter_basic_group("Newsroom")
    own = chat_collection(session.room.chat["id"])
    await newsroom.add([Draft("سر المرفأ في المخزن", external_id="s")], collection=own)
    newsroom.failure = LibraryBusy(Path("data"))
    await session.migrate()
    assert (chat_collection(session.room.chat["id"]), "s") in newsroom.shelves


async def test_an_answer_that_is_no_longer_kept_says_so_and_loses_its_buttons(
    session: Session, tmp_path: Path
) -> None:
    await session.write("جسر الجسر")
    with closing(sqlite3.connect(tmp_path / "state.sqlite")) as database:
        database.execute("UPDATE bot_answers SET created_at = '2001-01-01T00:00:00+00:00'")
        database.commit()
    toast, edited = await session.press(1)
    assert toast.text.startswith("لم تعد هذه الإجابة محفوظة")
    assert edited.message["text"].startswith("وجدت")
    assert "reply_markup" not in edited.message


async def test_a_press_that_telegram_has_given_up_is_still_carried_out(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    await session.write("جسر الجسر")
    message = session.room.last(by_bot=True, with_buttons=True)
    assert message is not None
    data = message["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    query = {"id": "old", "from": session.user, "chat_instance": "1", "message": message}
    [event] = await session._feed("callback_query", {**query, "data": data})
    assert event.message["text"].startswith("المقاطع ٤")
    faded = {"chat": session.room.chat, "message_id": message["message_id"], "date": 0}
    back = str(data).rpartition(":")[0] + ":0"
    [event] = await session._feed("callback_query", {**query, "message": faded, "data": back})
    assert event.message["text"].startswith("وجدت")
    assert caplog.messages == []


@pytest.mark.parametrize("data", ["", "page:x:1", "\x00", "خبر" * 20])
async def test_strange_button_data_is_answered(session: Session, data: str) -> None:
    await session.write("جسر الجسر")
    message = session.room.last(by_bot=True)
    query: Json = {"id": "1", "from": session.user, "chat_instance": "1", "data": data}
    query["message"] = message
    session._api.asked(query)
    [event] = await session._feed("callback_query", query)
    assert (event.kind, event.text[:6]) == ("toast", "لم تعد")


async def test_the_sign_of_writing_is_shown_while_an_answer_takes_long(
    session: Session, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_.typing.PATIENCE", 0.0)
    newsroom.pause = 0.05
    session.enter_group("Newsroom")
    session.enter_topic("Syria")
    signs, answer = await session.write("/ask جسر الجسر")
    assert (signs.kind, signs.text) == ("typing", str(session.room.topics["Syria"]))
    assert answer.kind == "sent"


async def test_posts_of_a_public_channel_are_found_by_everyone(session: Session) -> None:
    session.enter_channel("المرسى اليوم", "marsa_today")
    assert await session.write("غرق قارب قرب الفنار") == []
    session.be("Paul")
    session.enter_private()
    [event] = await session.write("ماذا جرى قرب الفنار")
    lines = event.message["text"].replace("\u2068", "").replace("\u2069", "").splitlines()
    assert lines[-1] == "المرسى اليوم · بلا عنوان · ١ يناير ٢٠٢٥"
    links = [each["url"] for each in event.message["entities"] if "url" in each]
    assert links == ["https://t.me/marsa_today/1"]


async def test_an_edited_post_replaces_the_old_one_and_an_emptied_one_goes(
    session: Session, newsroom: Newsroom, tmp_path: Path
) -> None:
    session.enter_channel("المرسى", "marsa")
    await session.write("غرق قارب قرب الفنار")
    await session.edit("نجا قارب قرب الفنار")
    posts = [draft.text for draft in newsroom.shelves.values() if draft.outlet == "المرسى"]
    assert posts == ["نجا قارب قرب الفنار"]
    file = tmp_path / "map.png"
    file.write_bytes(b"x")
    await session.send_file(file, "خريطة الفنار")
    assert len(newsroom.shelves) == 4
    await session.edit("")
    assert len(newsroom.shelves) == 3


async def test_posts_of_a_private_channel_are_not_found_elsewhere(session: Session) -> None:
    session.enter_channel("غرفة التحرير", None)
    await session.write("سر الفنار القديم")
    session.enter_private()
    [event] = await session.write("سر الفنار القديم")
    assert event.message["text"].startswith("لا شيء")
    session.enter_group("Newsroom")
    [event] = await session.write("/ask سر الفنار القديم")
    assert event.message["text"].startswith("لا شيء")


async def test_a_post_waits_until_the_library_is_free(
    session: Session, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_.handlers.BUSY_WAITS", (0.0,) * len(BUSY_WAITS))
    session.enter_channel("المرسى", "marsa")
    newsroom.failure = LibraryBusy(Path("data"))
    await session.write("غرق قارب")
    assert any(owner == PUBLIC and "tg:" in key for owner, key in newsroom.shelves)


async def test_a_fault_of_the_program_is_logged_once_and_the_asker_told(
    session: Session, newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.failure = ZeroDivisionError("by zero")
    [event] = await session.write("جسر")
    assert event.message["text"].startswith("تعذّر البحث الآن")
    assert caplog.messages == [
        "A fault of the program over what came from 101: ZeroDivisionError: by zero"
    ]


async def test_updates_that_the_bot_does_not_know_do_nothing(session: Session) -> None:
    update = Update.de_json({"update_id": 77})
    await session._application.update_queue.put(update)
    await session._application.update_queue.join()
    assert session._api.events() == []


async def test_acts_that_make_no_sense_are_refused_in_words(session: Session) -> None:
    for act, words in (
        (session.press(1), "No message here has buttons"),
        (session.reply("x"), "said nothing here yet"),
        (session.edit("x"), "nothing here to edit"),
        (session.forward("x"), "Nothing was posted"),
        (session.send_file(Path("missing"), ""), "There is no file missing"),
    ):
        with pytest.raises(CannotAct, match=words):
            await act
    with pytest.raises(CannotAct, match="Only a group has topics"):
        session.enter_topic("x")
    await session.write("جسر الجسر")
    with pytest.raises(CannotAct, match="There is no button 10; there are 9"):
        await session.press(10)
