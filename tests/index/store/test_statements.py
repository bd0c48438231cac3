"""Statements in a real store: written with their article, gone with it."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from index.model import PUBLIC, Draft, Span, Statement
from index.preparing import names_of
from index.store import FILE_NAME, Store

TEXT = "قال مدير المرصد إن المعارك مستمرة.\nوأضاف أن الجسر مغلق."
PARAGRAPHS = (Span(0, 34), Span(35, 56))
DIRECTOR = Statement("مدير المرصد", "قال", "indirect", Span(19, 33))
FOLLOWING = Statement("مدير المرصد", "وأضاف", "indirect", Span(9, 20))
SAID = ((DIRECTOR,), (FOLLOWING,))


async def put(
    store: Store,
    external_id: str = "a",
    *,
    said: Sequence[Sequence[Statement]] = SAID,
    known: int | None = None,
    collection: str = "public",
    published: str | None = None,
) -> int:
    async with store.transaction():
        article_id = await store.articles.put(
            Draft(TEXT, external_id=external_id, published=published, outlet="مرقب"),
            known=known,
            collection=collection,
            fingerprint=external_id,
            language="ar",
            title_words=b"",
            paragraphs=[(span, b"") for span in PARAGRAPHS],
        )
        await store.statements.put(article_id, said, names_of(said).items())
    return article_id


async def test_statements_are_read_as_they_were_written(store: Store) -> None:
    article_id = await put(store)
    assert await store.statements.of_article(article_id) == SAID
    ids = [paragraph.id for paragraph in await store.articles.paragraphs_of(article_id)]
    assert store.statements.of(ids) == dict(zip(ids, SAID, strict=True))
    stored = store.articles.paragraphs(ids, [PUBLIC])
    assert [stored[number].statements for number in ids] == list(SAID)


async def test_statements_of_a_paragraph_come_in_the_order_of_the_text(store: Store) -> None:
    first, second = DIRECTOR, Statement("المرصد", "إن", "direct", Span(0, 3))
    article_id = await put(store, said=((first, second), ()))
    assert await store.statements.of_article(article_id) == ((second, first), ())


async def test_a_new_text_has_its_own_statements_alone(store: Store) -> None:
    article_id = await put(store)
    assert await put(store, said=((), (FOLLOWING,)), known=article_id) == article_id
    assert await store.statements.of_article(article_id) == ((), (FOLLOWING,))


async def test_a_removed_article_takes_its_statements_along(store: Store) -> None:
    article_id = await put(store)
    async with store.transaction():
        await store.articles.remove(article_id)
    assert await store.statements.of_article(article_id) == ()
    assert await store.statements.speakers(("public",), 9) == ()
    assert await store.faults() == []


async def test_speakers_are_counted_by_collection_and_spelling(store: Store) -> None:
    plain = Statement("رامي عبد الرحمن", "قال", "indirect", Span(0, 5))
    joined = Statement("رامى عبدالرحمن", "قال", "indirect", Span(0, 5))
    titled = Statement("السيد رامي عبد الرحمن", "أكد", "indirect", Span(6, 9))
    await put(store, "a", said=((plain, titled), (plain,)), published="2018-01-02")
    await put(store, "b", said=((joined,), (DIRECTOR,)), published="2018-03-04")
    await put(store, "c", said=((DIRECTOR,), (DIRECTOR,)), collection="chat:1")
    found = await store.statements.speakers(("public",), 9)
    assert [(each.name, each.statements, each.newest) for each in found] == [
        ("رامي عبد الرحمن", 4, "2018-03-04"),
        ("مدير المرصد", 1, "2018-03-04"),
    ]
    (most,) = await store.statements.speakers(("public", "chat:1"), 1)
    assert most.name == "رامي عبد الرحمن"
    (alone,) = await store.statements.speakers(("chat:1",), 9)
    assert (alone.name, alone.statements, alone.newest) == ("مدير المرصد", 2, None)


async def test_what_a_speaker_said_comes_newest_first_and_undated_last(store: Store) -> None:
    await put(store, "old", published="2017-01-01")
    await put(store, "undated")
    await put(store, "new", published="2018-01-01")
    await put(store, "elsewhere", published="2019-01-01", collection="chat:1")
    (number,) = await store.statements.named(["مدير"])
    said = await store.statements.by([number], ("public",), 9)
    ids = [quotation.citation.external_id for quotation in said]
    assert ids == ["new", "new", "old", "old", "undated", "undated"]
    for quotation in said:
        start, end = quotation.statement.span
        assert quotation.text == quotation.paragraph.text[start:end]
        assert quotation.paragraph.text == TEXT[quotation.paragraph.start : quotation.paragraph.end]
    assert len(await store.statements.by([number], ("public",), 2)) == 2


async def test_a_statement_beyond_its_paragraph_is_a_fault(store: Store) -> None:
    await put(store, said=((Statement("المرصد", "قال", "direct", Span(3, 400)),), ()))
    assert await store.faults() == ["1 statements reach beyond their paragraphs"]


async def test_a_statement_without_its_paragraph_is_a_fault(tmp_path: Path, store: Store) -> None:
    await put(store)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("DELETE FROM paragraphs WHERE ordinal = 1")  # foreign keys are off
        connection.commit()
    assert await store.faults() == ["statements row None refers to a missing paragraphs row"]
