"""A library of one's own, from what people send to what they see and find."""

import asyncio
import json
import socket
from pathlib import Path
from typing import Any

import pytest
from telegram import Message

from bot.aside import aside
from bot.brought import LONG_TEXT, Addressed, Attached, Written, is_article
from bot.buttons import OnShelf, Shelf, Undo, parse
from bot.chat import Chat
from bot.collecting import AT_ONCE, Collecting, Quotas
from bot.console.api import Event
from bot.console.session import Session
from bot.console.world import BOT, Json, World, incoming_entities
from bot.conversation import Conversation
from bot.framing import Framing
from bot.locale import messages
from bot.reasons import reason
from bot.reply import Reply, plain
from bot.shelves import Shelves
from bot.shelving import PAGE
from bot.state import State
from bot.telegram_.offering import (
    FileOffered,
    NotRead,
    address_of,
    brings_itself,
    is_from,
    offered,
    sent_alone,
)
from bot.telegram_.working import working
from index import PUBLIC, Draft, chat_collection
from index.errors import LibraryBusy
from tests.bot.newsroom import Newsroom

PRIVATE = Chat(101, private=True, language="en", person=101)
PASTED = "حديقة الورد تفتح أبوابها\n" + "افتتح مجلس الرمان حديقة الورد صباح الأحد. " * 12


def said(events: list[Event]) -> str:
    return "\n".join(str(event.message.get("text")) for event in events).translate(
        {0x2068: None, 0x2069: None}
    )


def shelves(newsroom: Newsroom, chat: int) -> list[Draft]:
    own = chat_collection(chat)
    return [draft for (owner, _), draft in newsroom.shelves.items() if owner == own]


def message(**fields: Any) -> Message:  # noqa: ANN401 - fields of a Message
    about: Json = {
        "message_id": 9,
        "date": 1_700_000_000,
        "chat": {"id": 101, "type": "private", "first_name": "x"},
        "from": {"id": 101, "is_bot": False, "first_name": "x"},
    }
    read = Message.de_json(about | fields, None)
    assert read is not None
    return read


# What a message is.


def test_a_question_is_short_and_an_article_is_not() -> None:
    assert not is_article("من فتح الجسر؟")
    assert not is_article("سؤال طويل " * 40)
    assert not is_article("من فتح الجسر؟\nومتى؟")
    assert is_article("ا" * LONG_TEXT)
    assert is_article(("فقرة من خبر طويل بعض الشيء. " * 6 + "\n") * 2)


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({"text": " https://e.org/a?b=1 "}, "https://e.org/a?b=1"),
        (
            {"text": "e.org/a", "entities": [{"type": "url", "offset": 0, "length": 7}]},
            "https://e.org/a",
        ),
        ({"text": "\u200fhttps://e.org/a\u2069\u200e"}, "https://e.org/a"),
        ({"text": "e.org/a"}, None),
        ({"text": "https://e.org ما هذا؟"}, None),
        ({"text": "ftp://e.org", "entities": [{"type": "url", "offset": 0, "length": 11}]}, None),
        ({"caption": "https://e.org/a"}, "https://e.org/a"),
        ({}, None),
    ],
)
def test_an_address_is_all_that_a_message_says(fields: Json, url: str | None) -> None:
    assert address_of(message(**fields)) == url


def document(**about: object) -> Json:
    return {"document": {"file_id": "f", "file_unique_id": "u", **about}}


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ({"file_name": "a.TXT"}, "a.TXT"),
        ({"file_name": "a.jsonl", "mime_type": "application/octet-stream"}, "a.jsonl"),
        ({"mime_type": "text/plain; charset=utf-8"}, "file.txt"),
        ({"file_name": "news", "mime_type": "application/json"}, "news.json"),
    ],
)
def test_files_that_are_read(about: Json, name: str) -> None:
    offer = offered(message(**document(**about)))
    assert isinstance(offer, FileOffered)
    assert offer.name == name


