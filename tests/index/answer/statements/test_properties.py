"""What holds for every text, however odd."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answer.statements import statements_of
from index.answer.statements.marks import CLOSE, OPEN, Text
from index.answer.statements.verbs import CUES
from tests.index.strategies import texts

_PIECES = [
    *("قال", "وقال", "قالت", "أعلن", "مؤكدا", "مشيرا إلى", "بحسب", "وفقا", "لل", "نقلت", "عن"),
    *("قوله", "إن", "أن", "الذي", "على حد", "كما", "ما", "في بيان", "جاء في", "البيان", "على لسان"),
    *("الوزير", "وزير الصحة", "سامر العلي", "وكالة", "موسكو", "لم", "قد", "السبت", "،", ":", "."),
    *(
        "وبين",
        "زاد",
        "هؤلاء",
        "آخر",
        "يدعى",
        "ويدعى",
        "حمل",
        "المسؤولية",
        "كان",
        "جاء فيه",
        "تعالى",
    ),
    *("«", "»", '"', "“", "”", "'", "(", ")", "-", "د", "..", "؟", "\n", "س:", "ج:", "12", "|"),
    *("said", "told", "according to", "She", "John Carter", "that", ",", '"It is."', "not"),
]

prose = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)
articles = st.lists(st.one_of(prose, texts), max_size=4)
languages = st.sampled_from(["ar", "en", "fr", ""])


@given(articles, languages)
def test_every_speaker_cue_and_statement_stands_in_the_article(
    paragraphs: list[str], language: str
) -> None:
    found = statements_of(paragraphs, language)
    assert len(found) == len(paragraphs)
    for text, statements in zip(paragraphs, found, strict=True):
        for statement in statements:
            start, end = statement.span
            assert 0 <= start < end <= len(text)
            assert statement.type in {"direct", "indirect"}
            assert statement.cue in text
            assert statement.speaker
            assert any(statement.speaker in paragraph for paragraph in paragraphs)


CUT = [
    "وحث المدير النشء على القراءة، داعيا الأهالي إلى التعاون مع المدرسة.",
    "وناشد النشء في المدينة أن يعودوا إلى المدارس.",
    "أغلق الجسر صباحا، وفق ما ذكر بيان للمجلس المحلي نشر مساء أمس.",
    "أصدرت الوزارة بيانا جاء فيه أن «السد آمن»، وأضافت أن المياه ترتفع.",
    "وقال وزير الزراعة سامر العلي، في مقابلة مع صحيفة «الأفق» اليوم: «لن نرفع الأسعار».",
    "ونقلت وكالة الأنباء عن متحدث باسم الشرطة قوله إن ثلاثة من سكان القرية أصيبوا.",
    "وعن موعد العودة قال: «بعد أسبوع»، كما حمل الحكومة المسؤولية عن التأخير.",
    "بحسب ما ورد في بيان الهيئة، فإن الطريق مغلق، على حد قول مدير المرصد سليم حداد.",
]


@pytest.mark.parametrize("sentence", CUT)
def test_a_sentence_that_is_cut_anywhere_is_read(sentence: str) -> None:
    words = sentence.split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            text = " ".join(words[first:last])
            for statement in statements_of([text], "ar")[0]:
                assert statement.speaker in text
                assert text[statement.span.start : statement.span.end].strip()


@given(articles, languages)
def test_the_same_article_is_read_the_same(paragraphs: list[str], language: str) -> None:
    assert statements_of(paragraphs, language) == statements_of(tuple(paragraphs), language)


@given(prose)
def test_statements_of_a_paragraph_are_in_order_and_apart(text: str) -> None:
    spans = [statement.span for statement in statements_of([text], "ar")[0]]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(st.one_of(prose, texts))
def test_pieces_stand_where_they_say(paragraph: str) -> None:
    text = Text(paragraph)
    assert text.starts == sorted(text.starts)
    assert all(start < end for start, end in zip(text.starts, text.ends, strict=True))
    for opening, closing in text.closes.items():
        assert text.words[opening] == OPEN
        assert opening < closing <= len(text.words)
        assert closing == len(text.words) or text.words[closing] in {CLOSE, "."}


@pytest.mark.parametrize("name", ["", "و", "ف"])
def test_a_verb_is_known_with_and_without_a_conjunction(name: str) -> None:
    for verb in ("قال", "اعلنت", "يوكد", "تقول", "قالوا", "مضيفا", "قايلا", "وصفته"):
        assert CUES[name + verb].joined is bool(name)


LONG: Sequence[str] = (
    "وقال الوزير إن " * 2000,
    "« " * 20000,
    'قال "' * 10000,
    "الوزير: " * 5000,
    "الوزير الذي " * 5000,
    "نقلت " * 10000,
    "قال (" * 5000,
    "، " * 30000,
    "ق" * 100000,
    "The man said that " * 3000,
    '"' * 20000,
)


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
@pytest.mark.parametrize("language", ["ar", "en"])
def test_one_endless_paragraph_is_read_to_its_end(text: str, language: str) -> None:
    (statements,) = statements_of([text], language)
    for statement in statements:
        assert statement.speaker in text


def test_an_article_without_paragraphs_has_no_statements() -> None:
    assert statements_of([], "ar") == ()


def test_a_speaker_is_no_mere_punctuation() -> None:
    text = "وقال « » إن الأمر انتهى. وقالت () إن الأمر بدأ."
    for statement in statements_of([text], "ar")[0]:
        assert re.search(r"\w", statement.speaker)
