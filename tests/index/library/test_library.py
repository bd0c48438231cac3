import asyncio
import tempfile
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index import PUBLIC, Draft, Library, chat_collection
from index.engine import Checkpoint, EngineWriter
from index.engine.engine import Posting
from index.errors import ArticleNotFound
from index.model import Paragraph
from index.store.articles import ArticleTable
from index.upkeep import checkpoint_of
from tests.index import news
from tests.index.strategies import VOCABULARY, texts


async def test_an_empty_library_opens_answers_and_is_sound(tmp_path: Path) -> None:
    async with await Library.open(tmp_path / "new" / "folder") as library:
        answer = await library.answer("من يسيطر على البوكمال؟")
        assert (answer.status, answer.passages, answer.articles) == ("no_answer", (), 0)
        assert answer.newest is None
        assert (await library.check()).sound
        await library.rebuild()
        assert (await library.stats()).articles == 0


async def test_the_same_article_twice_changes_nothing(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        before = await library.stats(), await news.answers(library)
        report = await library.add(news.NEWS)
        assert (report.added, report.replaced, report.unchanged) == (0, 0, len(news.NEWS))
        assert (await library.stats(), await news.answers(library)) == before


async def test_new_text_of_a_known_id_replaces_the_old(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        old = await library.article("match")
        report = await library.add(
            [Draft("خسر منتخب الشيوخ مباراته الأخيرة أمام الزائرين.", external_id="match")]
        )
        assert (report.added, report.replaced, report.paragraphs) == (0, 1, 1)
        new = await library.article("match")
        assert new[0].id == old[0].id
        assert new[0].title is None
        assert news.external_ids(await library.answer("منتخب الشيوخ"))[0] == "match"
        assert not await _shown(library, "الحلو")
        assert (await library.check()).sound
    async with await Library.open(tmp_path) as library:
        assert not await _shown(library, "الحلو")


async def _shown(library: Library, word: str) -> list[str]:
    """Return the passages with `word` in them that a question of it shows."""
    answer = await library.answer(word, limit=20)
    shown = [passage.paragraph.text for passage in answer.passages]
    return [text for text in shown if word in text]


async def test_a_removed_article_is_gone(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        await library.remove("boukamal")
        assert not await _shown(library, "البوكمال")
        with pytest.raises(ArticleNotFound, match="boukamal"):
            await library.article("boukamal")
        with pytest.raises(ArticleNotFound):
            await library.remove("boukamal")
        assert (await library.check()).sound
        assert (await library.stats()).articles == len(news.NEWS) - 1
    async with await Library.open(tmp_path) as library:
        assert not await _shown(library, "البوكمال")


async def test_a_paragraph_is_shown_among_its_neighbours_to_those_who_may_read_it(
    tmp_path: Path,
) -> None:
    own = chat_collection(5)
    text = "\n".join(f"الفقرة رقم {number} عن الجسر القديم." for number in range(7))
    async with await Library.open(tmp_path) as library:
        await library.add([Draft(text, external_id="long")], collection=own)
        article, paragraphs = await library.article("long")
        found = await library.around(paragraphs[3].id, collections=(own,), reach=2)
        assert found == (article, paragraphs[1:6])
        first = await library.around(paragraphs[0].id, collections=(own,), reach=2)
        assert first == (article, paragraphs[:3])
        assert await library.around(paragraphs[3].id) is None
        await library.remove("long", collection=own)
        assert await library.around(paragraphs[3].id, collections=(own,)) is None


async def test_a_paragraph_that_is_replaced_while_it_is_looked_up_is_gone(tmp_path: Path) -> None:
    class Overtaken(ArticleTable):
        """Articles that somebody replaces between two readings."""

        async def paragraphs_of(self, article_id: int) -> tuple[Paragraph, ...]:
            async with await Library.open(tmp_path) as other:
                await other.add([replace(news.MATCH, text="ألغيت المباراة.")])
            return await super().paragraphs_of(article_id)

    async with news.library_of(tmp_path) as library:
        _, paragraphs = await library.article("match")
        library._store.articles = Overtaken(library._store._connection, library._store._lookups)
        assert await library.around(paragraphs[0].id) is None


async def test_what_a_collection_holds_can_be_given_to_another(tmp_path: Path) -> None:
    old, new = chat_collection(-5), chat_collection(-1005)
    drafts = [
        Draft("غرقت سفينة نورس قبالة الفنار.", external_id="a"),
        Draft("نجا طاقم نورس كله.", external_id="b"),
        Draft("نورس سفينة شحن."),
    ]
    async with news.library_of(tmp_path) as library:
        await library.add(drafts, collection=old)
        await library.add([Draft("نورس بلغت المرسى.", external_id="b")], collection=new)
        assert await library.move(old, new) == 3
        assert await library.move(old, new) == 0
        assert not (await library.answer("نورس", collections=(old,))).passages
        found = await library.answer("نورس", collections=(new,), limit=9)
        assert {passage.paragraph.text for passage in found.passages} == {
            "غرقت سفينة نورس قبالة الفنار.",
            "نورس بلغت المرسى.",
            "نورس سفينة شحن.",
        }
        assert (await library.check()).sound
        public = await library.answer("نورس")
        assert not any("نورس" in passage.paragraph.text for passage in public.passages)


async def test_a_removed_article_can_come_back(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        before = [said.status for said in await news.answers(library)]
        for draft in news.NEWS:
            await library.remove(str(draft.external_id))
        assert (await library.stats()).articles == 0
        assert (await library.answer("البوكمال")).status == "no_answer"
        await library.add(news.NEWS)
        assert [said.status for said in await news.answers(library)] == before
        assert (await library.check()).sound


async def test_an_article_is_removed_from_its_own_collection_alone(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        with pytest.raises(ArticleNotFound):
            await library.remove("boukamal", collection=chat_collection(1))
        await library.add([news.BOUKAMAL], collection=chat_collection(1))
        await library.remove("boukamal", collection=chat_collection(1))
        assert "boukamal" in news.external_ids(await library.answer("البوكمال"))


async def test_an_article_keeps_its_id_when_a_copy_comes_by_its_address(tmp_path: Path) -> None:
    address = "https://example.org/1"
    newer = "افتتح الجسر الجديد أمام السيارات والمشاة معا."
    async with await Library.open(tmp_path) as library:
        await library.add([Draft("افتتح الجسر.", url=address, external_id="one")])
        await library.add([Draft(newer, url=address)])
        await library.add([Draft(newer, url=address, external_id="one")])
        assert (await library.stats()).articles == 1


async def test_text_with_characters_that_databases_trip_over_is_kept(tmp_path: Path) -> None:
    odd = "سقط المطر\x00 على الجسر القديم.\nثم وصلت سيارات الإسعاف\u2028 والشرطة 😀 إلى المكان."
    async with await Library.open(tmp_path) as library:
        await library.add([Draft(odd, external_id="odd")])
        article, paragraphs = await library.article("odd")
        assert _seen(article.text) == _seen(odd)
        for paragraph in paragraphs:
            assert paragraph.text == article.text[paragraph.start : paragraph.end]
        assert (await library.answer("الإسعاف")).passages
        assert (await library.check()).sound


async def test_text_that_cannot_be_encoded_does_not_end_an_ingest(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        await library.add([Draft("نصف حرف \ud83d في الخبر عن الجسر.", external_id="half")])
        await library.add([news.BRIDGE])
        assert (await library.answer("جسر النخيل")).passages
        assert (await library.check()).sound


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(st.lists(st.lists(texts, max_size=4).map("\n".join), min_size=1, max_size=8))
async def test_any_text_is_kept_as_it_is(drafts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder)) as library:
            await library.add(Draft(text, external_id=f"e{n}") for n, text in enumerate(drafts))
            for number, text in enumerate(drafts):
                article, paragraphs = await library.article(f"e{number}")
                assert _seen(article.text) == _seen(text)
                for paragraph in paragraphs:
                    assert paragraph.text == article.text[paragraph.start : paragraph.end]
            assert (await library.check()).sound


def _seen(text: str) -> str:
    """Return what of a text can be seen: NUL, which cannot, may be dropped or replaced."""
    return "".join(text.replace("\x00", "").split())


COLLECTIONS = (PUBLIC, chat_collection(1), chat_collection(-100), chat_collection(12))


@settings(max_examples=10, phases=(Phase.explicit, Phase.generate))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(COLLECTIONS), st.lists(st.sampled_from(VOCABULARY[:8]), min_size=1)
        ),
        min_size=1,
        max_size=10,
    ),
    st.lists(st.sets(st.sampled_from(COLLECTIONS)), min_size=1, max_size=4),
    st.sampled_from(VOCABULARY[:8]),
)
async def test_an_answer_never_shows_another_collection(
    articles: list[tuple[str, list[str]]], asked: list[set[str]], question: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder)) as library:
            owners: dict[str, str] = {}
            for number, (owner, _) in enumerate(articles):
                owners[str(number)] = owner
            for collection in set(owners.values()):
                mine = [number for number, (owner, _) in enumerate(articles) if owner == collection]
                await library.add(
                    [Draft(" ".join(articles[n][1]), external_id=str(n)) for n in mine],
                    collection=collection,
                )
            for collections in asked:
                answer = await library.answer(question, collections=tuple(collections), limit=50)
                cited = [
                    citation.external_id or ""
                    for passage in answer.passages
                    for citation in (passage.citation, *passage.also_in)
                ]
                assert {owners[external_id] for external_id in cited} <= collections
                mine = [n for n, (owner, _) in enumerate(articles) if owner in collections]
                assert answer.articles == len(mine)
                holding = {str(n) for n in mine if question in articles[n][1]}
                assert holding <= set(cited)


async def test_names_of_another_collection_are_not_shown_as_what_was_understood(
    tmp_path: Path,
) -> None:
    async with await Library.open(tmp_path) as library:
        await library.add([Draft("وصل القائد زربطانوف إلى المعسكر سرا.")], collection="chat:1")
        await library.add([news.BRIDGE])
        answer = await library.answer("Who is Zarbatanov at the bridge?", explain=True)
        written = [a.written for group in answer.question.groups for a in group.alternatives]
        assert not [word for word in written if "زربطانوف" in word]


async def test_check_tells_what_the_engine_lacks_and_has_too_much(tmp_path: Path) -> None:
    async with news.library_of(tmp_path, news.NEWS) as library:
        checkpoint = await checkpoint_of(library._store)
        assert (await library.check()).sound
        _write(library, checkpoint, lambda writer: writer.delete_article(2))
        report = await library.check()
        assert report.faults == ("Paragraphs that are missing from the engine: 3.",)
        assert report.paragraphs_in_store == report.paragraphs_in_engine + 3
        for _ in range(2):
            _write(library, checkpoint, lambda writer: writer.add(_posting(999)))
        assert (await library.check()).faults == (
            "Paragraphs that are missing from the engine: 3.",
            "Paragraphs that are in the engine and not in the store: 1.",
            "Paragraphs that are in the engine more than once: 1.",
        )
        await library.rebuild()
        assert (await library.check()).sound


def _posting(number: int) -> Posting:
    """Return a paragraph of one word, whatever else the engine takes of one."""
    nothing: dict[str, Any] = {field.name: [] for field in fields(Posting)}
    here = {"id": number, "article_id": number, "collection": PUBLIC, "terms": ["جسر"]}
    return Posting(**(nothing | here))


def _write(library: Library, checkpoint: Checkpoint, change: object) -> None:
    writer: EngineWriter = library._derived.engine.writer(bulk=False)
    try:
        assert callable(change)
        change(writer)
        writer.commit(checkpoint)
    finally:
        writer.close()


async def test_an_engine_that_is_behind_is_caught_up(tmp_path: Path) -> None:
    async with news.library_of(tmp_path, news.NEWS[:2]) as library:
        checkpoint = await checkpoint_of(library._store)
        await library.add(news.NEWS[2:])
        await library.remove("bridge")
        # the engine forgets: it says that it has come no further than the first two
        _write(library, checkpoint, lambda writer: writer.delete_article(3))
        assert not (await library.check()).sound
    async with await Library.open(tmp_path) as library:
        assert (await library.check()).sound
        assert news.external_ids(await library.answer("لقاح الحصبة"))[0] == "vaccine"
        assert "bridge" not in news.external_ids(await library.answer("جسر النخيل"))


async def test_writers_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        await asyncio.gather(
            *(library.add([Draft(f"خبر رقم {n} عن الجسر.", external_id=str(n))]) for n in range(8)),
            library.rebuild(),
            *(library.answer("الجسر") for _ in range(4)),
        )
        assert (await library.stats()).articles == 8
        assert (await library.check()).sound


async def test_an_add_that_is_cancelled_leaves_a_sound_library(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        for number in range(12):
            adding = asyncio.ensure_future(
                library.add(
                    [Draft(f"خبر {number} {n}", external_id=f"{number}-{n}") for n in range(9)]
                )
            )
            await asyncio.sleep(number * 0.002)
            adding.cancel()
            await asyncio.gather(adding, return_exceptions=True)
        await library.add([news.BRIDGE])
        assert (await library.check()).sound
        assert news.external_ids(await library.answer("جسر النخيل"))[0] == "bridge"
    async with await Library.open(tmp_path) as library:
        assert (await library.check()).sound


async def test_an_add_that_fails_leaves_a_library_that_can_be_written(tmp_path: Path) -> None:
    def drafts() -> object:
        yield news.BRIDGE
        raise LookupError("the source broke")

    async with await Library.open(tmp_path) as library:
        with pytest.raises(LookupError):
            await library.add(drafts())  # type: ignore[arg-type]
        await library.add([news.MATCH])
        assert (await library.check()).sound


async def test_stats_count_what_is_there(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        await library.add([Draft("خبر بلا مصدر ولا تاريخ.")], collection="chat:1")
        stats = await library.stats()
        assert (stats.articles, stats.paragraphs) == (5, 11)
        assert stats.collections == {PUBLIC: 4, "chat:1": 1}
        assert stats.outlets == {"صحيفة المرسى": 2, "": 1, "مرقب الفرات": 1, "ملاعب": 1}
        assert (stats.oldest, stats.newest) == ("2017-11-09", "2018-06-01")
        assert stats.words > 50
        assert stats.store_bytes > 0 < stats.engine_bytes


async def test_an_article_is_found_by_its_outlet_and_author_beside_its_words(
    tmp_path: Path,
) -> None:
    text = "افتُتح المعرض السنوي للكتاب في القاعة الكبرى وسط حضور كثيف."
    async with await Library.open(tmp_path) as library:
        await library.add(
            [
                Draft(text, external_id="one", outlet="صحيفة الضفة", author="ليلى الحكيم"),
                Draft(f"{text} وقال الزوار.", external_id="two", outlet="شبكة المدى"),
            ]
        )
        for question, wanted in (("معرض الكتاب ليلى الحكيم", "one"), ("معرض الكتاب المدى", "two")):
            answer = await library.answer(question)
            assert answer.passages[0].citation.external_id == wanted
