import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.locale import Language
from bot.state import Database, Pages, SavedAnswer, open_database
from bot.state.database import MIGRATIONS
from bot.state.pages import KEPT


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "state.sqlite") as opened:
        yield opened


async def save(database: Database, question: str, language: Language = "ar") -> SavedAnswer:
    saved = await Pages(database).save(1, question, language)
    assert saved is not None
    return saved


async def test_an_answer_is_found_in_its_chat_alone(database: Database) -> None:
    pages = Pages(database)
    saved = await save(database, "من؟")
    assert await pages.find(saved.id, 1) == saved
    assert await pages.find(saved.id, 2) is None
    assert await pages.find(saved.id + 1, 1) is None


async def test_an_answer_is_let_go_after_its_time(database: Database) -> None:
    pages = Pages(database)
    saved = await save(database, "من؟")
    past = (datetime.now(UTC) - KEPT).isoformat()
    await database.execute("UPDATE bot_answers SET created_at = ?", (past,))
    assert await pages.find(saved.id, 1) is None
    await save(database, "متى؟")
    rows = await database.execute_fetchall("SELECT question FROM bot_answers")
    assert [tuple(row) for row in rows] == [("متى؟",)]


async def test_ids_are_never_given_twice(database: Database) -> None:
    first = await save(database, "من؟")
    await database.execute("DELETE FROM bot_answers")
    assert (await save(database, "متى؟")).id > first.id


async def test_opening_again_keeps_everything_and_migrates_once(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    async with open_database(path) as database:
        saved = await save(database, "who?", "en")
    async with open_database(path) as database:
        assert await Pages(database).find(saved.id, 1) == saved
        rows = await database.execute_fetchall("SELECT step FROM bot_migrations")
        assert [row[0] for row in rows] == list(range(1, len(MIGRATIONS) + 1))


async def test_the_tables_stand_beside_others_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE articles (id INTEGER)")
    async with open_database(path) as database:
        rows = await database.execute_fetchall(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    assert {row[0] for row in rows} == {"articles", "bot_answers", "bot_migrations"}


async def test_a_failed_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*MIGRATIONS, "CREATE TABLE bot_answers (id INTEGER)")
    monkeypatch.setattr("bot.state.database.MIGRATIONS", broken)
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        async with open_database(tmp_path / "state.sqlite"):
            pytest.fail("the database must not open")


async def test_an_answer_is_given_without_buttons_while_another_writes_for_long(
    tmp_path: Path,
) -> None:
    path = tmp_path / "state.sqlite"
    async with open_database(path) as database:
        await database.execute("PRAGMA busy_timeout = 1")
        with closing(sqlite3.connect(path)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            assert await Pages(database).save(1, "من؟", "ar") is None
            writer.rollback()
        assert await Pages(database).save(1, "من؟", "ar") is not None
