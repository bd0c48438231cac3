"""Whatever Telegram might send, nothing raises, and whatever the bot sends, Telegram takes."""

import asyncio
import json
import logging
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.console.api import Event
from bot.console.script import open_session, script_world
from bot.console.world import BOT, Json, Room
from bot.conversation import Conversation
from bot.state import open_state
from index import Draft
from tests.bot import tdlib
from tests.bot.newsroom import Newsroom

KINDS = (
    *("message", "message", "message", "edited_message", "edited_message"),
    *("callback_query", "callback_query", "channel_post", "edited_channel_post"),
    *("inline_query", "inline_query"),
)
ODD = (
    "جسر الجسر",
    "/ask جسر",
    "/ask@khabar_bot جسر",
    "@khabar_bot جسر",
    "بحث: جسر",
    "/language",
    "/settings",
    "/start",
    "/help",
    "/watch جسر",
    "/watch \u202e<b>جسر</b>",
    "/watches",
    "/unwatch 1",
    "/unwatch جسر",
    "/stats",
    "/sources",
    "/",
    "😀" * 4096,
    "جسر " * 1024,
    "\u202eجسر\u2066 <b>&amp; *_`[x](http://y)",
    "جس\u200dر\u200f",
    "\ud83d جسر",
    "ا\u0651" * 2000,
    "/library",
    "/add",
    "/add فتح الجسر القديم صباح الأحد",
    "/add public فتح الجسر القديم صباح الأحد",
    "/add http://127.0.0.1:1/x",
    "http://[::1]/جسر",
    "/forget",
    "/forget https://t.me/fuzz/4",
    "/forget t.me/c/1/4",
    "<b>عنوان\u202e</b>\n" + "جسر <&> " * 90,
)
TEXTS = st.integers(0, len(ODD) - 1).map(ODD.__getitem__) | st.text(max_size=40)
NUMBERS = st.integers(-(2**31), 2**31)
CHATS = st.fixed_dictionaries(
    {
        "id": st.sampled_from([7, 101, -5, -1001, -1002]),
        "type": st.sampled_from(["private", "group", "supergroup", "channel", "strange"]),
    },
    optional={"title": TEXTS, "username": TEXTS, "first_name": TEXTS, "is_forum": st.booleans()},
)
USERS = st.fixed_dictionaries(
    {
        "id": st.sampled_from([7, 101, 102, BOT["id"]]),
        "is_bot": st.sampled_from([False, False, False, True]),
        "first_name": TEXTS,
    },
    optional={"language_code": st.sampled_from(["ar", "en", "xx-YY", "", "ar-"])},
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["bot_command", "mention", "text_mention", "url", "new_kind"]),
            "offset": st.integers(0, 12),
            "length": st.integers(0, 12),
        },
        optional={"user": USERS},
    ),
    max_size=3,
)
CHANNEL: Json = {"id": -1001, "type": "channel", "title": "<a>\u202e", "username": "fuzz"}
ORIGINS = st.sampled_from(
    [
        {"type": "hidden_user", "date": 1, "sender_user_name": "x"},
        {"type": "user", "date": 1, "sender_user": dict(BOT)},
        {"type": "new_kind", "date": 1},
        {"type": "channel", "date": 1, "chat": CHANNEL, "message_id": 4},
        {"type": "chat", "date": 1, "sender_chat": {"id": -5, "type": "group"}},
    ]
)
FILE: Json = {"file_id": "f", "file_unique_id": "u"}
FILES = st.fixed_dictionaries(
    {"file_id": st.sampled_from(["f", "text", "json"]), "file_unique_id": st.just("u")},
    optional={
        "file_name": TEXTS | st.sampled_from(["a.txt", "b.json", "c.html", "../d.md", "e.pdf"]),
        "mime_type": TEXTS | st.sampled_from(["text/plain", "application/json"]),
        "file_size": st.sampled_from([0, 10, 10**10]),
    },
)
STICKER = FILE | {"width": 1, "height": 1, "type": "x", "is_animated": False, "is_video": False}
OTHER_UPDATES: dict[str, Json] = {
    "poll_answer": {"poll_id": "1", "option_ids": [1], "option_persistent_ids": []},
    "something_new": {"id": 1},
}
KNOWN: dict[str, st.SearchStrategy[Any]] = {
    "from": USERS,
    "sender_chat": CHATS,
    "via_bot": USERS,
    "text": TEXTS,
    "entities": ENTITIES,
    "caption": TEXTS,
    "caption_entities": ENTITIES,
    "document": FILES,
    "photo": st.just([FILE | {"width": 1, "height": 1}]),
    "media_group_id": st.just("1"),
    "sticker": st.just(STICKER),
    "dice": st.just({"emoji": "🎲", "value": 1}),
    "location": st.just({"longitude": 0, "latitude": 0}),
    "forward_origin": ORIGINS,
    "is_automatic_forward": st.booleans(),
    "migrate_to_chat_id": st.sampled_from([-1001, -1002]),
    "migrate_from_chat_id": st.just(-5),
    "message_thread_id": st.integers(1, 3),
    "is_topic_message": st.booleans(),
    "edit_date": st.integers(0, 2**31),
    "author_signature": TEXTS,
    "new_chat_members": st.lists(USERS, max_size=2),
    "forum_topic_created": st.just({"name": "x", "icon_color": 1}),
    "something_new": st.dictionaries(st.text(max_size=3), NUMBERS, max_size=2),
}
LOCATIONS = st.just({"longitude": 0, "latitude": 0})
DATA = st.sampled_from(
    [
        *("page:1:0", "page:1:3", "near:1:0", "near:1:9", "who:1:0", "good:1:0", "bad:1:0"),
        *("shelf:list:0:0", "shelf:card:0:1", "shelf:sure:8:2", "shelf:drop:0:1", "shelf:all:0:0"),
        *("shelf:empty:0:0", "shelf:file:0:0", "undo:own:0:9", "undo:public:0:9", "undo:own:9:0"),
        *("language:en", "language:any", "buttons:anyone", "page:9:9", "x"),
        *("unwatch:1", "unlist:1", "unwatch:9", "unlist:²"),
    ]
)


