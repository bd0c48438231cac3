import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.boilerplate import (
    is_boilerplate,
    is_edge_boilerplate,
    is_separator,
    without_boilerplate_end,
)

ANYWHERE = [
    "-----",
    "***",
    "• • •",
    "اقرأ أيضاً:",
    "اقرأ أيضًا: الحكومة تعلن خطة جديدة للنقل",
    "للمزيد: ضربات تستهدف المطار",
    "مواضيع ذات صلة",
    "Read more: Ministers agree on the budget",
    "Related articles",
    "إعلان",
    "ADVERTISEMENT",
    "// انتهى //",
    "جميع الحقوق محفوظة لصحيفة الغد 2020",
    "** جميع حقوق النشر محفوظة",
    "© 2020 The Daily",
    "All rights reserved.",
]
AT_THE_EDGES = [
    "لم تشترك بعد",
    "اشترك في نشرتنا البريدية لتصلك الأخبار",
    "اشترك الآن في النشرة الإخبارية",
    "أنشئ حساباً خاصاً بك لتحصل على أخبار مخصصة لك",
    "Sign up for our newsletter.",
    "Subscribe to our daily briefing",
    "تابعونا على تويتر",
    "شارك",
    "شارك هذا المقال",
    "طباعة | حفظ",
    "Follow us on Twitter",
    "Share this",
    "حمّل التطبيق",
    "Download our free app",
    "يمكنكم تسلم إشعارات بأهم الأخبار بعد تحميل تطبيقنا على هاتفكم المحمول.",
    "رابط الخبر: https://example.org/1",
    "الكلمات المفتاحية: سوريا، العراق",
    "Tags: Syria, Iraq",
    "12 comments",
    "3 تعليقات",
    "** جميع المقالات المنشورة تمثل رأي كتابها فقط.",
]
SENTENCES = [
    "اشترك في المؤتمر ممثلون عن عشر دول.",
    "اشترك في النشرة الجوية مذيع جديد مساء أمس.",
    "سجل حسابات الشركة خسائر كبيرة هذا العام.",
    "شارك الخبراء في إعداد التقرير.",
    "شارك في الاجتماع وزير الخارجية.",
    "انضم إلى القناة المذيع المعروف.",
    "تابعوا المباراة من المدرجات حتى نهايتها.",
    "للمزيد من الضغط على الحكومة خرج المتظاهرون.",
    "إعلان الحكومة جاء متأخراً.",
    "يمكنكم القول إن الأزمة انتهت.",
    "حمل التطبيقات مسؤولية نشر الشائعات.",
    "اقرأ كتاباً كل شهر، قال المعلم.",
    "حقوق الإنسان محفوظة في الدستور، بحسب الوزير.",
    "انتهى الاجتماع من دون اتفاق.",
    "Follow the money, the prosecutor said.",
    "Share prices fell on Monday.",
    "Read the report, she told reporters.",
    "Related charges were dropped.",
    "Copyright law was changed last year.",
    "Subscribers to the service fell by a third.",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_it_is_boilerplate_anywhere(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", AT_THE_EDGES)
def test_it_is_boilerplate_at_the_edges_alone(line: str) -> None:
    assert is_edge_boilerplate(line)
    assert not is_boilerplate(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_of_an_article_stays(line: str) -> None:
    assert not is_edge_boilerplate(line)


def test_a_long_line_is_never_boilerplate() -> None:
    assert not is_edge_boilerplate("اشترك في نشرتنا البريدية " + "كلمة " * 60)


def test_the_end_of_a_text_is_freed_of_boilerplate() -> None:
    text = "قال الوزير.\n-----\nشارك\nوأضاف.\n----\nتابعونا على تويتر"
    assert without_boilerplate_end(text) == "قال الوزير.\nشارك\nوأضاف."


def test_a_text_of_boilerplate_alone_stays() -> None:
    assert without_boilerplate_end("تابعونا على تويتر") == "تابعونا على تويتر"


@given(st.text())
def test_a_separator_has_no_letter(line: str) -> None:
    assert not (is_separator(line) and any(char.isalnum() for char in line))
