"""What the bot remembers, over real SQLite files."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.state import (
    AnswerGiven,
    ChatSettings,
    Database,
    Pages,
    State,
    Vote,
    open_database,
    open_state,
)
from bot.state.database import BRIEF_WRITES, MIGRATIONS
from bot.state.moving import TABLES
from bot.state.pages import KEPT

GIVEN = AnswerGiven("من؟", "ar", asker=7, shown=(3, 1), kind="who", status="answered")
VOTE = Vote(1, 3, 1, useful=True, language="ar", kind="who", status="answered")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "other.sqlite") as opened:
        yield opened


async def save(database: Database, given: AnswerGiven = GIVEN, chat_id: int = 1) -> int:
    saved = await Pages(database).save(chat_id, given)
    assert saved is not None
    return saved


async def test_an_answer_is_found_in_its_chat_alone(database: Database) -> None:
    pages = Pages(database)
    saved = await save(database)
    found = await pages.find(saved, 1)
    assert found is not None
    assert (found.id, found.chat_id, found.given) == (saved, 1, GIVEN)
    assert await pages.find(saved, 2) is None
    assert await pages.find(saved + 1, 1) is None


async def test_an_answer_is_found_by_the_message_that_asked(database: Database) -> None:
    pages = Pages(database)
    saved = await save(database, replace(GIVEN, asked_message=40))
    await pages.sent(saved, 41)
    found = await pages.answer_to(1, 40)
    assert found is not None
    assert (found.id, found.answer_message) == (saved, 41)
    assert await pages.answer_to(2, 40) is None
    again = await save(database, replace(GIVEN, question="متى؟", asked_message=40))
    assert again > saved
    assert await pages.find(saved, 1) is None


async def test_what_an_answer_has_shown_is_kept(database: Database) -> None:
    pages = Pages(database)
    saved = await save(database)
    await pages.note_shown(saved, (3, 1, 9))
    found = await pages.find(saved, 1)
    assert found is not None
    assert found.given.shown == (3, 1, 9)


async def test_an_answer_is_let_go_after_its_time(database: Database) -> None:
    pages = Pages(database)
    saved = await save(database)
    past = (datetime.now(UTC) - KEPT).isoformat()
    await database.write(("UPDATE bot_answers SET created_at = ?", (past,)))
    assert await pages.find(saved, 1) is None
    await save(database, replace(GIVEN, question="متى؟"))
    rows = await database.read("SELECT question FROM bot_answers")
    assert [tuple(row) for row in rows] == [("متى؟",)]


async def test_ids_are_never_given_twice(database: Database) -> None:
    first = await save(database)
    await database.write(("DELETE FROM bot_answers", ()))
    assert await save(database) > first


async def test_settings_and_votes_survive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    async with open_state(path) as state:
        assert state.chats.get(5) == ChatSettings(None, anyone=False)
        assert await state.chats.set_language(5, "en")
        assert await state.chats.set_anyone(5, anyone=True)
        assert await state.feedback.give(7, [VOTE])
    async with open_state(path) as state:
        assert state.chats.get(5) == ChatSettings("en", anyone=True)
        assert state.chats.get(6) == ChatSettings()
        assert await state.feedback.all() == [VOTE]


async def test_a_reader_has_one_vote_on_each_passage(state: State) -> None:
    other = replace(VOTE, passage_id=1, rank=2)
    await state.feedback.give(7, [VOTE, other])
    await state.feedback.give(7, [replace(VOTE, useful=False)])
    await state.feedback.give(8, [VOTE])
    assert await state.feedback.all() == [replace(VOTE, useful=False), VOTE, other]


async def test_a_chat_with_a_new_id_keeps_everything(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    async with open_state(path) as state:
        saved = await state.pages.save(-5, replace(GIVEN, asked_message=40))
        assert saved is not None
        await state.chats.set_language(-5, "en")
        assert await state.move(-5, -1005)
        assert await state.move(-5, -1005)
        assert state.chats.get(-1005).language == "en"
        assert state.chats.get(-5).language is None
    async with open_state(path) as state:
        assert state.moves.now(-5) == -1005
        assert state.moves.now(-6) == -6
        assert state.chats.get(-1005).language == "en"
        found = await state.pages.find(saved, -1005)
        assert found is not None
        # The number of a message in the old chat is another message's in the new one.
        assert await state.pages.answer_to(-1005, 40) is None


async def test_what_the_new_chat_has_set_itself_stays(state: State) -> None:
    await state.chats.set_language(-5, "en")
    await state.chats.set_language(-1005, "ar")
    await state.move(-5, -1005)
    assert state.chats.get(-1005).language == "ar"


async def test_every_table_with_a_chat_in_it_moves(database: Database) -> None:
    rows = await database.read(
        "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = 'chat_id'"
    )
    assert {row[0] for row in rows} == set(TABLES)


async def test_opening_again_keeps_everything_and_migrates_once(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    async with open_database(path) as database:
        saved = await save(database)
    async with open_database(path) as database:
        assert await Pages(database).find(saved, 1) is not None
        rows = await database.read("SELECT step FROM bot_migrations")
        assert [row[0] for row in rows] == list(range(1, len(MIGRATIONS) + 1))


async def test_answers_of_before_the_later_steps_are_still_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.sqlite"
    with monkeypatch.context() as before:
        before.setattr("bot.state.database.MIGRATIONS", MIGRATIONS[:1])
        async with open_database(path) as database:
            now = datetime.now(UTC).isoformat()
            await database.write(("INSERT INTO bot_answers VALUES (4, 1, 'من؟', 'ar', ?)", (now,)))
    async with open_database(path) as database:
        found = await Pages(database).find(4, 1)
    assert found is not None
    assert found.given == AnswerGiven("من؟", "ar")


async def test_the_tables_stand_beside_others_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE articles (id INTEGER)")
    async with open_database(path) as database:
        rows = await database.read(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    names = {row[0] for row in rows}
    assert "articles" in names
    assert all(name.startswith("bot_") for name in names - {"articles"})


async def test_a_failed_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*MIGRATIONS, "CREATE TABLE bot_answers (id INTEGER)")
    monkeypatch.setattr("bot.state.database.MIGRATIONS", broken)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        async with open_database(tmp_path / "state.sqlite"):
            pytest.fail("the database must not open")


async def test_nothing_is_kept_and_nothing_raised_while_another_writes_for_long(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.sqlite"
    async with open_database(path) as database:
        await database.write(("PRAGMA busy_timeout = 1", ()))
        state = await State.over(database)
        with closing(sqlite3.connect(path)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            assert await state.pages.save(1, GIVEN) is None
            assert not await state.chats.set_language(5, "en")
            assert not await state.feedback.give(7, [VOTE, replace(VOTE, passage_id=2)])
            assert not await state.move(-5, -1005)
            writer.rollback()
        assert state.chats.get(5).language is None
        assert state.moves.now(-5) == -5
        assert await state.pages.save(1, GIVEN) is not None


async def test_an_answer_is_kept_as_soon_as_another_has_written(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    async with open_database(path) as database:
        with closing(sqlite3.connect(path)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            saving = asyncio.create_task(save(database))
            await asyncio.sleep(0.05)
            assert not saving.done()
            writer.rollback()
        assert await Pages(database).find(await saving, 1) is not None


async def test_a_fault_in_what_is_written_at_once_is_raised(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await database.write_at_once(("DELETE FROM nowhere", ()))


async def test_answers_do_not_let_the_write_ahead_log_grow(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    log = path.with_name(f"{path.name}-wal")
    async with open_database(path) as database:
        pages = Pages(database)
        sizes = []
        for _ in range(5):
            for _ in range(BRIEF_WRITES):
                await pages.save(1, GIVEN)
            sizes.append(log.stat().st_size)
    assert sizes[-1] < 1.5 * sizes[0]


async def test_a_fault_in_a_step_undoes_the_steps_before(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        await database.write(
            ("INSERT INTO bot_moves VALUES (1, 2)", ()), ("DELETE FROM nowhere", ())
        )
    assert not list(await database.read("SELECT * FROM bot_moves"))
    await save(database)


async def test_many_write_at_once(state: State) -> None:
    votes = [replace(VOTE, answer_id=number) for number in range(20)]
    twice = (votes[n : n + 2] for n in range(0, 20, 2))
    kept = await asyncio.gather(*(state.feedback.give(7, pair) for pair in twice))
    assert all(kept)
    assert await state.feedback.all() == votes


async def test_watches_and_what_waits_survive_a_restart(tmp_path: Path) -> None:
    at = datetime(2025, 1, 1, 12, tzinfo=UTC)
    async with open_state(tmp_path / "state.sqlite") as state:
        assert await state.alerts.mark() is None
        watch = await state.watches.add(-5, "من؟", "ar", 3)
        other = await state.watches.add(9, "who?", "en", None)
        assert watch is not None
        assert other is not None
        await state.alerts.note(7, [(watch.id, -5, 1), (watch.id, -5, 2)], at=at)
        await state.alerts.note(8, [(watch.id, -5, 1), (other.id, 9, 2)], at=at)
        await state.watches.close(9, closed=True)
    async with open_state(tmp_path / "state.sqlite") as state:
        assert state.watches.all() == (watch, replace(other, closed=True))
        assert await state.alerts.mark() == 8
        first, second = await state.alerts.waiting()
        assert [(each.chat_id, each.article_id) for each in (first, second)] == [(-5, 1), (-5, 2)]
        await state.alerts.settle(first, at=at, sketch=(3, 4))
        await state.alerts.settle(second, at=at)
        assert await state.alerts.waiting() == []
        assert await state.alerts.told_of(watch.id) == [(3, 4)]
        assert await state.alerts.told_since(-5, at) == 1
        assert await state.alerts.told_since(-5, at + timedelta(seconds=1)) == 0
        await state.alerts.note(9, [(watch.id, -5, 1)], at=at)
        assert await state.alerts.waiting() == []  # the same article, edited


async def test_a_moved_chat_keeps_its_watches_and_a_watch_of_both_is_one(tmp_path: Path) -> None:
    at = datetime(2025, 1, 1, 12, tzinfo=UTC)
    async with open_state(tmp_path / "state.sqlite") as state:
        both, own, of_new = [
            await state.watches.add(chat_id, question, "ar", None)
            for chat_id, question in ((-5, "من؟"), (-5, "متى؟"), (-1005, "من؟"))
        ]
        assert both is not None
        assert own is not None
        await state.alerts.note(1, [(own.id, -5, 1)], at=at)
        await state.move(-5, -1005)
        expected = (replace(own, chat_id=-1005), of_new)
        assert state.watches.all() == expected
        assert [each.chat_id for each in await state.alerts.waiting()] == [-1005]
    async with open_state(tmp_path / "state.sqlite") as state:
        assert state.watches.all() == expected


async def test_what_waits_for_a_watch_that_is_stopped_is_let_go(state: State) -> None:
    watch = await state.watches.add(9, "who?", "en", None)
    assert watch is not None
    at = datetime(2025, 1, 1, tzinfo=UTC)
    await state.alerts.note(1, [(watch.id, 9, 1)], at=at)
    assert await state.watches.remove(watch.id)
    assert await state.alerts.waiting() == []
    assert state.watches.of_chat(9) == ()