@st.composite
def messages(draw: st.DrawFn, deep: int = 2) -> Json:
    """Draw a message: mostly a text of somebody, with a few more fields of any kind."""
    drawn: Json = {
        "message_id": draw(st.integers(1, 9)),
        "date": draw(st.integers(0, 2**31)),
        "chat": draw(CHATS),
    }
    fields = draw(st.lists(st.sampled_from(sorted(KNOWN)), max_size=4, unique=True))
    for name in {"from", "text", *fields} if draw(st.integers(0, 4)) else fields:
        drawn[name] = draw(KNOWN[name])
    if deep and draw(st.booleans()):
        drawn["reply_to_message"] = draw(messages(deep - 1))
    return drawn


@st.composite
def presses(draw: st.DrawFn) -> Json:
    """Draw a press of a button, mostly of one that the bot has shown."""
    message = draw(messages(0))
    if draw(st.booleans()):
        message |= {"message_id": 2, "chat": {"id": 101, "type": "private", "first_name": "x"}}
    return {
        "id": str(draw(st.integers(1, 99))),
        "from": draw(USERS),
        "chat_instance": "1",
        draw(st.sampled_from(["message", "message", "message", "something_new"])): message,
        "data": draw(DATA if draw(st.integers(0, 4)) else TEXTS),
    }


@st.composite
def typings(draw: st.DrawFn) -> Json:
    """Draw a question that is typed in another chat."""
    return {
        "id": str(draw(st.integers(1, 99))),
        "from": draw(USERS),
        "query": draw(TEXTS),
        "offset": draw(st.sampled_from(["", "10", "x"])),
        **draw(st.fixed_dictionaries({}, optional={"chat_type": TEXTS, "location": LOCATIONS})),
    }


@st.composite
def updates(draw: st.DrawFn) -> Json:
    """Draw an update: mostly one that the bot handles, with anything missing or strange."""
    kind = draw(st.sampled_from(KINDS))
    drawn = {"callback_query": presses, "inline_query": typings}.get(kind, messages)
    content = draw(drawn())
    if draw(st.integers(0, 9)) == 0:
        content.pop(draw(st.sampled_from(sorted(content))))
    if draw(st.integers(0, 9)) == 0:
        kind, content = draw(st.sampled_from(sorted(OTHER_UPDATES.items(), key=str)))
    return {"update_id": draw(st.integers(1, 9)), kind: content}


