"""What the parts of a date come to: one function for each rule of the grammar.

Each makes an expression of what its rule found, or `None` where the words around it say that it
is something else: «ثورة 25 يناير» is a name, «الأسبوع الأول من مايو» no day, «الأمين العام
الحالي» no year.
"""

import re
from collections.abc import Sequence

from index.text.dates import guards
from index.text.dates.expressions import (
    Expression,
    InYear,
    MonthDays,
    Months,
    Near,
    Span,
    Unit,
    Weekday,
    Which,
    Years,
)
from index.text.dates.signs import Sign
from index.text.numbers import numerals

_UNITS = tuple(Unit)
_UNIT_OF = {"K": Unit.WEEK, "O": Unit.MONTH, "V": Unit.YEAR}
_WHICH = {
    **dict.fromkeys("Ll", Which.LAST),
    **dict.fromkeys("Nn", Which.NEXT),
    **dict.fromkeys("Cc", Which.THIS),
}
_DECEMBER = 12
_HIJRI_YEARS = range(1343, 1501)
_FIRST_BARE_YEAR, _LAST_BARE_YEAR = 1900, 2099


class Part:
    """What a rule matched of a line of signs."""

    def __init__(self, match: re.Match[str], signs: Sequence[Sign]) -> None:
        self._match = match
        self._signs = signs
        self.around = guards.Around(signs, match.start(), match.end())

    def kind(self, group: str) -> str | None:
        """Return the first sign of a group; `None` if it is not there."""
        found = self._match.groupdict().get(group)
        return found[0] if found else None

    def sign(self, group: str) -> Sign | None:
        """Return the word of a group; `None` if it is not there."""
        return self._signs[self._match.start(group)] if self.kind(group) else None

    def signs(self, group: str) -> Sequence[Sign]:
        """Return the words of a group."""
        return self._signs[self._match.start(group) : self._match.end(group)]

    def value(self, group: str) -> int | None:
        """Return what the first word of a group counts."""
        found = self.sign(group)
        return None if found is None else found.value

    def day(self, group: str) -> int | None:
        """Return the day of a month: «الحادي والعشرون» is 21, «الحادي عشر» 11."""
        if self.kind(group) is None:
            return None
        return sum(10 if sign.kind == "t" else sign.value for sign in self.signs(group))

    def which(self) -> Which | None:
        """Return which one is meant, if a word says so."""
        kind = self.kind("which") or self.kind("that")
        return _WHICH[kind] if kind else None

    def steps(self) -> int:
        """Return how many units from the article's: «قبل الماضي» is two back."""
        which = self.which() or Which.THIS
        return which.value - (self.kind("back") is not None)

    def in_year(self, *, hijri: bool) -> InYear:
        """Return what the words say of the year."""
        which = self.which()
        of_a_year = self.kind("of") or self.kind("of_this") or self.kind("of_that")
        if of_a_year or which is Which.THIS:
            return InYear(self.value("year"), hijri=hijri, steps=self.steps())
        return InYear(self.value("year"), hijri=hijri, which=which)


def days_of_month(part: Part) -> Expression | None:
    """«الخميس 16 نوفمبر», «بين 3 و5 مايو», «15 رمضان 1439هـ», "the 5th of May"."""
    first, last = part.day("day"), part.day("day2")
    month, twin = part.sign("month"), part.sign("twin")
    if first is None or month is None or not part.around.days_of_month(part.signs("day")):
        return None
    if twin and twin.kind == month.kind and twin.value != month.value:
        return None
    if last is not None and not part.around.is_run(part.kind("to"), first, last):
        first = last
    within = part.in_year(hijri=month.kind == "H")
    return MonthDays(first, last or first, month.value, within, part.value("weekday"))


def english_days(part: Part) -> Expression | None:
    """Return the days of "May 5, 2017", "May 3-5"."""
    month = part.sign("month")
    if month is None or not month.word.isascii():
        return None
    if part.kind("year") is None and part.around.before_is("in"):
        return None  # «in May 10 people»
    return days_of_month(part)


