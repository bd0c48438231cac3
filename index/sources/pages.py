"""Web pages to articles, through trafilatura: the text, and what the page says about it.

Nothing is fetched: a page is what its bytes say.
"""

import codecs
import re
from typing import NamedTuple

from index.model import Draft
from index.sources.cleaning import clean, one_line
from index.sources.dates import iso_date
from index.sources.decoding import arabic_one_byte, decode, refuse_binary, unicode_encoding
from index.sources.fields import language_code, web_address
from index.sources.markup import extract, tree_of
from index.sources.plain import find_article
from index.sources.refusal import Refusal

_HEAD_BYTES = 4_096
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LEAST_WORDS = 5
"""Fewer are a menu's or a button's, which trafilatura gives where there is no article."""
_TAG = re.compile(rb"<[^>]*>")
_UNICODE = frozenset({"ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be"})
_NOT_BELIEVED = _UNICODE | {None, "iso8859-1", "cp1252"}
"""What pages declare that are in something else."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LIST_MARK = re.compile(r"^[-–•] ")
_TITLE_JOINT = r"\s*[|\-–—:•»]\s*"


class _About(NamedTuple):
    """What a page says about itself that trafilatura leaves out; "" where it does not."""

    language: str
    published: str
    """With the time of day, where trafilatura gives the date alone."""


def draft_from_page(raw: bytes, origin: str) -> Draft:
    """Return the article of an HTML page.

    Raises:
        Refusal: if the bytes are no text, or there is no article in the page.
    """
    markup = _DECLARATION.sub("", page_text(raw))
    if not markup.strip():
        raise Refusal("is empty")
    about = _about(markup)
    document = extract(markup)
    if document is None:
        raise Refusal("has no article text")
    outlet = _line(document.sitename)
    title = _without_outlet(_line(document.title), outlet)
    lines = [_LIST_MARK.sub("", line) for line in clean(document.text or "").split("\n")]
    title, body = find_article([line for line in lines if line], title)
    if len(body.split()) < _LEAST_WORDS:
        raise Refusal("has no article text")
    return Draft(
        text=body,
        title=title,
        outlet=outlet,
        author=_line(document.author),
        published=iso_date(about.published) or iso_date(document.date or ""),
        url=web_address(document.url or ""),
        language=language_code(about.language),
        origin=origin,
    )


def page_text(raw: bytes) -> str:
    """Return the markup of a page, decoded as its bytes and its meta tag say.

    Many Arabic pages in Windows-1256 declare a Western encoding, so the letters outweigh that.

    Raises:
        Refusal: if it is in no encoding that is known here.
    """
    refuse_binary(raw)
    encoding = unicode_encoding(raw)
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        declared = _declared(raw)
    if declared in _NOT_BELIEVED:
        declared = arabic_one_byte(_TAG.sub(b" ", raw)) or declared
    if declared is None or declared in _UNICODE:
        return decode(raw)
    return raw.decode(declared, errors="replace")


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:_HEAD_BYTES])
    if found is None:
        return None
    try:
        return codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None


def _about(markup: str) -> _About:
    tree = tree_of(markup)
    if tree is None:
        raise Refusal("has no article text")
    times = tree.xpath("//meta[@property='article:published_time']/@content")
    return _About(language=tree.get("lang") or "", published=str(times[0]) if times else "")


def _line(value: str | None) -> str | None:
    return one_line(value) or None if value else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return a page's title without the outlet's name at its end."""
    if title is None or outlet is None:
        return title
    return re.sub(_TITLE_JOINT + re.escape(outlet) + r"\s*$", "", title) or title
