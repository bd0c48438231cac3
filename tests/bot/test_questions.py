"""Question JSONL is read, and what is broken in it is named."""

import pytest

from bot.questions import QuestionRecord, read_questions
from index.errors import BrokenRecord


def test_a_question_file_is_read_with_everything_in_it() -> None:
    line = (
        '\ufeff{"id": 5, "question": "من؟", "lang": "ar", "kind": "who", "answerable": true, '
        '"answers": ["فلان"], "gold": ["a", "b"], "gold_paragraph": null, "more": 1}'
    )
    assert list(read_questions([line.encode(), b"  \n"], "q.jsonl")) == [
        QuestionRecord(
            id=5,
            question="من؟",
            lang="ar",
            kind="who",
            answerable=True,
            answers=("فلان",),
            gold=frozenset({"a", "b"}),
        )
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a JSON object"),
        (b'{"id": "1"}', '"question": field required'),
        (b'{"question": "x"}', '"id": field required'),
        (b'{"id": true, "question": "x"}', '"id": '),
        (b'{"id": "1", "question": 2}', '"question": '),
        (b'{"id": "1", "question": "\xff"}', "not JSON"),
        (b'{"id": "1", "question": "\\ud800"}', "not JSON"),
        (b'{"id": "1", "question": "x", "answers": "y"}', '"answers": '),
        (b'{"id": "1", "question": "x", "answerable": "no"}', '"answerable": '),
    ],
)
def test_a_broken_line_is_named_and_the_next_is_read(line: bytes, reason: str) -> None:
    broken, good = read_questions([line, b'{"id": "2", "question": "y"}'], "q.jsonl")
    assert isinstance(broken, BrokenRecord)
    assert str(broken).startswith(f"q.jsonl, line 1: {reason}")
    assert good == QuestionRecord(id="2", question="y")


def test_null_lists_are_empty() -> None:
    line = b'{"id": "1", "question": "x", "answers": null, "gold": null}'
    assert list(read_questions([line], "-")) == [QuestionRecord(id="1", question="x")]