def days_of_this_month(part: Part) -> Expression | None:
    """«15 من الشهر الجاري», «25 الجاري»."""
    day = part.day("day")
    if day is None or not part.around.days_of_month(part.signs("day")):
        return None
    if not part.kind("unit") and not part.around.may_begin_a_date():
        return None
    return Span(Unit.MONTH, part.steps(), day=day)


def numeric(part: Part) -> Expression | None:
    """«9/11/2017», «2017-11-09», «15/9/1439هـ»; the month stands first where it must."""
    a, b, c = (part.sign(group) for group in "abc")
    if a is None or b is None or c is None or (a.kind == "Y") == (c.kind == "Y"):
        return None
    year, day, month = (a, c, b) if a.kind == "Y" else (c, a, b)
    either = a.kind != "Y" and max(day.value, month.value) <= _DECEMBER
    if either and day.value != month.value and part.around.in_english():
        return None  # the month stands second in Britain, first in America
    if month.value > _DECEMBER:
        day, month = month, day
    hijri = part.kind("era") == "E" or year.value in _HIJRI_YEARS
    return MonthDays(day.value, day.value, month.value, InYear(year.value, hijri=hijri))


def months(part: Part) -> Expression | None:
    """«نوفمبر 2017», «مايو الماضي», «بين يناير ومارس 2018», "last May"."""
    month, last, twin = part.sign("month"), part.sign("month2"), part.sign("twin")
    if month is None or (twin and twin.kind == month.kind and twin.value != month.value):
        return None
    first = month.value
    if last and not part.around.is_run(part.kind("to"), first, last.value):
        first = last.value
    return Months(first, last.value if last else first, part.in_year(hijri=month.kind == "H"))


def weekday(part: Part) -> Expression | None:
    """«الخميس», «يوم الخميس المقبل», «الخميس قبل الماضي», "last Thursday"."""
    weekday, which = part.sign("weekday"), part.which()
    if weekday is None or not part.around.weekday(named=which is not None):
        return None
    if which is None and part.around.is_ahead():
        which = Which.COMING
    return Weekday(weekday.value, which, weeks=-(part.kind("back") is not None))


def near(part: Part) -> Expression | None:
    """«أمس», «اليوم الخميس», «بعد غد», "yesterday"."""
    near, weekday = part.sign("near"), part.sign("weekday")
    if near is None or (weekday is None and not part.around.near(near)):
        return None
    return Near(near.value, weekday.value if weekday else None)


def span(part: Part) -> Expression | None:
    """«الأسبوع الماضي», «هذا العام», "next month"."""
    unit = part.sign("unit")
    if unit is None or not part.around.span(unit):
        return None
    return Span(_UNITS[unit.value], part.steps(), arabic=not unit.word.isascii())


def ago(part: Part) -> Expression | None:
    """«قبل يومين», «منذ ثلاثة أيام», "two weeks ago"."""
    unit = part.sign("unit")
    if unit is None:
        return None
    words = [sign.word for sign in part.signs("count")] if part.kind("count") else []
    read = numerals(words)
    if words and (len(read) != 1 or read[0].last - read[0].first != len(words)):
        return None
    if not words and unit.kind == "p":
        return None  # «قبل أيام»
    count = int(read[0].value) if read else 2 if unit.kind == "q" else 1
    if _UNITS[unit.value] is Unit.DAY:
        return Near(-count)
    return Span(_UNITS[unit.value], -count, arabic=not unit.word.isascii())


def years(part: Part) -> Expression | None:
    """«عام 2011», «بين عامي 2011 و2017», «1439هـ», "in 2017"."""
    first, last = part.value("year"), part.value("year2")
    if first is None:
        return None
    hijri = part.kind("era") == "E"
    if hijri and not {first, last or first} <= set(_HIJRI_YEARS):
        return None
    bare = not (part.kind("named") or part.kind("era"))
    if bare and not (_FIRST_BARE_YEAR <= first <= _LAST_BARE_YEAR and part.around.bare_year(first)):
        return None
    if last is not None and (last < first or not part.around.is_run(part.kind("to"), first, last)):
        return None
    return Years(first, last or first, hijri=hijri)
