"""When an article was published, from what a source says about it, as ISO 8601."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from index.text.dates.names import month_named

_EARLIEST_YEAR = 1800
"""Earlier years are of another calendar: 1436 is a Hijri year, not a date of the Middle Ages."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMERIC = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_NUMERIC_DAY_FIRST = re.compile(r"(1[3-9]|2\d|3[01])[/.-](\d{1,2})[/.-](\d{4})")
_WRITTEN = re.compile(
    r"(?:\w+[,،]?\s+)?(\d{1,2})\s+([^\d,،()/]+?)\s*(?:[(/].+?)?[,،]?\s*(\d{4})\s*م?\.?"
)
_WRITTEN_MONTH_FIRST = re.compile(r"(?:\w+,\s+)?([A-Za-z]+)\.?\s+(\d{1,2}),?\s+(\d{4})")


def iso_date(text: str) -> str | None:
    """Return the date or date and time that `text` is, in ISO 8601, or `None` if it is none.

    It reads ISO 8601 (as `datetime.fromisoformat` does) and RFC 5322 (mail and RSS).
    """
    text = text.strip().translate(_DIGITS)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return _mail_date(text)
    if moment.year < _EARLIEST_YEAR:
        return None
    has_time = ":" in text or len(text) > len("2018-W32-1")
    return moment.isoformat() if has_time else moment.date().isoformat()


def written_date(text: str) -> str | None:
    """Return the date that the whole of `text` is, as people write it, or `None`.

    Beside what `iso_date` reads: 2017/11/19, 19/11/2017 where the day cannot be a month,
    "19 November 2017", "November 19, 2017", «الأحد 19 نوفمبر (تشرين الثاني) 2017».
    """
    folded = text.strip().translate(_DIGITS)
    if found := _NUMERIC.fullmatch(folded):
        return _date(found[1], found[2], found[3])
    if found := _NUMERIC_DAY_FIRST.fullmatch(folded):
        return _date(found[3], found[2], found[1])
    if found := _WRITTEN.fullmatch(folded):
        return _date(found[3], month_named(found[2]), found[1])
    if found := _WRITTEN_MONTH_FIRST.fullmatch(folded):
        return _date(found[3], month_named(found[1]), found[2])
    return iso_date(folded)


def _mail_date(text: str) -> str | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment.isoformat() if moment.year >= _EARLIEST_YEAR else None


def _date(year: str, month: str | int | None, day: str) -> str | None:
    if month is None or int(year) < _EARLIEST_YEAR:
        return None
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
