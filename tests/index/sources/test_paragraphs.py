import re

from hypothesis import given
from hypothesis import strategies as st

from index.model import Span
from index.sources import paragraphs

SENTENCE = "قال الوزير إن «العمل يتواصل في كل المواقع» وإن النتائج ستعلن في نهاية الشهر الحالي. "

text_like = st.one_of(
    st.text(),
    st.text(alphabet='اب .؟!…«»"“”،\n\t\u00a0\x1c1', max_size=6_000),
    st.lists(
        st.sampled_from([SENTENCE, "بيروت –", "\n", " " * 2_500, "س" * 2_500, "د. ", "1.5 ", "«"]),
        max_size=40,
    ).map("".join),
)


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@given(text_like)
def test_spans_are_trimmed_in_order_and_cover_every_character(text: str) -> None:
    spans = paragraphs(text)
    covered = [0] * len(text)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        covered[span.start : span.end] = [1] * (span.end - span.start)
        end = span.end
    assert all(there or char.isspace() for char, there in zip(text, covered, strict=True))


@given(text_like)
def test_no_piece_is_longer_than_the_limit(text: str) -> None:
    assert all(len(line) <= 2_000 for piece in pieces(text) for line in piece.split("\n"))


def test_a_paragraph_is_a_line() -> None:
    text = f"  {SENTENCE}\n\n{SENTENCE}"
    assert pieces(text) == [SENTENCE.strip(), SENTENCE.strip()]


def test_no_text_has_no_paragraph() -> None:
    assert paragraphs("") == paragraphs(" \n\t\n") == []


def test_a_fragment_goes_with_what_follows() -> None:
    assert pieces(f"بيروت –\n{SENTENCE}") == [f"بيروت –\n{SENTENCE.strip()}"]


def test_a_last_fragment_goes_with_what_comes_before() -> None:
    assert pieces(f"{SENTENCE}\nأ ف ب") == [f"{SENTENCE}\nأ ف ب"]


def test_a_short_sentence_stands_alone() -> None:
    assert pieces(f"لم يصب أحد.\n{SENTENCE}") == ["لم يصب أحد.", SENTENCE.strip()]


def test_a_fragment_alone_is_a_paragraph() -> None:
    assert paragraphs(" خبر ") == [Span(1, 4)]


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    found = pieces(SENTENCE * 40)
    assert all(250 <= len(piece) <= 1_000 for piece in found)
    assert all(piece.endswith("الحالي.") for piece in found)


def test_abbreviations_and_numbers_are_not_cut() -> None:
    found = pieces(
        "التقى د. سالم والسيد أ. كريم في مقر U.S. Steel نسبة 3.5 في المئة و1. 5 أمس. " * 40
    )
    assert not any(re.search(r"(?:\b[دأ]|U\.S|\d)\.$", piece) for piece in found)


def test_a_cut_stays_out_of_a_quotation_where_it_can() -> None:
    quotation = "وقال: «" + "بدأ العمل. " * 30 + "انتهى العمل.» "
    found = pieces(quotation * 6)
    assert all(piece.count("«") == piece.count("»") for piece in found)


def test_without_sentences_a_comma_or_a_space_is_where_it_is_cut() -> None:
    assert all(piece.endswith("،") for piece in pieces("كلمة وكلمة، " * 300)[:-1])
    assert all(set(piece) <= set("كلمة ") for piece in pieces("كلمة " * 900))


def test_a_megabyte_in_one_line_is_finished() -> None:
    text = SENTENCE * (1_000_000 // len(SENTENCE))
    assert len(paragraphs(text)) > 1_000
    assert len(paragraphs("س" * 1_000_000)) == 500
