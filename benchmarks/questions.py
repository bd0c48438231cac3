"""Questions taken from the corpus itself, so that every corpus has some: no judgement of quality.

Every second one is a headline, the others are words of one paragraph in their order; both keep
three to eight distinct content words, which is what readers type.
"""

import random
from collections.abc import Sequence
from typing import Any

from benchmarks.model import Question
from benchmarks.ours import content_words, paragraphs_of

_SEED = 11
_FEWEST, _MOST = 3, 8
_ATTEMPTS = 50
"""Articles that are tried for each question wanted."""


def questions(articles: Sequence[dict[str, Any]], wanted: int) -> list[Question]:
    """Return up to `wanted` different questions over `articles`, always the same ones."""
    chance = random.Random(_SEED)  # noqa: S311 - a fixed choice, not a secret
    found: dict[str, Question] = {}
    for _ in range(wanted * _ATTEMPTS):
        if len(found) == wanted:
            break
        article = chance.choice(articles)
        source = article.get("title") if len(found) % 2 else _paragraph(article["text"], chance)
        question = _question(source or "", chance)
        if question:
            found.setdefault(question.text, question)
    return list(found.values())


def _paragraph(text: str, chance: random.Random) -> str:
    found = paragraphs_of(text)
    return chance.choice(found) if found else ""


def _question(source: str, chance: random.Random) -> Question | None:
    """Return some of the content words of `source`, in order, as a question."""
    by_term: dict[str, str] = {}
    for surface, term in content_words(source):
        by_term.setdefault(term, surface)
    if len(by_term) < _FEWEST:
        return None
    count = chance.randint(_FEWEST, min(_MOST, len(by_term)))
    kept = sorted(chance.sample(range(len(by_term)), count))
    terms, words = zip(*(list(by_term.items())[place] for place in kept), strict=True)
    return Question(" ".join(words), words, terms)
