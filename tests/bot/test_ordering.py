import asyncio
from collections.abc import Iterable

import pytest
from telegram import Bot, Update

from bot.telegram_.ordering import ChatOrder

API = Bot("1:test")


def update(chat_id: int, text: str = "x", kind: str = "private") -> Update:
    message = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": kind}, "text": text}
    made = Update.de_json({"update_id": 1, "message": message}, API)
    assert made is not None
    return made


async def process(order: ChatOrder, chats: Iterable[int]) -> list[str]:
    """Process one slow update a chat, the first the slowest; return what began and ended when."""
    seen = []

    async def work(name: str, pause: float) -> None:
        seen.append(f"{name} begins")
        await asyncio.sleep(pause)
        seen.append(f"{name} ends")

    await asyncio.gather(
        *(
            order.process_update(update(chat), work(f"{number}", 0.02 / (number + 1)))
            for number, chat in enumerate(chats)
        )
    )
    return seen


async def test_updates_of_one_chat_are_processed_in_order() -> None:
    seen = await process(ChatOrder(), [5, 5, 5])
    assert seen == [f"{n} {what}" for n in range(3) for what in ("begins", "ends")]


async def test_a_press_does_not_wait_for_the_messages_of_its_chat() -> None:
    order, brought = ChatOrder(), asyncio.Event()
    message = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}}
    person = {"id": 5, "is_bot": False, "first_name": "Amal"}
    query = {"id": "1", "from": person, "chat_instance": "1", "data": "x", "message": message}
    pressed = Update.de_json({"update_id": 2, "callback_query": query}, API)

    async def press() -> None:
        brought.set()

    slow = order.process_update(update(5), asyncio.wait_for(brought.wait(), 5))
    await asyncio.gather(slow, order.process_update(pressed, press()))
    assert brought.is_set()


@pytest.mark.parametrize("command", ["/add https://slow.example", "/أضف"])
async def test_in_a_group_questions_do_not_wait_for_what_is_added(command: str) -> None:
    order, asked = ChatOrder(), asyncio.Event()

    async def ask() -> None:
        asked.set()

    slow = order.process_update(
        update(-5, command, "supergroup"), asyncio.wait_for(asked.wait(), 5)
    )
    question = order.process_update(update(-5, "/ask who?", "supergroup"), ask())
    await asyncio.gather(slow, question)
    assert asked.is_set()


async def test_updates_of_different_chats_do_not_wait_for_each_other() -> None:
    seen = await process(ChatOrder(), [5, 6])
    assert seen == ["0 begins", "1 begins", "1 ends", "0 ends"]


async def test_no_more_than_the_limit_are_processed_at_once() -> None:
    seen = await process(ChatOrder(at_once=1), [5, 6])
    assert seen == ["0 begins", "0 ends", "1 begins", "1 ends"]


async def test_chats_that_are_done_are_forgotten() -> None:
    order = ChatOrder()
    await process(order, range(50))
    assert order._turns == {}
    assert order._waiting == {}
    await order.process_update(object(), asyncio.sleep(0))


async def test_a_chat_with_many_messages_does_not_keep_others_waiting() -> None:
    order = ChatOrder(at_once=2)
    seen: list[int] = []

    async def work(chat: int) -> None:
        await asyncio.sleep(0)
        seen.append(chat)

    crowd = [5] * 40 + [6, 7]
    await asyncio.gather(*(order.process_update(update(chat), work(chat)) for chat in crowd))
    assert max(seen.index(6), seen.index(7)) < 6
    assert len(seen) == len(crowd)
