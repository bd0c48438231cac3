"""What is read from a question beside its words: quotation marks, and that the newest is wanted."""

import pytest
from hypothesis import given

from index.answer.question import LONGEST_QUESTION, READ, read
from index.errors import QuestionRejected
from index.text.analyzer import analyze
from tests.index.strategies import texts

CEASEFIRE = tuple(token.term for token in analyze("وقف إطلاق النار"))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('من أعلن "وقف إطلاق النار"؟', (CEASEFIRE,)),
        ("من أعلن «وقف إطلاق النار»؟", (CEASEFIRE,)),
        ("من أعلن “وقف إطلاق النار”؟", (CEASEFIRE,)),
        ("«وقف إطلاق النار» و«وقف إطلاق النار»", (CEASEFIRE, CEASEFIRE)),
        ('ما هو "جسر"؟', ()),
        ("من أعلن «وقف إطلاق النار؟", ()),
        ("من أعلن وقف إطلاق النار»؟", ()),
        ('هل "" و"؟!" شيء؟', ()),
        ('who said "northern pier"', (("northern", "pier"),)),
    ],
)
def test_phrases_in_quotation_marks(text: str, quoted: tuple[tuple[str, ...], ...]) -> None:
    assert read(text).quoted == quoted


@pytest.mark.parametrize(
    "text",
    [
        "آخر أخبار حلب",
        "أخبار حلب",
        "أحدث تصريح",
        "latest news",
        "what is new in Marsa?",
        "الان في حلب",
    ],
)
def test_the_newest_is_wanted(text: str) -> None:
    assert read(text).latest


@pytest.mark.parametrize("text", ["الأخبار الكاذبة", "من افتتح الجسر؟", "late news"])
def test_the_newest_is_not_wanted(text: str) -> None:
    assert not read(text).latest


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("آخر أخبار حلب", ["حلب"]),
        ("شو اخر الاخبار عن الميناء؟", ["الميناء"]),
        ("أخبار الميناء", ["الميناء"]),
        ("ما هي آخر المستجدات في مرفأ الغدير؟", ["مرفا", "الغدير"]),
        ("ما الجديد في قضية الجسر؟", ["قضيه", "الجسر"]),
        ("any updates on the bridge?", ["bridge"]),
        ("what is the latest about the harbour fire?", ["harbour", "fire"]),
        ("the latest developments in Aleppo", ["aleppo"]),
        # the words are the topic themselves, or there is no other
        ("الأخبار الكاذبة في فيسبوك", ["الاخبار", "الكاذبه", "فيسبوك"]),
        ("fake news on the web", ["fake", "news", "web"]),
        ("آخر الأخبار", ["اخر", "الاخبار"]),
        ("أخبار اليوم", ["اخبار", "اليوم"]),
        ("آخر معاقل التنظيم", ["اخر", "معاقل", "التنظيم"]),
        ("new bridge in Marsa", ["new", "bridge", "marsa"]),
    ],
)
def test_who_asks_for_news_asks_for_what_is_new(text: str, topic: list[str]) -> None:
    assert [token.word for token in read(text).tokens] == topic


@given(text=texts)
def test_quoted_terms_are_terms_of_the_question(text: str) -> None:
    try:
        reading = read(f"«{text}» خبر")
    except QuestionRejected:
        return
    assert all(len(phrase) > 1 for phrase in reading.quoted)


@given(text=texts)
def test_of_a_long_text_whole_words_are_read_from_the_first_on(text: str) -> None:
    asked = (f"{text} خبر " * 60)[:LONGEST_QUESTION]
    reading = read(asked).text
    assert asked.startswith(reading)
    assert reading.split() == asked.split()[: len(reading.split())]
    assert len(reading) >= min(len(asked), READ // 2)
    assert len(reading.strip()) <= READ + len(text)


def test_a_question_behind_many_signs_is_read() -> None:
    assert [token.surface for token in read("؟ " * 1_900 + "جسر حلب").tokens] == ["جسر", "حلب"]
