"""Who is the subject of a verb, where other nouns stand around it."""

import pytest

from tests.index.answer.statements.told import told

FIRST = "قال مدير المرصد البحري سليم حداد إن العاصفة تقترب."
NAME = "مدير المرصد البحري سليم حداد"


@pytest.mark.parametrize(
    "second",
    [
        # a pronoun before the verb is its subject
        "لكنه وصف وزير النقل بأنه متسرع.",
        "إلا أنه اتهم الوزارة بالتقصير.",
        # plurals in the accusative, and things with a pronoun, are no subjects
        "وحث الصيادين على البقاء في بيوتهم.",
        "وأبدى قلقه من ارتفاع الموج.",
        "وأعرب بشكل واضح عن قلقه من ارتفاع الموج.",
        # what was asked stands before the verb
        "وعن موعد فتح الميناء قال: «لا أعرف متى يفتح الميناء».",
        "ومضى يقول: «لا أعرف متى يفتح الميناء».",
        "وبين أن الموانئ أغلقت.",
        "وزاد: «الموانئ أغلقت منذ الصباح».",
    ],
)
def test_it_goes_on_with_who_spoke(second: str) -> None:
    assert [speaker for speaker, _ in told(FIRST, second)] == [NAME, NAME]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        # the verb's object is no part of its subject
        ("اتهم فيكا كولومبيا بإغلاق النهر.", "فيكا", "كولومبيا بإغلاق النهر"),
        ("وتوعد فيكا المخالفين بأنهم سيحاكمون.", "فيكا", "بأنهم سيحاكمون"),
        ("ونفى الوزير الخبر.", "الوزير", "الخبر"),
        ("واستعرض فيكا كيفية عمل السد.", "فيكا", "كيفية عمل السد"),
        ("وأعلن فيكا ترشحه لرئاسة النادي.", "فيكا", "ترشحه لرئاسة النادي"),
        ("وشكك الخبير في سلامة السد.", "الخبير", "سلامة السد"),
        (
            "وحملت المعارضة الحكومة مسؤولية انهيار السد.",
            "المعارضة",
            "الحكومة مسؤولية انهيار السد",
        ),
        # whom it was told
        ("وقال سالم كريم للرئيس فيكا إن السد آمن.", "سالم كريم", "السد آمن"),
        ("وقال فيكا لأنصاره إن السد آمن.", "فيكا", "السد آمن"),
        # how it was said
        ("وقال كريم فيكا بهدوء إن السد آمن.", "كريم فيكا", "السد آمن"),
        ("وقالت فيكا مخاطبة الحضور إن السد آمن.", "فيكا", "السد آمن"),
        ("وكان سالم فيكا أكثر حذرا، عندما قال إن السد آمن.", "سالم فيكا", "السد آمن"),
        # the outlet before the sentence
        ("الأفق اليوم أوضح المتحدث باسم السد أن الماء صاف.", "المتحدث باسم السد", "الماء صاف"),
        # women in an office
        ("وأشارت عضو المجلس هند فيكا إلى أن السد آمن.", "عضو المجلس هند فيكا", "السد آمن"),
        ("وقالت نائب المدير هند فيكا إن السد آمن.", "نائب المدير هند فيكا", "السد آمن"),
        # in what he published
        ("أصدرت وزارة الري بيانا قالت فيه إن السد آمن.", "وزارة الري", "السد آمن"),
        ("أصدرت وزارة الري بيانا جاء فيه أن السد آمن.", "وزارة الري", "السد آمن"),
        ('نشرت صحيفة "الأفق" خبرا قالت فيه إن السد آمن.', 'صحيفة "الأفق"', "السد آمن"),
        (
            'نشرت صحيفة "الأفق" على موقعها خبر "انهيار السد القديم فجرا".',
            'صحيفة "الأفق"',
            "انهيار السد القديم فجرا",
        ),
        ("وحرص فيكا على التهدئة، قائلا إن السد آمن.", "فيكا", "السد آمن"),
    ],
)
def test_the_subject_is_told_from_what_stands_by(text: str, speaker: str, words: str) -> None:
    assert told(text) == [(speaker, words)]


def test_what_was_called_so_has_its_own_subject() -> None:
    text = "التقى الوزير بالسفير في ما وصفته الصحافة المحلية بأنه لقاء نادر."
    assert told(text) == [("الصحافة المحلية", "بأنه لقاء نادر")]


@pytest.mark.parametrize("second", ["وقالوا إن الموانئ أغلقت.", "وأكدوا أن الموانئ أغلقت."])
def test_one_man_does_not_go_on_as_many(second: str) -> None:
    assert told("قال الوزير إن العاصفة تقترب.", second) == [("الوزير", "العاصفة تقترب")]


def test_one_does_not_go_on_for_many() -> None:
    assert told("عاد الصيادون إلى القرية، وقال إن الماء عال.") == []


@pytest.mark.parametrize(
    "text",
    [
        "وقال آخر: «السد آمن والماء بعيد عن القرية».",
        "وأكد هؤلاء أن السد آمن.",
        "وقال أحدهم إن السد آمن.",
    ],
)
def test_who_is_not_named_is_nobody(text: str) -> None:
    assert told(FIRST, text, "وأضاف أن الماء بعيد.")[1:] == []


def test_a_short_indefinite_noun_is_not_another_of_its_kind() -> None:
    found = told("قال مصدر أمني إن السد آمن.", "وقال مصدر إن الماء عال.")
    assert [speaker for speaker, _ in found] == ["مصدر أمني", "مصدر"]
