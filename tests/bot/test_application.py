"""The whole application, from updates as Telegram sends them to messages as people see them."""

from pathlib import Path

import pytest
from telegram import Update

from bot.console.api import Event
from bot.console.session import CannotAct, Session
from bot.telegram_.handlers import BUSY_WAITS
from index import PUBLIC
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


async def test_other_bots_and_edited_messages_are_not_answered(session: Session) -> None:
    await session.write("جسر")
    assert await session.edit("جسر الجسر") == []
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


async def test_files_and_forwarded_messages_get_an_honest_word(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "news.txt"
    file.write_text("خبر", encoding="utf-8")
    [event] = await session.send_file(file, "")
    assert event.message["text"].startswith("لا أقرأ الملفات")
    session.enter_channel("المرسى", None)
    await session.write("سر الميناء")
    session.enter_private()
    [event] = await session.forward("المرسى")
    assert event.message["text"].startswith("لا أحفظ الرسائل المحوّلة بعد")


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
    with pytest.raises(CannotAct, match="There is no button 2; there are 1"):
        await session.press(2)
