from pathlib import Path

import pytest

from bot.conversation import Chat, Conversation, Post
from bot.reply import Reply
from bot.state import Pages, open_database
from index import PUBLIC, Draft, chat_collection
from index.errors import EngineDamaged, LibraryBusy
from tests.bot.newsroom import Newsroom

AMAL = Chat(7, private=True, language="ar")
PAUL = Chat(8, private=True, language="en-GB")
FRIDA = Chat(9, private=True, language="fr")
GROUP = Chat(-5, private=False, language="ar")


def status(reply: Reply) -> str:
    return reply.text.splitlines()[0]


async def test_the_frame_is_in_the_questions_language(conversation: Conversation) -> None:
    assert status(await conversation.ask(PAUL, "من أعاد فتح جسر النخيل؟")).startswith("وجدت")
    assert status(await conversation.ask(AMAL, "northern pier?")).startswith("I found one")


async def test_start_and_help_are_in_the_clients_language_or_else_the_operators(
    conversation: Conversation,
) -> None:
    assert conversation.welcome(PAUL, "@b").text.startswith("Welcome")
    assert conversation.welcome(AMAL, "@b").text.startswith("أهلًا")
    assert conversation.welcome(FRIDA, "@b").text.startswith("أهلًا")
    assert "@b" not in conversation.welcome(AMAL, "@b").text
    assert "@b" in conversation.welcome(GROUP, "@b").text
    assert "@b" in conversation.help(PAUL, "@b").text


async def test_pages_go_forth_and_back(conversation: Conversation) -> None:
    first = await conversation.ask(AMAL, "جسر الجسر")
    assert [button.label for button in first.buttons] == ["المزيد من المقاطع"]
    second = await conversation.turn(AMAL, first.buttons[0].data)
    assert status(second) == "المقاطع ٤ إلى ٥"
    assert [button.label for button in second.buttons] == ["المقاطع السابقة"]
    assert await conversation.turn(AMAL, second.buttons[0].data) == first


async def test_a_button_works_only_in_the_chat_of_its_answer(conversation: Conversation) -> None:
    reply = await conversation.ask(AMAL, "جسر الجسر")
    gone = await conversation.turn(PAUL, reply.buttons[0].data)
    assert gone.text == "This answer is no longer kept. Please ask again."


@pytest.mark.parametrize("data", ["", "page", "page:1", "page:x:1", "page:-1:3", "other:1:2:3"])
async def test_strange_button_data_is_answered(conversation: Conversation, data: str) -> None:
    assert "no longer kept" in (await conversation.turn(PAUL, data)).text


async def test_a_page_whose_passages_were_removed_is_gone(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    reply = await conversation.ask(AMAL, "جسر الجسر")
    await newsroom.remove("bridge")
    assert "لم تعد" in (await conversation.turn(AMAL, reply.buttons[0].data)).text


async def test_pages_survive_a_restart(newsroom: Newsroom, tmp_path: Path) -> None:
    async with open_database(tmp_path / "kept.sqlite") as database:
        first = await Conversation(newsroom, Pages(database), "ar").ask(AMAL, "جسر الجسر")
    async with open_database(tmp_path / "kept.sqlite") as database:
        again = Conversation(newsroom, Pages(database), "ar")
        second = await again.turn(AMAL, first.buttons[0].data)
    assert status(second) == "المقاطع ٤ إلى ٥"


async def test_nothing_found_says_so_without_buttons(conversation: Conversation) -> None:
    reply = await conversation.ask(AMAL, "من فاز بكأس العالم؟")
    assert reply.text.startswith("لا شيء في الأخبار المفهرسة يجيب عن هذا السؤال.")
    assert "أحدثها بتاريخ ٦ أبريل ٢٠٢١" in reply.text
    assert not reply.buttons


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
    conversation: Conversation, chat: Chat, question: str, said: str
) -> None:
    assert (await conversation.ask(chat, question)).text == said


async def test_a_failure_of_the_library_is_the_bots_fault(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    newsroom.failure = EngineDamaged("no such file")
    assert "the fault is mine" in (await conversation.ask(AMAL, "who?")).text
    first = await conversation.ask(AMAL, "جسر الجسر")
    newsroom.failure = EngineDamaged("no such file")
    assert "تعذّر البحث" in (await conversation.turn(AMAL, first.buttons[0].data)).text


async def test_a_chat_searches_what_is_public_and_what_is_its_own(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    secret = Draft("سر المرفأ في المخزن", external_id="s")
    await newsroom.add([secret], collection=chat_collection(AMAL.id))
    assert "المخزن" in (await conversation.ask(AMAL, "سر المرفأ")).text
    assert "المخزن" not in (await conversation.ask(PAUL, "سر المرفأ")).text


async def test_posts_are_put_in_replaced_and_taken_out(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    await conversation.index_post(Post(Draft("أول", external_id="tg:1:1"), PUBLIC))
    await conversation.index_post(Post(Draft("ثان", external_id="tg:1:1"), PUBLIC))
    assert newsroom.shelves[PUBLIC, "tg:1:1"].text == "ثان"
    await conversation.index_post(Post(Draft(" ", external_id="tg:1:1"), PUBLIC))
    assert (PUBLIC, "tg:1:1") not in newsroom.shelves
    await conversation.index_post(Post(Draft("", external_id="tg:1:1"), PUBLIC))


async def test_a_busy_library_is_told_to_who_brings_a_post(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    newsroom.failure = LibraryBusy(Path("data"))
    with pytest.raises(LibraryBusy):
        await conversation.index_post(Post(Draft("نص", external_id="tg:1:1"), PUBLIC))
