"""One question's answer against what is known to be right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.evaluation.naming import same_name
from bot.folding import holds
from bot.questions import QuestionRecord
from index.model import Answer, Citation, Passage, Status


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one question. `None` means that the set does not let it be judged."""

    id: str | int
    question: str
    language: str | None
    kind: str | None
    answerable: bool | None
    status: Status
    confidence: float
    elapsed_ms: float
    """From the question's text to the answer, on the judge's clock."""
    gold: int
    """How many articles answer it."""
    gold_ranks: tuple[int, ...]
    """The rank of each gold article's first passage, ascending."""
    judged_paragraph: bool
    """Whether the set says which paragraph is right."""
    paragraph_rank: int | None
    """The rank of the first passage with the gold paragraph's text."""
    judged_answer: bool
    """Whether the set says which words answer."""
    answer_rank: int | None
    """The rank of the first passage that holds a right answer."""
    sentence_right: bool | None
    """Whether that passage's answer sentence holds it; `None` without such a passage."""
    speaker_right: bool | None
    """Whether the passage that is right names the right speaker, or none where there is none."""

    @property
    def rank(self) -> int | None:
        """The rank of the first passage of a gold article."""
        return self.gold_ranks[0] if self.gold_ranks else None

    @property
    def first_right(self) -> bool | None:
        """Whether the first passage is right, by the strictest thing that the set says.

        It holds the answer, or is the gold paragraph, or is of a gold article.
        """
        if self.judged_answer:
            return self.answer_rank == 1
        if self.judged_paragraph:
            return self.paragraph_rank == 1
        return self.rank == 1 if self.gold else None


def judge(record: QuestionRecord, answer: Answer | None, elapsed_ms: float) -> Outcome:
    """Return what became of `record`; `answer` is `None` when the question was rejected."""
    passages = () if answer is None else answer.passages
    holding = _first(passages, lambda passage: _answers(passage.paragraph.text, record))
    paragraph = _first(passages, lambda passage: _is_gold_paragraph(passage, record))
    return Outcome(
        id=record.id,
        question=record.question,
        language=record.lang,
        kind=record.kind,
        answerable=_answerable(record),
        status=Status.NO_ANSWER if answer is None else answer.status,
        confidence=0.0 if answer is None else answer.confidence,
        elapsed_ms=elapsed_ms,
        gold=len(record.gold),
        gold_ranks=_gold_ranks(passages, record.gold),
        judged_paragraph=record.gold_paragraph is not None,
        paragraph_rank=None if paragraph is None else paragraph.rank,
        judged_answer=bool(record.answers),
        answer_rank=None if holding is None else holding.rank,
        sentence_right=None if holding is None else _answers(_sentence(holding), record),
        speaker_right=_speaker_right(holding or paragraph, record),
    )


def _first(passages: Sequence[Passage], right: Callable[[Passage], bool]) -> Passage | None:
    return next((passage for passage in passages if right(passage)), None)


def _answerable(record: QuestionRecord) -> bool | None:
    """Return what the file says, or else that a question with a right answer has one."""
    if record.answerable is not None:
        return record.answerable
    return True if record.gold or record.answers else None


def _answers(text: str, record: QuestionRecord) -> bool:
    return any(holds(text, answer) for answer in record.answers)


def _sentence(passage: Passage) -> str:
    start, end = passage.answer_sentence
    return passage.paragraph.text[start:end]


def _sources(passage: Passage) -> set[str | None]:
    """Return the external ids of the articles that a passage stands in, reprints included."""
    citations: tuple[Citation, ...] = (passage.citation, *passage.also_in)
    return {citation.external_id for citation in citations}


def _gold_ranks(passages: Sequence[Passage], gold: frozenset[str]) -> tuple[int, ...]:
    """Return where each gold article first appears; one that does not is left out.

    A passage counts for one gold article only, so that reprints of one text do not fill
    several places of the ideal ranking from a single rank.
    """
    missing = set(gold)
    ranks: list[int] = []
    for passage in passages:
        found = missing & _sources(passage)
        if found:
            ranks.append(passage.rank)
            missing -= found
    return tuple(ranks)


def _is_gold_paragraph(passage: Passage, record: QuestionRecord) -> bool:
    """Tell whether a passage has the gold paragraph's words, or is a part of it.

    The library may join short paragraphs and split long ones, so one may hold the other; a
    part counts only in a gold article, for a short one may stand anywhere.
    """
    if record.gold_paragraph is None:
        return False
    text = passage.paragraph.text
    if holds(text, record.gold_paragraph):
        return True
    return bool(record.gold & _sources(passage)) and holds(record.gold_paragraph, text)


def _speaker_right(passage: Passage | None, record: QuestionRecord) -> bool | None:
    """Return whether a passage names who says the answer, and nobody where nobody is named."""
    if passage is None or "speaker" not in record.model_fields_set:
        return None
    if passage.speaker is None or record.speaker is None:
        return passage.speaker is record.speaker
    return same_name(passage.speaker, record.speaker)
