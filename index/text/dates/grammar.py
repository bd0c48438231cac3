"""How words about time are put together, as rules over the signs of a text.

A rule is a regular expression over the line of signs, and what makes an expression of it
(`index.text.dates.readings`). At each sign the first rule that fits decides.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.text.dates import readings
from index.text.dates.expressions import Expression
from index.text.dates.readings import Part
from index.text.dates.signs import Sign


@dataclass(frozen=True, slots=True)
class Found:
    """An expression, and the signs that it is made of: `signs[first:last]`."""

    first: int
    last: int
    expression: Expression


_DAY = r"(?:d|owT|ot|o|T|s)"
_DAYS = rf"(?P<day>{_DAY})(?:(?:[w,]d){{0,6}}(?P<to>[iw-])m?(?P<day2>{_DAY}))?"
_ENGLISH_DAYS = r"(?P<day>[ds])(?:(?P<to>[iw-])(?P<day2>[ds]))?"
_ENGLISH_TAIL = r"(?:,?(?P<year>Y)|(?P<that>[lnc])(?P<of_that>y))"
_TWIN = r"(?:[/(-]?(?P<twin>[MH])\)?)?"
_TAIL = (
    r"(?:,?m?[yV]?(?P<year>Y)(?P<era>[eE])?|m?(?P<of>V)?(?P<back>B)?(?P<which>[LNC])"
    r"|m?h(?P<of_this>V)|(?P<that>[lnc])(?P<of_that>y))"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule, and the signs that it may begin with."""

    starts: str
    pattern: re.Pattern[str]
    build: Callable[[Part], Expression | None]


_NUMERIC = r"(?P<a>[dY])(?P<sep>[/-])(?P<b>d)(?P=sep)(?P<c>[dY])(?P<era>[eE])?"
_HEAD = r"(?:R[(,]?)?(?:D?(?P<weekday>W)\)?[,(]?)?v?D?"

_RULES = tuple(
    _Rule(starts, re.compile(pattern), build)
    for starts, pattern, build in (
        (
            "RDWvdoTs",
            rf"{_HEAD}{_DAYS}m?z?(?P<month>[MH]){_TWIN}{_TAIL}?",
            readings.days_of_month,
        ),
        (
            "WM",
            rf"(?:(?P<weekday>W),?)?(?P<month>M){_ENGLISH_DAYS}{_ENGLISH_TAIL}?",
            readings.english_days,
        ),
        (
            "RDWvdoTs",
            rf"{_HEAD}(?P<day>{_DAY})m?(?:(?P<unit>O)(?P<back>B)?(?P<which>[LNC])|(?P<that>C))",
            readings.days_of_this_month,
        ),
        (
            "dY",
            r"(?P<a>[dY])(?P<sep>[/-])(?P<b>d)(?P=sep)(?P<c>[dY])(?P<era>[eE])?",
            readings.numeric,
        ),
        (
            "zMH",
            rf"z?(?P<month>[MH]){_TWIN}(?:(?P<to>[iw-])(?P<month2>[MH])(?:[/(][MH]\)?)?)?{_TAIL}",
            readings.months,
        ),
        ("lnc", r"(?P<that>[lnc])(?P<month>M)", readings.months),
        (
            "DW",
            r"D?(?P<weekday>W)(?:(?P<back>B)?(?P<which>[LNC]))?",
            readings.weekday,
        ),
        ("lnc", r"(?P<that>[lnc])(?P<weekday>W)", readings.weekday),
        ("R", r"(?P<near>R)(?:[,(]?D?(?P<weekday>W)\)?)?", readings.near),
        ("KOV", r"(?P<unit>[KOV])(?P<back>B)?(?P<which>[LNC])", readings.span),
        ("h", r"h(?P<unit>[KOV])", readings.span),
        ("lnc", r"(?P<that>[lnc])(?P<unit>[kzy])", readings.span),
        (
            "BS",
            r"[BS](?:(?P<count>(?:[#dYtw]{0,6}[#dYt])?)(?P<unit>[pkzyDq]))(?!#?[mYMHWLNC@(/])",
            readings.ago,
        ),
        ("#dx", r"(?P<count>[#dw-]{0,6}[#d])(?P<unit>[pkzyD])j", readings.ago),
        ("kzyD", r"(?P<unit>[kzyD])j", readings.ago),
        (
            "mbyVSir",
            r"(?P<outside>[mb])?(?P<named>[yV])?(?P<year>Y)(?P<era>[eE])?(?P<to>[iw-])[yV]?(?P<year2>Y)[eE]?",
            readings.years,
        ),
        ("yV", r"(?P<named>[yV])(?P<year>Y)(?P<era>[eE])?", readings.years),
        ("Y", r"(?P<year>Y)(?P<era>[eE])", readings.years),
        ("SirBm", r"(?P<outside>[SirBm])(?P<year>Y)(?![/#dp-])", readings.years),
    )
)
_BY_START: dict[str, tuple[_Rule, ...]] = {
    sign: tuple(rule for rule in _RULES if sign in rule.starts)
    for rule in _RULES
    for sign in rule.starts
}


def expressions(signs: Sequence[Sign]) -> Iterator[Found]:
    """Yield the words about time, in order; they do not overlap."""
    line = "".join(sign.kind for sign in signs)
    place = 0
    while place < len(line):
        for rule in _BY_START.get(line[place], ()):
            match = rule.pattern.match(line, place)
            expression = rule.build(Part(match, signs)) if match else None
            if match and expression:
                outside = "outside" in match.groupdict() and match["outside"] is not None
                yield Found(place + outside, match.end(), expression)
                place = match.end() - 1
                break
        place += 1
