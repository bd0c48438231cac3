"""What an answer is shown with."""

from hypothesis import given
from hypothesis import strategies as st

from index.model import (
    RELATED,
    Answer,
    Citation,
    Kind,
    Paragraph,
    Passage,
    Question,
    Span,
    Status,
)


def answer_of(*coverages: float) -> Answer:
    """Return an answer whose passages carry so much of the question."""
    passages = tuple(
        Passage(
            rank=rank,
            score=1 / rank,
            citation=Citation(rank, None, None, None, None, None, None),
            paragraph=Paragraph(rank, rank, 0, 0, 4, "خبر."),
            highlights=(),
            answer_sentence=Span(0, 4),
            coverage=coverage,
        )
        for rank, coverage in enumerate(coverages, 1)
    )
    question = Question("خبر", "ar", Kind.TOPIC, ())
    return Answer(question, Status.WEAK, 0.2, passages, (), 1.0, None, len(passages))


def test_what_has_little_to_do_with_the_question_is_dropped() -> None:
    shown = answer_of(0.5, 0.1, 0.31, 0.9, 0.29).bearing()
    assert [passage.rank for passage in shown.passages] == [1, 3, 4]


@given(coverages=st.lists(st.floats(0, 1), max_size=8))
def test_the_first_passage_always_bears(coverages: list[float]) -> None:
    answer = answer_of(*coverages)
    shown = answer.bearing()
    assert shown.passages[:1] == answer.passages[:1]
    kept = [p for p in answer.passages if p.coverage >= RELATED * coverages[0]]
    assert list(shown.passages) == kept
    assert shown.bearing() == shown
    assert (shown.question, shown.status, shown.articles) == (
        answer.question,
        answer.status,
        answer.articles,
    )
