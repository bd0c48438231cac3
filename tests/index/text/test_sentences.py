import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.sentences import sentences
from tests.index.strategies import texts

punctuated = st.one_of(
    texts, st.text("اب .؟!?…۔«»\"”’')]\n\t\u00a0\x1c1AD", max_size=60), st.text("أ. د", max_size=20)
)


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@given(punctuated)
def test_every_character_is_in_exactly_one_sentence(text: str) -> None:
    covered = [0] * len(text)
    end = 0
    for span in sentences(text):
        assert end <= span.start < span.end
        end = span.end
        for place in range(*span):
            covered[place] += 1
    assert all(count == 1 for count, char in zip(covered, text, strict=True) if not char.isspace())


@given(punctuated)
def test_sentences_are_trimmed(text: str) -> None:
    for sentence in pieces(text):
        assert sentence == sentence.strip()
        assert sentence


@given(punctuated)
def test_no_sentence_goes_over_a_line(text: str) -> None:
    assert not any("\n" in sentence for sentence in pieces(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("وصل الوفد. غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
        ("هل وصل؟ نعم!", ["هل وصل؟", "نعم!"]),
        ("قال «انتهى.» ثم خرج.", ["قال «انتهى.»", "ثم خرج."]),
        ("قال د. سالم إن الأمر انتهى.", ["قال د. سالم إن الأمر انتهى."]),
        ("Mr. Smith met J. Doe. They talked.", ["Mr. Smith met J. Doe.", "They talked."]),
        ("بلغ السعر 12.5 دولارا. ثم هبط.", ["بلغ السعر 12.5 دولارا.", "ثم هبط."]),
        ("سطر\nسطر آخر", ["سطر", "سطر آخر"]),
        ("ماذا؟! لا...", ["ماذا؟!", "لا..."]),
    ],
)
def test_examples(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "pattern",
    ["قال الوزير إن العمل يتواصل. ", ".»", ".x", "\n", " ", "«", "A. ", "a", "د. "],
)
def test_a_megabyte_is_cut_in_linear_time(pattern: str) -> None:
    text = pattern * (1_000_000 // len(pattern)) + "x"
    begun = time.process_time()
    sentences(text)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("run", [".", "؟!", "...»"])
def test_a_long_row_of_stops_is_read_once(run: str) -> None:
    # quadratic time would be over a second
    text = run * (10_000 // len(run)) + "x"
    begun = time.process_time()
    sentences(text)
    assert time.process_time() - begun < 0.5
