"""Questions that ask for a speaker or for an act of speech."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from hypothesis import given

from index import Draft, Library
from index.answer.acts import Act, acts_of, performs
from index.answer.question import read
from index.answer.speech import Condition, condition_of, names
from index.answer.terms import groups_of
from index.errors import QuestionRejected
from index.model import Question, Span, Statement
from index.text.analyzer import analyze
from tests.index import news
from tests.index.strategies import texts


def understood(text: str) -> Question:
    reading = read(text)
    return Question(reading.text, reading.language, reading.kind, groups_of(reading))


def condition(text: str) -> Condition:
    found = condition_of(understood(text))
    assert found is not None
    return found


def speaker(text: str) -> list[str]:
    return [group.surface for group in condition(text).speaker]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ماذا قال رامي عبد الرحمن عن البوكمال؟", ["رامي", "عبد الرحمن"]),
        ("ماذا قالت وزارة الدفاع الروسية بشأن الغارات؟", ["وزارة", "الدفاع", "الروسية"]),
        ("شو قال الوزير عن الجسر", ["الوزير"]),
        ("سامي قاسم شو قال عن المباراة", ["سامي", "قاسم"]),
        ("ما موقف البلدية من السد؟", ["البلدية"]),
        ("بماذا وعدت البلدية؟", ["البلدية"]),
        ("كم كلف الجسر بحسب المهندسة هدى الراوي؟", ["المهندسة", "هدى", "الراوي"]),
        ("وفقا للبلدية، متى يفتح الجسر؟", ["للبلدية"]),
        ("What did Jane O'Neill say about the pier?", ["Jane", "O'Neill"]),
        ("what did the Russian defence ministry announce", ["Russian", "defence ministry"]),
        ("How many ships wait, according to Jane O'Neill?", ["Jane", "O'Neill"]),
    ],
)
def test_the_speaker_that_a_question_names(text: str, expected: list[str]) -> None:
    assert speaker(text) == expected


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("من نفى تصدع السد؟", Act.DENY),
        ("مين اللي نفى الخبر", Act.DENY),
        ("من الذي اتهم البلدية بالإهمال؟", Act.ACCUSE),
        ("who denied that the dam is cracked?", Act.DENY),
        ("Who warned of floods?", Act.WARN),
        ("من حذر من الفيضان؟", Act.WARN),
    ],
)
def test_the_act_that_a_question_asks_for(text: str, act: Act) -> None:
    found = condition(text)
    assert (found.speaker, found.acts, found.strict) == ((), frozenset({act}), True)


@pytest.mark.parametrize(
    "text",
    [
        "من يسيطر على البوكمال؟",
        "كم كلف بناء الجسر؟",
        "who controls Albukamal?",
        "Who was accused of the attack?",
        "من قال إن السد سليم؟",
        "ما عاصمة سوريا؟",
        "قال",
    ],
)
def test_a_question_about_no_speech(text: str) -> None:
    assert condition_of(understood(text)) is None


@given(texts)
def test_any_question_is_read(text: str) -> None:
    try:
        question = understood(text)
    except QuestionRejected:
        return
    found = condition_of(question)
    if found is not None:
        assert set(found.topic) <= set(range(len(question.groups)))
        assert set(found.speaker) <= set(question.groups)
        assert found.speaker or found.acts


@pytest.mark.parametrize(
    ("asked", "name", "expected"),
    [
        ("لافروف", "وزير الخارجية الروسي سيرغي لافروف", True),
        ("وزير الخارجية الروسي سيرغي لافروف", "لافروف", True),
        ("وزير الخارجية الروسي سيرغي لافروف", "وزير الخارجية الروسي", True),
        ("الرئيس أردوغان", "رجب طيب أردوغان", True),
        ("رامي عبدالرحمن", "مدير المرصد رامي عبد الرحمن", True),
        ("المرصد السوري", "مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن", True),
        ("ترامب", "محامي ترامب", False),
        ("ترامب", "صهر ترامب جاريد كوشنر", False),
        ("وزير الدفاع الروسي", "وزير الخارجية الروسي", False),
        ("سيرغي لافروف", "سيرغي شويغو", False),
        ("لافروف", "...", False),
    ],
)
def test_names_of_the_question_and_of_the_article(asked: str, name: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert names(groups_of(read(asked)), analyze(name)) is expected


@pytest.mark.parametrize(
    ("cue", "act", "expected"),
    [
        ("نفى", Act.DENY, True),
        ("ونفت", Act.DENY, True),
        ("نافياً", Act.DENY, True),
        ("وتنفي", Act.DENY, True),
        ("قال", Act.DENY, False),
        ("denied", Act.DENY, True),
        ("قال", Act.STATE, True),
        ("نفى", Act.STATE, True),
        ("واتهمت", Act.ACCUSE, True),
        ("وجه اتهامات", Act.ACCUSE, True),
    ],
)
def test_what_a_cue_performs(cue: str, act: Act, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert performs(cue, frozenset({act})) is expected


def test_a_conjunction_alone_is_no_verb() -> None:
    assert acts_of("و") == frozenset()
    assert acts_of("") == frozenset()


def test_a_statement_of_a_named_speaker_may_have_any_verb() -> None:
    said = Statement("البلدية", "قالت", "indirect", Span(0, 5))
    assert condition("بماذا اتهمت البلدية المقاول؟").speaker
    assert condition("ماذا أعلنت البلدية؟").met_by(said)
    assert not condition("من نفى الخبر؟").met_by(said)


DAM = Draft(
    text=(
        "تصدع سد العقيق مساء الاثنين، وتصدع معه الطريق الذي يمر فوق السد، كما قال سكان القرية.\n"
        "وقال رئيس البلدية سامي قاسم إن سد العقيق يحتاج إلى شهر من العمل.\n"
        "ونفت وزارة المياه أن يكون سد العقيق قد تصدع.\n"
        "وحذر الخبير هاني البحري من أن مياه سد العقيق قد تغمر الوادي."
    ),
    title="سد العقيق",
    outlet="صحيفة المرسى",
    published="2018-04-02",
    external_id="dam",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Library]:
    """Return a library that the tests of this module only read."""
    async with news.library_of(tmp_path_factory.mktemp("speech"), (DAM, *news.NEWS)) as opened:
        yield opened


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ماذا قال سامي قاسم عن سد العقيق؟", "رئيس البلدية سامي قاسم"),
        ("ماذا قال رئيس البلدية عن تصدع سد العقيق؟", "رئيس البلدية سامي قاسم"),
        ("What did Sami Kasem say about the dam?", "رئيس البلدية سامي قاسم"),
        ("من نفى تصدع سد العقيق؟", "وزارة المياه"),
        ("who denied that the dam cracked?", "وزارة المياه"),
        ("ماذا قالت وزارة المياه عن سد العقيق؟", "وزارة المياه"),
    ],
)
async def test_who_is_asked_for_comes_first(library: Library, text: str, expected: str) -> None:
    answer = await library.answer(text, limit=5, explain=True)
    first = answer.passages[0]
    assert first.speaker == expected
    assert [claim.speaker for claim in answer.claims] == [expected]
    assert [p.score for p in answer.passages] == sorted(p.score for p in answer.passages)[::-1]
    for passage in answer.passages:
        assert passage.explain is not None
        assert sum(passage.explain.values()) == pytest.approx(passage.score, abs=1e-5)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    "text", ["ماذا قالت هدى الراوي عن سد العقيق؟", "من اتهم سد العقيق بالتصدع؟"]
)
async def test_what_nobody_said_is_not_answered(library: Library, text: str) -> None:
    assert (await library.answer(text)).status != "answered"
