"""What words about time mean, and the days that they come to from an article's date.

`resolve` returns the first and the last day, or `None` where the article's date is needed and
unknown, or where no such day exists. Hijri dates are those of the Umm al-Qura calendar, which
hijridate knows for the years 1343 to 1500 (1924 to 2077).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from hijridate import Gregorian

from index.text.dates.calendars import Days, day_of, month_of, year_of
from index.text.dates.names import first_weekday

WEEK = 7
_DAY = timedelta(days=1)
_MONTHS = 12
_FIRST_GREGORIAN_YEAR = 1600
"""«رمضان 2018» names a Hijri month by the Gregorian year in which it begins."""


class Which(Enum):
    """Which one of the many days or months of a name is meant."""

    LAST = -1
    THIS = 0
    NEXT = 1
    COMING = 2
    """The next one, which may be today."""


class Unit(Enum):
    """A span of time that is counted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Expression(Protocol):
    """Words about time."""

    def resolve(self, published: date | None) -> Days | None:
        """Return the days that are meant in an article of the day `published`."""


@dataclass(frozen=True, slots=True)
class Near:
    """A number of days from the article's: «أمس», «قبل يومين»."""

    days: int
    weekday: int | None = None
    """The day of the week that is named beside it: «أمس الخميس»."""

    def resolve(self, published: date | None) -> Days | None:
        """Return the day; one beside it if that is the one of the name.

        Articles are dated by the clock of one place and written by that of another.
        """
        if published is None:
            return None
        for slip in (0, -1, 1):
            day = published + (self.days + slip) * _DAY
            if self.weekday in (None, day.weekday()):
                return day, day
        return None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, in the week around the article's day."""

    weekday: int
    which: Which | None = None
    weeks: int = 0
    """Whole weeks further off: «الخميس قبل الماضي»."""

    def resolve(self, published: date | None) -> Days | None:
        """Return the last such day up to the article's, unless the words point elsewhere."""
        if published is None:
            return None
        ahead = (self.weekday - published.weekday()) % WEEK
        match self.which:
            case Which.NEXT:
                off = ahead or WEEK
            case Which.COMING:
                off = ahead
            case Which.LAST:
                off = ahead - WEEK
            case Which.THIS:
                off = ahead if ahead <= WEEK // 2 else ahead - WEEK
            case None:
                off = ahead - WEEK if ahead else 0
        day = published + (off + WEEK * self.weeks) * _DAY
        return day, day


@dataclass(frozen=True, slots=True)
class Span:
    """A week, month or year, counted from the article's: «الشهر الماضي» is one back."""

    unit: Unit
    steps: int
    arabic: bool = True
    """Whether weeks begin as in Arab countries."""
    day: int | None = None
    """The day of the month: «التاسع من الشهر الجاري»."""

    def resolve(self, published: date | None) -> Days | None:
        """Return the whole of it, or the one day."""
        if published is None:
            return None
        if self.unit is Unit.WEEK:
            behind = (published.weekday() - first_weekday(arabic=self.arabic)) % WEEK
            first = published + (WEEK * self.steps - behind) * _DAY
            return first, first + (WEEK - 1) * _DAY
        if self.unit is Unit.YEAR:
            return year_of(published.year + self.steps)
        months = published.year * _MONTHS + published.month - 1 + self.steps
        first = date(months // _MONTHS, months % _MONTHS + 1, 1)
        if self.day is not None:
            day = first.replace(day=self.day)
            return day, day
        return month_of(first.year, first.month, hijri=False)


@dataclass(frozen=True, slots=True)
class Years:
    """One year or several: «عام 2011», «بين عامي 2011 و2017»."""

    first: int
    last: int
    hijri: bool = False

    def resolve(self, published: date | None) -> Days | None:  # noqa: ARG002 - a year stands by itself
        """Return them from their first day to their last."""
        if self.hijri:
            return day_of(self.first, 1, 1, hijri=True), month_of(self.last, _MONTHS, hijri=True)[1]
        return date(self.first, 1, 1), date(self.last, _MONTHS, 31)


@dataclass(frozen=True, slots=True)
class InYear:
    """The year that a month or a day is of, as far as the words tell."""

    year: int | None = None
    hijri: bool = False
    """Whether the year and its months are Hijri ones."""
    steps: int | None = None
    """The year, counted from the article's: «نوفمبر من العام الماضي» is one back."""
    which: Which | None = None
    """Which one is meant of those in the years around: «مايو الماضي»."""

    @property
    def told(self) -> bool:
        """Whether the words say anything of the year."""
        return any(known is not None for known in (self.year, self.steps, self.which))

    def possible(self, of: Callable[[int], Days], published: date | None) -> list[Days]:
        """Return what may be meant, in order.

        Args:
            of: the days that are meant if the year is the given one.
            published: the day of the article.
        """
        if self.year is not None:
            return [of(self.year)]
        if published is None:
            return []
        base = int(Gregorian.fromdate(published).to_hijri().year) if self.hijri else published.year
        if self.steps is not None:
            return [of(base + self.steps)]
        runs = [run for year in (base - 1, base, base + 1) if (run := _if_any(of, year))]
        match self.which:
            case Which.LAST:
                return [run for run in runs if run[1] < published][-1:]
            case Which.NEXT:
                return [run for run in runs if run[0] > published][:1]
            case _:
                return runs


@dataclass(frozen=True, slots=True)
class Months:
    """One month or several: «نوفمبر 2017», «مايو الماضي»."""

    first: int
    last: int
    within: InYear

    def resolve(self, published: date | None) -> Days | None:
        """Return them from their first day to their last; a month alone may be any year's."""
        year = self.within.year
        if self.within.hijri and year is not None and year >= _FIRST_GREGORIAN_YEAR:
            begins = int(Gregorian(year, 1, 1).to_hijri().year)
            return next((d for n in (0, 1) if (d := self._of(begins + n))[0].year == year), None)
        runs = self.within.possible(self._of, published)
        return runs[0] if len(runs) == 1 else None

    def _of(self, year: int) -> Days:
        first_year = year - (self.first > self.last)
        first, _ = month_of(first_year, self.first, hijri=self.within.hijri)
        return first, month_of(year, self.last, hijri=self.within.hijri)[1]


@dataclass(frozen=True, slots=True)
class MonthDays:
    """A day of a month, or several: «9 نوفمبر», «بين 3 و5 مايو»."""

    first: int
    last: int
    month: int
    within: InYear
    weekday: int | None = None
    """The day of the week that is named beside it."""

    def resolve(self, published: date | None) -> Days | None:
        """Return the days; without a year the nearest, of the right day of the week."""
        runs = self.within.possible(self._of, published)
        named = [run for run in runs if self.weekday in (None, run[0].weekday())]
        if published is None:
            return runs[0] if runs else None
        return min(named or runs, key=lambda run: abs(run[0] - published), default=None)

    def _of(self, year: int) -> Days:
        first = day_of(year, self.month, self.first, hijri=self.within.hijri)
        return first, day_of(year, self.month, self.last, hijri=self.within.hijri)


def _if_any(of: Callable[[int], Days], year: int) -> Days | None:
    """Return the days of a year that has them: not every one has a 29 February."""
    try:
        return of(year)
    except (ValueError, OverflowError):
        return None
