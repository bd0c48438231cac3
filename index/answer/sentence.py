"""What in a passage answers: the sentence, and the words to make bold."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from index.model import DateMention, Kind, Span, TermGroup, Token
from index.text.numbers import is_number_word
from index.text.sentences import sentences

_YEAR = re.compile(r"(?:1\d|20)\d\d")
_WANTED = 0.5
"""What a sentence with the kind of thing that was asked for gains, in shares of the question.

Measured on 622 when- and how-many-questions of four sets, right sentences: 537 where any digit
counted for 0.35, 547 with dates and numbers for 0.5. That the thing stands within seven words
of the question's adds nothing to that.
"""


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


def things_of(kind: Kind, tokens: Sequence[Token], dates: Sequence[DateMention]) -> list[int]:
    """Return where in a passage the kind of thing stands that is asked for, as offsets.

    Dates and years for a when-question; for a how-many-question numbers in digits or words that
    are no part of a date. Other kinds want no such thing.
    """
    if kind is Kind.WHEN:
        years = [token.start for token in tokens if _YEAR.fullmatch(token.word)]
        return [mention.span.start for mention in dates] + years
    if kind is Kind.HOW_MANY:
        dated = {place for mention in dates for place in range(*mention.span)}
        return [
            token.start
            for token in tokens
            if (token.word[0].isdigit() or is_number_word(token.word)) and token.start not in dated
        ]
    return []


def answer_sentence(
    text: str,
    tokens: Sequence[Token],
    matching: Mapping[int, set[int]],
    weights: Mapping[int, float],
    things: Sequence[int],
    within: Sequence[Span] = (),
) -> Span:
    """Return the sentence of `text` that carries most of the question.

    Args:
        text: the passage.
        tokens: its tokens.
        matching: which of them match, as `matching_tokens` says.
        weights: the inverse document frequency of each word of the question.
        things: where what is asked for stands; a sentence that has one is preferred.
        within: what the sentence has to have a part of, where only some of the passage answers.
    """
    places = sorted(things)
    spans = [
        span
        for span in sentences(text)
        if not within or any(part.start < span.end and span.start < part.end for part in within)
    ]
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
        if bisect_left(places, span.start) < bisect_left(places, span.end):
            score += _WANTED
        if score > best_score:
            best, best_score = span, score
    return best
