"""What a question is read as, over the words that a small library has."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from index import Draft, Library
from index.model import Question
from tests.index import news

NAMES = Draft(
    text=(
        "التقى الحسن واتارا نظيره رجب طيب أردوغان في أبوظبي.\n"
        "وأعلنت شركة Netflix أن المسلسل يصور في شهاب، وقال مارك Zuckerberg إنه تابعه.\n"
        "وانتخب الناخبون ثلاثة نواب في الانتخابات البلدية بعد حادثة القطار.\n"
        "ووافق عبد العزيز بوتفليقة ومنير الشيخ على الهدنة في حلب."
    ),
    title="أسماء وأماكن",
    external_id="names",
)
SECRET = Draft(text="زار السيد قرمبوش المكتب السري.", title="سر", external_id="secret")
ENGLISH = Draft(
    text=(
        "The minister said that the harbour of Marsa was closed by the storm.\n"
        "The governor, Zuhair Qassem, said the election was delayed by a strike."
    ),
    title="Storm closes the harbour",
    external_id="storm",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    """Return a library of Arabic articles, with one that only a chat may read."""
    folder = tmp_path_factory.mktemp("understanding")
    async with news.library_of(folder, (*news.NEWS, NAMES)) as opened:
        await opened.add([SECRET], collection="chat:1")
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def english(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    """Return a library that holds nothing in Arabic."""
    async with news.library_of(tmp_path_factory.mktemp("english"), [ENGLISH]) as opened:
        yield opened


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def asked(library: Library, text: str) -> Question:
    return (await library.answer(text)).question


def read_as(question: Question) -> dict[str, tuple[str, ...]]:
    return dict(question.understood())


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("who met Watara", "Watara", "واتارا"),
        ("qui a vu Ouatara", "Ouatara", "واتارا"),
        ("was Erdogaan in town", "Erdogaan", "اردوغان"),
        ("what did Boutefliqa accept", "Boutefliqa", "بوتفليقه"),
        ("series filmed in Chehab", "Chehab", "شهاب"),
        ("شو عمل واترا", "واترا", "واتارا"),
        ("مسلسل نتفلكس", "نتفلكس", "netflix"),
        ("شو قال زوكربرج", "زوكربرج", "zuckerberg"),
        ("مين حينتخب", "حينتخب", "ينتخب"),
        ("تلاته نواب", "تلاته", "ثلاثه"),
        ("mat fil 7adthe", "7adthe", "حادثه"),
        ("meen rabe7 el intikhabat", "el intikhabat", "انتخابات"),
    ],
)
async def test_a_word_that_nobody_knows_is_read_as_one_that_the_news_has(
    library: Library, text: str, word: str, meant: str
) -> None:
    found = read_as(await asked(library, text)).get(word, ())
    assert meant in [reading.removeprefix("ال").casefold() for reading in found]


async def test_a_known_word_is_taken_as_it_is(library: Library) -> None:
    question = await asked(library, "من يسيطر على البوكمال؟")
    assert [len(group.alternatives) for group in question.groups] == [1, 1]
    assert question.understood() == ()


async def test_an_uncertain_reading_never_outweighs_a_certain_one(library: Library) -> None:
    for text in ("شو عمل واترا", "who met Watara", "مسلسل نتفلكس", "electoin in Marsa"):
        for group in (await asked(library, text)).groups:
            assert max(option.weight for option in group.alternatives) == 1
            assert len(group.alternatives) <= 10


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("lk dsd'v ugn hgf,;lhg", "who"),
        ("min msaytar 3ala el boukamal?", "who"),
        ("لماااذا أغلق الجسر", "why"),
    ],
)
async def test_the_question_is_found_behind_its_spelling(
    library: Library, text: str, kind: str
) -> None:
    question = await asked(library, text)
    assert (question.language, question.kind, question.text) == ("ar", kind, text)


async def test_the_wrong_layout_finds_the_same_passage(library: Library) -> None:
    plain = await library.answer("من يسيطر على البوكمال")
    for text in ("lk dsd'v ugn hgf,;lhg", "صاخ ؤخىفقخمس شملاعنشةشم"):
        slipped = await library.answer(text)
        assert slipped.passages[0].citation.external_id == "boukamal"
    assert plain.passages[0].citation.external_id == "boukamal"


@pytest.mark.parametrize("text", ["Xylqvort", "Quvintopheles Zorblax", "زغلمطوف", "qwrtz plkjh"])
async def test_what_sounds_like_nothing_is_not_the_nearest_sound(
    library: Library, text: str
) -> None:
    answer = await library.answer(text)
    assert answer.status == "no_answer"
    assert answer.question.understood() == ()


async def test_another_chats_words_are_no_spelling(library: Library) -> None:
    assert read_as(await asked(library, "who is Qarambush")) == {}
    inside = await library.answer("who is Qarambush", collections=("chat:1",))
    assert read_as(inside.question) == {"Qarambush": ("قرمبوش",)}


async def test_arabic_is_asked_over_english_articles(english: Library) -> None:
    answer = await english.answer("من أغلق الميناء؟")
    assert answer.passages[0].citation.external_id == "storm"
    assert "port" in read_as(answer.question)["الميناء"] or "harbour" in str(answer.question)
    named = await english.answer("ماذا قال زهير قاسم")
    assert "zuhair" in [word.casefold() for word in read_as(named.question)["زهير"]]


async def test_english_is_asked_where_there_is_no_arabic(english: Library) -> None:
    answer = await english.answer("who said the election was delayed?")
    assert answer.passages[0].citation.external_id == "storm"


async def test_many_unknown_words_are_not_all_guessed_at(library: Library) -> None:
    text = " ".join(f"زغلمطوف{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقك") * 6
    assert len((await asked(library, text)).groups) <= 48


async def test_a_participle_that_the_news_lacks_is_read_as_its_verb(tmp_path: Path) -> None:
    articles = [Draft("سيطر الحرس على بوابة السد بعد ساعات من الفيضان.")]
    async with news.library_of(tmp_path, articles) as library:
        found = read_as(await asked(library, "min msaytar 3ala el sad?"))
    assert found["msaytar"] == ("سيطر",)
