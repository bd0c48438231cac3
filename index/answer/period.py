"""When the events of a question took place, as far as it names a month or a season.

Articles tell of an event in the days after it, so an article of that time is more likely to
answer.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.model import Token
from index.text.dates.names import months
from index.text.stems import without_clitics

_SEASONS = {"ربيع": (3, 5), "صيف": (6, 8), "خريف": (9, 11), "شتاء": (12, 14)} | {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = 30
_FADED = 3.0
"""Months from a period at which an article no longer belongs to it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A run of months."""

    first: int
    """Month number: January is 1, and a winter may run to 14, February."""
    last: int
    year: int | None
    """`None` where the question names none: the months of any year."""


def period_of(tokens: Sequence[Token]) -> Period | None:
    """Return the period that a question names, or `None` if it names no month or season."""
    words = [without_clitics(token.word) for token in tokens]
    plain = [token.word for token in tokens]
    years = [int(word) for word in plain if _YEAR.fullmatch(word)]
    year = years[-1] if years else None
    for place in range(len(plain)):
        for run in (plain[place : place + 2], plain[place : place + 1], words[place : place + 1]):
            month = months().get(tuple(run))
            if month:
                return Period(month, month, year)
        season = _SEASONS.get(words[place])
        if season:
            return Period(*season, year)
    return None


def day_of(published: str | None) -> date | None:
    """Return the day of an article, as its source wrote it."""
    return date.fromisoformat(published[:10]) if published else None


@lru_cache(maxsize=1 << 15)
def days_of(published: str | None) -> int:
    """Return the number of an article's day, 0 where it is unknown."""
    day = day_of(published)
    return day.toordinal() if day else 0


def newness(days: Sequence[int]) -> list[float]:
    """Return from -1 to 1 how new each article is among all, 0 where its day is unknown.

    It falls by half with each month behind the newest.
    """
    newest = max(days, default=0)
    return [2 * 0.5 ** ((newest - day) / _MONTH) - 1 if day else 0.0 for day in days]


def fit(period: Period | None, published: str | None) -> float:
    """Return from -1 to 1 how well the day of an article fits a period.

    1 is inside it, -1 three months off or more; 0 where either is unknown. Without a year, a
    fitting month counts half, for it may be another year's.
    """
    if period is None or published is None:
        return 0.0
    day = date.fromisoformat(published[:10])
    month = day.year * 12 + day.month + (day.day - 1) / 31
    if period.year is None:
        inside = (month - period.first) % 12 < period.last - period.first + 2
        return 0.5 if inside else -0.5
    start, end = period.year * 12 + period.first, period.year * 12 + period.last + 1
    off = max(start - month, month - end, 0.0)
    return 1.0 - min(off, _FADED) * 2 / _FADED
