"""Reading a question: its language, its kind, and the words that carry it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.answer.kinds import kind_of
from index.errors import QuestionRejected
from index.model import Kind, Token
from index.text import analyzer, stopwords
from index.text.languages import is_arabic, language_of

LONGEST_QUESTION = 4_096
"""Code points: the length of the longest Telegram message."""

MOST_WORDS = 48
"""Words that are searched for; a longer text is searched by its first ones."""

_DROPPED = (
    stopwords.ARABIC | stopwords.ARABIC_QUESTION | stopwords.ARABIC_DIALECT,
    stopwords.ENGLISH | stopwords.ENGLISH_QUESTION,
)


_LATEST = frozenset("اخر احدث اليوم الان حاليا مستجدات latest newest today currently now".split())  # noqa: SIM905 - a line of words
"""Folded words that ask for the newest."""

_QUOTED = re.compile(r'"([^"]+)"|«([^»]+)»|“([^”]+)”')


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read, before its words are looked up anywhere."""

    text: str
    language: str
    kind: Kind
    tokens: tuple[Token, ...]
    """The words that carry it, in order; never empty."""
    quoted: tuple[tuple[str, ...], ...]
    """The terms of each phrase in quotation marks."""
    latest: bool
    """Whether the newest is wanted."""


def read(text: str) -> Reading:
    """Read a question.

    Raises:
        QuestionRejected: it has no word, or is longer than `LONGEST_QUESTION`.
    """
    if len(text) > LONGEST_QUESTION:
        raise QuestionRejected("too_long", LONGEST_QUESTION)
    tokens = analyzer.analyze(text)
    if not tokens:
        raise QuestionRejected("empty")
    language = language_of(text)
    kind = kind_of(" ".join(token.word for token in tokens), language)
    return Reading(
        text=text,
        language=language,
        kind=kind,
        tokens=tuple(_carrying(tokens)[:MOST_WORDS]),
        quoted=_quoted(text),
        latest=any(token.word in _LATEST for token in tokens),
    )


def _quoted(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the terms of each phrase of two words or more in quotation marks."""
    phrases = (analyzer.analyze(match[match.lastindex or 0]) for match in _QUOTED.finditer(text))
    return tuple(tuple(t.term for t in tokens) for tokens in phrases if len(tokens) > 1)


def _carrying(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens that are no stop words; all of them if there are no others."""
    return [token for token in tokens if not _is_stop_word(token)] or tokens


def _is_stop_word(token: Token) -> bool:
    if token.surface.isupper() and token.surface.isascii() and len(token.surface) > 1:
        return False  # US, IS and WHO are names, whatever the words are
    arabic, english = _DROPPED
    return token.word in (arabic if is_arabic(token.word) else english)
