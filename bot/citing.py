"""Where words come from: the lines under a quote. What an article does not say is unknown."""

import re

from bot.bidi import FSI, PDI, clean_line, unit
from bot.locale import Messages
from bot.reply import Line, Run
from bot.shorten import shorten, units
from index.model import Citation

TITLE_UNITS = 200
NAME_UNITS = 80
URL_UNITS = 2048
ISOLATES = 16
"""What isolates may add to a name or headline, in units."""

_USABLE_URL = re.compile(r"https?://[^\s/?#\"<>]+\.[^\s\"<>]+", re.IGNORECASE)


def source(citation: Citation, words: Messages, *, mark: str = "") -> Line:
    """Return `outlet · headline · date`, the headline linked where there is an address.

    Args:
        citation: what the article says of itself.
        words: the language of the line.
        mark: what the line begins with, such as a number that buttons refer to.
    """
    outlet = name(citation.outlet or "", words) or words.say("outlet.unknown")
    title = fitted(citation.title or "", TITLE_UNITS, words) or words.say("title.unknown")
    day = words.date(citation.published) or words.say("date.unknown")
    url = usable_url(citation.url)
    return Line((Run(f"{mark}{outlet} · "), Run(title, url=url), Run(f" · {day}")))


def name(text: str, words: Messages) -> str:
    """Return a name on one line, cut where it is too long, and isolated."""
    return fitted(text, NAME_UNITS, words)


def fitted(text: str, limit: int, words: Messages) -> str:
    """Return `text` on one line of `words`, isolated, in at most `limit` + `ISOLATES` units.

    Where scripts change at every other letter, only the whole is isolated.
    """
    short = shorten(clean_line(text), limit)
    shown = unit(short, rtl=words.rtl)
    return shown if units(shown) <= limit + ISOLATES else f"{FSI}{short}{PDI}"


def usable_url(url: str | None) -> str | None:
    """Return `url` if Telegram would make a link of it: http or https, a dotted host, no spaces."""
    if url is None or units(url) > URL_UNITS:
        return None
    return url if _USABLE_URL.fullmatch(url) else None
