"""What in a passage answers: the sentence, and the words to make bold."""

import re
from collections.abc import Mapping, Sequence

from index.model import Kind, Span, TermGroup, Token
from index.text.sentences import sentences

_NUMBER = re.compile(r"[\d\u0660-\u0669\u06f0-\u06f9]")
_WANTED = 0.35
"""What a sentence with the kind of thing that was asked for gains, in shares of the question."""


def matching_tokens(groups: Sequence[TermGroup], tokens: Sequence[Token]) -> dict[int, set[int]]:
    """Return the question's words that each matching token stands for, by the token's place."""
    wanted: dict[str, set[int]] = {}
    for number, group in enumerate(groups):
        for alternative in group.alternatives:
            for term in alternative.terms:
                wanted.setdefault(term, set()).add(number)
    return {place: wanted[token.term] for place, token in enumerate(tokens) if token.term in wanted}


def highlights(tokens: Sequence[Token], matching: Mapping[int, set[int]]) -> tuple[Span, ...]:
    """Return the spans of the matching tokens, in order."""
    return tuple(Span(tokens[place].start, tokens[place].end) for place in sorted(matching))


def answer_sentence(
    text: str,
    tokens: Sequence[Token],
    matching: Mapping[int, set[int]],
    weights: Mapping[int, float],
    kind: Kind,
) -> Span:
    """Return the sentence of `text` that carries most of the question.

    Args:
        text: the passage.
        tokens: its tokens.
        matching: which of them match, as `matching_tokens` says.
        weights: the inverse document frequency of each word of the question.
        kind: what is asked for; a sentence that has a number is preferred where one is wanted.
    """
    spans = sentences(text)
    whole = sum(weights.values()) or 1.0
    best, best_score = Span(0, len(text)), -1.0
    for span in spans:
        inside = {
            word
            for place, words in matching.items()
            if span.start <= tokens[place].start < span.end
            for word in words
        }
        score = sum(weights[word] for word in inside) / whole
        if kind in (Kind.HOW_MANY, Kind.WHEN) and _NUMBER.search(text, span.start, span.end):
            score += _WANTED
        if score > best_score:
            best, best_score = span, score
    return best
