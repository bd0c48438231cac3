"""Numbers of a question, in every way in which articles write them.

«ثلاثة وعشرين قتيلا» asks for "23 قتيلا" too, and 150,000 for «150 ألف» and «مئة وخمسون ألفا».
Numbers up to ten are left as they are: their words stand in every other paragraph, and their
stems are also those of days of the week («ثلاثاء») and of tens. So are years.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from index.model import Alternative, Span, TermGroup, Token
from index.text import analyzer
from index.text.numbers import Numeral, numerals
from index.text.written_numbers import in_arabic

_LEAST = 11
_YEARS = range(1_000, 2_200)
_SCALES = (
    (10**9, ("مليار", "مليارات")),
    (10**6, ("مليون", "ملايين")),
    (10**3, ("ألف", "آلاف")),
)
_MOST_IN_WORDS = 999
_PARTED = frozenset("/-–:")
"""Beside a number they make it part of a date, a season, a score or a name: "9/11"."""

_IN_WORDS = 0.8
"""What a number counts in another form than the question's."""


def numeral_groups(text: str, tokens: Sequence[Token]) -> dict[int, tuple[TermGroup, int]]:
    """Return the numbers among the words of a question.

    Args:
        text: the question.
        tokens: the words that carry it.

    Returns:
        By the place of a number's first word, what is searched for, and the place after it.
    """
    found: dict[int, tuple[TermGroup, int]] = {}
    for numeral in numerals([token.word for token in tokens]):
        own = tokens[numeral.first : numeral.last]
        before, after = text[: own[0].start][-1:], text[own[-1].end :][:1]
        if _stands_for_others(numeral, own) and not {before, after} & _PARTED:
            found[numeral.first] = _group(text, own, numeral.value), numeral.last
    return found


def _stands_for_others(numeral: Numeral, own: Sequence[Token]) -> bool:
    """Tell whether a number may be written otherwise without meaning too much else."""
    if len(own) > 1:
        return numeral.value >= _LEAST
    is_scale = any(numeral.value == scale for scale, _ in _SCALES)
    is_year = own[0].surface.isdigit() and numeral.value in _YEARS
    return numeral.value >= _LEAST and not is_scale and not is_year


def _group(text: str, own: Sequence[Token], value: Decimal) -> TermGroup:
    span = Span(own[0].start, own[-1].end)
    surface = text[span.start : span.end]
    alternatives = {
        terms: Alternative(terms, _IN_WORDS, written)
        for written in _written(value)
        if (terms := tuple(token.term for token in analyzer.analyze(written)))
    }
    terms = tuple(token.term for token in own)
    alternatives.pop(terms, None)
    return TermGroup(surface, span, (Alternative(terms, 1.0, surface), *alternatives.values()))


def _written(value: Decimal) -> Iterator[str]:
    """Yield how a number may be written: in digits, with a scale, in words."""
    whole = value == int(value)
    yield f"{value.normalize():f}"
    if whole and value <= _MOST_IN_WORDS:
        yield from in_arabic(int(value))
    for scale, words in _SCALES:
        if value >= scale:
            amount = value / scale
            if amount == round(amount, 2) and amount != 1:
                yield from (f"{amount.normalize():f} {word}" for word in words)
                if amount == int(amount) and _LEAST <= amount <= _MOST_IN_WORDS:
                    yield from (f"{form} {words[0]}" for form in in_arabic(int(amount)))
            return
