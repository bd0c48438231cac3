"""One update that cannot be read ends neither the polling nor the others."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot, Update
from telegram.error import TelegramError

from bot.telegram_.unreadable import readable
from bot.telegram_.watch import Watch, WatchedRequest
from tests.bot.scripted import Scripted

GOOD: dict[str, Any] = {
    "update_id": 4,
    "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"},
}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KINDS = ("message", "callback_query", "inline_query", "my_chat_member", "poll", "new_kind")


def answer(*updates: object) -> bytes:
    return json.dumps({"ok": True, "result": updates}).encode()


def test_what_can_be_read_is_not_touched() -> None:
    assert readable(answer(GOOD, GOOD)) == answer(GOOD, GOOD)


def test_of_what_cannot_be_read_the_number_is_left(caplog: pytest.LogCaptureFixture) -> None:
    bad = {"update_id": 3, "message": {"text": "who writes, and where?"}}
    assert json.loads(readable(answer(bad, GOOD)))["result"] == [{"update_id": 3}, GOOD]
    assert caplog.messages == ["An update cannot be read and is passed over: number 3"]


@given(kind=st.sampled_from(KINDS), content=JUNK)
def test_whatever_comes_can_be_read_afterwards(kind: str, content: object) -> None:
    passed = json.loads(readable(answer({"update_id": 3, kind: content}, GOOD)))["result"]
    read = [Update.de_json(each) for each in passed]
    assert [each.update_id for each in read if each] == [3, 4]


PLACES = (
    *((), ("message",), ("message", "chat"), ("message", "from")),
    *(("message", name) for name in ("date", "message_id", "text", "chat", "from")),
    *(("message", "chat", name) for name in ("id", "type", "title", "api_kwargs")),
    *(("message", "from", name) for name in ("id", "is_bot", "first_name", "new_kind")),
)
HUGE = st.integers(min_value=2**31) | st.floats() | st.integers(max_value=-1)


@given(place=st.sampled_from(PLACES), content=JUNK | HUGE, more=st.text(max_size=12))
def test_a_plain_text_is_plain_in_every_part(
    place: tuple[str, ...], content: object, more: str
) -> None:
    person = {"id": 5, "is_bot": False, "first_name": "Amal"}
    update: dict[str, Any] = {"update_id": 3, "message": {**GOOD["message"], "from": person}}
    update["message"]["chat"] = dict(GOOD["message"]["chat"])
    inner = update
    for name in place[:-1]:
        inner = inner[name]
    inner[place[-1] if place else more] = content
    [passed, _] = json.loads(readable(answer(update, GOOD)))["result"]
    read = Update.de_json(passed)
    assert read.update_id == passed["update_id"]


@pytest.mark.parametrize(
    "payload",
    [b"[]", b"null", b"3", b"{}", b'{"result": true}', b'{"result": [7]}', b'{"result": [{}]}'],
)
async def test_what_is_no_answer_is_trouble_that_is_waited_out(payload: bytes) -> None:
    request = WatchedRequest(Scripted(payload), Watch(), readable)
    with pytest.raises(TelegramError):
        await Bot("1:x", get_updates_request=request).get_updates()


@pytest.mark.parametrize("payload", [b"<h1>Bad Gateway</h1>", b'{"ok": true, "result": []}'])
def test_other_answers_pass(payload: bytes) -> None:
    assert readable(payload) == payload
