"""Who says what: statements and their speakers in the paragraphs of an article."""

from collections.abc import Sequence

from index.answer.statements.arabic import reports
from index.answer.statements.clauses import REPORTING
from index.answer.statements.english import statements_in
from index.answer.statements.marks import Text
from index.answer.statements.tracing import Tracer
from index.model import Statement

__all__ = ["VERSION", "statements_of"]

VERSION = "5"
"""Changes with the rules; a library of another one is attributed anew."""


def statements_of(paragraphs: Sequence[str], language: str) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements of each paragraph of an article, in order.

    Args:
        paragraphs: the article's paragraphs, in order.
        language: ISO 639-1 code of the article's language.
    """
    if language == "en":
        return statements_in(paragraphs)
    texts = [Text(paragraph) for paragraph in paragraphs]
    found = [reports(text) if text.holds(REPORTING) else [] for text in texts]
    if not any(found):
        return tuple(() for _ in paragraphs)
    tracer = Tracer(texts, found)
    result = []
    for number, (text, group) in enumerate(zip(texts, found, strict=True)):
        statements = []
        for report in group:
            speaker = tracer.speaker(number, report)
            if speaker is not None:
                statements.append(
                    Statement(
                        speaker,
                        text.slice(report.cue_first, report.cue_last),
                        "direct" if report.direct else "indirect",
                        text.span(report.first, report.last),
                    )
                )
        result.append(tuple(statements))
    return tuple(result)
