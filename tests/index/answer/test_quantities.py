"""Numbers of a question meet their other forms."""

import pytest

from index.answer.question import read
from index.answer.terms import groups_of
from index.model import TermGroup
from index.text.analyzer import analyze
from index.text.numbers import numerals
from index.text.written_numbers import in_arabic


def group_with(text: str, surface: str) -> TermGroup:
    return next(group for group in groups_of(read(text)) if group.surface == surface)


def terms(text: str) -> tuple[str, ...]:
    return tuple(token.term for token in analyze(text))


@pytest.mark.parametrize(
    ("question", "surface", "other"),
    [
        ("أين سقط ثلاثة وعشرون قتيلا؟", "ثلاثة وعشرون", "23"),
        ("أين سقط 23 قتيلا؟", "23", "ثلاثة وعشرين"),
        ("أين سقط ٢٣ قتيلا؟", "٢٣", "ثلاثة وعشرون"),
        ("من نقل 150,000 كتاب؟", "150,000", "150 ألف"),
        ("من نقل 150,000 كتاب؟", "150,000", "مئة وخمسون ألفا"),
        ("من نقل مئة وخمسين ألف كتاب؟", "مئة وخمسين ألف", "150000"),
        ("من دفع مليونين ونصف المليون؟", "مليونين ونصف", "2500000"),
        ("من دفع 2.5 مليون دينار؟", "2.5 مليون", "2500000"),
        ("where did twenty-three people live", "twenty-three", "23"),
    ],
)
def test_a_number_is_searched_for_in_its_other_forms(
    question: str, surface: str, other: str
) -> None:
    group = group_with(question, surface)
    assert group.alternatives[0].terms == terms(surface)
    assert terms(other) in {alternative.terms for alternative in group.alternatives}


@pytest.mark.parametrize(
    ("question", "surface"),
    [
        ("من سجل ثلاثة أهداف؟", "ثلاثة"),
        ("من سجل 3 أهداف؟", "3"),
        ("من فاز في 2018؟", "2018"),
        ("who planned 9/11", "11"),
    ],
)
def test_small_numbers_and_years_are_left_alone(question: str, surface: str) -> None:
    assert len(group_with(question, surface).alternatives) == 1


def test_what_is_written_is_read_as_the_same_number() -> None:
    for value in range(11, 1_000):
        for form in in_arabic(value):
            read_back = numerals([token.word for token in analyze(form)])
            assert [numeral.value for numeral in read_back] == [value], form
