"""Which standing questions an article may answer, and whether it does."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import PUBLIC, Draft, Library, Sought, StandingQuestions, chat_collection
from index.errors import QuestionRejected
from index.standing import MOST_PLACES, PASSING, SoughtWord, Word, keys_of
from index.text.resemblance import SKETCH, resemblance, sketch_of
from tests.index import news

KEYS = st.sampled_from("abcdefgh")
OPTIONS = st.dictionaries(
    st.frozensets(KEYS, min_size=1, max_size=2), st.sampled_from([0.6, 1.0]), max_size=3
)
QUESTIONS = st.lists(OPTIONS, min_size=1, max_size=4).map(
    lambda words: Sought(
        tuple(
            SoughtWord((n + 1) / (len(words) * (len(words) + 1) / 2), options)
            for n, options in enumerate(words)
        )
    )
)
ARTICLES = st.dictionaries(KEYS, st.integers(1, 2**MOST_PLACES - 1))


def coverage(question: Sought, keys: Mapping[str, int]) -> float:
    """Return what `StandingQuestions` weighs, worked out one paragraph and word at a time."""
    best = 0.0
    rarest = max(word.share for word in question.words)
    for word in question.words:
        if word.share == rarest and not any(_stands(option, keys) for option in word.options):
            return best
    for place in range(MOST_PLACES):
        here = {key for key, places in keys.items() if places >> place & 1}
        met = (
            max((value for option, value in word.options.items() if option <= here), default=0.0)
            * word.share
            for word in question.words
        )
        best = max(best, sum(met))
    return best


def _stands(option: frozenset[str], keys: Mapping[str, int]) -> bool:
    """Tell whether all keys of an option stand in one place."""
    return any(all(keys.get(key, 0) >> place & 1 for key in option) for place in range(MOST_PLACES))


@given(st.dictionaries(st.integers(1, 50), QUESTIONS, max_size=8), ARTICLES)
def test_what_passes_is_what_a_paragraph_meets_enough_of(
    questions: dict[int, Sought], keys: dict[str, int]
) -> None:
    standing = StandingQuestions()
    for number, question in questions.items():
        standing.put(number, question)
    weighed = {number: coverage(question, keys) for number, question in questions.items()}
    passed = standing.passed_by(keys)
    assert passed == sorted(passed)
    assert {n for n, share in weighed.items() if share > PASSING + 1e-9} <= set(passed)
    assert set(passed) <= {n for n, share in weighed.items() if share > PASSING - 1e-9}


@given(st.lists(st.tuples(st.integers(1, 9), QUESTIONS | st.none()), max_size=30), ARTICLES)
def test_what_was_put_anew_or_dropped_is_as_if_it_never_was(
    acts: list[tuple[int, Sought | None]], keys: dict[str, int]
) -> None:
    standing, held = StandingQuestions(), dict[int, Sought]()
    for number, question in acts:
        if question is None:
            standing.drop(number)
            held.pop(number, None)
        else:
            standing.put(number, question)
            held[number] = question
        standing.passed_by(keys)
    fresh = StandingQuestions()
    for number, question in held.items():
        fresh.put(number, question)
    assert len(standing) == len(held)
    assert standing.passed_by(keys) == fresh.passed_by(keys)


def test_many_questions_are_settled_and_still_dropped_and_put() -> None:
    standing = StandingQuestions()
    word = SoughtWord(1.0, {frozenset({"a"}): 1.0})
    for number in range(1000):
        standing.put(number, Sought((word,)))
    assert len(standing.passed_by({"a": 1})) == 1000
    standing.drop(7)
    standing.put(8, Sought((SoughtWord(1.0, {frozenset({"b"}): 1.0}),)))
    assert standing.passed_by({"a": 1}) == [n for n in range(1000) if n not in (7, 8)]
    assert standing.passed_by({"b": 1}) == [8]


def test_a_headline_stands_with_every_paragraph_and_paragraphs_apart() -> None:
    def word(text: str) -> Word:
        return Word(text, text, text)

    keys = keys_of([word("top")], [word("one")], [word("two")], [word("one")])
    assert keys["=top"] == 0b111
    assert keys["=one"] == 0b101
    assert keys["=two"] == 0b010
    long = keys_of([], *[[word(f"p{number}")] for number in range(200)])
    assert max(long.values()) < 1 << MOST_PLACES
    assert long["=p0"] == 1
    assert long["=p199"] == 1 << (MOST_PLACES - 1)
    assert keys_of([word("top")])["=top"] == 1


async def told(library: Library, question: str, draft: Draft, to: str = PUBLIC) -> bool:
    """Tell whether an article that comes in passes a question and is judged to answer it."""
    standing = StandingQuestions()
    standing.put(1, await library.sought(question))
    before = library.last_change()
    await library.add([draft], collection=to)
    [came] = await library.arrivals(before)
    assert came.collection == to
    assert came.seq == library.last_change()
    answer = await library.judge(question, came.article_id)
    assert answer is None or answer.passages[0].citation.article_id == came.article_id
    return bool(standing.passed_by(came.keys)) and answer is not None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("متى يفتتح متحف الصخر؟", "يفتتح متحف الصخر أبوابه للزوار في العاشر من مايو المقبل."),
        ("من فاز بسباق القوارب في رمانة؟", "فاز البحار فادي الكيلاني بسباق القوارب في رمانة."),
        (
            "when will Cape Zifta get its lighthouse?",
            "سيحصل رأس زفتى على منارته الجديدة في مارس، بحسب الهيئة.",
        ),
        (
            "ماذا قال الوزير ثامر الجعبري عن الجفاف؟",
            "وقال الوزير ثامر الجعبري إن الجفاف سينتهي قريبا.",
        ),
    ],
)
async def test_an_article_that_answers_is_told(tmp_path: Path, question: str, text: str) -> None:
    async with news.library_of(tmp_path) as library:
        assert await told(library, question, Draft(text))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("متى يفتتح متحف الصخر؟", "يفتتح مصنع الورق أبوابه للعمال في العاشر من مايو المقبل."),
        ("من فاز بسباق القوارب في رمانة؟", "تأجل سباق الدراجات في الجبل بسبب المطر."),
        ("من فاز بسباق القوارب في رمانة؟", "فاز البحار فادي الكيلاني بسباق القوارب في طبرق."),
        ("ماذا قال الوزير ثامر الجعبري عن الجفاف؟", "قال الوزير سعد إن الجفاف سينتهي قريبا."),
        ("كم كلف بناء جسر النخيل؟", "يقع جسر النخيل وسط المرسى ويراه الزوار."),
    ],
)
async def test_a_near_miss_is_not_told(tmp_path: Path, question: str, text: str) -> None:
    async with news.library_of(tmp_path) as library:
        assert not await told(library, question, Draft(text))


async def test_the_same_event_in_another_town_is_not_told(tmp_path: Path) -> None:
    async with news.library_of(tmp_path) as library:
        await library.add([Draft("زار الوزير رمانة أمس."), Draft("هطل المطر على فاز وبسباق.")])
        elsewhere = Draft("فاز البحار فادي الكيلاني بسباق القوارب في طبرق.")
        assert not await told(library, "من فاز بسباق القوارب في رمانة؟", elsewhere)


async def test_an_article_is_judged_only_for_those_who_may_read_it(tmp_path: Path) -> None:
    own = chat_collection(5)
    async with news.library_of(tmp_path) as library:
        question = "متى يفتتح متحف الصخر؟"
        draft = Draft("يفتتح متحف الصخر أبوابه للزوار في العاشر من مايو المقبل.")
        assert not await told(library, question, draft, own)
        [came] = await library.arrivals(library.last_change() - 1)
        assert await library.judge(question, came.article_id, collections=(PUBLIC, own))
        assert not await library.judge(question, came.article_id, collections=(chat_collection(6),))
        assert await library.judge(question, 999) is None
        with pytest.raises(QuestionRejected):
            await library.sought("؟")


async def test_arrivals_come_in_order_once_and_only_when_they_can_be_searched(
    tmp_path: Path,
) -> None:
    async with (
        news.library_of(tmp_path) as writer,
        await Library.open(tmp_path) as reader,
    ):
        first = await reader.arrivals(0, limit=3)
        rest = await reader.arrivals(first[-1].seq, limit=3)
        seqs = [each.seq for each in (*first, *rest)]
        assert seqs == sorted(set(seqs))
        assert len(seqs) == len(news.NEWS)
        assert await reader.arrivals(reader.last_change()) == ()
        await writer.remove("match")
        assert await reader.arrivals(seqs[-1]) == ()
        await writer.add([Draft("نص جديد تماما عن الجسر.", external_id="bridge")])
        [again] = await reader.arrivals(seqs[-1])
        assert again.article_id in {each.article_id for each in (*first, *rest)}
        assert "=" + "جديد" in again.keys


@given(st.text(max_size=300), st.text(max_size=300))
def test_resemblance_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    first, second = sketch_of(one), sketch_of(other)
    assert len(first) <= SKETCH
    assert 0 <= resemblance(first, second) <= 1
    assert resemblance(first, second) == resemblance(second, first)
    assert resemblance(first, first) == (1.0 if first else 0.0)


def test_reprints_resemble_each_other_and_other_reports_do_not() -> None:
    text = news.BOUKAMAL.text
    reprint = text.replace("مدير المرصد", "رئيس المرصد").replace("دامت أسبوعا", "دامت طويلا")
    assert resemblance(sketch_of(text), sketch_of(reprint)) > 0.6
    assert resemblance(sketch_of(text), sketch_of(news.BRIDGE.text)) < 0.1
