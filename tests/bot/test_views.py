"""What the buttons of an answer open."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bidi import FSI, PDI
from bot.locale import LANGUAGES, Language, messages
from bot.reply import Reply
from bot.shorten import ELLIPSIS, units
from bot.telegram_.html import to_html
from bot.views import CLAIMS, Around, render_around, render_claims
from index import Draft
from index.model import Answer, Article, Claim, Paragraph, Span
from tests.bot import tdlib
from tests.bot.newsroom import answer, passage
from tests.bot.test_render import MAYBE, SOME_TEXT

MARSA = Draft("نص", title="جسر النخيل", outlet="صحيفة المرسى", published="2021-03-05")
POST = Draft("نص", title="Bridge", outlet="Marsa Post", published="2021-04-06")


def shown(reply: Reply | None) -> str:
    assert reply is not None
    return tdlib.parse_html(to_html(reply)).text.replace(FSI, "").replace(PDI, "")


def said(*claims: Claim) -> Answer:
    found = (passage("نص", MARSA), replace(passage("نص", POST), rank=2))
    return replace(answer("سؤال", found), claims=claims)


OLD = Claim("هدى الراوي", "الجسر يحتمل أربعين طنًّا", 1, "2021-03-05")
NEW = Claim("سالم الدوري", "الجسر يهتز", 2, "2021-04-06")
OLDER = Claim("سالم الدوري", "لن أعبره", 1, "2021-03-05")
OWN = Claim("صحيفة المرسى", "فُتح الجسر", 1, "2021-03-05", own_report=True)


def test_claims_stand_by_speaker_the_newest_first_and_own_reports_are_labelled() -> None:
    text = shown(render_claims(said(OWN, OLD, OLDER, NEW), messages("ar"), 1, 0))
    assert text == (
        "من قال ماذا؟ 3 مصادر، الأحدث أولًا.\n"
        "\nسالم الدوري\nالجسر يهتز\nMarsa Post · Bridge · ٦ أبريل ٢٠٢١\n"
        "\nلن أعبره\nصحيفة المرسى · جسر النخيل · ٥ مارس ٢٠٢١\n"
        "\nصحيفة المرسى (من الخبر نفسه، بلا قائل مذكور)\nفُتح الجسر\n"
        "صحيفة المرسى · جسر النخيل · ٥ مارس ٢٠٢١\n"
        "\nهدى الراوي\nالجسر يحتمل أربعين طنًّا\nصحيفة المرسى · جسر النخيل · ٥ مارس ٢٠٢١"
    ).replace("3", "٣")


def test_an_outlet_is_not_taken_for_a_speaker_of_its_name() -> None:
    quoted = replace(OWN, own_report=False)
    text = shown(render_claims(said(OWN, quoted), messages("en"), 1, 0))
    assert text.splitlines()[0] == "Who says what: 2 sources, the newest first."
    assert "صحيفة المرسى (its own report, no speaker named)\n" in text
    assert "\nصحيفة المرسى\n" in text


def test_a_claim_of_a_passage_that_is_not_shown_is_not_shown_either() -> None:
    assert render_claims(said(replace(OLD, passage_rank=9)), messages("ar"), 1, 0) is None


def test_many_claims_are_paged() -> None:
    many = said(*(replace(OLD, speaker=f"متحدث {n}") for n in range(CLAIMS + 2)))
    first = render_claims(many, messages("en"), 7, 0)
    assert first is not None
    assert [[b.data for b in row] for row in first.rows] == [[f"who:7:{CLAIMS}"], ["page:7:0"]]
    second = render_claims(many, messages("en"), 7, CLAIMS)
    assert second is not None
    assert [[b.data for b in row] for row in second.rows] == [["who:7:0"], ["page:7:0"]]
    assert shown(second).count("متحدث") == 2
    assert render_claims(many, messages("en"), 7, CLAIMS + 2) is None


def around(*texts: str, own: int = 0) -> Around:
    article = Article(
        1, "public", "a", "عنوان", "نص", "صحيفة المرسى", None, "2021-03-05", None, "ar", "2021"
    )
    paragraphs = [Paragraph(n, 1, n, 0, len(text), text) for n, text in enumerate(texts)]
    return Around(article, paragraphs, own, (Span(0, 3),))


def test_a_passage_stands_among_its_neighbours_with_its_words_bold() -> None:
    reply = render_around(around("قبل ذلك.", "جسر النخيل.", own=1), messages("ar"), 7, 4)
    assert to_html(reply) == (
        "المقطع ٥ وما حوله في الخبر\nصحيفة المرسى · عنوان · ٥ مارس ٢٠٢١\n\n"
        "<blockquote>قبل ذلك.</blockquote>\n\n<blockquote><b>جسر</b> النخيل.</blockquote>"
    )
    assert [button.data for button in reply.buttons] == ["page:7:3"]


@given(
    st.lists(st.tuples(SOME_TEXT, MAYBE, SOME_TEXT, st.booleans()), min_size=1, max_size=8),
    st.sampled_from(LANGUAGES),
)
def test_any_claims_become_a_message_that_telegram_takes(
    claims: list[tuple[str, str | None, str, bool]], language: Language
) -> None:
    made = said(*(Claim(who, what, 1, when, own_report=own) for who, when, what, own in claims))
    takes(render_claims(made, messages(language), 1, 0))


@given(st.lists(SOME_TEXT, min_size=1, max_size=5), st.sampled_from(LANGUAGES))
def test_any_neighbours_become_a_message_that_telegram_takes(
    texts: list[str], language: Language
) -> None:
    takes(render_around(around(*texts), messages(language), 1, 0))


def takes(reply: Reply | None) -> None:
    assert reply is not None
    parsed = tdlib.parse_html(to_html(reply))
    assert parsed.text == reply.text
    assert 0 < units(parsed.text) <= 4096
    assert len(parsed.entities) <= 100


@pytest.mark.parametrize("count", [1, 5])
def test_long_neighbours_share_the_room(count: int) -> None:
    text = "وقال المدير إن العمل مستمر في المرفأ القديم منذ الفجر. " * 80
    reply = render_around(around(*[text] * count), messages("ar"), 1, 0)
    assert reply.text.count(ELLIPSIS) == count
    assert units(reply.text) > 3500
