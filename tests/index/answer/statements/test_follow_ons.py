"""Who goes on speaking, and who is meant by a surname, an office or a document."""

import pytest

from tests.index.answer.statements.told import told

FIRST = "قال مدير المرصد البحري سليم حداد إن العاصفة تقترب."
NAME = "مدير المرصد البحري سليم حداد"


@pytest.mark.parametrize(
    "second",
    [
        "وأضاف أن الموانئ أغلقت.",
        "وتابع: «الموانئ أغلقت».",
        "وقال إن الموانئ أغلقت.",
        "وأشار إلى أن الموانئ أغلقت.",
        "كما أكد أن الموانئ أغلقت.",
        "لكنه أوضح أن الموانئ أغلقت.",
        "وأضاف حداد أن الموانئ أغلقت.",
        "وأوضح المدير أن الموانئ أغلقت.",
        "وأضاف سليم حداد أن الموانئ أغلقت.",
        "الموانئ أغلقت تماما، بحسب حداد.",
    ],
)
@pytest.mark.parametrize("apart", [True, False], ids=["next paragraph", "same paragraph"])
def test_the_speaker_goes_on(second: str, apart: bool) -> None:  # noqa: FBT001 - a parameter
    article = (FIRST, second) if apart else (f"{FIRST} {second}",)
    found = told(*article)
    assert [speaker for speaker, _ in found] == [NAME, NAME]
    assert "الموانئ أغلقت" in found[1][1]


def test_a_follow_on_agrees_in_gender() -> None:
    found = told(
        "قالت وزارة الصحة إن الوباء انتهى.",
        "وأكد الطبيب ماهر العيسى أن المرضى تعافوا.",
        "وأضافت أن اللقاح وصل.",
    )
    assert [speaker for speaker, _ in found] == ["وزارة الصحة", "الطبيب ماهر العيسى", "وزارة الصحة"]


def test_a_follow_on_without_anyone_before_is_no_statement() -> None:
    assert told("وأضاف أن الموانئ أغلقت.") == []


def test_a_document_speaks_for_its_author() -> None:
    found = told(
        "أعلن الاتحاد الدولي للسباحة إيقاف اللاعب.",
        "وأضاف البيان أن الإيقاف لعام واحد.",
        "وجاء في بيان الاتحاد أن القرار نهائي.",
    )
    assert [speaker for speaker, _ in found] == ["الاتحاد الدولي للسباحة"] * 3


def test_a_bodys_short_name_is_its_full_one() -> None:
    found = told(
        "اعترفت شركة فولت لصناعة البطاريات بأنها أخطأت.",
        "وقالت الشركة إنها تعتذر.",
        "وتعهدت فولت بإصلاح الخلل.",
    )
    assert {speaker for speaker, _ in found} == {"شركة فولت لصناعة البطاريات"}


def test_an_office_that_two_hold_is_left_as_it_stands() -> None:
    found = told(
        "قال وزير الصحة نبيل عون إن الدواء متوفر.",
        "وقال وزير المال جاد خوري إن المال متوفر.",
        "وغادر الجميع القاعة.",
        "وانتهت الجلسة.",
        "وأكد الوزير أن الجلسة علنية.",
    )
    assert found[2][0] == "الوزير"


def test_a_name_is_traced_to_where_it_stands_in_passing() -> None:
    found = told(
        "وصل الرئيس النمساوي يوهان باخ إلى فيينا.",
        "وقال باخ إن الزيارة ناجحة.",
    )
    assert found == [("الرئيس النمساوي يوهان باخ", "الزيارة ناجحة")]


def test_a_source_is_who_was_named_before() -> None:
    found = told("قال مصدر أمني إن اللص هرب.", "وأضاف المصدر أن البحث مستمر.")
    assert found[1] == ("مصدر أمني", "البحث مستمر")
