"""Sources that are no verb's subject."""

import pytest

from tests.index.answer.statements.told import told

STATEMENT = "انهار الجسر القديم فجر اليوم"


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("بحسب الدفاع المدني", "الدفاع المدني"),
        ("حسب المرصد السوري", "المرصد السوري"),
        ("وفق وزارة النقل", "وزارة النقل"),
        ("وفقاً لوزارة النقل", "وزارة النقل"),
        ("طبقا لمصادر محلية", "مصادر محلية"),
        ("نقلاً عن شهود عيان", "شهود عيان"),
        ("بحسب ما أفادت الشرطة المحلية", "الشرطة المحلية"),
        ("حسب ما ذكرت وكالة الأنباء", "وكالة الأنباء"),
        ("على ما أعلنت الشرطة", "الشرطة"),
        ("كما قال الحاكم", "الحاكم"),
        ("على حد قول المحافظ", "المحافظ"),
        ("حسبما أعلنت الشرطة", "الشرطة"),
        ("وفقا لما نقلت الصحيفة عن مصدر أمني", "مصدر أمني"),
        ("بحسب تقارير", "تقارير"),
        ("وفق ما أفاد به الناطق باسم المصنع", "الناطق باسم المصنع"),
        ("وفق ما نقلت وسائل إعلام محلية", "وسائل إعلام محلية"),
        ("بحسب ما ورد في بيان وزارة النقل", "وزارة النقل"),
    ],
)
def test_a_source_after_a_statement(source: str, speaker: str) -> None:
    assert told(f"{STATEMENT}، {source}.") == [(speaker, STATEMENT)]


@pytest.mark.parametrize("source", ["بحسب", "وفق", "وبحسب", "حسب"])
def test_a_source_before_a_statement(source: str) -> None:
    text = f"{source} مصادر محلية، فإن الجسر القديم انهار."
    assert told(text) == [("مصادر محلية", "الجسر القديم انهار")]


@pytest.mark.parametrize(
    "according",
    ["وفقا للقانون", "حسب الطلب", "وفق الشريعة", "وفقاً للإجراءات المتبعة", "بحسب الحاجة"],
)
def test_what_one_acts_by_is_no_source(according: str) -> None:
    assert told(f"وزعت المساعدات على العائلات {according}.") == []


def test_on_ones_own_word() -> None:
    text = "قال النائب إن الجسر سقط، وهو خطأ فادح على حد قوله."
    assert told(text)[0] == ("النائب", "الجسر سقط، وهو خطأ فادح")


@pytest.mark.parametrize(
    "text",
    [
        "ونقلت وكالة رويترز عن شاهد عيان قوله إن الجسر انهار.",
        "ونقلت الصحيفة عن شاهد عيان أن الجسر انهار.",
        "ونقل عن شاهد عيان قوله إن الجسر انهار.",
        "نقلت القناة عن شاهد عيان تأكيده أن الجسر انهار.",
    ],
)
def test_the_one_who_is_passed_on_speaks_and_not_the_agency(text: str) -> None:
    assert told(text) == [("شاهد عيان", "الجسر انهار")]


def test_what_a_statement_of_someone_says() -> None:
    text = "وجاء في بيان وزارة الطاقة أن الكهرباء ستعود."
    assert told(text) == [("وزارة الطاقة", "الكهرباء ستعود")]


def test_a_headline_names_its_speaker_before_a_colon() -> None:
    text = "الصليب الأحمر: المساعدات أقل كثيرا من الحاجة"
    assert told(text) == [("الصليب الأحمر", "المساعدات أقل كثيرا من الحاجة")]
