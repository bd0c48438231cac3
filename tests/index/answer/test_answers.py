"""What holds for every answer, whatever was asked."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Answer, Draft, Library
from index.answer.claims import PASSAGES
from index.errors import QuestionRejected
from tests.index import news
from tests.index.strategies import QUERY_SYNTAX, VOCABULARY, WORDS, texts, with_surrogates

ENGLISH = Draft(
    text=(
        "Port workers in Marsa said on Monday that the northern pier had reopened.\n"
        "The harbour master, Jane O'Neill, said that 40 ships were waiting."
    ),
    title="Pier reopens",
    outlet="Marsa Post",
    published="2018-04-06",
    external_id="port",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    """Return a library that the tests of this module only read."""
    async with news.library_of(tmp_path_factory.mktemp("news"), (*news.NEWS, ENGLISH)) as opened:
        yield opened


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def assert_well_formed(library: Library, answer: Answer, limit: int) -> None:
    assert 0 <= answer.confidence <= 1
    assert len(answer.passages) <= limit
    assert [passage.rank for passage in answer.passages] == list(range(1, len(answer.passages) + 1))
    scores = [passage.score for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)
    assert len({passage.paragraph.id for passage in answer.passages}) == len(answer.passages)
    for passage in answer.passages:
        paragraph = passage.paragraph
        article, _ = await library.article(str(passage.citation.article_id))
        assert article.text[paragraph.start : paragraph.end] == paragraph.text
        assert passage.citation.title == article.title
        assert passage.citation.outlet == article.outlet
        end = 0
        for span in passage.highlights:
            assert end <= span.start < span.end <= len(paragraph.text)
            end = span.end
        sentence = passage.answer_sentence
        assert 0 <= sentence.start < sentence.end <= len(paragraph.text)
        said = paragraph.text[sentence.start : sentence.end]
        assert said == said.strip()
        for statement in passage.statements:
            assert statement.speaker in article.text or statement.speaker in (article.title or "")
            assert 0 <= statement.span.start < statement.span.end <= len(paragraph.text)
        if passage.speaker is not None:
            assert passage.speaker in article.text or passage.speaker in (article.title or "")
        if passage.explain is not None:
            assert sum(passage.explain.values()) == pytest.approx(passage.score, abs=1e-6)
    for claim in answer.claims:
        assert 1 <= claim.passage_rank <= max(limit, PASSAGES)


weird = st.one_of(
    texts,
    with_surrogates,
    st.sampled_from(QUERY_SYNTAX),
    st.lists(
        st.sampled_from([*WORDS, *QUERY_SYNTAX, *VOCABULARY, "\x00", "\u202e"]), max_size=12
    ).map(" ".join),
    st.builds(lambda text, times: (text * times)[:4_096], texts, st.integers(1, 300)),
)


@settings(max_examples=120)
@given(text=weird, limit=st.integers(1, 20))
async def test_any_text_is_answered_or_rejected(library: Library, text: str, limit: int) -> None:
    try:
        answer = await library.answer(text, limit=limit, explain=True)
    except QuestionRejected as rejected:
        assert rejected.reason in {"empty", "too_long"}  # noqa: PT017 - both ends are right
        return
    assert answer.question.text == text
    for group in answer.question.groups:
        assert text[group.span.start : group.span.end] == group.surface
        assert group.alternatives
        assert all(0 < alternative.weight <= 1 for alternative in group.alternatives)
    await assert_well_formed(library, answer, limit)


@pytest.mark.parametrize("text", [*news.QUESTIONS, "northern pier", "متى أعيد فتح الرصيف؟"])
async def test_a_plain_question_has_a_well_formed_answer(library: Library, text: str) -> None:
    await assert_well_formed(library, await library.answer(text, limit=10, explain=True), 10)


@pytest.mark.parametrize(
    ("text", "external_id"),
    [
        ("من يسيطر على البوكمال؟", "boukamal"),
        ("مين مسيطر عالبوكمال", "boukamal"),
        ("who controls Albukamal?", "boukamal"),
        ("Who is in control of Abu Kamal", "boukamal"),
        ("كم كلف بناء جسر النخيل؟", "bridge"),
        ("كم سيارة تعبر الجسر", "bridge"),
        ("متى تبدأ حملة لقاح الحصبة؟", "vaccine"),
        ("من سجل هدفي منتخب الشباب؟", "match"),
        ("Where did the measles vaccine arrive?", "vaccine"),
        ("when did the northern pier reopen", "port"),
    ],
)
async def test_the_article_that_answers_comes_first(
    library: Library, text: str, external_id: str
) -> None:
    answer = await library.answer(text)
    assert news.external_ids(answer)[:1] == [external_id]


async def test_the_words_that_match_are_highlighted(library: Library) -> None:
    (passage,) = (await library.answer("من يسيطر على البوكمال؟", limit=1)).passages
    shown = [passage.paragraph.text[start:end] for start, end in passage.highlights]
    assert any("سيطر" in word for word in shown)


@pytest.mark.parametrize(
    "spellings",
    [
        (
            "من يسيطر على البوكمال؟",
            "من يسيطر على البو كمال",
            "مَنْ يُسَيْطِرُ عَلَى البُوكَمَال؟",
            "من يسيطر علي أبو كمال؟",
            "مـــن يسيــطر على ابوكمال",
            "\u202bمن يسيطر على البوكمال؟\u202c",
        ),
        ("ماذا قالت أسامة النجار؟", "ماذا قالت اسامه النجار", "ماذا قالت أُسَامَة النجار؟"),
        (
            "كلف الجسر 1700 مليون",
            "كلف الجسر ١٧٠٠ مليون",
            "كلف الجسر ١٬٧٠٠ مليون",
            "كلف الجسر ۱۷۰۰ مليون",
        ),
        ("ماذا توقع عبد الرحمن سالم؟", "ماذا توقع عبدالرحمن سالم", "ماذا توقع عَبْدُ الرَّحمٰن سالم؟"),
    ],
    ids=lambda spellings: spellings[0],
)
async def test_spellings_of_one_question_have_one_first_passage(
    library: Library, spellings: tuple[str, ...]
) -> None:
    first = {
        spelling: answer.passages[0].paragraph.id if answer.passages else None
        for spelling in spellings
        for answer in [await library.answer(spelling)]
    }
    assert len(set(first.values())) == 1, first
    assert None not in first.values()


@pytest.mark.parametrize(
    "text", ["سلحفاة القطب الجنوبي", "quantum chromodynamics", "ππππ", "1234567", "ههههههه"]
)
async def test_nothing_in_common_is_no_answer(library: Library, text: str) -> None:
    answer = await library.answer(text)
    assert answer.status == "no_answer"
    assert answer.articles == len(news.NEWS) + 1
    assert answer.newest == "2018-06-01"


@pytest.mark.parametrize(
    "text", ["", " \n", "؟؟؟", "😀👍🏽", "...", "«»", "\u202e\u200f", "ـــ", "\x00"]
)
async def test_a_question_without_words_is_rejected(library: Library, text: str) -> None:
    with pytest.raises(QuestionRejected, match="no words") as rejected:
        await library.answer(text)
    assert rejected.value.reason == "empty"


async def test_a_question_that_is_too_long_is_rejected_with_the_limit(library: Library) -> None:
    with pytest.raises(QuestionRejected, match="longer than 4096") as rejected:
        await library.answer("كم " * 2_000)
    assert (rejected.value.reason, rejected.value.limit) == ("too_long", 4_096)
    assert await library.answer("كم " * 1_300)


async def test_stop_words_alone_are_still_searched(library: Library) -> None:
    assert (await library.answer("من هو؟")).question.groups


async def test_the_limit_is_kept_and_orders_nothing_anew(library: Library) -> None:
    long = await library.answer("قال", limit=10)
    for limit in (1, 2, 3):
        short = await library.answer("قال", limit=limit)
        assert [p.paragraph.id for p in short.passages] == [
            p.paragraph.id for p in long.passages[:limit]
        ]


async def test_explanations_are_given_on_request_alone(library: Library) -> None:
    assert (await library.answer("البوكمال")).passages[0].explain is None
    assert (await library.answer("البوكمال", explain=True)).passages[0].explain


async def test_no_collections_is_nothing_searched(library: Library) -> None:
    answer = await library.answer("البوكمال", collections=())
    assert (answer.passages, answer.articles, answer.newest) == ((), 0, None)


async def test_a_number_is_preferred_where_one_is_asked_for(library: Library) -> None:
    answer = await library.answer("كم كلف بناء الجسر؟", limit=1)
    sentence = answer.passages[0].answer_sentence
    assert "1,700" in answer.passages[0].paragraph.text[sentence.start : sentence.end]


async def test_the_same_words_in_two_outlets_are_one_passage(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    copy = replace(news.MATCH, outlet="جريدة أخرى", external_id="copy", url="https://example.org/c")
    async with news.library_of(folder, [news.MATCH, copy]) as library:
        answer = await library.answer("من سجل هدفي منتخب الشباب؟", limit=5)
        first = answer.passages[0]
        assert {first.citation.external_id, *(c.external_id for c in first.also_in)} == {
            "match",
            "copy",
        }
        shown = [passage.paragraph.text for passage in answer.passages]
        assert len(shown) == len(set(shown))
