"""Answers as messages, with Telegram's own parser as the judge."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.bidi import FSI, PDI, clean, clean_line
from bot.citing import usable_url
from bot.locale import LANGUAGES, Language, messages
from bot.render import Page, render_answer, render_passage
from bot.reply import Gap, Quote, Reply, line
from bot.shorten import ELLIPSIS, units
from bot.telegram_.html import to_html
from index import Draft
from index.model import (
    Alternative,
    Claim,
    DateMention,
    Kind,
    Passage,
    Question,
    Span,
    Statement,
    Status,
    TermGroup,
)
from tests.bot import tdlib
from tests.bot.newsroom import answer, passage

BRIDGE = Draft(
    "أعلنت البلدية فتح الجسر.",
    title="جسر النخيل",
    outlet="صحيفة المرسى",
    published="2021-03-05",
    url="https://example.org/bridge",
)
NASTY = st.text(
    st.sampled_from(
        "<>&\"'\u202e\u2066\u2069\u200d\u200f\x00\u2028\n\t ab خبر.؟😀👨\u0301\u0651@/_*`[]("
    ),
    min_size=1,
)
SOME_TEXT = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    | NASTY
    | st.builds(lambda part, n: part * n, NASTY, st.integers(1, 3000))
)
MAYBE = st.none() | SOME_TEXT


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text = draw(SOME_TEXT)
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=80, unique=True)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    draft = Draft(
        text, title=draw(MAYBE), outlet=draw(MAYBE), published=draw(MAYBE), url=draw(MAYBE)
    )
    made = passage(text, draft, spans)
    sentence = draw(st.integers(0, len(text) - 1))
    outlets = draw(st.lists(MAYBE, max_size=4))
    return replace(
        made,
        answer_sentence=Span(sentence, draw(st.integers(sentence, len(text)))),
        speaker=draw(MAYBE),
        dates=tuple(
            DateMention(span, "2017-11-16", draw(st.sampled_from(["2017-11-16", "2017-11-18"])))
            for span in made.highlights
        ),
        also_in=tuple(replace(made.citation, outlet=outlet) for outlet in outlets),
    )


def shown(reply: Reply) -> str:
    """Return the text that people see, as TDLib reads it, without isolates."""
    return without_isolates(tdlib.parse_html(to_html(reply)).text)


def without_isolates(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


def only(made: Passage, language: Language = "ar", status: Status = Status.ANSWERED) -> Reply:
    return render_answer(answer("سؤال", (made,), status=status), messages(language), Page(0))


@settings(max_examples=200, deadline=None)
@given(passages(), st.sampled_from(LANGUAGES), st.text(max_size=300), st.text(max_size=300))
def test_any_passage_becomes_a_message_of_its_own(
    found: Passage, language: Language, head: str, foot: str
) -> None:
    words = messages(language)
    above, below = ([line(clean_line(text))] if clean_line(text) else [] for text in (head, foot))
    reply = render_passage(found, words, head=above, foot=below)
    parsed = tdlib.parse_html(to_html(reply))
    assert 0 < len(parsed.text) <= units(parsed.text) <= 4096
    assert len(parsed.entities) <= 100
    assert not isinstance(reply.blocks[0], Gap)
    assert reply.blocks[: len(above)] == tuple(above)
    assert reply.blocks[len(reply.blocks) - len(below) :] == tuple(below)


@given(st.lists(passages(), min_size=1, max_size=3), st.sampled_from(LANGUAGES))
def test_any_article_becomes_a_message_that_telegram_takes(
    found: list[Passage], language: Language
) -> None:
    reply = render_answer(answer("سؤال", tuple(found)), messages(language), Page(0, 1))
    parsed = tdlib.parse_html(to_html(reply))
    assert 0 < len(parsed.text) <= units(parsed.text) <= 4096
    assert len(parsed.entities) <= 100
    assert parsed.text == reply.text
    quotes = [block for block in reply.blocks if isinstance(block, Quote)]
    for quote, made in zip(quotes, found, strict=True):
        words = without_isolates("".join(run.text for run in quote.runs))
        words = words.removeprefix(f"{ELLIPSIS} ").removesuffix(ELLIPSIS)
        assert words in clean(made.paragraph.text)


def test_an_answer_shows_words_outlet_headline_and_date() -> None:
    reply = only(passage(BRIDGE.text, BRIDGE, [(6, 13), (14, 17)]))
    assert to_html(reply) == (
        "وجدت مقطعًا واحدًا يجيب.\n"
        "\n"
        "<blockquote>أعلنت <b>البلدية فتح</b> الجسر.</blockquote>\n"
        "القائل: لم يُذكر\n"
        'صحيفة المرسى · <a href="https://example.org/bridge">جسر النخيل</a> · ٥ مارس ٢٠٢١'
    )


def test_an_english_frame_isolates_arabic_names() -> None:
    reply = only(passage(BRIDGE.text, BRIDGE), "en")
    assert reply.text.splitlines()[-1] == (
        f"{FSI}صحيفة المرسى{PDI} · {FSI}جسر النخيل{PDI} · 5 March 2021"
    )


def test_latin_words_of_an_arabic_passage_are_isolated_around_bold_ones() -> None:
    text = "قال مدير Marsa Post إنه"
    reply = only(passage(text, Draft(text), [(9, 14)]))
    assert f"قال مدير <b>{FSI}Marsa</b> Post{PDI} إنه" in to_html(reply)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "المصدر غير معروف · بلا عنوان · بلا تاريخ"),
        ("en", "unknown source · no headline · no date"),
    ],
)
def test_what_an_article_does_not_say_is_shown_as_unknown(language: Language, line: str) -> None:
    text = "Some words."
    assert shown(only(passage(text, Draft(text, published="soon")), language)).endswith(line)


def test_a_speaker_is_named_or_said_not_to_be_stated() -> None:
    made = passage(BRIDGE.text, BRIDGE)
    assert "القائل: لم يُذكر" in shown(only(made))
    assert "القائل: هدى الراوي" in shown(only(replace(made, speaker="هدى الراوي")))
    assert "Speaker: not stated" in shown(only(made, "en"))


def test_who_is_quoted_in_a_sentence_that_nobody_says_as_a_whole_is_named() -> None:
    text = "اجتمعوا وقال سالم كفى. وقالت هدى لا."
    said = (
        Statement("سالم", "قال", "indirect", Span(17, 21)),
        Statement("هدى", "قال", "indirect", Span(33, 35)),
    )
    made = replace(passage(text, Draft(text)), statements=said, answer_sentence=Span(0, 22))
    assert "نُقل فيه كلام: سالم\n" in shown(only(made))


def test_other_outlets_with_the_same_words_are_named_once_each() -> None:
    made = passage(BRIDGE.text, BRIDGE)
    own = made.citation.outlet
    copies = [replace(made.citation, outlet=name) for name in (own, "أ", "ب", "أ", None)]
    assert "نُشر أيضًا في: أ، ب" in shown(only(replace(made, also_in=tuple(copies))))


def test_a_weak_answer_says_so() -> None:
    text = shown(only(passage(BRIDGE.text, BRIDGE), status=Status.WEAK))
    assert text.startswith("قد لا يكون هذا هو الجواب")


@pytest.mark.parametrize(
    ("articles", "newest", "text"),
    [
        (
            12,
            "2021-03-05",
            (
                "لا شيء في الأخبار المفهرسة يجيب عن هذا السؤال.\n"
                "بحثت في ١٢ خبرًا. أحدثها بتاريخ ٥ مارس ٢٠٢١."
            ),
        ),
        (
            1,
            "2021-03-05",
            (
                "لا شيء في الأخبار المفهرسة يجيب عن هذا السؤال.\n"
                "بحثت في خبر واحد. تاريخه ٥ مارس ٢٠٢١."
            ),
        ),
        (
            2,
            None,
            (
                "لا شيء في الأخبار المفهرسة يجيب عن هذا السؤال.\n"
                "بحثت في خبرين. ولا يذكر أيٌّ منهما تاريخه."
            ),
        ),
        (0, None, "لا أخبار في الفهرس بعد."),
    ],
)
def test_no_answer_says_how_fresh_the_index_is_and_shows_no_passage(
    articles: int, newest: str | None, text: str
) -> None:
    nearest = (passage(BRIDGE.text, BRIDGE),)
    none = answer("سؤال", nearest, status=Status.NO_ANSWER, articles=articles, newest=newest)
    assert shown(render_answer(none, messages("ar"), Page(0))) == text


def test_a_long_passage_is_folded_and_cut_at_a_sentence() -> None:
    sentence = "وقال المدير إن العمل مستمر في المرفأ القديم منذ الفجر. "
    text = (sentence * 200).strip()
    reply = only(passage(text, Draft(text)))
    quote = next(block for block in reply.blocks if isinstance(block, Quote))
    assert quote.long
    assert "<blockquote expandable>" in to_html(reply)
    assert quote.runs[-1].text.endswith(f"منذ الفجر.{ELLIPSIS}")
    assert units(reply.text) > 3900


def test_a_passage_begins_with_the_answering_sentence() -> None:
    text = "كلام قبل الجواب. الجواب هنا. وكلام بعده."
    at = text.index("الجواب هنا")
    made = replace(passage(text, Draft(text)), answer_sentence=Span(at, at + 11))
    quote = next(block for block in only(made).blocks if isinstance(block, Quote))
    assert "".join(run.text for run in quote.runs) == f"{ELLIPSIS} الجواب هنا. وكلام بعده."


def day(text: str, words: str, first: str, last: str | None = None) -> DateMention:
    at = text.index(words)
    return DateMention(Span(at, at + len(words)), first, last or first)


@pytest.mark.parametrize(
    ("words", "first", "last", "arabic", "english"),
    [
        ("الخميس", "2017-11-16", None, "١٦ نوفمبر ٢٠١٧", "16 November 2017"),
        ("16 نوفمبر", "2017-11-16", None, "١٦ نوفمبر ٢٠١٧", "16 November 2017"),
        ("الشهر الماضي", "2017-10-01", "2017-10-31", "أكتوبر ٢٠١٧", "October 2017"),
        ("العام الماضي", "2016-01-01", "2016-12-31", "٢٠١٦", "2016"),
        (
            "نهاية الأسبوع",
            "2017-11-17",
            "2017-11-18",
            "١٧ نوفمبر ٢٠١٧ – ١٨ نوفمبر ٢٠١٧",
            "17 November 2017 – 18 November 2017",
        ),
    ],
)
def test_days_that_the_words_leave_open_are_told_outside_the_quote(
    words: str, first: str, last: str | None, arabic: str, english: str
) -> None:
    text = f"أعيد فتح الجسر {words} أمام السيارات."
    made = replace(passage(text, Draft(text)), dates=(day(text, words, first, last),))
    assert f"│{text}\n«{words}»: {arabic}\n" in marked(only(made))
    assert f"│{text}\n“{words}”: {english}\n" in marked(only(made, "en"))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("16 نوفمبر 2017", "2017-11-16", None),
        ("١٦ نوفمبر ٢٠١٧", "2017-11-16", None),
        ("نوفمبر 2017", "2017-11-01", "2017-11-30"),
        ("عام 2017", "2017-01-01", "2017-12-31"),
        ("الخميس", "soon", None),
        ("الخميس", "2017-11-16", "2017-11-10"),
        ("الخميس", "9999-12-31", None),
    ],
)
def test_days_that_the_words_give_or_nobody_can_read_are_not_told(
    words: str, first: str, last: str | None
) -> None:
    text = f"أعيد فتح الجسر {words} أمام السيارات."
    made = replace(passage(text, Draft(text)), dates=(day(text, words, first, last),))
    assert shown(only(made)) == shown(only(passage(text, Draft(text))))


def test_days_before_the_answering_sentence_are_not_told() -> None:
    text = "اجتمعوا أمس. وأعيد فتح الجسر."
    made = replace(
        passage(text, Draft(text)),
        answer_sentence=Span(13, len(text)),
        dates=(day(text, "أمس", "2017-11-15"),),
    )
    assert "أمس" not in shown(only(made))


def marked(reply: Reply) -> str:
    """Return what people see, with a bar before each line of a quote."""
    lines = []
    for block in reply.blocks:
        bar = "│" if isinstance(block, Quote) else ""
        text = "" if isinstance(block, Gap) else "".join(run.text for run in block.runs)
        lines += [bar + each for each in text.split("\n")]
    return without_isolates("\n".join(lines))


def understood(*readings: tuple[str, tuple[str, ...]]) -> Question:
    groups = tuple(
        TermGroup(asked, Span(0, 1), tuple(Alternative((each,), 1.0, each) for each in spellings))
        for asked, spellings in readings
    )
    return Question("q", "en", Kind.WHO, groups)


def test_what_a_word_was_read_as_is_said_where_the_word_itself_is_not_shown() -> None:
    text = "سيطر الجيش على البوكمال وجسرها، ويسميها أهلها أبو كمال."
    found = answer("who controls Albukamal bridge", (passage(text, Draft(text)),))
    question = understood(
        ("controls", ("يسيطر", "سيطر", "controls")),
        ("Albukamal", ("البوكمال", "بوكمال الغربية", "أبو كمال", "Albukamal")),
        ("الجيش", ("الجيوش", "الجيش")),
        ("bridge", ("معبر",)),
    )
    reply = render_answer(replace(found, question=question), messages("en"), Page(0))
    assert shown(reply).splitlines()[1] == (
        "Searched: controls → سيطر, Albukamal → البوكمال / أبو كمال"
    )
    nothing = replace(found, question=question, status=Status.NO_ANSWER)
    said = shown(render_answer(nothing, messages("en"), Page(0)))
    assert "Searched: controls → يسيطر / سيطر, Albukamal" in said
    assert "bridge → معبر" in said


def test_short_passages_leave_their_room_to_long_ones() -> None:
    long = "كلمة أخرى في نص طويل جدًّا. " * 130
    found = tuple(passage(text, Draft(text)) for text in (long.strip(), "قصير.", "قصير أيضًا."))
    reply = render_answer(answer("سؤال", found), messages("ar"), Page(0))
    assert long.strip() in reply.text


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://example.org/a?b=c&d=e", True),
        ("http://خبر.example/مقال", True),
        ("javascript:alert(1)", False),
        ("https://nohost", False),
        ("https://example.org/a b", False),
        ("ftp://example.org", False),
        (f"https://example.org/{'x' * 3000}", False),
        (None, False),
    ],
)
def test_only_links_that_lead_somewhere_are_links(url: str | None, usable: bool) -> None:  # noqa: FBT001
    assert usable_url(url) == (url if usable else None)
    made = only(passage("a", replace(BRIDGE, url=url)))
    assert bool(tdlib.parse_html(to_html(made)).links) is usable


def test_a_later_page_says_which_passages_it_shows() -> None:
    found = tuple(passage(BRIDGE.text, BRIDGE) for _ in range(5))
    words = messages("en")
    reply = render_answer(answer("q", found), words, Page(3, 1))
    assert reply.text.splitlines()[0] == "Passages 4 to 5"
    assert "\n4. \u2068صحيفة المرسى\u2069 · " in reply.text
    last = render_answer(answer("q", found), words, Page(4, 1))
    assert last.text.splitlines()[0] == "Passage 5"


def labels(reply: Reply) -> list[list[str]]:
    return [[button.label for button in row] for row in reply.rows]


def test_buttons_lead_to_pages_claims_context_and_take_votes() -> None:
    found = tuple(passage(BRIDGE.text, BRIDGE) for _ in range(7))
    said = replace(answer("q", found), claims=(Claim("هدى", "كلام", 1, None),))
    words = messages("en")
    assert labels(render_answer(said, words, Page(3, 1))) == [
        ["Earlier", "More"],
        ["Who says what"],
        ["Context 4", "Context 5", "Context 6"],
        ["👍 4", "👍 5", "👍 6", "👎"],
    ]
    assert labels(render_answer(said, words, Page(6, 1)))[2:] == [
        ["Context"],
        ["👍 Useful", "👎 Not useful"],
    ]
    own = replace(said, claims=(Claim("صحيفة", "كلام", 1, None, own_report=True),))
    assert "Who says what" not in str(labels(render_answer(own, words, Page(0, 1))))


def test_an_answer_that_could_not_be_kept_has_no_buttons() -> None:
    found = tuple(passage(BRIDGE.text, BRIDGE) for _ in range(5))
    assert render_answer(answer("q", found), messages("en"), Page(0)).rows == ()


@pytest.mark.parametrize(
    ("code", "status", "told"),
    [
        ("fr", Status.WEAK, True),
        ("ru", Status.NO_ANSWER, True),
        ("fr", Status.ANSWERED, False),
        ("en", Status.WEAK, False),
    ],
)
def test_an_unsure_answer_to_another_language_says_what_is_understood(
    code: str, status: Status, *, told: bool
) -> None:
    found = (passage("فتح الجسر.", Draft("فتح الجسر."), ()),)
    asked = answer("Qui ?", found, status=status)
    asked = replace(asked, question=replace(asked.question, language=code))
    said = shown(render_answer(asked, messages("en"), Page(0)))
    assert ("Arabic and English" in said) is told
