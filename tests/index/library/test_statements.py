"""Who says what, from an article that is put in to what the library tells of it."""

import asyncio
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index import Draft, Library
from index.errors import QuestionRejected
from index.model import Progress, Statement
from index.preparing import STATEMENTS_VERSION
from index.store import FILE_NAME
from index.upkeep import writer_lock
from tests.index import news

DAM = Draft(
    text=(
        "قال مدير مؤسسة السدود سمير الحلبي إن سد العقيق امتلأ بالماء.\n"
        "وأعلنت بلدية المرسى أن أبواب السد فتحت فجر الخميس.\n"
        "ونفى سمير الحلبي أن يكون السد قد تصدع."
    ),
    title="سد العقيق يمتلئ",
    outlet="صحيفة المرسى",
    published="2018-04-02",
    external_id="dam",
)
LATER = Draft(
    text="أكد سمير الحلبي أن سد العقيق سليم من كل عيب.",
    outlet="مرقب الفرات",
    published="2018-06-09",
    external_id="later",
)
PRIVATE = Draft(
    text="قال سمير الحلبي إن راتبه لم يصل منذ شهرين.", external_id="private", published="2019-01-01"
)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with news.library_of(tmp_path, (DAM, LATER)) as opened:
        await opened.add([PRIVATE], collection="chat:1")
        yield opened


async def said_in(library: Library, external_id: str) -> tuple[tuple[Statement, ...], ...]:
    article, _ = await library.article(external_id)
    return await library.statements(article.id)


async def test_an_article_is_held_with_its_statements(library: Library) -> None:
    first, second, third = await said_in(library, "dam")
    assert [statement.speaker for statement in first] == ["مدير مؤسسة السدود سمير الحلبي"]
    assert [statement.speaker for statement in second] == ["بلدية المرسى"]
    assert [statement.cue for statement in third] == ["ونفى"]
    assert (await library.check()).sound


async def test_a_new_text_brings_new_statements(library: Library) -> None:
    await library.add([Draft("أكدت بلدية المرسى أن السد سليم.", external_id="dam")])
    assert [[each.speaker for each in said] for said in await said_in(library, "dam")] == [
        ["بلدية المرسى"]
    ]
    await library.remove("dam")
    names = [speaker.name for speaker in await library.speakers()]
    assert names == ["سمير الحلبي"]


@pytest.mark.parametrize(
    "name", ["سمير الحلبي", "الحلبي", "سَمير الحلبي", "حلبي", "Samir al-Halabi", "Halabi"]
)
async def test_a_speaker_is_found_by_any_spelling_of_the_name(library: Library, name: str) -> None:
    said = await library.statements_by(name)
    assert [quotation.citation.external_id for quotation in said] == ["later", "dam", "dam"]


async def test_speakers_of_a_chat_stay_in_it(library: Library) -> None:
    public = await library.statements_by("الحلبي", limit=50)
    assert "private" not in {quotation.citation.external_id for quotation in public}
    chat = await library.statements_by("الحلبي", collections=("chat:1",))
    assert [quotation.citation.external_id for quotation in chat] == ["private"]
    assert [speaker.statements for speaker in await library.speakers(collections=("chat:1",))] == [
        1
    ]
    answer = await library.answer("ماذا قال سمير الحلبي عن راتبه؟", limit=10)
    assert not [claim for claim in answer.claims if "راتبه" in claim.statement]


async def test_nobody_of_that_name_says_nothing(library: Library) -> None:
    assert await library.statements_by("زربطانوف") == ()
    with pytest.raises(QuestionRejected):
        await library.statements_by("؟")


async def test_a_library_of_older_rules_is_attributed_anew(tmp_path: Path) -> None:
    async with news.library_of(tmp_path, [DAM]) as library:
        before = await said_in(library, "dam")
    _forget(tmp_path)
    heard: list[Progress] = []
    async with await Library.open(tmp_path, on_progress=heard.append) as library:
        assert await said_in(library, "dam") == before
        assert (await library._store.changes.meta())["statements"] == STATEMENTS_VERSION
    assert [(progress.stage, progress.done, progress.total) for progress in heard] == [
        ("read", 1, 1)
    ]


