"""Speakers as the article names them: how much of a phrase is the name."""

import pytest

from tests.index.answer.statements.told import told

FEMININE = ("متحدثة", "سميرة", "وكالة", "صحيفة", "قناة", "مصادر", "وسائل", "هيئة", "موسكو", "حركة")

PHRASES = [
    "وزير الخارجية الفرنسي",
    "مدير المرصد البحري سليم حداد",
    "المتحدث باسم الشرطة المحلية هارولد موزر",
    "متحدثة باسم الصليب الأحمر",
    "الأمين العام للاتحاد، ماركو فيليني",
    "رامي الأسعد، محامي العائلة",
    "سميرة قاسم، المتحدثة باسم بلدية الزهراء",
    "مسؤول أمني في المطار",
    "أحد العاملين بالمصنع",
    "وكالة الأنباء الرسمية",
    'صحيفة "الأفق" البلجيكية',
    "المكتب الإعلامي التابع لـ«حركة النور»",
    "قناة «الساحل» التلفزيونية",
    "المجلس المحلي لمدينة النهر",
    "رئيس الوزراء السابق بن علي الشاوي",
    "القائد العام للقوات المسلحة",
    "ثلاثة من سكان القرية",
    "مصادر دبلوماسية غربية",
    "وسائل إعلام محلية",
    "الخبير الاقتصادي المستشار ماجد الفهد",
    "هيئة الأرصاد الجوية",
    "النظام",
    "موسكو",
    "حركة «الغد» المعارضة",
]


@pytest.mark.parametrize("speaker", PHRASES)
def test_the_whole_phrase_is_the_speaker(speaker: str) -> None:
    verb = "وأكدت" if speaker.startswith(FEMININE) else "وأكد"
    assert told(f"{verb} {speaker} أن السد آمن تماما.") == [(speaker, "السد آمن تماما")]


@pytest.mark.parametrize("speaker", PHRASES)
def test_time_place_and_listener_are_not_the_speaker(speaker: str) -> None:
    verb = "وقالت" if speaker.startswith(FEMININE) else "وقال"
    text = f"{verb} {speaker} في تصريح لوكالة رويترز مساء السبت إن السد آمن تماما."
    assert told(text) == [(speaker, "السد آمن تماما")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("قال المدير في تصريح لـ«المرسى» إن العمل بدأ.", "المدير"),
        ("أوضح لـ«المرسى» المهندس فؤاد الزين أن العمل بدأ.", "المهندس فؤاد الزين"),
        ("قالت ليلى منصور للصحفيين إن العمل بدأ.", "ليلى منصور"),
        ("وأكدت اليابان على لسان وزير خارجيتها أن العمل بدأ.", "وزير خارجيتها"),
    ],
)
def test_the_listener_is_not_the_speaker(text: str, speaker: str) -> None:
    assert told(text) == [(speaker, "العمل بدأ")]


def test_a_name_inside_a_title_is_not_the_speaker() -> None:
    text = "قال محامي الوزير كمال نجار إن موكله بريء."
    assert told(text) == [("محامي الوزير كمال نجار", "موكله بريء")]
    article = ("قال مبعوث الأمم المتحدة بيتر هولم إن الحوار بدأ.", "وقالت الأمم المتحدة إنها قلقة.")
    assert told(*article)[1][0] == "الأمم المتحدة"


def test_age_is_no_part_of_a_name() -> None:
    assert told("قالت العداءة هند سالم (24 عاما) إن السباق صعب.")[0][0] == "العداءة هند سالم"
