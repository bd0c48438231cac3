import sqlite3
from collections.abc import Sequence
from pathlib import Path

import aiosqlite
import pytest

from index.errors import StoreDamaged
from index.indexing import forms_of
from index.model import Draft, Span
from index.store import FILE_NAME, Forms, Store, WordRow, encode, schema
from index.store.connection import Lookups
from index.store.schema import Migration

TEXT = "سيطرت القوات على المدينة.\nقال المرصد إن المعارك مستمرة."


async def put(
    store: Store,
    draft: Draft,
    *,
    known: int | None = None,
    collection: str = "public",
    fingerprint: str = "f",
    words: Sequence[str] = ("قوات", "مدين"),
) -> int:
    async with store.transaction():
        numbers = await store.words.number(words, forms_of)
        return await store.articles.put(
            draft,
            known=known,
            collection=collection,
            fingerprint=fingerprint,
            language="ar",
            title_words=b"",
            paragraphs=[(Span(0, 25), encode(list(numbers.values()))), (Span(26, 55), b"")],
        )


async def one(store: Store, sql: str) -> object:
    rows = list(await store._connection.execute_fetchall(sql))
    return rows[0][0]


async def test_foreign_keys_wal_and_full_sync_are_on(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    try:
        assert await one(store, "PRAGMA foreign_keys") == 1
        assert await one(store, "PRAGMA journal_mode") == "wal"
        assert await one(store, "PRAGMA synchronous") == 2
        assert isinstance(busy := await one(store, "PRAGMA busy_timeout"), int)
        assert busy >= 1_000
    finally:
        await store.close()


async def applied(folder: Path) -> list[tuple[int, str, str]]:
    async with aiosqlite.connect(folder / FILE_NAME) as connection:
        rows = await connection.execute_fetchall("SELECT * FROM migrations ORDER BY number")
        return [(row[0], row[1], row[2]) for row in rows]


async def test_migrations_are_numbered_and_applied_once(tmp_path: Path) -> None:
    await (await Store.open(tmp_path)).close()
    first = await applied(tmp_path)
    await (await Store.open(tmp_path)).close()
    assert await applied(tmp_path) == first
    assert [number for number, _, _ in first] == list(range(1, len(schema.MIGRATIONS) + 1))
    assert [name for _, name, _ in first] == [migration.name for migration in schema.MIGRATIONS]


async def test_a_new_migration_is_applied_to_an_old_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await Store.open(tmp_path)
    await put(store, Draft(TEXT))
    await store.close()
    added = Migration("a note", ("ALTER TABLE articles ADD COLUMN note TEXT",))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, added))
    store = await Store.open(tmp_path)
    try:
        assert await one(store, "SELECT count(*) FROM articles WHERE note IS NULL") == 1
    finally:
        await store.close()
    assert (await applied(tmp_path))[-1][1] == "a note"


