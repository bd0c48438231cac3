"""The table of paragraphs: what it gives is what the store has, and a torn file is mended."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Draft, Library
from index.paragraphs import ParagraphTable
from index.store import ParagraphWords

Shape = tuple[int, list[int], list[int], str | None]

bags = st.lists(st.integers(1, 2**32 - 1), max_size=5)
shapes = st.lists(
    st.tuples(st.integers(1, 4), bags, bags, st.sampled_from([None, "2018-03-05"])), max_size=8
)
"""How far each id is from the one before; the words of paragraph and headline; the day."""


def paragraphs_of(made: list[Shape], after: int = 0) -> list[ParagraphWords]:
    found: list[ParagraphWords] = []
    for place, (step, words, title, published) in enumerate(made):
        after += step
        ids = (np.array(words, np.uint32), np.array(title, np.uint32))
        found.append(ParagraphWords(after, 7 + place, place, *ids, published))
    return found


def plain(paragraphs: list[ParagraphWords]) -> list[tuple[object, ...]]:
    return [
        (p.id, p.article_id, p.ordinal, [*p.words], [*p.title], p.published) for p in paragraphs
    ]


@given(first=shapes, second=shapes)
def test_what_was_put_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, first: list[Shape], second: list[Shape]
) -> None:
    folder = tmp_path_factory.mktemp("table")
    table, reader = ParagraphTable(folder, "1"), ParagraphTable(folder, "1")
    table.clear()
    put: list[ParagraphWords] = []
    for made in (first, second):
        more = paragraphs_of(made, put[-1].id if put else 0)
        if more:
            table.extend(more)
        put += more
        everything = range((put[-1].id if put else 0) + 3)
        assert plain(reader.words_of(everything)) == plain(put)
    assert ParagraphTable(folder, "2").words_of(range(99)) == []


@pytest.mark.parametrize("name", ["paragraphs.bin", "bags.bin"])
def test_what_a_killed_process_left_is_mended(tmp_path: Path, name: str) -> None:
    one, two = paragraphs_of([(1, [5, 6], [7], None), (1, [8], [], "2018-03-05")])
    table = ParagraphTable(tmp_path, "1")
    table.clear()
    table.extend([one])
    with (tmp_path / name).open("ab") as file:
        file.write(b"\xff" * 3)
    table.extend([two])
    assert plain(ParagraphTable(tmp_path, "1").words_of([1, 2])) == plain([one, two])


def test_a_place_whose_words_are_not_there_is_not_held(tmp_path: Path) -> None:
    table = ParagraphTable(tmp_path, "1")
    table.clear()
    table.extend(paragraphs_of([(1, [5, 6], [7], None), (1, [8, 9], [], None)]))
    whole = (tmp_path / "bags.bin").read_bytes()
    (tmp_path / "bags.bin").write_bytes(whole[:-4])
    assert [p.id for p in ParagraphTable(tmp_path, "1").words_of([1, 2])] == [1]


@pytest.mark.parametrize("name", ["paragraphs.bin", "bags.bin", "paragraphs.json", "bags.json"])
async def test_a_table_that_is_lost_is_made_again(tmp_path: Path, name: str) -> None:
    drafts = [
        Draft(
            title=f"عنوان {n}",
            text=f"نص الخبر رقم {n}",
            published="2018-03-05T10:00:00Z",
        )
        for n in range(3)
    ]
    async with await Library.open(tmp_path) as library:
        await library.add(drafts)
        before = await library.answer("رقم 2")
    (tmp_path / name).unlink()
    async with await Library.open(tmp_path) as library:
        stored = await library._store.articles.word_ids(range(10))
        assert plain(library._derived.paragraphs.words_of(range(10))) == plain(stored)
        after = await library.answer("رقم 2")
    assert len(stored) == 3
    assert after.passages == before.passages


async def test_an_answer_needs_no_table(tmp_path: Path) -> None:
    """Another process may have put paragraphs into the engine before this one sees the table."""
    async with await Library.open(tmp_path) as library:
        await library.add([Draft(title="سد", text="فتح السد أبوابه\nوغادر الحارس")])
        before = await library.answer("متى فتح السد؟")
        library._derived.paragraphs.clear()
        after = await library.answer("متى فتح السد؟")
    assert before.passages
    assert after.passages == before.passages


async def test_a_replaced_article_is_read_by_its_new_words(tmp_path: Path) -> None:
    draft = Draft(external_id="a", title="سد", text="فتح السد أبوابه")
    async with await Library.open(tmp_path) as library:
        await library.add([draft])
        await library.add([Draft(external_id="a", title="سد", text="غادر الحارس البوابة")])
        stored = await library._store.articles.word_ids(range(10))
        held = library._derived.paragraphs.words_of(p.id for p in stored)
        answer = await library.answer("أين الحارس؟")
    assert plain(held) == plain(stored)
    assert [passage.paragraph.text for passage in answer.passages] == ["غادر الحارس البوابة"]
