"""The in-process Bot API refuses what Telegram refuses, in its words."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, InvalidToken

from bot.console.api import InProcessApi
from bot.console.world import World

USER = "Amal"


@pytest.fixture
def chat(world: World) -> int:
    room = world.private(world.user(USER, "ar"))
    return int(room.chat["id"])


@pytest.fixture
def bot(world: World) -> Bot:
    api = InProcessApi(world)
    return Bot("1:test", request=api, get_updates_request=api)


def button(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("label", callback_data=data)]])


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "message text is empty"),
        (" \n ", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("a < b", "unsupported start tag"),
        ("<b>a", "find end tag corresponding to start tag"),
    ],
)
async def test_bad_text_is_refused(bot: Bot, chat: int, text: str, refusal: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){refusal}"):
        await bot.send_message(chat, text, parse_mode="HTML")


async def test_the_limit_counts_what_is_read_and_not_the_markup(bot: Bot, chat: int) -> None:
    sent = await bot.send_message(chat, f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert sent.text == "<" * 4096
    assert (await bot.send_message(chat, "a < b")).text == "a < b"


async def test_button_data_is_limited_to_64_bytes(bot: Bot, chat: int) -> None:
    await bot.send_message(chat, "x", reply_markup=button("x" * 64))
    for data in ("x" * 65, "خ" * 33):
        with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
            await bot.send_message(chat, "x", reply_markup=button(data))


async def test_unknown_chats_topics_and_messages_are_refused(bot: Bot, chat: int) -> None:
    with pytest.raises(BadRequest, match=r"(?i)chat not found"):
        await bot.send_message(999, "x")
    with pytest.raises(BadRequest, match=r"(?i)message thread not found"):
        await bot.send_message(chat, "x", message_thread_id=5)
    with pytest.raises(BadRequest, match=r"(?i)message to be replied not found"):
        await bot.send_message(chat, "x", reply_parameters=ReplyParameters(50))
    with pytest.raises(BadRequest, match=r"(?i)message to edit not found"):
        await bot.edit_message_text("x", chat, 50)
    lenient = ReplyParameters(50, allow_sending_without_reply=True)
    assert (await bot.send_message(chat, "x", reply_parameters=lenient)).text == "x"


async def test_an_edit_must_change_something(bot: Bot, chat: int) -> None:
    sent = await bot.send_message(chat, "x", reply_markup=button("a"))
    with pytest.raises(BadRequest, match=r"(?i)message is not modified"):
        await bot.edit_message_text("x", chat, sent.message_id, reply_markup=button("a"))
    await bot.edit_message_text("x", chat, sent.message_id, reply_markup=button("b"))
    await bot.edit_message_text("x", chat, sent.message_id)


async def test_a_button_press_is_answered_once(bot: Bot, chat: int, world: World) -> None:
    api = bot.request
    assert isinstance(api, InProcessApi)
    room = world.room(chat)
    assert room is not None
    api.asked({"id": "5", "message": room.last(by_bot=True)})
    assert await bot.answer_callback_query("5", text="toast")
    assert [(event.kind, event.text) for event in api.events()] == [("toast", "toast")]
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query("5")


async def test_a_method_that_it_does_not_have_is_not_found(bot: Bot, chat: int) -> None:
    with pytest.raises(InvalidToken):
        await bot.send_dice(chat)
    assert (await bot.get_me()).username == "khabar_bot"
    assert await bot.get_updates() == ()