class Complaints(logging.Handler):
    """Remembers what the bot had to complain of."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


async def feed(drawn: Sequence[Json], *, looking: bool = True) -> list[Event]:
    """Let a bot of its own handle the updates one after another; return what it did.

    Unless `looking` is off, it then looks at what came in for a standing question.
    """
    newsroom = Newsroom()
    await newsroom.add(
        [
            Draft("جسر <b>الجسر\u202e</b>", title="<a>", outlet="&amp;", external_id="x"),
            *(Draft(f"جسر {n}", published="2021-01-01", external_id=str(n)) for n in range(5)),
        ]
    )
    world = script_world()
    with tempfile.TemporaryDirectory() as folder:
        async with (
            open_state(Path(folder) / "state.sqlite") as state,
            open_session(Conversation(newsroom, state, "ar"), world, "ar") as session,
        ):
            await session.write("جسر")
            world.files |= {
                "text": "<b>عنوان</b>\u202e\nجسر النخيل مفتوح.\n".encode() * 9,
                "json": b'[{"text": "x <b>"}, {"text": 5}, 7]',
            }
            await session.write("/watch جسر <i>")
            for chat_id in (7, 101, -5, -1001, -1002):
                chat: Json = {"id": chat_id, "type": "supergroup", "title": "x"}
                room = world._rooms.setdefault(chat_id, Room(chat))
                room.topics |= {str(number): number for number in range(1, 4)}
            events = []
            for raw in drawn:
                update = understood(raw, session._application.bot)
                if "inline_query" in raw:
                    session._api.asked({"id": str(raw["inline_query"].get("id"))})
                if update is not None:
                    await session._application.update_queue.put(update)
                    await session._application.update_queue.join()
                    events += session._api.events()
            return events + (await session.look() if looking else [])


def understood(raw: Json, bot: Any) -> Update | None:  # noqa: ANN401 - the application's bot
    """Return the update as python-telegram-bot reads it; what it cannot read no handler sees."""
    try:
        return Update.de_json(json.loads(json.dumps(raw)), bot)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


@given(st.lists(updates(), min_size=1, max_size=6))
def test_no_update_makes_a_handler_raise_or_telegram_refuse(drawn: list[Json]) -> None:
    complaints = Complaints()
    log = logging.getLogger("bot")
    log.addHandler(complaints)
    try:
        asyncio.run(feed(drawn))
    finally:
        log.removeHandler(complaints)
    assert complaints.said == []


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("kind", ["private", "supergroup"])
def test_every_odd_text_is_heard_in_every_chat(text: str, kind: str) -> None:
    chat = {"id": 101 if kind == "private" else -1001, "type": kind, "title": "x"}
    user = {"id": 7, "is_bot": False, "first_name": "x"}
    entity = {"type": "bot_command", "offset": 0, "length": min(len(text), 4)}
    message = {"message_id": 3, "date": 1, "chat": chat, "from": user, "text": text}
    entities = [entity] if text.startswith("/") else []
    update = {"update_id": 1, "message": {**message, "entities": entities}}
    events = asyncio.run(feed([update], looking=False))
    assert kind == "supergroup" or [event.kind for event in events] == ["sent"]
    assert not [event for event in events if "تعذّر البحث" in event.message["text"]]


@given(st.lists(TEXTS, min_size=5, max_size=5))
def test_names_and_titles_of_chats_never_forge_a_message(names: list[str]) -> None:
    text, title, signature, username, first_name = names
    channel = {"id": -1001, "type": "channel", "title": title, "username": "fuzz"}
    post = {"message_id": 4, "date": 1, "chat": channel, "text": f"جسر {text}"}
    user = {"id": 7, "is_bot": False, "first_name": first_name, "username": username}
    private = {"id": 101, "type": "private", "first_name": first_name}
    asked = {"message_id": 5, "date": 1, "chat": private, "from": user, "text": "جسر"}
    events = asyncio.run(
        feed(
            [
                {"update_id": 1, "channel_post": post | {"author_signature": signature}},
                {"update_id": 2, "message": asked},
            ]
        )
    )
    sent = [each.message["text"] for each in events if each.kind == "sent"]
    assert ["🔔" in each for each in sent] == [False, True]  # the answer, and the watch's alert
    for shown in sent:
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
        assert tdlib.find_entities(shown) is not None
        assert shown.count("\u2068") == shown.count("\u2069")
