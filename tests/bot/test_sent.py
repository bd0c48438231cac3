"""What is left of Telegram's answers to calls."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Message

from bot.telegram_.sent import identified

CHAT = {"id": 5, "type": "private", "first_name": "Amal"}
MESSAGE = {
    "message_id": 12,
    "date": 1_700_000_000,
    "chat": CHAT,
    "text": "خبر من المرسى",
    "entities": [{"type": "bold", "offset": 0, "length": 3}],
    "reply_markup": {"inline_keyboard": [[{"text": "المزيد", "callback_data": "page:1:3"}]]},
}


def test_of_a_message_is_left_where_it_stands() -> None:
    left = json.loads(identified(json.dumps({"ok": True, "result": MESSAGE}).encode()))
    assert left == {
        "ok": True,
        "result": {"message_id": 12, "date": 1_700_000_000, "chat": CHAT},
    }
    read = Message.de_json(left["result"])
    assert (read.message_id, read.chat.id, read.date.year) == (12, 5, 2023)


@pytest.mark.parametrize(
    "payload",
    [
        b'{"ok": true, "result": true}',
        b'{"ok": true, "result": {"id": 7, "is_bot": true, "first_name": "Khabar"}}',
        b'{"ok": true, "result": {"message_id": 3}}',
        b'{"ok": true, "result": [{"message_id": 3, "date": 1, "chat": {}}]}',
        b"[]",
        b"<html>Bad gateway</html>",
        b"\xff\xfe",
    ],
)
def test_whatever_is_no_message_is_left_as_it_came(payload: bytes) -> None:
    assert identified(payload) == payload


@given(st.binary())
def test_no_answer_is_too_odd(payload: bytes) -> None:
    assert isinstance(identified(payload), bytes)
