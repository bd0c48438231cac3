from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bidi import FSI, PDI, clean, clean_line, foreign_runs, is_rtl, isolate_runs, unit


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قالت CNN إن", f"قالت {FSI}CNN{PDI} إن"),
        ("طراز F-16 و Su 35", f"طراز {FSI}F-16{PDI} و {FSI}Su 35{PDI}"),
        ("/ask ثم السؤال", f"{FSI}/ask{PDI} ثم السؤال"),
        ("اذكر @khabar_bot هنا", f"اذكر {FSI}@khabar_bot{PDI} هنا"),
        ("عام 2017", "عام 2017"),
        ("لا شيء", "لا شيء"),
    ],
)
def test_latin_runs_of_an_arabic_line_are_isolated(text: str, shown: str) -> None:
    assert isolate_runs(text, rtl=True) == shown


def test_arabic_runs_of_an_english_line_are_isolated_as_a_whole() -> None:
    line = "The daily صحيفة المرسى wrote"
    assert isolate_runs(line, rtl=False) == f"The daily {FSI}صحيفة المرسى{PDI} wrote"


def test_a_name_in_the_other_script_is_one_unit() -> None:
    assert unit("BBC عربي", rtl=True) == f"{FSI}{FSI}BBC{PDI} عربي{PDI}"
    assert unit("صحيفة المرسى", rtl=True) == "صحيفة المرسى"
    assert unit("صحيفة المرسى", rtl=False) == f"{FSI}صحيفة المرسى{PDI}"


def test_what_could_forge_the_next_line_is_dropped() -> None:
    assert clean("a\u202eb\u2066c\u2069") == "abc"
    assert clean("a\x00\u2028b") == "a  b"
    assert clean("سطر\u200fان\u200d") == "سطر\u200fان\u200d"
    assert clean_line(" a\n\n b\t") == "a b"


def test_of_what_orders_words_or_ends_lines_only_the_newline_is_left() -> None:
    every = map(chr, (*range(0x3000), *range(0xD800, 0xE000)))
    left = [each for each in every if clean(each) == each]
    orders = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"}
    assert [each for each in left if bidirectional(each) in orders] == ["\n"]
    assert not {"Cs", "Zl", "Zp"} & set(map(category, left))


@given(st.text(), st.booleans())
def test_isolating_adds_balanced_isolates_and_nothing_else(text: str, rtl: bool) -> None:  # noqa: FBT001
    text = clean(text)
    shown = isolate_runs(text, rtl=rtl)
    assert shown.replace(FSI, "").replace(PDI, "") == text
    assert shown.count(FSI) == shown.count(PDI)


@given(st.text(alphabet="ab اب12.,-()"), st.booleans())
def test_runs_are_in_order_and_do_not_overlap(text: str, rtl: bool) -> None:  # noqa: FBT001
    edges = [edge for run in foreign_runs(text, rtl=rtl) for edge in run]
    assert edges == sorted(set(edges))


def test_direction_is_that_of_most_letters() -> None:
    assert is_rtl("iPhone يصل إلى الأسواق")
    assert not is_rtl("The paper صحيفة said")
    assert not is_rtl("123")
