"""Questions typed in other chats: what is offered, to whom, and how often."""

import json

import pytest
from telegram import Update

from bot.console.api import Event
from bot.console.session import CannotAct, Session
from bot.console.world import World
from bot.inline import MOST
from index import Draft, chat_collection
from index.errors import LibraryError
from index.model import Status
from tests.bot.newsroom import Newsroom


def titles(event: Event) -> list[str]:
    return [result["title"] for result in event.message["results"]]


async def test_passages_are_offered_with_outlet_and_date(session: Session) -> None:
    [offer] = await session.type_inline("جسر النخيل")
    assert offer.kind == "offered"
    assert offer.text == ""
    assert titles(offer) == ["صحيفة المرسى · ٥ مارس ٢٠٢١"] * len(titles(offer))
    assert "أعلنت بلدية المرسى" in offer.message["results"][0]["description"]


async def test_what_is_chosen_reads_as_an_answer_does(session: Session) -> None:
    [offer] = await session.type_inline("هدى الراوي")
    session.enter_group("Newsroom")
    [sent] = await session.choose(1)  # and the bot, who sees it, says nothing
    assert sent.message["from"]["first_name"] == "You"
    quoted, speaker, source = sent.message["text"].splitlines()
    assert quoted.startswith("وقالت المهندسة هدى الراوي")
    assert speaker == "القائل: لم يُذكر"
    assert source == "صحيفة المرسى · جسر النخيل يعود إلى الخدمة · ٥ مارس ٢٠٢١"
    kinds = {entity["type"]: entity for entity in sent.message["entities"]}
    assert kinds["text_link"]["url"] == "https://example.org/bridge?a=1&b=2"
    assert {"blockquote", "bold"} <= kinds.keys()
    assert offer.message["results"][0]["message"]["text"] == sent.message["text"]
    with pytest.raises(CannotAct):
        await session.choose(99)


async def test_no_more_than_ten_are_offered(session: Session, newsroom: Newsroom) -> None:
    await newsroom.add([Draft(f"ميناء {n}", external_id=str(n)) for n in range(MOST + 5)])
    [offer] = await session.type_inline("ميناء")
    assert len(titles(offer)) == MOST
    assert len({result["id"] for result in offer.message["results"]}) == MOST


@pytest.mark.parametrize("typed", ["", "  ", "؟"])
async def test_before_there_is_a_question_a_button_leads_to_the_bot(
    session: Session, typed: str
) -> None:
    [offer] = await session.type_inline(typed)
    assert titles(offer) == []
    assert offer.text == "اكتب سؤالًا عن الأخبار. كيف يعمل خبر؟"


async def test_where_nothing_answers_the_button_says_so(
    session: Session, newsroom: Newsroom
) -> None:
    [offer] = await session.type_inline("who discovered helium")
    assert titles(offer) == []
    assert offer.text == "Nothing in the indexed news answers this"
    newsroom.status = Status.WEAK
    [offer] = await session.type_inline("northern pier")
    assert len(titles(offer)) == 1
    assert offer.text == "The answer may not be among these"
    newsroom.failure = LibraryError("the disk is gone")
    [offer] = await session.type_inline("northern pier")
    assert offer.text == "تعذّر البحث الآن"


async def test_only_what_one_may_read_oneself_is_offered_and_marked(
    session: Session, newsroom: Newsroom
) -> None:
    await newsroom.add(
        [Draft("يملك عمر لؤلؤة سوداء.", outlet="دفتري", external_id="pearl")],
        collection=chat_collection(session.user["id"]),
    )
    await newsroom.add(
        [Draft("خبأ الفريق لؤلؤة بيضاء.", external_id="team")],
        collection=chat_collection(-1001000000001),
    )
    session.enter_group("Newsroom")  # the group whose collection that is
    [offer] = await session.type_inline("لؤلؤة")
    assert titles(offer) == ["🔒 دفتري · بلا تاريخ · من مكتبتك الخاصة"]
    [sent] = await session.choose(1)
    assert sent.message["text"].endswith("🔒 من مكتبة المرسل الخاصة، لا من الأخبار العامة.")
    session.be("Somebody else")
    [offer] = await session.type_inline("لؤلؤة")
    assert titles(offer) == []


async def test_of_one_who_types_on_only_the_newest_is_answered(
    session: Session, newsroom: Newsroom, world: World
) -> None:
    newsroom.pause = 0.05
    other = world.user("Somebody else", "ar")
    for number, (person, text) in enumerate(
        [
            (session.user, "ج"),
            (session.user, "جسر"),
            (other, "pier"),
            (session.user, "جسر ال"),
            (session.user, "جسر النخيل"),
        ]
    ):
        query = {"id": f"typed{number}", "from": person, "query": text, "offset": ""}
        session._api.asked(query)
        update = json.loads(json.dumps(world.update("inline_query", query)))
        await session._application.update_queue.put(
            Update.de_json(update, session._application.bot)
        )
    await session._application.update_queue.join()
    offers = session._api.events()
    assert sorted(titles(offer)[0] for offer in offers) == [
        "Marsa Post · 6 April 2021",
        "صحيفة المرسى · ٥ مارس ٢٠٢١",
    ]


async def test_a_query_that_telegram_gave_up_does_no_harm(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    query = {"id": "long ago", "from": session.user, "query": "جسر", "offset": ""}
    await session._feed("inline_query", query)
    assert caplog.messages == []
    assert await session.type_inline("جسر") != []
