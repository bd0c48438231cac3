"""Arabic words that are written instead of commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wording import Spoken, spoken


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("اسأل من فتح الجسر؟", Spoken("ask", "من فتح الجسر؟", clear=False)),
        ("إسأل: من فتح الجسر؟", Spoken("ask", "من فتح الجسر؟", clear=True)),
        ("ابحث عن حريق الميناء", Spoken("ask", "حريق الميناء", clear=False)),
        ("/بحث حريق الميناء", Spoken("ask", "حريق الميناء", clear=True)),
        ("بحث", Spoken("ask", "", clear=False)),
        ("سؤال: متى الافتتاح", Spoken("ask", "متى الافتتاح", clear=True)),
        ("أقوال: هدى الراوي", Spoken("who", "هدى الراوي", clear=True)),
        ("أضف", Spoken("add", "", clear=False)),
        ("أضِف https://e.org", Spoken("add", "https://e.org", clear=False)),
        ("\u200fبحث: حريق الميناء", Spoken("ask", "حريق الميناء", clear=True)),
        ("/أضف للعامة", Spoken("add", "للعامة", clear=True)),
        ("انسَ t.me/c/1/2", Spoken("forget", "t.me/c/1/2", clear=False)),
        ("احذف: https://t.me/a/2", Spoken("forget", "https://t.me/a/2", clear=True)),
        ("مكتبتي", Spoken("library", "", clear=False)),
        ("مساعدة", Spoken("help", "", clear=False)),
        ("/المساعدة", Spoken("help", "", clear=True)),
        ("اللُّغة", Spoken("language", "", clear=False)),
        ("تابع: متى يُفتتح الميناء؟", Spoken("watch", "متى يُفتتح الميناء؟", clear=True)),
        ("/راقب الميناء", Spoken("watch", "الميناء", clear=True)),
        ("متابعاتي", Spoken("watches", "", clear=False)),
        ("أوقف: ٢", Spoken("unwatch", "٢", clear=True)),
        ("/ألغِ الميناء", Spoken("unwatch", "الميناء", clear=True)),
        ("الإعدادات", Spoken("settings", "", clear=False)),
    ],
)
def test_words_are_commands(text: str, meant: Spoken) -> None:
    assert spoken(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "سؤال البرلمان للوزير",
        "من فتح الجسر؟",
        "مساعدة عاجلة إلى المرسى",
        "أضف إلى ذلك أن الجسر مغلق",
        "احذف الوزير من القائمة",
        "مكتبة الحي تفتح أبوابها",
        "سألت عنه",
        "باحث من المرسى",
        "تابع الوزير زيارته إلى المرسى",
        "أوقف المدرب لاعبين",
        "متابعاتي للأخبار",
        "أقوال",
        "تصريحات الوزير عن الميناء",
        "",
        "/",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert spoken(text) is None


@given(st.text(), st.sampled_from(["اسأل ", "/بحث ", "بحث: "]))
def test_what_stands_behind_is_left_as_it_is(rest: str, word: str) -> None:
    said = spoken(word + rest)
    assert said is not None
    assert rest.strip().endswith(said.rest)
