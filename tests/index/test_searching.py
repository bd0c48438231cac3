"""Finding candidates, seen through the library: phrases, newness, and whose words are whose."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from index import PUBLIC, Answer, Draft, Library, chat_collection
from index.answer.question import MOST_WORDS
from index.errors import QuestionRejected
from index.model import Question, Status
from index.searching import MOST_ALTERNATIVES, Found, search
from index.text import stopwords
from index.text.grams import grams_of
from tests.index import news
from tests.index.strategies import BIDI

CEASEFIRE = Draft(
    text="أعلن الوسطاء مساء الخميس وقف إطلاق النار في بلدة السنديان بعد محادثات طويلة.",
    title="هدوء في السنديان",
    published="2018-01-05",
    external_id="ceasefire",
)
SHOOTING = Draft(
    text=(
        "توقف في السنديان قطار أعلن سائقه إطلاق صفارة قرب النار، ثم وقف الوسطاء والوسطاء معا.\n"
        "إطلاق صفارات في السنديان، والنار قريبة من الوسطاء، ولا وقف."
    ),
    title="إطلاق في السنديان والوسطاء وقف أمام النار",
    published="2018-06-05",
    external_id="shooting",
)
OLDER = Draft(
    text="أخبار بلدة الزيتونة: أمطار غزيرة أغلقت الطريق الجبلي.",
    published="2018-01-10",
    external_id="older",
)
NEWER = replace(
    OLDER,
    text="أخبار بلدة الزيتونة: الطريق الجبلي أغلقت أمطار غزيرة.",
    published="2018-05-10",
    external_id="newer",
)
SECRET = Draft(
    text="وصل الدبلوماسي زغراتوف إلى العاصمة صباح أمس والتقى الوزير في الفندق.",
    external_id="secret",
)
OWN = chat_collection(1)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    """Return a library that the tests of this module only read."""
    drafts = (*news.NEWS, CEASEFIRE, SHOOTING, NEWER, OLDER)
    async with news.library_of(tmp_path_factory.mktemp("searching"), drafts) as opened:
        await opened.add([SECRET], collection=OWN)
        yield opened


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def found(library: Library, text: str) -> tuple[Question, Found]:
    """Return what ranking gets to see of a question."""
    derived = library._derived
    question = await library._answerer.understand(text, derived.engine.snapshot(), [PUBLIC])
    return question, await search(question, derived, library._store, [PUBLIC])


@pytest.mark.parametrize("marks", ["«»", '""', "“”"])
async def test_a_passage_with_the_quoted_phrase_comes_first(library: Library, marks: str) -> None:
    words = "الوسطاء {}وقف إطلاق النار{} في السنديان"
    answer = await library.answer(words.format(*marks), limit=5)
    assert news.external_ids(answer)[0] == "ceasefire"
    assert "shooting" in news.external_ids(answer)


async def test_the_quoted_phrase_goes_before_the_score(library: Library) -> None:
    rest = "إطلاق صفارات في السنديان والنار قريبة من الوسطاء"
    plain = await library.answer(f"{rest} وقف إطلاق النار")
    assert news.external_ids(plain)[0] == "shooting"
    quoted = await library.answer(f"{rest} «وقف إطلاق النار»")
    assert news.external_ids(quoted)[0] == "ceasefire"
    assert quoted.passages[0].score < quoted.passages[1].score


async def test_a_quoted_phrase_that_no_passage_has_is_not_answered(library: Library) -> None:
    sure = await library.answer("كم كلف بناء جسر النخيل؟")
    assert sure.status == Status.ANSWERED
    quoted = await library.answer("كم كلف «جسر بناء» النخيل؟")
    assert quoted.passages[0].paragraph.id == sure.passages[0].paragraph.id
    assert quoted.status != Status.ANSWERED


async def test_of_two_articles_with_the_same_words_the_newer_comes_first(library: Library) -> None:
    answer = await library.answer("من أغلق طريق الزيتونة؟", limit=5)
    assert news.external_ids(answer)[:2] == ["newer", "older"]
    first, second = answer.passages[:2]
    assert first.score == pytest.approx(second.score)


async def test_words_that_no_question_searches_for_have_no_grams(library: Library) -> None:
    snapshot = library._derived.engine.snapshot()
    assert all(snapshot.gram_frequency(gram) for gram in grams_of("الزيتونه"))
    shown = " ".join(draft.text for draft in news.NEWS).split()
    unsearched = stopwords.ARABIC.intersection(shown)
    assert unsearched
    assert not any(snapshot.gram_frequency(f"^{word}$") for word in unsearched if len(word) == 2)


async def test_a_question_for_the_newest_prefers_the_newer(library: Library) -> None:
    answer = await library.answer("آخر أخبار الزيتونة", limit=5, explain=True)
    assert news.external_ids(answer)[:2] == ["newer", "older"]
    first, second = answer.passages[:2]
    assert first.score > second.score
    assert first.explain is not None
    assert first.explain["(period)"] > 0


async def test_a_question_of_a_month_prefers_articles_of_that_month(library: Library) -> None:
    answer = await library.answer("أخبار الزيتونة في كانون الثاني 2018", limit=5)
    assert news.external_ids(answer)[:2] == ["older", "newer"]


async def test_copies_of_one_text_are_shown_by_the_newest(tmp_path: Path) -> None:
    copies = [
        replace(OLDER, external_id=day, published=day)
        for day in ("2018-02-01", "2018-04-01", "2018-03-01")
    ]
    async with news.library_of(tmp_path, [*copies, *news.NEWS]) as opened:
        first = (await opened.answer("من أغلق طريق الزيتونة؟")).passages[0]
    assert first.citation.external_id == "2018-04-01"
    assert {other.external_id for other in first.also_in} == {"2018-02-01", "2018-03-01"}


async def test_spellings_of_one_chat_are_unknown_to_another(library: Library) -> None:
    def spellings(answer: Answer) -> set[str]:
        groups = answer.question.groups
        return {option.written for group in groups for option in group.alternatives}

    text = "where is Zaghratov?"
    own = await library.answer(text, collections=(PUBLIC, OWN))
    assert "زغراتوف" in spellings(own)
    assert news.external_ids(own)[0] == "secret"
    for collections in ((PUBLIC,), (PUBLIC, chat_collection(2)), ()):
        other = await library.answer(text, collections=collections, limit=20, explain=True)
        assert "زغراتوف" not in spellings(other)
        assert "secret" not in news.external_ids(other)
        assert not any("زغراتوف" in name for p in other.passages for name in p.explain or ())
        assert other.status != Status.ANSWERED


async def test_what_bears_on_the_question_is_its_first_passage_and_the_like(
    library: Library,
) -> None:
    answer = await library.answer("لقاح الحصبة في مدينة البوكمال", limit=20)
    shown = answer.bearing()
    assert shown.passages[0] == answer.passages[0]
    assert 0 < len(shown.passages) < len(answer.passages)
    left = [passage.coverage for passage in answer.passages if passage not in shown.passages]
    assert max(left) < min(passage.coverage for passage in shown.passages)


async def test_every_candidate_has_a_value_of_every_feature(library: Library) -> None:
    question, candidates = await found(library, "كم عائلة عبرت نهر الفرات قرب البوكمال؟")
    words, size = len(question.groups), len(candidates.paragraphs)
    assert size > 1
    assert len({paragraph.id for paragraph in candidates.paragraphs}) == size
    assert candidates.idf.shape == (words,)
    for share in (candidates.frequencies, *candidates.features.by_word.values()):
        assert share.shape == (words, size)
        assert np.isfinite(share).all()
        assert (share >= 0).all()
    for value in candidates.features.whole.values():
        assert value.shape == (size,)
        assert np.isfinite(value).all()
    assert candidates.quoted.all()


LONG = (
    "government minister president country army police city people war peace "
    "world court attack meeting election house school water oil road "
)


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("the city port said that the government opened the road", 64),
        (LONG, 3),
        (LONG * 2, 3),
    ],
)
async def test_a_long_question_is_searched_by_the_likeliest_of_its_words(
    library: Library, text: str, most: int
) -> None:
    question, candidates = await found(library, text)
    boosted = candidates.weights.boosted
    alternatives = list(dict.fromkeys(group.alternatives for group in question.groups))
    searched = [word.alternatives for word in boosted]
    assert searched == [options[:most] for options in alternatives]
    assert any(len(options) > most for options in alternatives) is (most < MOST_ALTERNATIVES)
    assert sum(map(len, searched)) <= MOST_ALTERNATIVES
    assert all(len(word.boosts) == len(word.alternatives) for word in boosted)


async def test_a_word_that_is_asked_twice_is_searched_once_and_counts_twice(
    library: Library,
) -> None:
    question, once = await found(library, "جسر النخيل")
    asked, twice = await found(library, "جسر النخيل جسر")
    assert len(asked.groups) == len(question.groups) + 1
    [bridge, palms] = once.weights.boosted
    doubled = replace(bridge, boosts=tuple(2 * boost for boost in bridge.boosts))
    assert twice.weights.boosted == (doubled, palms)


async def test_paragraphs_of_a_fitting_article_are_candidates_without_its_words(
    library: Library,
) -> None:
    _, candidates = await found(library, "المرصد البوكمال")
    ordinals = {p.ordinal for p in candidates.paragraphs if p.title.size and p.words.size}
    assert {0, 1, 2} <= ordinals


LONGEST = 4_096
WEIRD = {
    "a word that never ends": "ب" * LONGEST,
    "a thousand words": ("جسر " * LONGEST)[:LONGEST],
    "as many different words": " ".join(chr(1575 + n % 30) * (n // 30 + 1) for n in range(300)),
    "one letter": "م",
    "one Latin letter": "a",
    "one digit": "٧",
    "punctuation": "؟!،؛.",
    "operators": 'AND * " : ( ) ^ ~',
    "more operators": "NOT جسر OR (النخيل^2 ~3 \\ title:[* TO *]",
    "emoji": "😀👩\u200d🔬🇸🇾",
    "emoji and a word": "جسر🌉النخيل",
    "mixed scripts": "جسر bridge мост 桥 γέφυρα पुल 다리",
    "words of mixed scripts": "جسرbridgeмост",
    "bidi controls": "".join(f"{mark}جسر" for mark in BIDI),
    "marks alone": "\u064b\u064c\u0651",
    "a word of marks": "\u0651" * 500 + "جسر" + "\u0651" * 500,
    "Persian": "چه کسی پل نخلستان را ساخت؟",
    "Urdu": "پل کس نے کھولا ہے؟",
    "Hebrew": "מי פתח את הגשר בעיר?",
    "Chinese": "谁建造了这座桥",
    "quotation marks": '"' * 2_000,
    "quotation marks that open": "«" * 2_000 + "جسر النخيل",
    "quotation marks around words": '"جسر النخيل" ' * 300,
    "nothing": "",
    "a null": "\x00جسر\x00",
    "half a pair": "جسر \ud83d",
    "too long": "جسر " * 1_025,
    "digits": "9" * LONGEST,
    "numbers": " ".join(map(str, range(10_000)))[:LONGEST],
    "numbers in words": ("مئة وثلاثة وعشرون ألفا " * LONGEST)[:LONGEST],
    "names in parts": ("al-Assad-Abu-" * LONGEST)[:LONGEST],
    "Arabic in Latin letters": ("min 3am yi7ki bel sh2 elle " * LONGEST)[:LONGEST],
    "the wrong layout": ("lk dsd'v ugn hgf,;lhg " * LONGEST)[:LONGEST],
    "a very long decimal": "0." + "1" * 4_000,
    "lines": "جسر\n\r\u2028\u2029\x85النخيل",
}


@pytest.mark.parametrize("text", WEIRD.values(), ids=WEIRD)
async def test_a_weird_question_is_answered_or_rejected(library: Library, text: str) -> None:
    try:
        answer = await library.answer(text, explain=True)
    except QuestionRejected as rejected:
        assert rejected.reason in {"empty", "too_long"}  # noqa: PT017 - both ends are right
        return
    assert 0 <= answer.confidence <= 1
    assert answer.question.text == text
    assert len(answer.question.groups) <= MOST_WORDS
    for passage in answer.passages:
        assert np.isfinite(passage.score)
        assert sum((passage.explain or {}).values()) == pytest.approx(passage.score, abs=1e-5)
