import asyncio
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index import Draft, Library
from index.errors import StoreDamaged
from index.store import FILE_NAME
from tests.index import news
from tests.index.strategies import corpora, questions


@settings(max_examples=5, phases=(Phase.explicit, Phase.generate))
@given(corpora, st.lists(questions, min_size=1, max_size=3))
async def test_what_comes_back_is_what_was_saved(texts: list[str], asked: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, saved = Path(place) / "library", Path(place) / "saved.db"
        async with await Library.open(folder) as library:
            await library.add(Draft(text, external_id=str(n)) for n, text in enumerate(texts))
            before, said = await library.stats(), await news.answers(library, asked)
            await library.backup(saved)
            await library.add([Draft("خبر جاء بعد النسخة")])
            await library.remove("0")
        await Library.restore(folder, saved)
        async with await Library.open(folder) as library:
            after = await library.stats()
            assert (after.articles, after.paragraphs, after.words, after.outlets) == (
                *(before.articles, before.paragraphs, before.words, before.outlets),
            )
            assert (await library.check()).sound
            assert await news.answers(library, asked) == said


async def test_a_backup_can_be_restored_to_a_new_place(tmp_path: Path) -> None:
    async with news.library_of(tmp_path / "one") as library:
        said = await news.answers(library)
        await library.backup(tmp_path / "saved.db")
    await Library.restore(tmp_path / "two", tmp_path / "saved.db")
    async with await Library.open(tmp_path / "two") as library:
        assert await news.answers(library) == said


async def test_a_backup_is_whole_while_articles_are_added(tmp_path: Path) -> None:
    async with news.library_of(tmp_path / "one") as library:
        await asyncio.gather(
            library.add(Draft(f"خبر رقم {n}", external_id=str(n)) for n in range(500)),
            library.backup(tmp_path / "saved.db"),
        )
    await Library.restore(tmp_path / "two", tmp_path / "saved.db")
    async with await Library.open(tmp_path / "two") as library:
        assert (await library.check()).sound


async def test_a_backup_over_an_older_one_is_the_newer(tmp_path: Path) -> None:
    async with news.library_of(tmp_path / "one", news.NEWS[:1]) as library:
        await library.backup(tmp_path / "saved.db")
        await library.add(news.NEWS[1:])
        await library.backup(tmp_path / "saved.db")
    await Library.restore(tmp_path / "two", tmp_path / "saved.db")
    async with await Library.open(tmp_path / "two") as library:
        assert (await library.stats()).articles == len(news.NEWS)


async def test_words_that_came_after_the_backup_leave_no_trace(tmp_path: Path) -> None:
    later, other = "زلازل براكين عواصف ثلوج رياح", "أطباء ممرضون مستوصف دواء علاج"
    async with news.library_of(tmp_path / "one") as library:
        await library.backup(tmp_path / "saved.db")
        await library.add([Draft(later)])
    for name in ("one", "fresh"):  # one has seen other words under the numbers that come now
        await Library.restore(tmp_path / name, tmp_path / "saved.db")
    scores = []
    for name in ("one", "fresh"):
        async with await Library.open(tmp_path / name) as library:
            await library.add([Draft(other)])
            answer = await library.answer("طبيب يصف الأدوية للعلاج", limit=10, explain=True)
            scores.append([(p.paragraph.text, round(p.score, 6)) for p in answer.passages])
    assert scores[0] == scores[1]


def _nothing(file: Path) -> None:
    del file  # and there is none


def _other_database(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()


def _another_programs_meta(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    connection.close()


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(b"x" * 5_000), id="garbage"),
        pytest.param(lambda file: file.write_text("خبر", "utf-8"), id="text"),
        pytest.param(_nothing, id="missing"),
        pytest.param(lambda file: file.mkdir(), id="folder"),
        pytest.param(_other_database, id="other database"),
        pytest.param(_another_programs_meta, id="another program's meta"),
    ],
)
async def test_what_is_no_backup_is_refused_and_replaces_nothing(
    tmp_path: Path, make: object
) -> None:
    async with news.library_of(tmp_path / "library") as library:
        said = await news.answers(library)
    file = tmp_path / "file"
    assert callable(make)
    make(file)
    existed = file.exists()
    with pytest.raises(StoreDamaged):
        await Library.restore(tmp_path / "library", file)
    assert file.exists() is existed
    async with await Library.open(tmp_path / "library") as library:
        assert await news.answers(library) == said


async def test_a_backup_that_was_cut_short_is_refused(tmp_path: Path) -> None:
    async with news.library_of(tmp_path / "library") as library:
        await library.backup(tmp_path / "saved.db")
    content = (tmp_path / "saved.db").read_bytes()
    (tmp_path / "saved.db").write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(StoreDamaged):
        await Library.restore(tmp_path / "library", tmp_path / "saved.db")
    async with await Library.open(tmp_path / "library") as library:
        assert (await library.stats()).articles == len(news.NEWS)


@pytest.mark.parametrize("name", ["with space.db", "odd?name#1%41.db", "نسخة.db"])
async def test_a_backup_may_have_any_name(tmp_path: Path, name: str) -> None:
    async with news.library_of(tmp_path / "library") as library:
        await library.backup(tmp_path / name)
    await Library.restore(tmp_path / "two", tmp_path / name)
    async with await Library.open(tmp_path / "two") as library:
        assert (await library.stats()).articles == len(news.NEWS)


async def test_a_store_with_broken_pages_is_told_of_and_not_searched_on(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        await library.add(
            Draft(f"خبر رقم {n} عن المدينة {'والجسر ' * 40}", external_id=str(n))
            for n in range(300)
        )
    file = tmp_path / FILE_NAME
    content = bytearray(file.read_bytes())
    for page in range(3, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 512] = b"\xa5" * 512
    file.write_bytes(bytes(content))
    try:
        async with await Library.open(tmp_path) as library:
            assert not (await library.check()).sound
    except StoreDamaged:
        pass
