import os
from pathlib import Path

import pytest

from index.sources import paragraphs
from index.sources.plain import draft_from_text, find_article
from index.sources.refusal import Refusal

SHARED = Path(os.environ.get("KHABAR_SHARED", Path(__file__).parents[4] / "shared"))
SEED = SHARED / "seed" / "albukamal.txt"

BRIDGE = (Path(__file__).parent / "data" / "bridge.txt").read_text()
FIRST = "أعلنت البلدية أمس بدء العمل في الحديقة العامة، وقالت إن الافتتاح سيكون في الربيع."
SECOND = "وقال رئيس البلدية إن الكلفة بلغت مليوني دينار، دفعت نصفها الوزارة."
THIRD = "ولم ترد الوزارة على طلب للتعليق."
HEADLINE = "البلدية تبدأ العمل في الحديقة العامة بعد تأخير"


def test_a_scraped_text_gives_its_headline_and_every_sentence() -> None:
    draft = draft_from_text(BRIDGE, "bridge.txt")
    assert draft.title == "ترميم جسر الرمانة ينهي مرحلته الأولى وسط شكوك"
    lines = BRIDGE.splitlines()
    assert draft.text.split("\n") == lines[1:3] + lines[4:8]
    assert draft.outlet is draft.published is draft.author is draft.url is None


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed/albukamal.txt is not here")
def test_the_article_that_the_project_began_from() -> None:
    raw = SEED.read_text()
    draft = draft_from_text(raw, "albukamal.txt")
    assert draft.title == "قاذفات روسية بتنسيق مع أميركا تغطي تقدم النظام في البوكمال"
    assert draft.text.split("\n") == raw.split("\n")[:9]
    assert len(paragraphs(draft.text)) == 9
    assert draft.outlet is draft.published is None


@pytest.mark.parametrize(
    ("lines", "title", "body"),
    [
        ([HEADLINE, FIRST, SECOND], HEADLINE, [FIRST, SECOND]),
        (["أخبار محلية", HEADLINE, FIRST, SECOND], HEADLINE, [FIRST, SECOND]),
        ([HEADLINE, "أخبار محلية", FIRST], HEADLINE, [FIRST]),
        ([HEADLINE, "عمّان – مكتب الأخبار", FIRST], HEADLINE, ["عمّان – مكتب الأخبار", FIRST]),
        ([HEADLINE, HEADLINE, FIRST], HEADLINE, [FIRST]),
        ([HEADLINE, FIRST, HEADLINE, SECOND], HEADLINE, [FIRST, SECOND]),
        ([FIRST, SECOND, HEADLINE], HEADLINE, [FIRST, SECOND]),
        ([FIRST, SECOND, HEADLINE, "أخبار محلية"], HEADLINE, [FIRST, SECOND]),
        ([FIRST, SECOND, "محمد علي"], None, [FIRST, SECOND, "محمد علي"]),
        ([FIRST], None, [FIRST]),
        ([HEADLINE], None, [HEADLINE]),
        ([HEADLINE, "لم يصب أحد في الحادث"], HEADLINE, ["لم يصب أحد في الحادث"]),
        (["Sign up for our newsletter.", HEADLINE, FIRST, "Share this"], HEADLINE, [FIRST]),
    ],
)
def test_layouts(lines: list[str], title: str | None, body: list[str]) -> None:
    assert find_article(lines) == (title, "\n".join(body))


def test_body_lines_without_full_stops_are_not_headlines() -> None:
    lines = [FIRST, SECOND.rstrip("."), THIRD.rstrip(".")]
    assert find_article(lines) == (None, "\n".join(lines))


def test_three_short_lines_after_the_body_are_kept() -> None:
    tail = ["أسعار السمك ترتفع في الأسواق", "عاصفة تؤخر رحلات العبارات", "نتائج مباريات الأمس كلها"]
    assert find_article([FIRST, *tail]) == (None, "\n".join([FIRST, *tail]))


def test_a_known_headline_is_not_repeated() -> None:
    assert find_article([HEADLINE, FIRST], HEADLINE) == (HEADLINE, FIRST)


def test_a_whole_paragraph_is_never_a_headline() -> None:
    long = "كلمة " * 40
    assert find_article([long.strip(), FIRST]) == (None, f"{long.strip()}\n{FIRST}")


def test_a_header_is_read() -> None:
    draft = draft_from_text(
        f"العنوان: {HEADLINE}\nالمصدر: صحيفة الغد\nالكاتب: ليلى حداد\nالتاريخ: 19 نوفمبر 2017\n"
        f"الرابط: https://example.org/1\n\n{FIRST}\n{SECOND}",
        "a.txt",
    )
    assert (draft.title, draft.outlet, draft.author) == (HEADLINE, "صحيفة الغد", "ليلى حداد")
    assert (draft.published, draft.url) == ("2017-11-19", "https://example.org/1")
    assert draft.text == f"{FIRST}\n{SECOND}"


def test_a_byline_and_a_date_line_are_read() -> None:
    text = "Bridge reopens after repairs\nBy Jane O'Neil\nNovember 19, 2017\n\nThe bridge reopened."
    draft = draft_from_text(text, "a.txt")
    assert draft.title == "Bridge reopens after repairs"
    assert (draft.author, draft.published) == ("Jane O'Neil", "2017-11-19")
    assert draft.text == "The bridge reopened."


def test_a_sentence_with_a_colon_is_no_header() -> None:
    lines = f"المصدر: قال إن الاجتماع انتهى من دون اتفاق.\nالتاريخ: لا يرحم\n{FIRST}"
    draft = draft_from_text(lines, "a.txt")
    assert draft.outlet is draft.published is None
    assert "قال إن الاجتماع" in draft.text


def test_hard_wrapped_lines_are_joined() -> None:
    words = "The ministry said on Sunday that the old harbour would open again to fishing boats"
    wrapped = (
        f"Harbour opens again\n\n{words}\nafter four months of repairs, and that {words[:54]}\n"
    )
    wrapped += f"{words[13:]}\nand the quay will follow.\n\nNobody was hurt in the works."
    draft = draft_from_text(wrapped, "a.txt")
    assert draft.title == "Harbour opens again"
    first, second = draft.text.split("\n")
    assert first == " ".join(wrapped.split("\n")[2:6])
    assert second == "Nobody was hurt in the works."


@pytest.mark.parametrize("text", ["", " \n\t", "-----\n***"])
def test_nothing_is_refused_as_empty(text: str) -> None:
    with pytest.raises(Refusal, match="is empty"):
        draft_from_text(text, "a.txt")