@pytest.mark.parametrize(
    "about", [{"file_name": "a.pdf"}, {"file_name": "a.jsonl.gz"}, {"mime_type": "image/png"}, {}]
)
def test_files_that_are_not_read(about: Json) -> None:
    assert isinstance(offered(message(**document(**about))), NotRead)
    captioned = offered(message(**document(**about), caption="فتح الجسر صباح الأحد"))
    assert isinstance(captioned, Written)


CHANNEL = {"id": -1001234, "type": "channel", "title": "مرصد التلال", "username": "hills"}


@pytest.mark.parametrize(
    ("origin", "draft"),
    [
        (
            {"type": "channel", "chat": CHANNEL, "message_id": 4, "author_signature": "نورا"},
            Draft(
                "نص خبر",
                outlet="مرصد التلال",
                author="نورا",
                published="1970-01-01T00:00:01+00:00",
                url="https://t.me/hills/4",
                external_id="tg:-1001234:4",
            ),
        ),
        (
            {"type": "chat", "sender_chat": {"id": -5, "type": "group", "title": "الحي"}},
            Draft("نص خبر", outlet="الحي", published="1970-01-01T00:00:01+00:00"),
        ),
        (
            {"type": "hidden_user", "sender_user_name": "سالم"},
            Draft("نص خبر", author="سالم", published="1970-01-01T00:00:01+00:00"),
        ),
        (
            {"type": "user", "sender_user": {"id": 5, "is_bot": False, "first_name": "هدى"}},
            Draft("نص خبر", author="هدى", published="1970-01-01T00:00:01+00:00"),
        ),
    ],
)
def test_what_is_forwarded_keeps_its_source(origin: Json, draft: Draft) -> None:
    forwarded = message(text="نص خبر", forward_origin={"date": 1, **origin})
    assert offered(forwarded) == Written(draft)


def test_a_message_of_a_group_has_the_group_for_its_source() -> None:
    group = {"id": -1009, "type": "supergroup", "title": "الحي"}
    offer = offered(message(text="نص خبر", chat=group))
    assert isinstance(offer, Written)
    assert offer.draft.outlet == "الحي"
    assert offer.draft.external_id == "tg:-1009:9"
    assert offer.draft.url == "https://t.me/c/9/9"


def test_words_under_a_picture_are_kept_where_they_can_be_no_question() -> None:
    picture: Json = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
    assert sent_alone(message(**picture, caption="ما هذا الجسر؟")) is None
    assert isinstance(sent_alone(message(**picture, caption=PASTED)), Written)
    origin: Json = {"type": "hidden_user", "date": 1, "sender_user_name": "سالم"}
    forwarded_too = message(**picture, caption="فتح الجسر", forward_origin=origin)
    assert isinstance(sent_alone(forwarded_too), Written)
    unread = document(file_name="a.pdf")
    assert sent_alone(message(**unread, caption="ما هذا؟")) == NotRead("a.pdf")


def test_nothing_to_read_is_nothing() -> None:
    assert offered(message(text="🔥🔥")) is None
    assert offered(message()) is None
    assert brings_itself(message(text="سؤال")) is None


def test_what_the_bot_said_is_known() -> None:
    user = message(**{"from": dict(BOT)}).from_user
    assert user is not None
    assert is_from(message(**{"from": dict(BOT)}), user)
    origin: Json = {"type": "user", "date": 1, "sender_user": dict(BOT)}
    assert is_from(message(forward_origin=origin), user)
    assert is_from(message(via_bot=dict(BOT)), user)
    assert not is_from(message(), user)


@pytest.mark.parametrize(
    "act",
    [
        OnShelf(Shelf.LIST, 8),
        OnShelf(Shelf.DROP, 8, 10**17),
        Undo(1, 2),
        Undo(10**17, 10**18 - 1, public=True),
    ],
)
def test_buttons_come_back_as_what_they_are(act: OnShelf | Undo) -> None:
    assert parse(str(act)) == act
    assert len(str(act).encode()) <= 64


