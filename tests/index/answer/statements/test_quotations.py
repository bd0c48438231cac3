"""Quotation marks of every kind, nested and unbalanced."""

import pytest

from index.answer.statements import statements_of
from tests.index.answer.statements.told import told, types

WORDS = "لن نغادر بيوتنا مهما طال الشتاء"


@pytest.mark.parametrize("marks", ["«»", "“”", '""', "''", "‘’", "„“"[0] + "”", "‹›"])
def test_every_kind_of_mark_is_read(marks: str) -> None:
    text = f"وقالت فلاحة من القرية: {marks[0]}{WORDS}{marks[1]}."
    assert told(text) == [("فلاحة من القرية", WORDS)]
    assert types(text) == ["direct"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"وقال العمدة: «{WORDS}».", WORDS),
        (f"وقال العمدة «{WORDS}».", WORDS),
        (f"وقال العمدة في خطاب أمس: «{WORDS}».", WORDS),
        (f"وقال العمدة إن «{WORDS}».", WORDS),
        (f"وقال العمدة: «{WORDS}. الأرض أرضنا. وسنزرعها».", f"{WORDS}. الأرض أرضنا. وسنزرعها"),
        (f"وقال العمدة: «{WORDS}", WORDS),
        (f"وقال العمدة: {WORDS}.", WORDS),
        (
            "وقال العمدة: «قلت للوزير: «لن نغادر» فابتسم ومضى».",
            "قلت للوزير: «لن نغادر» فابتسم ومضى",
        ),
    ],
)
def test_a_quotation_is_what_was_said_without_its_marks(text: str, words: str) -> None:
    assert told(text) == [("العمدة", words)]
    assert types(text) == ["direct"]


def test_a_part_of_a_statement_in_marks_makes_it_no_quotation() -> None:
    text = "وقالت الوزارة إن «إجراءات مناسبة» ستتخذ قريبا."
    assert told(text) == [("الوزارة", "«إجراءات مناسبة» ستتخذ قريبا")]
    assert types(text) == ["indirect"]


def test_a_name_in_marks_is_no_statement() -> None:
    text = 'وذكرت "المرفأ" في عددها اليوم أن السفينة وصلت.'
    assert told(text) == [('"المرفأ"', "السفينة وصلت")]


def test_what_is_reported_within_a_quotation_is_not_reported_by_the_article() -> None:
    text = "وقالت الممرضة: «الطبيب قال إن الدواء نفد وأعلن إغلاق القسم»."
    assert told(text) == [("الممرضة", "الطبيب قال إن الدواء نفد وأعلن إغلاق القسم")]


def test_a_quotation_that_was_never_closed_ends_where_the_next_begins() -> None:
    text = (
        "وأشار المحامي خالد الهاشمي إلى أن «بعضهم بلا مأوى. "
        "وأضاف: «رأينا أطفالا في العراء»، مشددا على أن المساعدة بطيئة»."
    )
    assert told(text) == [
        ("المحامي خالد الهاشمي", "«بعضهم بلا مأوى"),
        ("المحامي خالد الهاشمي", "رأينا أطفالا في العراء"),
        ("المحامي خالد الهاشمي", "المساعدة بطيئة»"),
    ]


def test_a_quotation_before_its_source() -> None:
    text = "«الشتاء كان قاسيا على الجميع هذا العام»، بحسب المزارع يوسف الجابري."
    assert told(text)[0][0] == "المزارع يوسف الجابري"


def test_spans_count_code_points_of_the_paragraph() -> None:
    text = "😀 وقال العمدة: «نحن هنا منذ زمن طويل»."
    ((statement,),) = statements_of([text], "ar")
    assert text[slice(*statement.span)] == "نحن هنا منذ زمن طويل"