async def test_a_migration_that_fails_leaves_the_older_version_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await Store.open(tmp_path)
    await put(store, Draft(TEXT))
    await store.close()
    before = await applied(tmp_path)
    broken = Migration("broken", ("CREATE TABLE half (id INTEGER)", "CREATE TABLE (nonsense"))
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        with pytest.raises(sqlite3.Error):
            await Store.open(tmp_path)
    assert await applied(tmp_path) == before
    store = await Store.open(tmp_path)
    try:
        assert await store.articles.counts() == (1, 2)
        assert await one(store, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == 0
    finally:
        await store.close()


async def test_an_article_is_known_by_its_id_then_its_url_then_its_words(store: Store) -> None:
    by_id = await put(store, Draft(TEXT, external_id="a", url="u1"), fingerprint="f1")
    by_url = await put(store, Draft(TEXT, url="u2"), fingerprint="f2")
    by_words = await put(store, Draft(TEXT), fingerprint="f3")
    identify = store.articles.identify
    expected = {
        Draft("x", external_id="a"): by_id,
        Draft("x", external_id="a", url="u2"): by_id,
        Draft("x", url="u2"): by_url,
        Draft("x"): None,
    }
    for draft, article_id in expected.items():
        found = await identify(draft, "public", "other")
        assert (found and found.article_id) == article_id, draft
    same = await identify(Draft(TEXT), "public", "f3")
    assert same
    assert (same.article_id, same.unchanged) == (by_words, True)
    assert await identify(Draft(TEXT, external_id="a"), "chat:1", "f1") is None
    assert await identify(Draft(TEXT, url="u2"), "chat:1", "f2") is None
    assert await identify(Draft(TEXT), "chat:1", "f3") is None


async def test_only_what_the_store_holds_is_unchanged(store: Store) -> None:
    draft = Draft(TEXT, external_id="a", outlet="جريدة", published="2018-01-01")
    await put(store, draft, fingerprint="f1")
    for other, fingerprint, unchanged in (
        (draft, "f1", True),
        (draft, "f2", False),
        (Draft(TEXT, external_id="a", outlet="أخرى", published="2018-01-01"), "f1", False),
        (Draft(TEXT, external_id="a", outlet="جريدة", published="2018-01-02"), "f1", False),
    ):
        found = await store.articles.identify(other, "public", fingerprint)
        assert found
        assert found.unchanged is unchanged


async def test_replacing_keeps_the_id_and_changes_every_paragraph(store: Store) -> None:
    article_id = await put(store, Draft(TEXT, external_id="a"))
    before = await store.articles.all_paragraph_ids()
    again = await put(store, Draft(TEXT, external_id="a", title="ب"), known=article_id)
    after = await store.articles.all_paragraph_ids()
    assert again == article_id
    assert len(after) == 2
    assert not after & before, "an engine must be able to tell old paragraphs from new ones"
    assert await store.articles.counts() == (1, 2)


async def test_removing_takes_the_paragraphs_along_and_is_logged(store: Store) -> None:
    article_id = await put(store, Draft(TEXT, external_id="a"))
    kept = await put(store, Draft(TEXT, external_id="b"), fingerprint="g")
    async with store.transaction():
        await store.articles.remove(article_id)
    assert await store.articles.counts() == (1, 2)
    changes = [change async for batch in store.changes.since(0) for change in batch]
    assert [(c.article_id, c.collection) for c in changes] == [
        (kept, "public"),
        (article_id, None),
    ]
    assert [c.seq for c in changes] == sorted({c.seq for c in changes})
    assert int((await store.changes.meta())["seq"]) == changes[-1].seq
    assert await store.faults() == []


async def test_a_paragraph_is_the_articles_own_text(store: Store) -> None:
    article_id = await put(store, Draft(TEXT))
    for paragraph in await store.articles.paragraphs_of(article_id):
        assert paragraph.text == TEXT[paragraph.start : paragraph.end]


async def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    async def fail() -> None:
        async with store.transaction():
            await store.words.number(["كلمة"], forms_of)
            raise LookupError

    with pytest.raises(LookupError):
        await fail()
    store.words.forget()
    assert await store.words.count() == 0
    assert int((await store.changes.meta())["seq"]) == 0


async def test_words_are_numbered_once(store: Store) -> None:
    async with store.transaction():
        first = await store.words.number(["ا", "ب"], forms_of)
        second = await store.words.number(["ب", "ج"], forms_of)
    assert second["ب"] == first["ب"]
    assert len({*first.values(), *second.values()}) == 3
    assert {row.word: row.id for row in await store.words.of_ids(first.values())} == first
    assert await store.words.sounding_like([""]) == {}


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" * 40])
async def test_a_file_that_is_no_store_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(StoreDamaged, match=r"khabar\.db cannot be read"):
        await Store.open(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


async def test_a_folder_in_the_stores_place_is_damage(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(StoreDamaged):
        await Store.open(tmp_path)


async def test_a_store_that_is_cut_short_is_damaged(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    for number in range(40):
        await put(store, Draft(TEXT * 20, external_id=str(number)), fingerprint=str(number))
    await store.close()
    file = tmp_path / FILE_NAME
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreDamaged):
        await Store.open(tmp_path)


async def test_look_ups_see_what_is_committed_and_write_nothing(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    lookups = Lookups(tmp_path / FILE_NAME)
    try:
        async with store.transaction():
            await store.words.number(["نهر"], lambda word: Forms(word, word, ""))
            assert lookups.rows("SELECT word FROM words") == []
            assert store.words.rows_of(["نهر"]) == {}
        assert lookups.rows("SELECT word FROM words") == [("نهر",)]
        assert store.words.rows_of(["نهر", "جبل"]) == {"نهر": WordRow(1, "نهر", "نهر", "نهر")}
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            lookups.rows("DELETE FROM words")
    finally:
        lookups.close()
        await store.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        lookups.rows("SELECT 1")