async def test_a_library_of_older_rules_is_read_while_another_process_writes(
    tmp_path: Path,
) -> None:
    async with news.library_of(tmp_path, [DAM]):
        pass
    _forget(tmp_path)
    async with writer_lock(tmp_path), await Library.open(tmp_path) as library:
        assert (await library.answer("سد العقيق")).passages
        assert await library.speakers() == ()
    async with await Library.open(tmp_path) as library:
        assert await library.speakers()


def _forget(folder: Path) -> None:
    """Make the library in `folder` one whose statements were found by rules of long ago."""
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.execute("DELETE FROM statements")
        connection.execute("DELETE FROM dates")
        connection.execute("UPDATE meta SET value = '0' WHERE key = 'statements'")
        connection.commit()


async def test_a_library_from_before_statements_gets_them(tmp_path: Path) -> None:
    async with news.library_of(tmp_path, [DAM]) as library:
        before = await said_in(library, "dam")
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.executescript(
            "DROP TABLE statements; DROP TABLE speakers; DROP TABLE collections; DROP TABLE dates; "
            "DROP TRIGGER article_came; DROP TRIGGER article_went; DROP TRIGGER article_moved; "
            "DELETE FROM meta WHERE key = 'statements'; DELETE FROM migrations WHERE number > 1"
        )
    async with await Library.open(tmp_path) as library:
        assert await said_in(library, "dam") == before
        assert (await library.check()).sound


async def test_statements_come_back_from_a_backup(tmp_path: Path) -> None:
    async with news.library_of(tmp_path / "one", (DAM, LATER)) as library:
        speakers, said = await library.speakers(), await said_in(library, "dam")
        await library.backup(tmp_path / "saved.db")
        await library.remove("dam")
    await Library.restore(tmp_path / "one", tmp_path / "saved.db")
    async with await Library.open(tmp_path / "one") as library:
        assert await library.speakers() == speakers
        assert await said_in(library, "dam") == said


async def test_an_add_that_is_cancelled_leaves_no_article_without_its_statements(
    tmp_path: Path,
) -> None:
    async with await Library.open(tmp_path) as library:
        for number in range(6):
            drafts = [
                Draft(f"{DAM.text} {number} {n}", external_id=f"{number}-{n}") for n in range(9)
            ]
            adding = asyncio.ensure_future(library.add(drafts))
            await asyncio.sleep(number * 0.004)
            adding.cancel()
            await asyncio.gather(adding, return_exceptions=True)
        articles = (await library.stats()).articles
        await library.add([DAM])
        most = (await library.speakers())[0]
        assert most.statements == 2 * (articles + 1)
        assert (await library.check()).sound


_sentences = st.lists(
    st.sampled_from(
        [
            "قال الوزير سامر العلي إن الجسر آمن.",
            "وأضاف أن «العمل انتهى.",
            "وأكدت البلدية، بحسب العلي، أن الطريق مفتوح».",
            "ونفى العلي ذلك نفيا قاطعا.",
            "من جهته، أوضح مدير المرفأ هاني البحري لـ«صحيفة المرسى» أن السفن تنتظر.",
            "البحر هادئ اليوم.",
            "س: متى يفتح الميناء؟ ج: غدا.",
        ]
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@settings(max_examples=12, phases=(Phase.explicit, Phase.generate))
@given(
    st.lists(_sentences, min_size=1, max_size=4).map("\n".join),
    st.sampled_from(["ماذا قال العلي عن الجسر؟", "من نفى ذلك؟", "هل الطريق مفتوح؟"]),
)
async def test_every_name_that_is_shown_as_a_speaker_stands_in_its_article(
    text: str, question: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder)) as library:
            await library.add([Draft(text, external_id="a", title="أخبار الجسر")])
            article, paragraphs = await library.article("a")
            for paragraph, said in zip(
                paragraphs, await library.statements(article.id), strict=True
            ):
                for statement in said:
                    assert statement.speaker in text
                    assert 0 <= statement.span.start < statement.span.end <= len(paragraph.text)
            answer = await library.answer(question)
            assert all(p.speaker is None or p.speaker in text for p in answer.passages)
            for claim in answer.claims:
                assert claim.speaker in text
                assert claim.statement in text
            assert all(speaker.name in text for speaker in await library.speakers())
