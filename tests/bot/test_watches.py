"""Standing questions: put, listed, stopped; who is told of what, when and how often."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.console.api import Event
from bot.console.script import open_session
from bot.console.session import Session
from bot.console.world import Json, World
from bot.conversation import Conversation
from bot.lookout import STALE, AlertRules
from bot.quiet import QuietHours
from bot.state import State, open_state
from bot.telegram_.alerts import AlertSender
from bot.telegram_.application import build_application
from index import PUBLIC, Draft, chat_collection
from index.errors import LibraryError
from tests.bot.newsroom import Newsroom
from tests.bot.telegram_server import Telegram, refusal

NOON = datetime(2025, 1, 1, 12, tzinfo=UTC)
FERRY = "متى تبحر عبّارة الصباح"
NEWS = Draft(
    "متى؟ قال الربان إن عبّارة الصباح تبحر عند السادسة.",
    outlet="صحيفة المرسى",
    title="عبّارة الصباح",
    external_id="ferry",
)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rules() -> AlertRules:
    return AlertRules()


@pytest.fixture
def conversation(newsroom: Newsroom, state: State, rules: AlertRules, clock: Clock) -> Conversation:
    return Conversation(newsroom, state, "ar", alerts=replace(rules, watches=3), clock=clock)


@pytest.fixture
async def session(conversation: Conversation, world: World) -> AsyncIterator[Session]:
    async with open_session(conversation, world, "ar") as opened:
        await opened.look()  # what is there already is nobody's news
        yield opened


def firsts(events: list[Event]) -> list[str]:
    return [event.message["text"].splitlines()[0].replace("\u2068", "") for event in events]


async def told(
    session: Session, newsroom: Newsroom, *drafts: Draft, to: str = PUBLIC
) -> list[Event]:
    await newsroom.add(drafts, collection=to)
    return await session.look()


async def test_a_chat_is_told_once_what_answers_its_question(
    session: Session, newsroom: Newsroom
) -> None:
    [said] = await session.write(f"/watch {FERRY}؟")
    assert said.message["text"].startswith("سأنبّهك حين يجيب خبر جديد عن سؤالك: متى تبحر")
    assert await told(session, newsroom, Draft("لا تبحر سفينة اليوم.")) == []
    [alert] = await told(session, newsroom, NEWS)
    assert alert.message["chat"]["id"] == session.user["id"]
    head, gap, quoted, speaker, source = alert.message["text"].splitlines()
    assert head == f"🔔 جديد عن سؤال تتابعه: {FERRY}؟"
    assert gap == ""
    assert quoted == NEWS.text
    assert speaker.startswith("القائل: ")
    assert source.startswith("صحيفة المرسى · عبّارة الصباح · ")
    assert await session.look() == []
    assert await told(session, newsroom, NEWS) == []  # put in again, as after an edit


async def test_the_same_story_is_not_told_again_and_another_one_is(
    session: Session, newsroom: Newsroom
) -> None:
    await session.write(f"/watch {FERRY}")
    text = (
        "متى؟ قال ربان المرفأ القديم في مؤتمر صحافي عقده مساء أمس أمام حشد كبير من البحارة "
        "والمسافرين إن عبّارة الصباح تبحر عند السادسة من الرصيف الشمالي كل يوم."
    )
    assert len(await told(session, newsroom, Draft(text, external_id="1"))) == 1
    reprint = text.replace("مساء أمس", "يوم أمس").replace("حشد كبير", "جمع")
    assert await told(session, newsroom, Draft(reprint, external_id="2")) == []
    other = "أعلنت الشركة متى تبحر عبّارة الصباح في الشتاء: عند السابعة."
    assert len(await told(session, newsroom, Draft(other, external_id="3"))) == 1


async def test_an_alert_is_in_the_language_that_the_chat_has_chosen_since(
    session: Session, newsroom: Newsroom
) -> None:
    await session.write(f"/watch {FERRY}")
    await session.write("/language")
    await session.press(2)
    [alert] = firsts(await told(session, newsroom, NEWS))
    assert alert.startswith("🔔 News on what you are watching")


async def test_watches_are_listed_and_stopped_by_number_words_and_button(
    session: Session, newsroom: Newsroom
) -> None:
    assert firsts(await session.write("/watches"))[0].startswith("لا أتابع هنا أي سؤال")
    for question in (FERRY, "جسر النخيل", "northern pier"):
        await session.write(f"/watch {question}")
    assert "من قبل" in firsts(await session.write("تابع: جسر النخيل"))[0]
    assert "أكثر من ٣ أسئلة" in firsts(await session.write("/watch رابع"))[0]
    [listed] = await session.write("متابعاتي")
    assert listed.message["text"].splitlines()[1:] == [
        f"١. {FERRY}",
        "٢. جسر النخيل",
        "٣. \u2068northern pier\u2069",
    ]
    [alone] = await session.write("/unwatch")
    assert alone.message["text"] == listed.message["text"]
    toast, edited = await session.press(2)
    assert toast.text == "أوقفت متابعة السؤال: جسر النخيل"
    assert edited.kind == "edited"
    assert len(edited.message["reply_markup"]["inline_keyboard"]) == 2
    assert "أوقفت" in firsts(await session.write("/unwatch Northern PIER"))[0]
    assert "/unwatch" in firsts(await session.write("/unwatch 2"))[0]
    assert "أوقفت" in firsts(await session.write("أوقف: \u200f١"))[0]
    assert await told(session, newsroom, NEWS) == []
    toast, edited = await session.press(1)  # the first list's button, pressed again
    assert toast.text == "لم أعد أتابع هذا السؤال."


async def test_the_longest_list_fits_into_a_message(
    newsroom: Newsroom, state: State, world: World
) -> None:
    conversation = Conversation(newsroom, state, "ar", alerts=AlertRules(watches=25))
    async with open_session(conversation, world, "ar") as session:
        for number in range(25):
            await session.write(f"/watch {number} " + "who سبح 😀 " * 40)
        [listed] = await session.write("/watches")
        assert len(listed.message["reply_markup"]["inline_keyboard"]) == 25


async def test_the_button_under_an_alert_stops_its_watch(
    session: Session, newsroom: Newsroom
) -> None:
    await session.write(f"/watch {FERRY}")
    await told(session, newsroom, NEWS)
    toast, edited = await session.press(1)
    assert "أوقفت متابعة" in toast.text
    assert "reply_markup" not in edited.message
    assert await told(session, newsroom, Draft("متى؟ تبحر عبّارة الصباح غدًا.")) == []


@pytest.mark.parametrize("line", ["/watch", "/watch ؟", "راقب:"])
async def test_what_is_no_question_is_not_watched(
    session: Session, state: State, line: str
) -> None:
    assert len(await session.write(line)) == 1
    assert len(state.watches) == 0


async def test_in_groups_administrators_put_and_stop_watches(
    session: Session, newsroom: Newsroom, state: State
) -> None:
    session.enter_group("Newsroom")
    for line in (f"/watch {FERRY}", "/unwatch 1"):
        assert "إلا المشرفون" in firsts(await session.write(line))[0]
    session.become_admin()
    session.enter_topic("Sea")
    await session.write(f"/watch {FERRY}")
    session.be("Paul")
    [alert] = await told(session, newsroom, NEWS)
    assert alert.message["chat"]["title"] == "Newsroom"
    assert alert.message["message_thread_id"] == session.room.topics["Sea"]
    [refused] = await session.press(1)
    assert "إلا المشرفون" in refused.text
    assert len(state.watches) == 1
    del session.room.topics["Sea"]
    [alert] = await told(session, newsroom, Draft("متى؟ عبّارة الصباح تبحر سريعًا جدًّا اليوم."))
    assert "message_thread_id" not in alert.message


async def test_nothing_of_another_chat_is_told(session: Session, newsroom: Newsroom) -> None:
    await session.write(f"/watch {FERRY}")
    mine, hers = chat_collection(session.user["id"]), chat_collection(999)
    session.be("Paul")
    await session.write(f"/watch {FERRY}")
    assert await told(session, newsroom, NEWS, to=hers) == []
    [alert] = await told(session, newsroom, NEWS, to=mine)
    assert alert.message["chat"]["first_name"] == "You"
    assert len(await told(session, newsroom, Draft(NEWS.text + " اليوم", external_id="p"))) == 1


async def test_a_group_that_was_parted_from_its_channel_is_told_nothing_of_it(
    session: Session, newsroom: Newsroom, world: World
) -> None:
    session.enter_channel("دفتر المحررين", None)
    channel = session.room
    session.discuss("مجلس التحرير")
    await session.write("الربان مريض")
    session.enter_group("مجلس التحرير")
    session.become_admin()
    await session.write(f"/watch {FERRY}")
    own = chat_collection(channel.chat["id"])
    [alert] = await told(session, newsroom, NEWS, to=own)
    assert alert.message["chat"]["id"] == session.room.chat["id"]
    world.link(channel, None)
    other = Draft("متى؟ عبّارة الصباح تبحر والقمر بدر.", external_id="moon")
    assert await told(session, newsroom, other, to=own) == []


async def test_a_button_works_only_in_the_chat_of_its_watch(session: Session, state: State) -> None:
    await session.write(f"/watch {FERRY}")
    stolen = session.room.last(by_bot=True, with_buttons=True)
    assert stolen is not None
    session.be("Paul")
    await session.write("/watch جسر النخيل")
    own: Json = session.room.last(by_bot=True, with_buttons=True) or {}
    own["reply_markup"] = stolen["reply_markup"]
    [toast, _] = await session.press(1)
    assert toast.text == "لم أعد أتابع هذا السؤال."
    assert len(state.watches) == 2


async def test_so_many_a_day_and_the_rest_the_next_day(
    newsroom: Newsroom, state: State, world: World, clock: Clock
) -> None:
    rules = AlertRules(a_day=2, zone=ZoneInfo("Asia/Tokyo"))
    conversation = Conversation(newsroom, state, "ar", alerts=rules, clock=clock)
    async with open_session(conversation, world, "ar") as session:
        await session.look()
        await session.write(f"/watch {FERRY}")
        ways = ("سريعًا من الرصيف الغربي", "ببطء عبر المضيق", "خالية بلا ركاب", "وعليها موسيقى")
        drafts = [Draft(f"متى؟ {way} عبّارة الصباح تبحر {n}") for n, way in enumerate(ways)]
        assert len(await told(session, newsroom, *drafts)) == 2
        clock.now += timedelta(hours=2, minutes=59)
        assert await session.look() == []
        clock.now += timedelta(minutes=2)  # midnight in Tokyo
        assert len(await session.look()) == 2
        clock.now += timedelta(days=1)
        assert await session.look() == []


async def test_in_quiet_hours_nothing_is_told_and_in_the_morning_it_is(
    newsroom: Newsroom, state: State, world: World, clock: Clock
) -> None:
    rules = AlertRules(quiet=QuietHours.parse("22-7"), zone=ZoneInfo("Europe/Athens"))
    conversation = Conversation(newsroom, state, "ar", alerts=rules, clock=clock)
    async with open_session(conversation, world, "ar") as session:
        await session.look()
        await session.write(f"/watch {FERRY}")
        clock.now = datetime(2025, 7, 1, 19, 0, tzinfo=UTC)  # ten in Athens, in summer
        assert await told(session, newsroom, NEWS) == []
        clock.now = datetime(2025, 7, 2, 3, 59, tzinfo=UTC)
        assert await session.look() == []
        clock.now = datetime(2025, 7, 2, 4, 0, tzinfo=UTC)
        assert len(await session.look()) == 1


async def test_what_could_not_be_told_for_days_is_news_no_more(
    newsroom: Newsroom, state: State, world: World, clock: Clock
) -> None:
    rules = AlertRules(quiet=QuietHours.parse("12-13"))
    conversation = Conversation(newsroom, state, "ar", alerts=rules, clock=clock)
    async with open_session(conversation, world, "ar") as session:
        await session.look()
        await session.write(f"/watch {FERRY}")
        assert await told(session, newsroom, NEWS) == []
        clock.now += STALE + timedelta(hours=2)
        assert await session.look() == []


async def test_a_chat_that_blocked_the_bot_is_closed_until_it_speaks_again(
    session: Session, newsroom: Newsroom, state: State
) -> None:
    await session.write(f"/watch {FERRY}")
    session.be("Paul")
    await session.write(f"/watch {FERRY}")
    session.be("You")
    assert session.block()
    [alert] = await told(session, newsroom, NEWS)
    assert alert.message["chat"]["first_name"] == "Paul"
    assert [watch.closed for watch in state.watches.all()] == [True, False]
    assert not session.block()
    other = Draft("متى؟ عبّارة الصباح تبحر والقمر بدر.", external_id="moon")
    assert [
        each.message["chat"]["first_name"] for each in await told(session, newsroom, other)
    ] == ["Paul"]
    await session.write("/start")
    assert [watch.closed for watch in state.watches.all()] == [False, False]


async def test_a_chat_that_is_gone_is_told_nothing_more_and_the_others_are(
    session: Session, newsroom: Newsroom, state: State, world: World
) -> None:
    await session.write(f"/watch {FERRY}")
    session.be("Paul")
    await session.write(f"/watch {FERRY}")
    del world._rooms[101]
    [alert] = await told(session, newsroom, NEWS)
    assert alert.message["chat"]["first_name"] == "Paul"
    assert [watch.closed for watch in state.watches.all()] == [True, False]


async def test_a_group_in_which_the_bot_may_not_write_is_closed_and_no_failure(
    session: Session,
    conversation: Conversation,
    newsroom: Newsroom,
    world: World,
    caplog: pytest.LogCaptureFixture,
) -> None:
    session.enter_group("Crew")
    session.become_admin()
    await session.write(f"/watch {FERRY}")
    await newsroom.add([NEWS])
    telegram = Telegram(world)
    muted = refusal(400, "Bad Request: not enough rights to send text messages to the chat")
    telegram.trouble["sendMessage"].append(muted)
    application = build_application(conversation, "1:test", telegram, telegram)
    async with application:
        await AlertSender(application.bot, conversation, pause=0.0).round()
    assert caplog.messages == []
    assert await session.look() == []
    await session.write("/watches")
    [alert] = await told(session, newsroom, Draft(NEWS.text + " والقمر بدر.", external_id="moon"))
    assert alert.message["chat"]["id"] == session.room.chat["id"]


async def test_a_group_that_moves_keeps_its_watches(
    session: Session, newsroom: Newsroom, state: State
) -> None:
    session.enter_basic_group("Crew")
    session.become_admin()
    await session.write(f"/watch {FERRY}")
    await session.migrate()
    [alert] = await told(session, newsroom, NEWS)
    assert alert.message["chat"]["id"] == session.room.chat["id"]
    assert [watch.chat_id for watch in state.watches.all()] == [session.room.chat["id"]]


async def test_a_group_that_moved_unheard_is_followed_by_its_alert(
    session: Session, newsroom: Newsroom, world: World
) -> None:
    session.enter_basic_group("Crew")
    session.become_admin()
    await session.write(f"/watch {FERRY}")
    new = world.public_room("supergroup", "Crew")
    session.room.moved_to = new.chat["id"]
    assert await told(session, newsroom, NEWS) == []
    [alert] = await session.look()
    assert alert.message["chat"]["id"] == new.chat["id"]


async def test_after_a_start_nothing_is_told_twice_and_nothing_is_lost(
    newsroom: Newsroom, world: World, tmp_path: Path
) -> None:
    second = Draft("متى؟ عبّارة الصباح تبحر والقمر بدر.", external_id="moon")
    async with (
        open_state(tmp_path / "kept.sqlite") as state,
        open_session(Conversation(newsroom, state, "ar"), world, "ar") as session,
    ):
        await session.look()
        await session.write(f"/watch {FERRY}")
        assert len(await told(session, newsroom, NEWS)) == 1
    await newsroom.add([second])  # while nobody looks
    async with (
        open_state(tmp_path / "kept.sqlite") as state,
        open_session(Conversation(newsroom, state, "ar"), world, "ar") as session,
    ):
        [alert] = await session.look()
        assert second.text in alert.message["text"]
        assert await session.look() == []


async def test_an_article_that_is_gone_by_then_is_not_told(
    newsroom: Newsroom, state: State, world: World, clock: Clock
) -> None:
    rules = AlertRules(quiet=QuietHours.parse("12-13"))
    conversation = Conversation(newsroom, state, "ar", alerts=rules, clock=clock)
    async with open_session(conversation, world, "ar") as session:
        await session.look()
        await session.write(f"/watch {FERRY}")
        await told(session, newsroom, NEWS)
        await newsroom.remove("ferry")
        clock.now += timedelta(hours=2)
        assert await session.look() == []


async def test_a_failure_at_the_start_leaves_no_question_out(
    newsroom: Newsroom, state: State, world: World
) -> None:
    await newsroom.add([Draft("قديم")])
    await state.alerts.note(newsroom.last_change(), at=NOON)
    await state.watches.add(101, FERRY, "ar", None)
    await newsroom.add([NEWS])
    async with open_session(Conversation(newsroom, state, "ar"), world, "ar") as session:
        newsroom.failure = LibraryError("the disk is away")
        with pytest.raises(LibraryError):
            await session.look()
        assert len(await session.look()) == 1


async def test_a_library_that_fails_is_looked_at_again(
    session: Session, newsroom: Newsroom
) -> None:
    await session.write(f"/watch {FERRY}")
    await newsroom.add([NEWS])
    newsroom.failure = LibraryError("the disk is away")
    with pytest.raises(LibraryError):
        await session.look()
    assert len(await session.look()) == 1
