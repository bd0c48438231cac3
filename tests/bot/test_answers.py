"""Answers in chats, and what their buttons come to."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers import Answers, Pressed
from bot.buttons import Open, Rate, View, parse
from bot.chat import Chat
from bot.framing import Framing
from bot.reply import Reply
from bot.state import State, open_state
from index import Draft, chat_collection
from index.errors import EngineDamaged
from index.model import Status
from tests.bot.newsroom import Newsroom

AMAL = Chat(7, private=True, language="ar", person=7)
PAUL = Chat(8, private=True, language="en-GB", person=8)
GROUP = Chat(-5, private=False, language="ar", person=7)


def answering(newsroom: Newsroom, state: State, *, keep_questions: bool = False) -> Answers:
    return Answers(newsroom, state, Framing(state, "ar"), keep_questions=keep_questions)


@pytest.fixture
def answers(newsroom: Newsroom, state: State) -> Answers:
    return answering(newsroom, state)


def status(reply: Reply) -> str:
    return reply.text.splitlines()[0]


async def press(answers: Answers, chat: Chat, data: str) -> Pressed:
    act = parse(data)
    assert isinstance(act, Open | Rate)
    return await answers.press(chat, act)


async def opened(answers: Answers, chat: Chat, data: str) -> Reply:
    act = parse(data)
    assert isinstance(act, Open)
    pressed = await answers.press(chat, act)
    assert pressed.notice is None
    assert pressed.saved is not None
    return await answers.open(chat, pressed.saved, act)


def data_of(reply: Reply, label: str) -> str:
    return next(button.data for button in reply.buttons if button.label == label)


async def test_the_frame_is_in_the_questions_language(answers: Answers) -> None:
    assert status(await answers.ask(PAUL, "من أعاد فتح جسر النخيل؟")).startswith("وجدت")
    assert status(await answers.ask(AMAL, "northern pier?")).startswith("I found one")


async def test_pages_go_forth_and_back(answers: Answers) -> None:
    first = await answers.ask(AMAL, "جسر الجسر")
    second = await opened(answers, AMAL, data_of(first, "المزيد"))
    assert status(second) == "المقاطع ٤ إلى ٥"
    assert await opened(answers, AMAL, data_of(second, "السابقة")) == first


async def test_a_button_works_only_in_the_chat_of_its_answer(answers: Answers) -> None:
    reply = await answers.ask(AMAL, "جسر الجسر")
    for button in reply.buttons:
        pressed = await press(answers, PAUL, button.data)
        assert pressed == Pressed("This answer is no longer kept. Please ask again.", gone=True)


async def test_in_a_group_only_the_asker_turns_pages_unless_anyone_may(
    answers: Answers, state: State
) -> None:
    reply = await answers.ask(GROUP, "جسر الجسر")
    more = data_of(reply, "المزيد")
    other = replace(GROUP, person=8)
    refused = await press(answers, other, more)
    assert refused.saved is None
    assert not refused.gone
    assert str(refused.notice).startswith("لا يقلّب هذه الصفحات")
    assert (await press(answers, GROUP, more)).saved is not None
    await state.chats.set_anyone(GROUP.id, anyone=True)
    assert (await press(answers, other, more)).saved is not None


async def test_who_asks_as_the_group_cannot_be_told_from_others(answers: Answers) -> None:
    reply = await answers.ask(replace(GROUP, person=None), "جسر الجسر")
    assert (await press(answers, GROUP, data_of(reply, "المزيد"))).saved is not None


async def test_what_was_shown_keeps_its_place_while_news_come_in(
    answers: Answers, newsroom: Newsroom
) -> None:
    first = await answers.ask(AMAL, "جسر الجسر")
    await newsroom.add([Draft("جسر الجسر جسر النخيل الجسر", external_id="new")])
    second = await opened(answers, AMAL, data_of(first, "المزيد"))
    assert "جسر الجسر جسر النخيل الجسر" in second.text
    back = await opened(answers, AMAL, data_of(second, "السابقة"))
    assert back.blocks == first.blocks


async def test_a_page_whose_passages_were_removed_is_gone(
    answers: Answers, newsroom: Newsroom
) -> None:
    reply = await answers.ask(AMAL, "جسر الجسر")
    await newsroom.remove("bridge")
    for label in ("المزيد", "السياق ١", "من قال ماذا؟"):
        assert "لم تعد" in (await opened(answers, AMAL, data_of(reply, label))).text


async def test_buttons_survive_a_restart(newsroom: Newsroom, tmp_path: Path) -> None:
    async with open_state(tmp_path / "kept.sqlite") as state:
        first = await answering(newsroom, state).ask(AMAL, "جسر الجسر")
    async with open_state(tmp_path / "kept.sqlite") as state:
        again = answering(newsroom, state)
        second = await opened(again, AMAL, data_of(first, "المزيد"))
        assert status(second) == "المقاطع ٤ إلى ٥"
        around = await opened(again, AMAL, data_of(second, "السياق ٥"))
        assert status(around).startswith("المقطع ٥")


async def test_context_shows_the_paragraphs_around(answers: Answers) -> None:
    reply = await answers.ask(AMAL, "هدى الراوي")
    around = await opened(answers, AMAL, data_of(reply, "السياق"))
    assert "أعلنت بلدية المرسى" in around.text
    assert "ألف سيارة" in around.text
    assert "عام 1954" not in around.text
    assert await opened(answers, AMAL, data_of(around, "العودة إلى الجواب")) == reply


async def test_who_says_what_lists_speakers(answers: Answers) -> None:
    reply = await answers.ask(AMAL, "جسر الجسر")
    claims = await opened(answers, AMAL, data_of(reply, "من قال ماذا؟"))
    assert status(claims) == "من قال ماذا؟ مصدران، الأحدث أولًا."
    assert "\nالمهندسة هدى الراوي\nجسر النخيل يحتمل أربعين طنًّا\n" in claims.text
    assert "صحيفة المرسى (من الخبر نفسه، بلا قائل مذكور)" in claims.text


async def test_votes_are_counted_with_the_passages_they_are_about(
    answers: Answers, state: State
) -> None:
    first = await answers.ask(GROUP, "جسر الجسر")
    second = await opened(answers, GROUP, data_of(first, "المزيد"))
    thanks = await press(answers, replace(GROUP, person=8), data_of(second, "👍 ٥"))
    assert thanks == Pressed("شكرًا، سُجّل رأيك.")
    await press(answers, GROUP, data_of(first, "👎"))
    votes = await state.feedback.all()
    assert [(vote.rank, vote.useful) for vote in votes] == [
        (1, False),
        (2, False),
        (3, False),
        (5, True),
    ]
    assert len({vote.passage_id for vote in votes}) == 4
    assert {(vote.answer_id, vote.kind, vote.status) for vote in votes} == {
        (first.answer_id, "who", "answered")
    }
    assert {vote.question for vote in votes} == {None}


async def test_a_vote_carries_the_question_only_where_the_operator_wants_it(
    newsroom: Newsroom, state: State
) -> None:
    answers = answering(newsroom, state, keep_questions=True)
    reply = await answers.ask(AMAL, "هدى الراوي")
    await press(answers, AMAL, data_of(reply, "👍 مفيد"))
    assert [vote.question for vote in await state.feedback.all()] == ["هدى الراوي"]


async def test_what_does_not_answer_is_not_shown_and_cannot_be_voted_on(
    answers: Answers, state: State, newsroom: Newsroom
) -> None:
    newsroom.status = Status.NO_ANSWER
    reply = await answers.ask(AMAL, "جسر الجسر")
    assert reply.text.startswith("لا شيء")
    assert reply.answer_id is not None
    await press(answers, AMAL, str(Rate(reply.answer_id, 0, useful=True)))
    assert await state.feedback.all() == []


async def test_a_vote_on_what_was_never_shown_is_not_counted(
    answers: Answers, state: State
) -> None:
    reply = await answers.ask(AMAL, "جسر الجسر")
    assert reply.answer_id is not None
    pressed = await press(answers, AMAL, str(Rate(reply.answer_id, 9, useful=True)))
    assert str(pressed.notice).startswith("لم تعد")
    assert await state.feedback.all() == []
    for view in set(View) - {View.SAYINGS}:
        act = Open(view, reply.answer_id, 10**9)
        assert "لم تعد" in (await opened(answers, AMAL, str(act))).text


async def test_nothing_found_says_so_without_buttons(answers: Answers) -> None:
    reply = await answers.ask(AMAL, "من فاز بكأس العالم؟")
    assert reply.text.startswith("لا شيء في الأخبار المفهرسة يجيب عن هذا السؤال.")
    assert "أحدثهما بتاريخ ٦ أبريل ٢٠٢١" in reply.text
    assert not reply.rows


@pytest.mark.parametrize(
    ("chat", "question", "said"),
    [
        (AMAL, "؟؟", "لا أجد في رسالتك كلمات أبحث عنها. اكتب سؤالًا."),
        (PAUL, "??", "I find no words to search for in your message. Please write a question."),
        (PAUL, "جسر " * 400, "السؤال أطول من اللازم: اكتبه في ٥٠٠ حرف أو أقل."),
        (AMAL, "bridge " * 400, "The question is too long: please use at most 500 characters."),
    ],
)
async def test_a_question_that_cannot_be_searched_is_answered_in_words(
    answers: Answers, chat: Chat, question: str, said: str
) -> None:
    assert (await answers.ask(chat, question)).text == said


async def test_a_failure_of_the_library_is_the_bots_fault(
    answers: Answers, newsroom: Newsroom
) -> None:
    newsroom.failure = EngineDamaged("no such file")
    assert "the fault is mine" in (await answers.ask(AMAL, "who?")).text
    first = await answers.ask(AMAL, "جسر الجسر")
    newsroom.failure = EngineDamaged("no such file")
    assert "تعذّر البحث" in (await opened(answers, AMAL, data_of(first, "المزيد"))).text


async def test_a_chat_searches_what_is_public_and_what_is_its_own(
    answers: Answers, newsroom: Newsroom
) -> None:
    secret = Draft("سر المرفأ في المخزن", external_id="s")
    await newsroom.add([secret], collection=chat_collection(AMAL.id))
    assert "المخزن" in (await answers.ask(AMAL, "سر المرفأ")).text
    assert "المخزن" not in (await answers.ask(PAUL, "سر المرفأ")).text
