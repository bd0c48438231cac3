"""Questions, answers and outcomes made by hand."""

from dataclasses import replace

from hypothesis import strategies as st

from bot.evaluation.judging import Outcome, judge
from bot.questions import QuestionRecord
from index import Answer, Passage
from index.model import Citation, Kind, Paragraph, Question, Span, Status

RANKS = st.none() | st.integers(1, 50)


def citation(external_id: str) -> Citation:
    return Citation(1, external_id, None, None, None, None, None)


def passage(
    rank: int,
    external_id: str,
    text: str = "كلام لا يجيب.",
    *,
    sentence: Span | None = None,
    speaker: str | None = None,
    also_in: tuple[str, ...] = (),
) -> Passage:
    return Passage(
        rank=rank,
        score=1 / rank,
        citation=citation(external_id),
        paragraph=Paragraph(rank, 1, 0, 0, len(text), text),
        highlights=(),
        answer_sentence=sentence or Span(0, len(text)),
        speaker=speaker,
        also_in=tuple(citation(other) for other in also_in),
    )


def answer(*passages: Passage, status: Status = Status.ANSWERED) -> Answer:
    question = Question("سؤال", "ar", Kind.WHO, ())
    return Answer(question, status, 0.5, passages, (), 1.0, None, 1)


def record(**known: object) -> QuestionRecord:
    return QuestionRecord.model_validate({"id": "q", "question": "سؤال", **known})


def outcome(number: int = 1, *, rank: int | None = 1, **known: object) -> Outcome:
    """Return the outcome of a question with one gold article, found at `rank`."""
    passages = [passage(rank, "gold")] if rank else []
    judged = judge(record(id=number, gold=["gold"]), answer(*passages), 1.0)
    return replace(judged, **known)  # type: ignore[arg-type]
