import pytest
from hypothesis import given

from index.answer.speakers import identity, same_speaker
from tests.index.strategies import texts

FULL = "مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FULL, "عبد الرحمن"),
        (FULL, "رامي عبدالرحمن"),
        ("وزارة الدفاع", "وزارةُ الدّفاع"),
        ("المرصد السوري لحقوق الإنسان", "المرصد السوري"),
        ("الرئيس الأميركي دونالد ترامب", "الرئيس الأميركي"),
        ("الرئيس الأميركي دونالد ترامب", "ترامب"),
        ("الرئيس الأميركي دونالد ترامب", "الرئيس دونالد ترامب"),
        ("وكالة رويترز", "رويترز"),
        ("هدى الراوي، مديرة المرفأ", "هدى الراوي"),
        ("Foreign Minister Jane O'Neill", "O'Neill"),
    ],
)
def test_names_of_one_speaker(one: str, other: str) -> None:
    assert same_speaker(one, other)
    assert same_speaker(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مبعوث الأمم المتحدة", "الأمم المتحدة"),
        ("المتحدث باسم وزارة الدفاع", "وزارة الدفاع"),
        ("محامي ترامب", "ترامب"),
        ("نائب الرئيس", "الرئيس"),
        ("الأمين العام للأمم المتحدة", "الأمم المتحدة"),
        ("وزارة الدفاع", "وزارة"),
        ("سامي قاسم", "سامي الحلو"),
        ("a spokesman for the ministry", "ministry"),
        ("", "ترامب"),
        ("...", "..."),
    ],
)
def test_names_of_different_speakers(one: str, other: str) -> None:
    assert not same_speaker(one, other)
    assert not same_speaker(other, one)


@given(texts, texts)
def test_any_two_names_are_compared_either_way(one: str, other: str) -> None:
    assert same_speaker(one, other) == same_speaker(other, one)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("الرئيس التركي رجب طيب أردوغان", "رجب طيب اردوغان"),
        ("رجب طيب أردوغان", "رجب طيب اردوغان"),
        ("الأمم المتحدة", "الامم المتحده"),
        ("الرئيس ترامب", "الرييس ترامب"),
        ("الأمين العام للأمم المتحدة", "الامين العام للامم المتحده"),
    ],
)
def test_a_short_title_does_not_part_one_speaker_in_two(name: str, expected: str) -> None:
    assert identity(name) == expected