@pytest.mark.parametrize("data", ["shelf:x:1:2", "undo:all:1:2", "shelf:list:-1:2", "undo:own:1"])
def test_other_data_means_nothing(data: str) -> None:
    assert parse(data) is None


# In a private chat.


async def test_a_forwarded_post_is_kept_with_its_source(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("مرصد التلال", "hills")
    await session.write("شب حريق في الغابة")
    session.enter_private()
    assert said(await session.forward("مرصد التلال")).startswith("أضفت خبرًا إلى مكتبة هذه المحادثة")
    [kept] = shelves(newsroom, 101)
    assert (kept.text, kept.outlet, kept.url) == (
        "شب حريق في الغابة",
        "مرصد التلال",
        "https://t.me/hills/1",
    )
    assert "موجود من قبل" in said(await session.forward("مرصد التلال"))
    assert len(shelves(newsroom, 101)) == 1


async def test_a_post_that_was_made_through_a_bot_is_kept_and_an_own_passage_is_not(
    session: Session, newsroom: Newsroom
) -> None:
    chat = {"id": -1001, "type": "channel", "title": "مرصد التلال"}
    origin = {"type": "channel", "date": 1, "chat": chat, "message_id": 4}
    post: Json = {"text": "شب حريق في الغابة", "forward_origin": origin}
    other = {"id": 2, "is_bot": True, "first_name": "Likes"}
    assert said(await session._send(post | {"via_bot": other})).startswith("أضفت خبرًا")
    assert said(await session._send(post | {"via_bot": dict(BOT)})).startswith("هذا جوابي أنا")
    assert len(shelves(newsroom, 101)) == 1


async def test_a_pasted_text_is_kept_found_and_taken_back(
    session: Session, newsroom: Newsroom
) -> None:
    told = await session.write(PASTED)
    assert "عددتها نصًّا يُحفظ لا سؤالًا" in said(told)
    [kept] = shelves(newsroom, 101)
    assert kept.title == "حديقة الورد تفتح أبوابها"
    assert "حديقة الورد" in said(await session.write("أين حديقة الورد؟"))
    await session.write("/library")
    await session.write(PASTED + "\nوانتهى الحفل عند الظهر.")
    [undone] = await session.press(1)
    assert said([undone]) == "حذفت الخبر."
    assert undone.kind == "edited"
    assert shelves(newsroom, 101) == [kept]


async def test_what_is_out_already_is_not_taken_back_again(
    session: Session, newsroom: Newsroom
) -> None:
    session.speak("en")
    await session.write(PASTED)
    await newsroom.remove_between(chat_collection(101), 0, 99)
    [undone] = await session.press(1)
    assert said([undone]) == "Nothing of this is left to remove."


def pieces(*texts: str, at: int = 1_735_800_000) -> list[Json]:
    """Return what a client sends of a text that is too long for a message."""
    return [{"text": text, "entities": [], "date": at} for text in texts]


async def test_a_text_that_a_client_cut_is_kept_whole(session: Session, newsroom: Newsroom) -> None:
    sentence = "افتتح مجلس الرمان حديقة الورد صباح الأحد بحضور أهل الحي "
    first, second, last = pieces(sentence * 60, sentence * 50 + "ثم.", "وغادر الحضور.")
    [told] = await session._send(first)
    for piece in (second, last):
        [event] = await session._send(piece)
        assert event.kind == "edited"
        assert event.message["message_id"] == told.message["message_id"]
        assert said([event]).startswith("أضفت خبرًا إلى مكتبة هذه المحادثة")
    [kept] = shelves(newsroom, 101)
    assert kept.text.split() == f"{sentence * 110}ثم. وغادر الحضور.".split()
    assert kept.text.endswith("ثم.\nوغادر الحضور.")
    [undone] = await session.press(1)
    assert undone.message["text"] == "حذفت الخبر."
    assert shelves(newsroom, 101) == []


async def test_a_question_after_a_long_text_is_one(session: Session, newsroom: Newsroom) -> None:
    long, short = "حديقة الورد تفتح. " * 200, "حديقة الورد تفتح. " * 60
    for text, later, command in ((long, 6, ""), (short, 1, ""), (long, 1, "/ask ")):
        await newsroom.remove_between(chat_collection(101), 0, 99)
        [piece] = pieces(text)
        await session._send(piece)
        asked = f"{command}متى تفتح الحديقة؟"
        words = {"text": asked, "entities": incoming_entities(asked), "date": piece["date"] + later}
        [answer] = await session._send(words)
        assert said([answer]).startswith("وجدت")
        assert len(shelves(newsroom, 101)) == 1


async def test_a_text_that_was_cut_stays_where_all_of_it_finds_no_room(
    newsroom: Newsroom, state: State
) -> None:
    collecting = Collecting(newsroom, Framing(state, "en"), Quotas(size=100))
    first = await collecting.put(PRIVATE, Written(Draft("x" * 60), plain=True))
    undo = parse(first.buttons[0].data)
    assert isinstance(undo, Undo)
    whole = Written(Draft("x" * 60 + "y" * 60), plain=True)
    assert "no room" in (await collecting.put(PRIVATE, whole, instead=undo)).text
    assert [draft.text for draft in shelves(newsroom, 101)] == ["x" * 60]


async def test_an_edit_of_a_pasted_text_asks_nothing(session: Session) -> None:
    await session.write(PASTED)
    assert await session.edit(PASTED + " وزاد") == []


async def test_a_file_is_read_and_its_faults_are_told(
    session: Session, newsroom: Newsroom, tmp_path: Path
) -> None:
    file = tmp_path / "أخبار.jsonl"
    file.write_text('{"text": "فتح الجسر القديم", "id": 7}\n{"x": 1}\n', encoding="utf-8")
    told = said(await session.send_file(file, ""))
    assert "أضفت خبرًا" in told
    assert "أخبار.jsonl، السطر ٢" in told
    assert [draft.external_id for draft in shelves(newsroom, 101)] == ["7"]
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG")
    assert "لا أقرأ هذا النوع من الملفات (a.png)" in said(await session.send_file(picture, ""))
    broken = tmp_path / "b.txt"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "تعذّرت قراءة b.txt" in said(await session.send_file(broken, ""))


async def test_an_address_in_the_own_network_is_refused(
    session: Session, newsroom: Newsroom
) -> None:
    for url in ("http://127.0.0.1:9/a", "http://localhost/", "/add http://[::1]/"):
        assert "تعذّرت قراءة" in said(await session.write(url))
    assert shelves(newsroom, 101) == []


async def test_what_there_is_nothing_to_read_in_is_said_so(session: Session) -> None:
    for line, start in (
        ("/add", "اكتب /add ردًّا"),
        ("/add كلمتان فقط", "اكتب /add ردًّا"),
        ("/library", "مكتبة هذه المحادثة فارغة."),
        ("أضف", "اكتب /add ردًّا"),
        ("مكتبتي", "مكتبة هذه المحادثة فارغة."),
    ):
        assert said(await session.write(line)).startswith(start)
    await session.write("جسر الجسر")
    assert said(await session.reply("/add")).startswith("هذا جوابي أنا")


async def test_the_pictures_of_an_album_are_passed_over_and_its_words_kept(
    session: Session, newsroom: Newsroom
) -> None:
    photo: Json = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
    album = photo | {"media_group_id": "5", "forward_origin": forwarded(4)}
    assert await session._send(album | {"caption": "احترق مصنع الورق"}) != []
    assert await session._send(album | {"forward_origin": forwarded(5)}) == []
    assert [draft.text for draft in shelves(newsroom, 101)] == ["احترق مصنع الورق"]


async def test_an_album_is_answered_once_where_its_words_are_not_kept(session: Session) -> None:
    photo: Json = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
    album = photo | {"media_group_id": "5"}
    assert said(await session._send(album | {"caption": "ما هذا؟"})).startswith("لا أقرأ الصور")
    assert await session._send(album) == []
    session.enter_group("Newsroom")
    session.become_admin()
    words = {"caption": "/add", "caption_entities": incoming_entities("/add")}
    assert said(await session._send(album | words)).startswith("لا أقرأ الصور")


def forwarded(number: int) -> Json:
    return {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": number}


async def test_the_library_is_paged_shown_and_emptied(session: Session, newsroom: Newsroom) -> None:
    await newsroom.add(
        [Draft(f"خبر رقم {n}", external_id=str(n)) for n in range(PAGE + 2)],
        collection=chat_collection(101),
    )
    listed = said(await session.write("/library"))
    assert listed.startswith("في مكتبة هذه المحادثة ١٠ أخبار")
    assert f"خبر رقم {PAGE + 1}" in listed
    [page] = await session.press(PAGE + 1)
    assert page.message["text"].count("خبر رقم") == 2
    [card] = await session.press(1)
    assert "خبر رقم 1" in card.message["text"]
    [sure] = await session.press(1)
    assert "أأحذف هذا الخبر" in sure.message["text"]
    [after] = await session.press(1)
    assert after.message["text"].startswith("في مكتبة هذه المحادثة ٩ أخبار")
    assert "خبر رقم 1\n" not in after.message["text"] + "\n"
    buttons = sum(map(len, after.message["reply_markup"]["inline_keyboard"]))
    [asked] = await session.press(buttons)
    assert "٩" in asked.message["text"]
    [emptied] = await session.press(1)
    assert emptied.message["text"] == "حذفت ٩ أخبار."
    assert shelves(newsroom, 101) == []


async def test_the_exported_file_is_taken_back(
    session: Session, newsroom: Newsroom, tmp_path: Path
) -> None:
    drafts = [
        Draft(
            "نص أول", title="عنوان", outlet="جريدة", published="2021-01-02", external_id="tg:1:1"
        ),
        Draft("نص ثان\nفي فقرتين", url="https://e.org/2", author="نورا"),
    ]
    await newsroom.add(drafts, collection=chat_collection(101))
    await session.write("/library")
    [file] = await session.press(3)
    assert (file.kind, len(file.text.splitlines())) == ("file", 2)
    assert json.loads(file.text.splitlines()[0])["title"] == "عنوان"
    exported = tmp_path / "library.jsonl"
    exported.write_text(file.text, encoding="utf-8")
    session.be("Amal")
    session.enter_private()
    await session.send_file(exported, "")
    back = [(draft.text, draft.title, draft.external_id) for draft in shelves(newsroom, 102)]
    assert back == [(draft.text, draft.title, draft.external_id) for draft in drafts]


async def test_a_large_library_is_exported_in_files_that_are_taken_back(
    newsroom: Newsroom, state: State
) -> None:
    drafts = [Draft(f"{n} " + "x" * 50, external_id=str(n)) for n in range(5)]
    await newsroom.add(drafts, collection=chat_collection(101))
    files = await Shelves(newsroom, Framing(state, "en"), 250).export(PRIVATE)
    assert [len(file.content) <= 250 for file in files] == [True] * 3
    assert files[0].caption.startswith("This chat's library, part 1 of 3: 2 articles.")
    assert files[2].caption.startswith("This chat's library, part 3 of 3: one article.")
    lines = b"".join(file.content for file in files).decode().splitlines()
    assert [json.loads(each)["id"] for each in lines] == [str(n) for n in range(5)]


async def test_a_question_with_its_sign_is_one_however_long(session: Session) -> None:
    [event] = await session.write("سؤال: " + "جسر النخيل " * 40 + "\n" + "متى فتح؟ " * 20)
    assert "أضفت" not in said([event])


# Quotas, and a library that is busy.


async def test_quotas_hold(newsroom: Newsroom, state: State) -> None:
    quotas = Quotas(articles=2, size=100, source=200)
    collecting = Collecting(newsroom, Framing(state, "en"), quotas)

    async def put(*lines: str) -> str:
        content = "\n".join(json.dumps({"text": line}) for line in lines).encode()
        reply = await collecting.put(PRIVATE, Attached("a.jsonl", content, Draft("")))
        return reply.text

    told = await put("one one", "two two", "three three")
    assert "I added 2 articles" in told
    assert "holds more than 2 articles" in told
    assert "This chat's library is full: it holds up to 2 articles." in told
    assert (await put("four four")).startswith("This chat's library is full")
    await newsroom.remove_between(chat_collection(101), 0, 99)
    assert "has no room for all of this" in await put("x" * 60, "y" * 60)
    assert "is larger than" in await put("z" * 300)


async def test_a_busy_library_is_said_so(conversation: Conversation, newsroom: Newsroom) -> None:
    newsroom.failure = LibraryBusy(Path("data"))
    reply = await conversation.collecting.put(PRIVATE, Written(Draft("نص خبر")))
    assert reply.text == "Other news is being added right now. Please try again in a while."
    newsroom.failure = LibraryBusy(Path("data"))
    reply = await conversation.collecting.undo(PRIVATE, Undo(0, 9))
    assert reply.text.startswith("Other news is being added")


async def test_progress_is_told_a_batch_at_a_time(conversation: Conversation) -> None:
    lines = "\n".join(json.dumps({"text": f"news {n}"}) for n in range(120)).encode()
    heard: list[tuple[int, int]] = []
    reply = await conversation.collecting.put(
        PRIVATE,
        Attached("a.jsonl", lines, Draft("")),
        on_progress=lambda done, total: heard.append((done, total)),
    )
    assert heard == [(0, 120), (50, 120), (100, 120)]
    assert "I added 120 articles" in reply.text


async def test_an_address_is_no_file(conversation: Conversation) -> None:
    for url in ("/etc/passwd", "-", "."):
        reply = await conversation.collecting.put(PRIVATE, Addressed(url))
        assert "could not be read" in reply.text


@pytest.mark.parametrize(
    ("given", "said_so"),
    [
        ("answered 404 Not Found", "أجاب الموقع بالرمز 404"),
        ("is larger than 4.8 MiB", "أكبر من 4.8 ميغابايت"),
        ("is a binary file (PDF), not text", "ليس نصًّا أعرف قراءته"),
        ("not valid JSON (Expecting value, column 1)", "ليس JSON صحيحًا"),
        (
            "holds more than 12 articles; the rest was not read",
            "فيه أكثر من ١٢ خبرًا، ولم أقرأ ما بعدها",
        ),
        (
            "holds more than 3 articles; the rest was not read",
            "فيه أكثر من ٣ أخبار، ولم أقرأ ما بعدها",
        ),
        ("something\n\u202enew", "something new"),
    ],
)
def test_reasons_are_said_in_the_readers_language(given: str, said_so: str) -> None:
    assert reason(given, messages("ar")).startswith(said_so)


# In groups.


async def test_in_a_group_only_administrators_add_and_look(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_group("Newsroom")
    group = session.room.chat["id"]
    await session.write("فتح الجسر القديم صباح الأحد بعد ترميمه")
    assert said(await session.answer("/add")).startswith("لا يضيف إلى مكتبة المجموعة")
    assert said(await session.write("/library")).startswith("لا يدير مكتبة المجموعة")
    assert shelves(newsroom, group) == []
    session.become_admin()
    empty = said(await session.write("/library"))
    assert empty.startswith("مكتبة المجموعة فارغة. ردّ بالأمر /add")
    await session.write("فتح الجسر القديم صباح الأحد بعد ترميمه")
    [added] = await session.answer("/add")
    assert "أضفت خبرًا" in said([added])
    [kept] = shelves(newsroom, group)
    assert kept.url is not None
    assert kept.url.startswith("https://t.me/c/")
    session.be("Amal")
    [refused] = await session.press(1)
    assert (refused.kind, refused.text) == ("toast", "لا يدير مكتبة المجموعة إلا مشرفوها.")
    assert shelves(newsroom, group) == [kept]
    assert "جسر القديم" in said(await session.write("/ask ماذا عن الجسر القديم"))


async def test_a_file_under_which_add_is_written(
    session: Session, newsroom: Newsroom, tmp_path: Path
) -> None:
    file = tmp_path / "news.txt"
    file.write_text("فتح الجسر القديم صباح الأحد بعد ترميمه.\nوحضر الحفل أهل الحي.", "utf-8")
    session.enter_group("Newsroom")
    assert await session.send_file(file, "") == []
    assert await session.send_file(file, "/add@other_bot") == []
    assert said(await session.send_file(file, "/add")).startswith("لا يضيف")
    session.become_admin()
    assert "أضفت خبرًا" in said(await session.send_file(file, "/add@khabar_bot وهذا ملف عن الجسر"))
    assert len(shelves(newsroom, session.room.chat["id"])) == 1
    assert "أضفت خبرًا" in said(await session.send_file(file, "/أضف"))


# The public collection.


async def test_only_an_operator_adds_for_everyone(
    conversation: Conversation, session: Session, newsroom: Newsroom
) -> None:
    text = "/add public فتح الجسر القديم صباح الأحد بعد ترميمه"
    assert said(await session.write(text)).startswith("لا يضيف إلى الأخبار العامة")
    [own] = await session.write("/add عام على حريق الميناء ولم يعد أحد بناءه")
    assert "أضفت خبرًا إلى مكتبة هذه المحادثة" in said([own])
    [kept] = shelves(newsroom, 101)
    assert kept.text.startswith("عام على حريق")
    conversation.operators = frozenset({101})
    [added] = await session.write(text)
    assert "أضفت خبرًا إلى الأخبار العامة" in said([added])
    assert any(
        owner == PUBLIC and "القديم" in draft.text for (owner, _), draft in newsroom.shelves.items()
    )
    conversation.operators = frozenset()
    [refused] = await session.press(1)
    assert refused.kind == "toast"
    conversation.operators = frozenset({101})
    [undone] = await session.press(1)
    assert undone.message["text"] == "حذفت الخبر."
    assert not any("القديم" in draft.text for draft in newsroom.shelves.values())
    session.enter_group("Newsroom")
    session.become_admin()
    assert said(await session.write(text)).startswith("لا يضيف إلى الأخبار العامة")


# Isolation: what is in one chat's library is found from nowhere else.


async def test_what_one_chat_keeps_no_other_way_leads_to(
    session: Session, newsroom: Newsroom, world: World
) -> None:
    treasure = "وقالت نورا الزاهر إن الكنز مدفون تحت شجرة الزيتون."
    paragraphs = "\n".join([treasure] * 4)
    await newsroom.add([Draft(paragraphs, external_id="secret")], collection=chat_collection(101))
    [own] = await session.write("أين الكنز")
    assert "شجرة الزيتون" in own.message["text"]
    [listed] = await session.write("/library")
    session.be("Mallory")
    session.enter_private()
    for line in ("أين الكنز المدفون", "/who نورا الزاهر", "/who", "/library", "أقوال: نورا الزاهر"):
        assert "الزيتون" not in said(await session.write(line))
        assert "الزاهر (" not in said(await session.write(line))
    session.enter_group("Newsroom")
    session.become_admin()
    for line in ("/ask أين الكنز المدفون", "/who نورا الزاهر", "/library"):
        assert "الزيتون" not in said(await session.write(line))
    # The buttons of the other chat's messages, pressed here and by somebody else.
    for place in ("private", "group"):
        if place == "private":
            session.enter_private()
        for event in (own, listed):
            for row in event.message["reply_markup"]["inline_keyboard"]:
                for button in row:
                    stolen = world.message(session.room, BOT, text="x")
                    stolen["reply_markup"] = {"inline_keyboard": [[button]]}
                    assert "الزيتون" not in said(await session.press(1))
    assert len(shelves(newsroom, 101)) == 1
    # Data that nobody was shown: every article of the library, by its number.
    for number in range(1, 6):
        for data in (f"shelf:card:0:{number}", f"shelf:drop:0:{number}", f"undo:own:0:{number}"):
            made = world.message(session.room, BOT, text="x")
            made["reply_markup"] = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
            assert "الزيتون" not in said(await session.press(1))
    assert len(shelves(newsroom, 101)) == 1


async def test_a_library_follows_its_group(session: Session, newsroom: Newsroom) -> None:
    session.enter_basic_group("Newsroom")
    session.become_admin()
    await session.write("فتح الجسر القديم صباح الأحد بعد ترميمه")
    await session.answer("/add")
    old = session.room.chat["id"]
    await session.migrate()
    new = session.room.chat["id"]
    assert shelves(newsroom, old) == []
    assert len(shelves(newsroom, new)) == 1
    assert "في مكتبة هذه المحادثة خبر واحد" in said(await session.write("/library"))


async def test_no_more_than_a_few_slow_things_are_read_at_once(
    newsroom: Newsroom, state: State
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        quotas = Quotas(seconds=1.0, internal=True)
        collecting = Collecting(newsroom, Framing(state, "en"), quotas)
        brought = [collecting.put(PRIVATE, Addressed(url)) for _ in range(AT_ONCE + 2)]
        said_of_each = [reply.text for reply in await asyncio.gather(*brought)]
    assert sum("being added right now" in each for each in said_of_each) == 2
    assert sum("the site takes longer than I wait" in each for each in said_of_each) == AT_ONCE


async def test_what_goes_wrong_aside_is_raised_where_it_is_waited_for() -> None:
    assert await aside(lambda: 5) == 5
    with pytest.raises(ZeroDivisionError):
        await aside(lambda: 1 // 0)


# Long work.


async def test_long_work_is_told_in_one_message_that_becomes_the_outcome(
    session: Session, conversation: Conversation
) -> None:
    bot = session._application.bot
    asked = question(session)

    def frame(done: int, total: int) -> Reply:
        return conversation.remarks.working(PRIVATE, done, total)

    async with working(bot, asked, frame, 0.01) as work:
        events = await shown(session, 1)
        work.at(50, 120)
        events += await shown(session, 1)
    await work.finish(plain("Done."))
    events += session._api.events()
    assert [event.kind for event in events] == ["sent", "edited", "edited"]
    assert events[-1].message["text"] == "Done."
    assert len({event.message["message_id"] for event in events}) == 1


def question(session: Session) -> Message:
    """Return a message as the application would have it."""
    raw = session._world.message(session.room, session.user, text="x")
    read = Message.de_json(json.loads(json.dumps(raw)), session._application.bot)
    assert read is not None
    return read


async def shown(session: Session, least: int) -> list[Event]:
    events: list[Event] = []
    async with asyncio.timeout(5):
        while len(events) < least:
            await asyncio.sleep(0.01)
            events += session._api.events()
    return events


async def test_short_work_is_told_by_its_outcome_alone(session: Session) -> None:
    bot = session._application.bot
    asked = question(session)
    async with working(bot, asked, lambda *_: plain("Working."), 60.0) as work:
        work.at(1, 2)
    await work.finish(plain("Done."))
    [event] = session._api.events()
    assert (event.kind, event.message["text"]) == ("sent", "Done.")
