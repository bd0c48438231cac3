"""Channels: who reads their posts, which posts are forgotten, and by whom."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from telegram import Message, User

from bot.bidi import FSI, PDI
from bot.chat import Chat
from bot.console.api import Event
from bot.console.script import open_session, script_world
from bot.console.session import Session
from bot.console.world import BOT, Json, World
from bot.conversation import Conversation
from bot.framing import Framing
from bot.posting import Post, PostLink, post_link
from bot.state import State, open_state
from bot.telegram_.channels import Channels, forget_command
from index import PUBLIC, Channel, Draft, chat_collection
from index.errors import LibraryBusy
from tests.bot.newsroom import Newsroom

ME = User(BOT["id"], "Khabar", is_bot=True, username="khabar_bot")
GROUP_CHAT = Chat(-1009, private=False, language="en", person=101)


def message(**fields: Any) -> Message:  # noqa: ANN401 - fields of a Message
    about: Json = {"message_id": 9, "date": 1, "chat": {"id": 101, "type": "private"}}
    read = Message.de_json(about | fields, None)
    assert read is not None
    return read


def said(events: Sequence[Event]) -> str:
    shown = "\n".join(str(event.message.get("text")) for event in events)
    return shown.replace(FSI, "").replace(PDI, "")


def owners(newsroom: Newsroom, word: str) -> set[str]:
    return {owner for (owner, _), draft in newsroom.shelves.items() if word in draft.text}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://t.me/hills/4", PostLink(Channel(username="hills"), 4)),
        ("t.me/hills/4?single", PostLink(Channel(username="hills"), 4)),
        ("http://telegram.me/s/Hills/4", PostLink(Channel(username="Hills"), 4)),
        ("\u2068https://t.me/hills/4\u2069\u200f", PostLink(Channel(username="hills"), 4)),
        (" https://t.me/c/1234/4 ", PostLink(Channel(-1001234), 4)),
        ("https://t.me/hills", None),
        ("https://t.me/+abc/4", None),
        ("https://example.org/hills/4", None),
        ("https://t.me/hills/4 https://t.me/hills/5", None),
        ("https://t.me/c/12345678901234567890/4", None),
        ("", None),
    ],
)
def test_links_of_posts(text: str, link: PostLink | None) -> None:
    assert post_link(text) == link


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("/forget t.me/hills/4", "t.me/hills/4"),
        ("/forget@khabar_bot", ""),
        ("/forget@other_bot t.me/hills/4", None),
        ("/FORGET", ""),
        ("/forgetful", None),
        ("انس /forget", None),
        (None, None),
    ],
)
def test_which_posts_are_commands(text: str | None, rest: str | None) -> None:
    assert forget_command(message(text=text) if text else message(), ME) == rest


# Who reads what a channel posts.


async def test_a_private_channel_is_read_in_its_discussion_group_alone(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("دفتر المحررين", None)
    await session.write("صاحب السفينة مدين لثلاثة مصارف")
    channel = session.room
    session.discuss("مجلس التحرير")
    await session.write("الربان يعرف اسم الدائن")
    session.enter_group("مجلس التحرير")
    assert "مدين لثلاثة مصارف" in said(await session.write("/ask صاحب السفينة"))
    assert owners(newsroom, "السفينة") == {chat_collection(channel.chat["id"])}
    for enter in (session.enter_private, lambda: session.enter_group("مجموعة أخرى")):
        enter()
        assert "مدين" not in said(await session.write("/ask صاحب السفينة"))


async def test_a_group_is_looked_up_where_nothing_was_posted_since(
    session: Session, world: World
) -> None:
    session.enter_channel("دفتر المحررين", None)
    await session.write("صاحب السفينة مدين لثلاثة مصارف")
    session.discuss("مجلس التحرير")
    session.enter_group("مجلس التحرير")
    assert "مدين لثلاثة مصارف" in said(await session.write("/ask صاحب السفينة"))
    assert world.linked_to(session.room) is not None


async def test_a_group_that_is_parted_from_its_channel_reads_it_no_more(
    conversation: Conversation, session: Session, world: World
) -> None:
    session.enter_channel("دفتر المحررين", None)
    channel = session.room
    session.discuss("مجلس التحرير")
    await session.write("صاحب السفينة مدين لثلاثة مصارف")
    session.enter_group("مجلس التحرير")
    [answer] = await session.write("/ask صاحب السفينة")
    world.link(channel, None)
    clock = iter([0.0, 0.0, 4000.0, 4000.0, 4000.0])
    channels = Channels(conversation, lambda: next(clock))
    bot = session._application.bot
    read = Message.de_json({**answer.message}, bot)
    assert read is not None
    await channels.look(bot, read.chat)
    assert conversation.posts.discussed_in(read.chat.id) is None
    assert "مدين" not in said(await session.write("/ask صاحب السفينة"))
    # Its old message is still there, and its buttons are.
    assert "مدين" not in said(await session.press(1))


@pytest.mark.parametrize(("username", "seconds"), [("hills", 3600.0), (None, 60.0)])
async def test_telegram_is_asked_again_after_a_while_and_sooner_of_a_private_channel(
    conversation: Conversation,
    session: Session,
    world: World,
    username: str | None,
    seconds: float,
) -> None:
    session.enter_channel("دفتر المحررين", username)
    channel = session.room
    await session.write("صاحب السفينة مدين لثلاثة مصارف")
    session.discuss("مجلس التحرير")
    now = 0.0
    channels = Channels(conversation, lambda: now)
    bot = session._application.bot
    session.enter_group("مجلس التحرير")
    group = session.room.chat["id"]
    asked = message(chat=session.room.chat).chat
    await channels.look(bot, asked)
    assert conversation.posts.discussed_in(group) == channel.chat["id"]
    world.link(channel, None)
    now = seconds - 1
    await channels.look(bot, asked)
    assert conversation.posts.discussed_in(group) == channel.chat["id"]
    now = seconds + 1
    await channels.look(bot, asked)
    assert conversation.posts.discussed_in(group) is None


async def test_links_are_kept_follow_another_channel_and_a_move(tmp_path: Path) -> None:
    file = tmp_path / "state.sqlite"
    async with open_state(file) as state:
        await state.links.link(-5, -1001)
        await state.links.link(-6, -1001)  # a channel has one group
        assert (state.links.channel_of(-5), state.links.channel_of(-6)) == (None, -1001)
        await state.links.link(-6, -1002)
        await state.move(-6, -1006)
        await state.links.note(-1002, "Hills")
    async with open_state(file) as state:
        assert state.links.channel_of(-1006) == -1002
        assert [state.links.channel_of(each) for each in (-5, -6)] == [None, None]
        assert state.links.named("hILLS") == -1002
        assert (state.links.seen(-1002), state.links.seen(-1001)) == (True, False)
        await state.links.link(-1006, None)
    async with open_state(file) as state:
        assert state.links.channel_of(-1006) is None


async def test_an_automatic_forward_of_no_channel_links_nothing(
    conversation: Conversation, session: Session
) -> None:
    session.enter_group("مجلس التحرير")
    sender: Json = {"id": -7, "type": "supergroup", "title": "x"}
    content = {"is_automatic_forward": True, "sender_chat": sender, "text": "x"}
    assert await session._send(content) == []
    assert conversation.posts.discussed_in(session.room.chat["id"]) is None


async def test_posts_go_with_their_channel_when_it_becomes_private_and_public_again(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("مرصد الفنار", "fanar")
    own = chat_collection(session.room.chat["id"])
    await session.write("غرق القارب قرب الفنار")
    await session.write("نجا بحارة القارب")
    assert owners(newsroom, "القارب") == {PUBLIC}
    session.enter_channel("مرصد الفنار", "")
    await session.edit("نجا بحارة القارب كلهم")
    assert owners(newsroom, "القارب") == {own}
    [sunk] = [draft for draft in newsroom.shelves.values() if "غرق" in draft.text]
    assert str(sunk.url).startswith("https://t.me/c/")
    assert len([draft for draft in newsroom.shelves.values() if "نجا" in draft.text]) == 1
    session.enter_channel("مرصد الفنار", "fanar_again")
    await session.write("انتشل القارب")
    assert owners(newsroom, "القارب") == {PUBLIC}
    links = [draft.url for draft in newsroom.shelves.values() if "القارب" in draft.text]
    assert links == [f"https://t.me/fanar_again/{number}" for number in (1, 2, 3)]
    session.enter_channel("مرصد الفنار", "fanar_at_last")
    await session.edit("انتشل القارب سالمًا")
    links = [draft.url for draft in newsroom.shelves.values() if "القارب" in draft.text]
    assert links == [f"https://t.me/fanar_at_last/{number}" for number in (1, 2, 3)]


async def test_a_name_that_another_channel_took_leads_to_that_one(
    session: Session, newsroom: Newsroom, state: State
) -> None:
    session.enter_channel("مرصد التلال", "watch")
    await session.write("شب حريق في الغابة")
    first = session.room
    del first.chat["username"]
    session.enter_channel("مرصد الفنار", "watch")
    await session.write("غرق القارب قرب الفنار")
    assert state.links.named("Watch") == session.room.chat["id"]
    assert said(await session.write("/forget https://t.me/watch/1")).startswith("نسيت المنشور")
    assert owners(newsroom, "القارب") == set()
    # The other one is private now, which is known when it posts again.
    session.enter_channel("مرصد التلال", None)
    await session.write("أخمد الحريق")
    assert owners(newsroom, "الغابة") == {chat_collection(first.chat["id"])}


async def test_what_others_keep_of_a_channel_stays_theirs(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("مرصد الفنار", "fanar")
    await session.write("غرق القارب قرب الفنار")
    session.enter_private()
    await session.forward("مرصد الفنار")
    session.enter_channel("مرصد الفنار", "")
    await session.write("نجا البحارة")
    assert chat_collection(101) in owners(newsroom, "غرق القارب")
    assert PUBLIC not in owners(newsroom, "غرق القارب")


async def test_posts_of_before_the_bot_kept_count_are_moved_too(
    conversation: Conversation, newsroom: Newsroom
) -> None:
    await newsroom.add([Draft("خبر قديم", external_id="tg:-1005:1")])
    await newsroom.add([Draft("خبر غيرها", external_id="tg:-10051:1")])
    await conversation.posts.index(
        Post(Draft("خبر جديد", external_id="tg:-1005:2"), Channel(-1005))
    )
    assert owners(newsroom, "خبر قديم") == {"chat:-1005"}
    assert owners(newsroom, "خبر غيرها") == {PUBLIC}


# Albums.


async def test_every_item_of_an_album_is_a_post_of_its_own(
    session: Session, newsroom: Newsroom
) -> None:
    photo: Json = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]}
    session.enter_channel("مرصد الفنار", "fanar")
    await session._send(photo | {"media_group_id": "5", "caption": "غرق القارب قرب الفنار"})
    await session._send(photo | {"media_group_id": "5"})
    [post] = [draft for draft in newsroom.shelves.values() if "القارب" in draft.text]
    assert post.url == "https://t.me/fanar/1"
    await session._feed(
        "edited_channel_post", session.room.messages[1] | {"caption": "غرق القارب", "edit_date": 9}
    )
    [post] = [draft for draft in newsroom.shelves.values() if "القارب" in draft.text]
    assert post.text == "غرق القارب"
    del session.room.messages[1]["caption"]
    await session._feed("edited_channel_post", session.room.messages[1] | {"edit_date": 10})
    assert owners(newsroom, "القارب") == set()


# /forget.


async def test_a_channel_forgets_its_own_posts_and_no_others(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("مرصد التلال", "hills")
    await session.write("شب حريق في الغابة")
    session.enter_channel("مرصد الفنار", "fanar")
    await session.write("غرق القارب قرب الفنار")
    assert said(await session.write("/forget https://t.me/hills/1")).startswith("لا يزيل منشورات")
    assert owners(newsroom, "الغابة") == {PUBLIC}
    [done] = await session.write("/forget https://t.me/fanar/1")
    assert said([done]).startswith("نسيت المنشور")
    assert owners(newsroom, "القارب") == set()
    assert owners(newsroom, "forget") == set()
    assert said(await session.write("/forget https://t.me/fanar/1")).startswith("لا أعرف")
    assert said(await session.write("/forget")).startswith("اكتب بعد الأمر رابط المنشور")


async def test_while_the_library_is_busy_nothing_is_forgotten_and_it_is_said(
    session: Session, newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    session.enter_channel("مرصد الفنار", "fanar")
    await session.write("غرق القارب قرب الفنار")
    newsroom.failure = LibraryBusy(Path("data"))
    busy = said(await session.write("/forget https://t.me/fanar/1"))
    assert busy.startswith("تُضاف الآن أخبار أخرى")
    assert caplog.messages == []
    assert said(await session.write("/forget https://t.me/fanar/1")).startswith("نسيت المنشور")


async def test_in_private_those_forget_who_run_the_bot_or_the_channel(
    conversation: Conversation, session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("مرصد الفنار", "fanar")
    channel = session.room
    for text in ("غرق القارب قرب الفنار", "نجا البحارة", "انتشل القارب"):
        await session.write(text)
    session.be("Mallory")
    session.enter_private()
    assert said(await session.write("/forget t.me/fanar/1")).startswith("لا يزيل منشورات")
    channel.admins.add(session.user["id"])
    assert said(await session.write("/forget t.me/Fanar/1")).startswith("نسيت المنشور")
    assert owners(newsroom, "غرق") == set()
    session.be("Amal")
    session.enter_private()
    conversation.operators = frozenset({session.user["id"]})
    number = str(channel.chat["id"]).removeprefix("-100")
    assert said(await session.write(f"انس: https://t.me/c/{number}/2")).startswith("نسيت")
    assert said(await session.write("/forget t.me/nobody_knows/2")).startswith("لا أعرف")
    assert owners(newsroom, "القارب") == {PUBLIC}


async def test_a_discussion_group_forgets_by_its_administrators(
    session: Session, newsroom: Newsroom
) -> None:
    session.enter_channel("دفتر المحررين", None)
    session.discuss("مجلس التحرير")
    number = str(session.room.chat["id"]).removeprefix("-100")
    await session.write("صاحب السفينة مدين")
    await session.write("والربان دائنه")
    session.enter_group("مجلس التحرير")
    link = f"/forget https://t.me/c/{number}/1"
    assert said(await session.write(link)).startswith("لا يزيل منشورات")
    session.become_admin()
    assert said(await session.write(link)).startswith("نسيت المنشور")
    assert owners(newsroom, "السفينة") == set()
    brought = next(
        each for each in session.room.messages.values() if "دائنه" in str(each.get("text"))
    )
    assert said(await session.write("/forget", reply_to=brought)).startswith("نسيت المنشور")
    assert owners(newsroom, "دائنه") == set()
    session.enter_group("مجموعة أخرى")
    session.become_admin()
    assert said(await session.write(link)).startswith("لا يزيل منشورات")


async def test_what_a_chat_may_read_is_decided_in_one_place(state: State) -> None:
    framing = Framing(state, "ar")
    assert framing.readable(GROUP_CHAT) == (PUBLIC, "chat:-1009")
    await state.links.link(-1009, -1001)
    assert framing.readable(GROUP_CHAT) == (PUBLIC, "chat:-1009", "chat:-1001")


async def test_a_link_outlives_a_restart(newsroom: Newsroom, tmp_path: Path) -> None:
    world = script_world()
    for begun in (False, True):
        async with (
            open_state(tmp_path / "state.sqlite") as state,
            open_session(Conversation(newsroom, state, "ar"), world, "ar") as session,
        ):
            if not begun:
                session.enter_channel("دفتر المحررين", None)
                session.discuss("مجلس التحرير")
                await session.write("صاحب السفينة مدين لثلاثة مصارف")
                continue
            session.enter_group("مجلس التحرير")
            assert "مدين" in said(await session.write("/ask صاحب السفينة"))
            assert state.links.channel_of(session.room.chat["id"]) is not None
