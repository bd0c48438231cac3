"""RSS and Atom feeds to the articles that their entries are, through feedparser.

Nothing is fetched: an entry that only announces a page says so, and `web` fetches it.
"""

import datetime as dt
import io
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXParseException

import feedparser

from index.model import Draft
from index.sources.cleaning import clean, has_words, one_line
from index.sources.dates import iso_date, written_date
from index.sources.decoding import decode
from index.sources.fields import web_address
from index.sources.markup import tree_of
from index.sources.plain import find_article
from index.sources.refusal import Refusal

SUMMARY_LONGEST = 400
"""In characters: a shorter summary announces a page, a longer one is the article."""

_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*+<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.DOTALL | re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_READ_AS = '<?xml version="1.0" encoding="utf-8"?>'
_BLOCKS = (
    "address", "article", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
)  # fmt: skip
"""The elements that begin and end a line (HTML Standard, 15.3, "Rendering: Flow content")."""
_NOT_TEXT = ("figure", "noscript", "script", "style")
_MAIL = re.compile(r"[<(]?[^\s<>()@]+@[^\s<>()@]+[>)]?")
_FEED_FOOTER = re.compile(
    r"\s*(?:The post .{1,300} (?:first appeared|appeared first) on .{1,200}"
    r"|ظهرت? (?:المقالة|المقال|التدوينة) .{1,300} أولا?ً?ا? على .{1,200})\s*$"
)
"""What WordPress puts under each entry of a feed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed."""

    number: int
    """Its place in the feed, from 1."""
    draft: Draft
    """What the entry itself says; its text may be empty."""
    is_summary: bool
    """Whether its text is a short summary, or nothing, and so no article."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What could be read of a feed."""

    entries: tuple[Entry, ...]
    fault: str | None
    """Why something of it may be missing; `None` for a well-formed one."""


def is_feed(head: bytes) -> bool:
    """Whether what begins with `head` is RSS (0.9 to 2.0, RDF) or Atom."""
    return bool(_START.match(head))


def read_feed(raw: bytes, address: str, source: str) -> Feed:
    """Return the entries of a feed that was found at `address`.

    `source` is its name in messages.

    Raises:
        Refusal: if it is no feed, is too broken to be read, or has no entry.
    """
    markup = _DECLARATION.sub("", decode(raw))
    if not markup.strip():
        raise Refusal("is empty")
    parsed = _parse(markup)
    fault = _fault(parsed)
    if not parsed.entries:
        if fault is None and parsed.version:
            raise Refusal("is a feed without entries")
        raise Refusal(f"is a broken feed ({fault})" if fault else "is not a feed")
    outlet = _title(parsed.feed)
    entries = (
        _entry(entry, number, address, outlet, f"{source}, entry {number}")
        for number, entry in enumerate(parsed.entries, 1)
    )
    return Feed(tuple(entries), fault)


def _parse(markup: str) -> Any:  # noqa: ANN401  feedparser has no types
    """Parse a feed that is text already, without its XML declaration.

    feedparser gets a stream, because bytes it would first try as the name of a file. It is not
    told the feed's address, because it would make addresses of ids too.
    """
    try:
        return feedparser.parse(io.BytesIO(f"{_READ_AS}{markup}".encode()))
    except (AssertionError, ValueError) as error:
        # its parser for broken XML, Python's `_markupbase`, asserts what it expects
        raise Refusal(f"is a broken feed ({_shown(error)})") from error


def _fault(parsed: Any) -> str | None:  # noqa: ANN401
    error = parsed.get("bozo_exception")
    if not isinstance(error, SAXParseException):
        return None
    return f"{error.getMessage()}, line {error.getLineNumber()}"


def _shown(error: Exception) -> str:
    return one_line(str(error))[:80] or type(error).__name__


def _entry(
    entry: Any,  # noqa: ANN401
    number: int,
    address: str,
    outlet: str | None,
    origin: str,
) -> Entry:
    content = "\n".join(_text(part) for part in entry.get("content", ()))
    summary = _text(entry.get("summary_detail", {}))
    text = max(content, summary, key=len)
    lines = [line for line in text.split("\n") if line]
    title, body = find_article(lines, _title(entry))
    link = _link(entry, address)
    draft = Draft(
        text=body if has_words(body) else "",
        title=title,
        outlet=outlet,
        author=_author(entry),
        published=_published(entry),
        url=link,
        external_id=one_line(entry.get("id", "")) or link,
        origin=origin,
    )
    is_summary = not draft.text or (len(summary) > len(content) and len(body) < SUMMARY_LONGEST)
    return Entry(number, draft, is_summary)


def _text(part: Any) -> str:  # noqa: ANN401
    """Return what a title, a summary or a content says, a line a paragraph."""
    value = part.get("value") or ""
    if part.get("type") == "text/plain":
        return _FEED_FOOTER.sub("", clean(value))
    tree = tree_of(f"<html><body><div>{' '.join(value.split())}</div></body></html>")
    if tree is None:
        return ""
    for element in list(tree.iter(*_NOT_TEXT)):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    for element in tree.iter("br"):
        element.tail = f"\n{element.tail or ''}"
    lines = (one_line(line) for line in tree.text_content().split("\n"))
    return _FEED_FOOTER.sub("", "\n".join(line for line in lines if line))


def _title(described: Any) -> str | None:  # noqa: ANN401
    return one_line(_text(described.get("title_detail", {}))) or None


def _link(entry: Any, address: str) -> str | None:  # noqa: ANN401
    """Return the address of an entry's page; a relative one is of the feed's `address`."""
    written = one_line(entry.get("link", ""))
    try:
        return web_address(urljoin(address, written)) if written else None
    except ValueError:
        return None


def _author(entry: Any) -> str | None:  # noqa: ANN401
    """Return the author's name, without the address for mail that RSS wants there."""
    written = one_line(entry.get("author", ""))
    name, addresses = _MAIL.subn("", written)
    return (name.strip(" ()") if addresses else written) or None


def _published(entry: Any) -> str | None:  # noqa: ANN401
    """Return when an entry was published, in UTC, or else as the feed writes it."""
    moment = entry.get("published_parsed")
    if moment is None and "published" in entry:
        return written_date(one_line(entry.published or ""))
    if moment is None:
        # asked for only now: feedparser warns where it would stand for the other
        moment = entry.get("updated_parsed")
    if moment is None:
        return None
    try:
        year, month, day, hour, minute, second = moment[:6]
        when = dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
    except ValueError:
        return None
    return iso_date(when.isoformat())
