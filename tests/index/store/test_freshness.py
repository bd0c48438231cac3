"""How many articles there are and how new is kept, and is what counting them would give."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.model import Draft
from index.store import Store, schema

COLLECTIONS = ("public", "chat:1", "chat:2")
DAYS = ("2018-03-01", "2018-02-01T10:00:00+00:00", None)


async def put(store: Store, name: str, collection: str, day: str | None) -> int:
    """Put an article, which may be known, into a collection."""
    draft = Draft("نص", external_id=name, published=day)
    known = await store.articles.identify(draft, collection, name)
    return await store.articles.put(
        draft,
        known=known.article_id if known else None,
        collection=collection,
        fingerprint=name,
        language="ar",
        title_words=b"",
        paragraphs=(),
    )


async def counted(store: Store, collections: Sequence[str]) -> tuple[int, str | None]:
    rows = await store._connection.execute_fetchall("SELECT collection, published FROM articles")
    days = [row[1] for row in rows if row[0] in collections]
    return len(days), max((day for day in days if day), default=None)


async def test_whatever_is_done_the_numbers_are_what_counting_gives(store: Store) -> None:
    chance = random.Random(3)  # noqa: S311 - no secret
    seen = set()
    for _ in range(120):
        name, day = chance.choice("abcde"), chance.choice(DAYS)
        one, other = chance.choices(COLLECTIONS, k=2)
        async with store.transaction():
            match chance.choice(("put", "put", "remove", "move")):
                case "put":
                    await put(store, name, one, day)
                case "remove" if known := await store.articles.find(name, one):
                    await store.articles.remove(known.id)
                case "move" if one != other:
                    await store.articles.move(one, other)
        for asked in (COLLECTIONS, (one, other), (name,), ()):
            found = await store.articles.freshness(asked)
            assert found == await counted(store, asked)
            seen.add(found)
    assert len(seen) > 10


async def test_an_older_store_is_counted_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:2])
        store = await Store.open(tmp_path)
        for name, day in zip("abc", DAYS, strict=True):
            await put(store, name, "public", day)
        await store.close()
    store = await Store.open(tmp_path)
    try:
        await put(store, "d", "public", None)
        assert await store.articles.freshness(["public"]) == (4, "2018-03-01")
        assert await store.articles.freshness(["chat:1"]) == (0, None)
    finally:
        await store.close()
