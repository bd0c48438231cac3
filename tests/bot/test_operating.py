"""What operators are told, and that nobody else is told anything of it."""

import pytest

from bot.console.session import Session
from bot.locale import messages
from bot.operating import MOST_OUTLETS, memory_bytes
from bot.state import State
from index import PUBLIC, Draft, chat_collection
from index.errors import LibraryError
from tests.bot.newsroom import Newsroom

UNKNOWN = "لا أعرف هذا الأمر."


def lines(text: str) -> list[str]:
    return text.replace("\u2068", "").replace("\u2069", "").splitlines()


async def test_operators_are_told_how_much_there_is_and_how_it_is_used(
    session: Session, newsroom: Newsroom, state: State
) -> None:
    await newsroom.add([Draft("سر", outlet="دفتر", external_id="x")], collection="chat:5")
    session.speak("en")
    await session.write("northern pier")
    await session.write("جسر النخيل")
    await session.write("who discovered helium?")
    await session.write("/who هدى")
    await session.write("/watch northern pier")
    session.be("Paul")
    await session.write("/watch bridge")
    await state.watches.close(session.user["id"], closed=True)
    session.become_operator()
    [said] = await session.write("/stats")
    told = lines(said.message["text"])
    assert told[0] == "Articles: 3, of them public: 2"
    assert told[1] == "Paragraphs: 7"
    assert told[2] == "Newest article: 6 April 2021"
    assert told[3].startswith("On disk: 0 MB; in memory: ")
    assert told[4] == "Chats in the last thirty days: 1"
    assert told[5] == "Questions today: 3 (answered 2, unsure 0, without an answer 1)"
    assert told[6] == "Watched questions: 1; of chats that blocked the bot: 1"
    assert told[7] == "Alerts today: 0"


async def test_an_operator_of_the_console_feeds_the_public_news_too(
    session: Session, newsroom: Newsroom
) -> None:
    session.become_operator()
    [added] = await session.write("/add public شب حريق في مصنع الزيت بالرابية")
    assert added.message["text"].startswith("أضفت خبرًا إلى الأخبار العامة")
    assert any(
        owner == PUBLIC and "الزيت" in each.text for (owner, _), each in newsroom.shelves.items()
    )


async def test_sources_are_those_of_the_public_news(session: Session, newsroom: Newsroom) -> None:
    own = chat_collection(session.user["id"])
    await newsroom.add([Draft("سر", outlet="دفتر", external_id="x")], collection=own)
    await newsroom.add([Draft("نص بلا مصدر", external_id="y")])
    session.become_operator()
    [said] = await session.write("/sources@khabar_bot")
    assert lines(said.message["text"]) == [
        "٣ مصادر في الأخبار العامة:",
        "صحيفة المرسى: خبر واحد، ٥ مارس ٢٠٢١",
        "Marsa Post: خبر واحد، ٦ أبريل ٢٠٢١",
        "المصدر غير معروف: خبر واحد، بلا تاريخ",
    ]


async def test_the_longest_names_of_sources_fit_too(session: Session, newsroom: Newsroom) -> None:
    session.become_operator()
    await newsroom.add(
        Draft("نص", outlet=f"{n} " + "Ab أب " * 30, external_id=f"{n}{m}", published="2021-09-30")
        for n in range(MOST_OUTLETS)
        for m in range(3)
    )
    [said] = await session.write("/sources")
    shown = lines(said.message["text"])
    assert MOST_OUTLETS // 2 < len(shown) - 2 < MOST_OUTLETS
    rest = 2 + MOST_OUTLETS - (len(shown) - 2)
    assert shown[-1].startswith(f"… و{messages('ar').number(rest)} ")


async def test_many_sources_fit_into_a_message(session: Session, newsroom: Newsroom) -> None:
    session.become_operator()
    await newsroom.add(
        Draft(f"نص {n}", outlet=f"<{n}>" + "مصدر طويل الاسم " * 20, external_id=str(n))
        for n in range(MOST_OUTLETS + 9)
    )
    [said] = await session.write("/sources")
    assert len(lines(said.message["text"])) == MOST_OUTLETS + 2
    assert lines(said.message["text"])[-1] == "… و١١ مصدرًا آخر"


@pytest.mark.parametrize("line", ["/stats", "/sources"])
async def test_to_others_and_elsewhere_there_are_no_such_commands(
    session: Session, line: str
) -> None:
    [said] = await session.write(line)
    assert said.message["text"].startswith(UNKNOWN)
    session.become_operator()
    session.enter_group("Newsroom")
    assert await session.write(line) == []
    session.be("Paul")
    session.enter_private()
    [said] = await session.write(line)
    assert said.message["text"].startswith(UNKNOWN)


async def test_a_library_that_fails_is_said(session: Session, newsroom: Newsroom) -> None:
    session.become_operator()
    newsroom.failure = LibraryError("the disk is away")
    [said] = await session.write("/stats")
    assert said.message["text"].startswith("تعذّر البحث الآن")


def test_the_memory_of_a_process_is_more_than_nothing() -> None:
    memory = memory_bytes()
    assert memory is None or memory > 1_000_000
