"""What is let through to the handlers, told from updates as Telegram sends them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Update, User
from telegram.ext import Application, ApplicationHandlerStop, TypeHandler

from bot.console.world import BOT, World
from bot.conversation import Conversation
from bot.limits import Limit
from bot.telegram_.application import build_application
from bot.telegram_.gate import Gate, asks
from tests.bot.telegram_server import Telegram

NOW = 1_735_689_600.0
ME = User(BOT["id"], "Khabar", is_bot=True, username="khabar_bot")
AMAL = {"id": 101, "is_bot": False, "first_name": "Amal", "language_code": "en"}
GROUP = {"id": -100123, "type": "supergroup", "title": "Newsroom"}
PRIVATE = {"id": 101, "type": "private", "first_name": "Amal"}
COMMAND = {"type": "bot_command", "offset": 0}


def update(kind: str = "message", /, chat: object = PRIVATE, **content: Any) -> Update:  # noqa: ANN401 - fields of a Message
    message = {"message_id": 1, "date": int(NOW), "chat": chat, "from": AMAL, **content}
    made = Update.de_json({"update_id": 1, kind: message})
    assert made is not None
    return made


def pressed(**message: Any) -> Update:  # noqa: ANN401 - fields of a Message
    shown = {"message_id": 1, "date": 1, "chat": PRIVATE, "text": "x", **message}
    query = {"id": "5", "from": AMAL, "chat_instance": "1", "data": "page:1:3", "message": shown}
    made = Update.de_json({"update_id": 1, "callback_query": query})
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "who?"}, True),
        ({"photo": []}, True),
        ({"text": "who?", "via_bot": BOT}, False),
        ({"text": "who?", "chat": GROUP}, False),
        ({"text": "/ask who", "chat": GROUP, "entities": [COMMAND | {"length": 4}]}, True),
        ({"text": "/ask@Khabar_Bot", "chat": GROUP, "entities": [COMMAND | {"length": 15}]}, True),
        ({"text": "/ask@other_bot", "chat": GROUP, "entities": [COMMAND | {"length": 14}]}, False),
        (
            {
                "text": "@khabar_bot who",
                "chat": GROUP,
                "entities": [{"type": "mention", "offset": 0, "length": 11}],
            },
            True,
        ),
        ({"text": "ابحث: حريق الميناء", "chat": GROUP}, True),
        ({"text": "/اسأل من أطفأ الحريق", "chat": GROUP}, True),
        ({"text": "ابحث عن مفتاحي", "chat": GROUP}, False),
        ({"text": "/weather", "chat": GROUP, "entities": [COMMAND | {"length": 8}]}, False),
        ({"new_chat_title": "News", "chat": GROUP}, False),
    ],
)
def test_what_asks_the_bot(content: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - expected
    assert asks(update(**content), ME) is expected


def test_posts_of_channels_ask_for_nothing_and_buttons_do() -> None:
    channel = {"id": -100777, "type": "channel", "title": "Marsa"}
    assert not asks(update("channel_post", chat=channel, text="news"), ME)
    assert asks(pressed(), ME)


class Door:
    """An application with a gate, and what came through."""

    def __init__(self, gate: Gate, conversation: Conversation, world: World) -> None:
        self.telegram = Telegram(world)
        self.through: list[Update] = []
        self.application: Application[Any, Any, Any, Any, Any, Any] = build_application(
            conversation, "1:test", self.telegram, self.telegram
        )
        self.application.add_handler(TypeHandler(Update, gate.pass_or_stop), group=-2)
        self.application.add_handler(TypeHandler(Update, self._note), group=-1)

    async def _note(self, update: Update, _: object) -> None:
        self.through.append(update)
        raise ApplicationHandlerStop

    async def knock(self, update: Update) -> bool:
        """Tell whether the update came through."""
        before = len(self.through)
        update.set_bot(self.application.bot)
        for part in (update.message, update.callback_query):
            if part is not None:
                part.set_bot(self.application.bot)
        await self.application.process_update(update)
        return len(self.through) > before

    def said(self) -> list[str]:
        return [event.text or event.message["text"] for event in self.telegram.events()]


@pytest.fixture
async def door(conversation: Conversation, world: World) -> AsyncIterator[Door]:
    world.private(world.user("Amal", "en"))
    gate = Gate(
        conversation,
        of_person=Limit(2, lambda: 0.0),
        of_group=Limit(3, lambda: 0.0),
        of_typing=Limit(2, lambda: 0.0),
        max_age=600,
        clock=lambda: NOW,
    )
    made = Door(gate, conversation, world)
    async with made.application:
        yield made


async def test_an_old_question_is_passed_over_and_a_younger_one_is_not(door: Door) -> None:
    assert not await door.knock(update(text="who?", date=int(NOW) - 601))
    assert await door.knock(update(text="who?", date=int(NOW) - 599))
    assert door.said() == []


async def test_an_old_question_that_was_edited_lately_is_young(door: Door) -> None:
    edited = {"text": "who?", "date": int(NOW) - 9000, "edit_date": int(NOW) - 5}
    assert await door.knock(update("edited_message", **edited))


async def test_news_is_never_too_old(door: Door) -> None:
    channel = {"id": -100777, "type": "channel", "title": "Marsa"}
    assert await door.knock(update("channel_post", chat=channel, text="news", date=1))


async def test_a_person_is_told_once_that_it_is_too_much(door: Door) -> None:
    through = [await door.knock(update(text="who?")) for _ in range(5)]
    assert through == [True, True, False, False, False]
    assert door.said() == [
        "That is more than I can answer at once. Please ask again in 30 seconds."
    ]


async def test_who_forwards_too_much_is_told_what_was_not_kept(door: Door) -> None:
    post = {"text": "x", "forward_origin": {"type": "user", "date": 1, "sender_user": AMAL}}
    assert [await door.knock(update(**post)) for _ in range(3)] == [True, True, False]
    [told] = door.said()
    assert "I have not kept the last that you sent. Please send it again in 30 seconds." in told


async def test_talk_that_is_not_for_the_bot_counts_for_nothing(door: Door) -> None:
    through = [await door.knock(update(text="hello", chat=GROUP)) for _ in range(9)]
    assert all(through)


async def test_a_group_has_a_limit_of_its_own(door: Door) -> None:
    people = [AMAL | {"id": number} for number in range(5)]
    command = {"text": "/ask who", "chat": GROUP, "entities": [COMMAND | {"length": 4}]}
    through = [await door.knock(update(**command, **{"from": person})) for person in people]
    assert through == [True, True, True, False, False]


async def test_a_button_says_it_in_passing(door: Door) -> None:
    assert [await door.knock(pressed()) for _ in range(2)] == [True, True]
    query = pressed()
    assert query.callback_query is not None
    # Each time: a client waits for the answer to every press.
    for _ in range(2):
        door.telegram.asked(query.callback_query.to_dict())
        assert not await door.knock(pressed())
        assert door.said() == [
            "That is more than I can answer at once. Please ask again in 30 seconds."
        ]


async def test_an_edit_is_told_too_that_it_is_too_much(door: Door) -> None:
    edited = {"text": "who?", "edit_date": int(NOW)}
    through = [await door.knock(update("edited_message", **edited)) for _ in range(4)]
    assert through == [True, True, False, False]
    assert door.said() == [
        "That is more than I can answer at once. Please ask again in 30 seconds."
    ]


async def test_typing_elsewhere_has_a_limit_of_its_own_and_nothing_is_said(door: Door) -> None:
    typed = {"id": "5", "from": AMAL, "query": "who", "offset": ""}
    made = Update.de_json({"update_id": 1, "inline_query": typed})
    assert made is not None
    assert [await door.knock(made) for _ in range(4)] == [True, True, False, False]
    assert await door.knock(update(text="who?"))
    assert door.said() == []
