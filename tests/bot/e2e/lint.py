"""Our own lint of the HTML that the bot sends: stricter than Telegram, which takes much silently.

Telegram ignores a link that leads nowhere, loses formatting within code, shows a quote within a
quote as one, and drops entities after the hundredth; a reader then sees something else than was
meant, and nothing is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from tests.bot import tdlib

ENTITY_LIMIT = 100

_TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-z-]+)(?P<attributes>(?: [^<>]*)?)>|(?P<text>[^<]+|<)")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,6}|#x[0-9a-f]{1,5});")
_HREF = re.compile(r' href="([^"]*)"')
_USABLE = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)
_QUOTES = frozenset({"blockquote"})
_CODE = frozenset({"code", "pre"})


@dataclass(slots=True)
class _Open:
    """A tag that is open."""

    tag: str
    begin: int
    """Where its content begins in the text so far."""


@dataclass(slots=True)
class _Reading:
    """What was read of the markup so far."""

    text: str = ""
    open: list[_Open] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def faults(markup: str) -> list[str]:
    """Return what is wrong with `markup`, one sentence each."""
    reading = _Reading()
    found = [fault for token in _TOKEN.finditer(markup) for fault in _read(token, reading)]
    found += [f"<{each.tag}> is never closed" for each in reading.open]
    if not found:
        found += _against_telegram(markup, reading)
    return [f"{fault}: {markup!r}" for fault in found]


def _read(token: re.Match[str], reading: _Reading) -> Iterator[str]:
    if token["text"] is not None:
        yield from _text(token["text"], reading)
    elif token["end"]:
        yield from _end(token["tag"], reading)
    else:
        yield from _begin(token["tag"], token["attributes"], reading)


def _text(written: str, reading: _Reading) -> Iterator[str]:
    bare = _REFERENCE.sub("", written)
    for character in "&<>":
        if character in bare:
            yield f"{character} is not escaped"
    reading.text += unescape(written)


def _begin(tag: str, attributes: str, reading: _Reading) -> Iterator[str]:
    around = {each.tag for each in reading.open}
    if around & _CODE and not (tag == "code" and reading.open[-1].tag == "pre"):
        yield f"<{tag}> within code is lost"
    if tag in around:
        yield f"<{tag}> within <{tag}> is lost"
    if tag == "a":
        href = _HREF.fullmatch(attributes)
        address = unescape(href[1]) if href else ""
        if not _USABLE.fullmatch(address):
            yield f"the link leads nowhere ({address!r})"
        reading.links.append(address)
    reading.open.append(_Open(tag, len(reading.text)))


def _end(tag: str, reading: _Reading) -> Iterator[str]:
    if not reading.open or reading.open[-1].tag != tag:
        yield f"</{tag}> closes what is not open"
        return
    begun = reading.open.pop()
    if not reading.text[begun.begin :].strip():
        yield f"<{tag}> holds nothing"


def _against_telegram(markup: str, reading: _Reading) -> Iterator[str]:
    """Compare with what Telegram's parser reads."""
    try:
        parsed = tdlib.parse_html(markup)
    except tdlib.Refused as error:
        yield str(error)
        return
    if len(parsed.links) != len(reading.links):
        yield f"Telegram sees {len(parsed.links)} of {len(reading.links)} links"
    if len(parsed.entities) > ENTITY_LIMIT:
        yield f"Telegram drops entities: there are {len(parsed.entities)}"
