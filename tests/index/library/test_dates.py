"""The dates of passages, from an article that is put in to what an answer says of them."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index import Draft, Library
from index.store import FILE_NAME
from index.text.dates import dates_in
from tests.index import news

FERRY = Draft(
    text=(
        "تعود عبارة الغدير إلى العمل الخميس المقبل بعد إصلاح محركها.\n"
        "وكانت العبارة قد توقفت أمس، وتوقفت قبلها في 3 يناير 2018 يومين.\n"
        "وقالت الشركة إن تذاكر الغدير لم يتغير سعرها."
    ),
    title="عبارة الغدير تعود",
    published="2018-04-02",
    external_id="ferry",
)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with news.library_of(tmp_path, [FERRY]) as opened:
        yield opened


async def days_in(library: Library) -> dict[str, list[tuple[str, str]]]:
    """Return the days that each passage of an answer names, by how the passage begins."""
    answer = await library.answer("متى تعود عبارة الغدير؟", limit=3)
    for passage in answer.passages:
        day = date.fromisoformat(str(passage.citation.published))
        assert passage.dates == dates_in(passage.paragraph.text, day)
    return {
        passage.paragraph.text.split()[0]: [(each.first, each.last) for each in passage.dates]
        for passage in answer.passages
    }


async def test_passages_have_the_dates_that_their_words_name(library: Library) -> None:
    assert await days_in(library) == {
        "تعود": [("2018-04-05", "2018-04-05")],
        "وكانت": [("2018-04-01", "2018-04-01"), ("2018-01-03", "2018-01-03")],
        "وقالت": [],
    }


async def test_an_article_of_another_day_means_other_days(library: Library) -> None:
    await library.add([replace(FERRY, published="2018-04-10")])
    found = await days_in(library)
    assert found["تعود"] == [("2018-04-12", "2018-04-12")]
    assert found["وكانت"][0] == ("2018-04-09", "2018-04-09")


async def test_a_library_from_before_dates_gets_them(library: Library, tmp_path: Path) -> None:
    before = await days_in(library)
    await library.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.executescript(
            "DROP TABLE dates; DELETE FROM migrations WHERE number > 3; "
            "UPDATE meta SET value = '3/6' WHERE key = 'statements'"
        )
    async with await Library.open(tmp_path) as again:
        assert await days_in(again) == before
        assert (await again.check()).sound


async def test_a_date_beyond_its_paragraph_is_a_fault(library: Library, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("UPDATE dates SET stop = 1000 WHERE first = '2018-04-01'")
        connection.commit()
    assert "1 dates reach beyond their paragraphs" in " ".join((await library.check()).faults)


async def test_what_is_removed_leaves_no_dates(library: Library, tmp_path: Path) -> None:
    await library.remove("ferry")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM dates").fetchall() == [(0,)]
