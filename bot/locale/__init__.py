"""The bot's own words in Arabic and English, and how each language writes numbers and dates.

Messages are kept as gettext catalogues (`ar.po`, `en.po`) under symbolic keys and read at start
by Babel; no compiled catalogue is kept.
"""

import datetime as dt
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Literal, TypeGuard

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

Language = Literal["ar", "en"]
LANGUAGES: tuple[Language, ...] = ("ar", "en")

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Messages:
    """The bot's words in one language."""

    def __init__(self, language: Language, catalogue: Translations) -> None:
        self.language = language
        self._catalogue = catalogue

    @property
    def rtl(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language == "ar"

    def say(self, key: str, **values: str) -> str:
        """Return the message `key` with its named places filled."""
        return self._catalogue.gettext(key).format(**values)

    def count(self, key: str, n: int, **values: str) -> str:
        """Return the message `key` in the plural form for `n`, which fills its place `{n}`."""
        return self._catalogue.ngettext(key, key, n).format(n=self.number(n), **values)

    def number(self, n: int) -> str:
        """Return `n` with the language's digits and separators."""
        return _number(n, self.language)

    def date(self, iso: str | None) -> str | None:
        """Return the day of an ISO 8601 date or date and time, as the language writes it.

        The day is the one that the source wrote, in its own time zone; `None` when there is
        none or it cannot be read.
        """
        if iso is None:
            return None
        try:
            day = dt.date.fromisoformat(iso.strip()[:10])
        except ValueError:
            return None
        return _day(day, "d MMMM y", self.language)

    def days(self, first: dt.date, last: dt.date) -> str:
        """Return a day or a run of days, a whole month or year by its name alone."""
        if first == last:
            return _day(first, "d MMMM y", self.language)
        after = last + dt.timedelta(days=1)
        if (first.day, after.day) == (1, 1):
            if (first.month, after.month, after.year) == (1, 1, first.year + 1):
                return _day(first, "y", self.language)
            if (first.year, first.month) == (last.year, last.month):
                return _day(first, "MMMM y", self.language)
        return self.say(
            "days",
            first=_day(first, "d MMMM y", self.language),
            last=_day(last, "d MMMM y", self.language),
        )


@lru_cache(maxsize=1 << 12)
def _number(n: int, language: Language) -> str:
    """Return a number as a language writes it; Babel takes its time, and most are small."""
    if language == "ar":
        written = format_decimal(n, locale="ar_EG", numbering_system="arab")
        return written.translate(_ARABIC_DIGITS)
    return format_decimal(n, locale="en")


@lru_cache(maxsize=1 << 12)
def _day(day: dt.date, pattern: str, language: Language) -> str:
    """Return a day by one of CLDR's patterns."""
    written = format_date(day, format=pattern, locale=language)
    return written.translate(_ARABIC_DIGITS) if language == "ar" else written


def is_language(code: object) -> TypeGuard[Language]:
    """Tell whether the bot speaks the language with this ISO 639-1 code."""
    return code in LANGUAGES


def nearest(code: str | None, fallback: Language) -> Language:
    """Return the language of the bot for a client's IETF language tag, such as `ar-SA`."""
    language = (code or "").partition("-")[0].casefold()
    return language if is_language(language) else fallback


@cache
def messages(language: Language) -> Messages:
    """Return the bot's words in `language`."""
    source = files(__package__).joinpath(f"{language}.po")
    with source.open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Messages(language, Translations(compiled))
