"""What the tests of statements compare: who says what, in the article's own words."""

from index.answer.statements import statements_of


def told(*paragraphs: str, language: str = "ar") -> list[tuple[str, str]]:
    """Return the speaker and the words of each statement of an article, in order."""
    found = statements_of(paragraphs, language)
    return [
        (statement.speaker, text[statement.span.start : statement.span.end])
        for text, statements in zip(paragraphs, found, strict=True)
        for statement in statements
    ]


def types(*paragraphs: str, language: str = "ar") -> list[str]:
    """Return the type of each statement of an article, in order."""
    return [s.type for found in statements_of(paragraphs, language) for s in found]


def cues(*paragraphs: str, language: str = "ar") -> list[str]:
    """Return the reporting words of each statement of an article, in order."""
    return [s.cue for found in statements_of(paragraphs, language) for s in found]
