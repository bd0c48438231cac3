"""Who says what: statements and their speakers in the paragraphs of an article."""

from collections.abc import Sequence

from index.model import Statement

__all__ = ["statements_of"]


def statements_of(paragraphs: Sequence[str], language: str) -> tuple[tuple[Statement, ...], ...]:
    """Return the statements of each paragraph of an article, in order.

    Args:
        paragraphs: the article's paragraphs, in order.
        language: ISO 639-1 code of the article's language.
    """
    return tuple(() for _ in paragraphs)
