"""What one speaker says."""

import pytest

from bot.buttons import Open, View, parse
from bot.chat import Chat
from bot.conversation import Conversation
from bot.views import CLAIMS
from index import Draft, chat_collection
from index.errors import EngineDamaged
from tests.bot.newsroom import Newsroom

AMAL = Chat(7, private=True, language="ar", person=7)
PAUL = Chat(8, private=True, language="en", person=8)


async def test_what_a_speaker_says_is_shown_word_for_word(conversation: Conversation) -> None:
    reply = await conversation.sayings.ask(AMAL, "الراوي")
    assert reply.text == (
        "أقوال الراوي\n\nالمهندسة هدى الراوي\nجسر النخيل يحتمل أربعين طنًّا\n"
        "صحيفة المرسى · جسر النخيل يعود إلى الخدمة · ٥ مارس ٢٠٢١"
    )
    assert not reply.rows


async def test_what_is_public_and_a_chats_own_is_told_once(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    post = Draft("قال العقيد نزار إن الحريق أُخمد.", outlet="مرصد", external_id="tg:-1005:1")
    other = Draft("قال العقيد نزار إن الحريق أُخمد.", outlet="جريدة", external_id="2")
    await newsroom.add([post, other])
    await newsroom.add([post], collection=chat_collection(AMAL.id))
    reply = await conversation.sayings.ask(AMAL, "نزار")
    assert reply.text.count("الحريق أُخمد") == 2
    assert reply.text.count("مرصد") == 1


async def test_many_statements_are_paged(conversation: Conversation, newsroom: Newsroom) -> None:
    await newsroom.add(
        Draft(f"قال العقيد نزار إن الحريق رقم {n} أُخمد.", external_id=str(n)) for n in range(7)
    )
    first = await conversation.sayings.ask(AMAL, "نزار")
    assert first.text.startswith("أقوال نزار، الأحدث أولًا\n")
    act = parse(first.buttons[0].data)
    assert act == Open(View.SAYINGS, first.answer_id or 0, CLAIMS)
    pressed = await conversation.answers.press(AMAL, act)
    assert pressed.saved is not None
    second = await conversation.open(AMAL, pressed.saved, act)
    assert second.text.count("الحريق رقم") == 2
    assert [button.label for button in second.buttons] == ["الأحدث"]


async def test_behind_the_last_statement_is_the_first(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    await newsroom.add(
        Draft(f"قال العقيد نزار إن الحريق رقم {n} أُخمد.", external_id=str(n)) for n in range(7)
    )
    first = await conversation.sayings.ask(AMAL, "نزار")
    act = Open(View.SAYINGS, first.answer_id or 0, CLAIMS)
    pressed = await conversation.answers.press(AMAL, act)
    assert pressed.saved is not None
    for number in range(4):
        await newsroom.remove(str(number))
    left = await conversation.open(AMAL, pressed.saved, act)
    assert left.text.count("الحريق رقم") == 3
    for number in range(4, 7):
        await newsroom.remove(str(number))
    assert "لا أجد" in (await conversation.open(AMAL, pressed.saved, act)).text


async def test_without_a_name_those_who_say_most_are_listed(conversation: Conversation) -> None:
    reply = await conversation.sayings.ask(PAUL, "")
    assert reply.text.splitlines()[1] == "Most often quoted:"
    assert reply.text.splitlines()[2].endswith(": one statement")


async def test_without_any_statements_only_the_usage_is_shown(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    newsroom.shelves.clear()
    assert len((await conversation.sayings.ask(PAUL, "")).blocks) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("نابليون", "لا أجد في الأخبار قولًا منسوبًا إلى نابليون."),
        ("؟", "لا أجد في رسالتك كلمات أبحث عنها"),
    ],
)
async def test_who_says_nothing_is_told(conversation: Conversation, name: str, said: str) -> None:
    assert said in (await conversation.sayings.ask(AMAL, name)).text


async def test_a_failure_of_the_library_is_the_bots_fault(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    for name in ("الراوي", ""):
        newsroom.failure = EngineDamaged("no such file")
        assert "تعذّر البحث" in (await conversation.sayings.ask(AMAL, name)).text


async def test_what_was_said_in_another_chat_is_not_shown(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    secret = Draft("قال الحارس إن المخزن فارغ.", external_id="s")
    await newsroom.add([secret], collection=chat_collection(AMAL.id))
    assert "المخزن" in (await conversation.sayings.ask(AMAL, "الحارس")).text
    assert "المخزن" not in (await conversation.sayings.ask(PAUL, "الحارس")).text
    assert "الحارس" not in (await conversation.sayings.ask(PAUL, "")).text
