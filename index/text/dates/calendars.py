"""Days, months and years of the Gregorian and of the Hijri (Umm al-Qura) calendar as dates.

hijridate knows the Hijri years 1343 to 1500 (1924 to 2077).
"""

from datetime import date, timedelta

from hijridate import Hijri

_DAY = timedelta(days=1)
_MONTHS = 12

Days = tuple[date, date]
"""The first and the last day of a run."""


def day_of(year: int, month: int, day: int, *, hijri: bool) -> date:
    """Return a day.

    Raises:
        ValueError: there is no such day.
        OverflowError: the Hijri calendar is not known so far.
    """
    if not hijri:
        return date(year, month, day)
    return date(*Hijri(year, month, day).to_gregorian().datetuple())


def month_of(year: int, month: int, *, hijri: bool) -> Days:
    """Return the first and the last day of a month; raises what `day_of` does."""
    first = day_of(year, month, 1, hijri=hijri)
    if hijri:
        return first, first + (Hijri(year, month, 1).month_length() - 1) * _DAY
    after = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return first, after - _DAY


def year_of(year: int) -> Days:
    """Return the first and the last day of a Gregorian year; raises what `day_of` does."""
    return date(year, 1, 1), date(year, _MONTHS, 31)
