"""Names of months and days of the week, in Arabic as every region writes them and in English.

They are Babel's (Unicode CLDR) and, of the Hijri months, hijridate's; a few spellings that
neither has are added. Keys are the folded words of a name, for «تشرين الثاني» has two.
"""

from functools import cache

from babel import Locale
from babel.dates import get_day_names, get_month_names
from hijridate import Hijri

from index.text.fold import fold

_LOCALES = ("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN", "en")
_MORE_MONTHS = {"يونيه": 6, "يوليه": 7, "مايس": 5, "اغسطوس": 8, "sept": 9}
_MORE_DAYS = {"الثلثاء": 1}
_MORE_HIJRI = {
    "ربيع الآخر": 4,
    "ربيع الاخير": 4,
    "جمادى الأول": 5,
    "جمادى الثانية": 6,
    "جمادى الآخر": 6,
    "ذي القعدة": 11,
    "ذي الحجة": 12,
}

Name = tuple[str, ...]
"""The folded words of a name."""


def _folded(name: str) -> Name:
    return tuple(fold(word) for word in name.split())


@cache
def months() -> dict[Name, int]:
    """Return the number of each Gregorian month, January 1, by its full names."""
    named = {
        _folded(name): number
        for locale in _LOCALES
        for number, name in get_month_names("wide", locale=locale).items()
    }
    return named | {_folded(name): number for name, number in _MORE_MONTHS.items()}


@cache
def short_months() -> dict[Name, int]:
    """Return the number of each month by its English abbreviation."""
    names = get_month_names("abbreviated", locale="en")
    return {_folded(name): number for number, name in names.items()}


def month_named(name: str) -> int | None:
    """Return the number of the Gregorian month that is called `name`; `None` if none is."""
    folded = _folded(name)
    return months().get(folded) or short_months().get(folded)


@cache
def hijri_months() -> dict[Name, int]:
    """Return the number of each month of the Islamic year, Muharram 1."""
    named = {_folded(Hijri(1440, n, 1).month_name("ar")): n for n in range(1, 13)}
    return named | {_folded(name): number for name, number in _MORE_HIJRI.items()}


@cache
def weekdays() -> dict[Name, int]:
    """Return the number of each day of the week, Monday 0."""
    named = {
        _folded(name): number
        for locale in ("ar", "en")
        for number, name in get_day_names("wide", locale=locale).items()
    }
    return named | {_folded(name): number for name, number in _MORE_DAYS.items()}


@cache
def first_weekday(*, arabic: bool) -> int:
    """Return the day on which a week begins, Monday 0: as in Egypt, or as in Britain."""
    return int(Locale.parse("ar_EG" if arabic else "en_GB").first_week_day)
