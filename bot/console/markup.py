"""Telegram's HTML, parsed as strictly as Telegram parses it.

The rules are those of https://core.telegram.org/bots/api#html-style and the errors are worded as
Telegram's server words them; tests compare this parser with TDLib's own.
"""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.shorten import units

Entity = Mapping[str, Any]
"""A `MessageEntity` of the Bot API; offset and length count UTF-16 units."""

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(?:x[0-9a-fA-F]{1,6}|[0-9]{1,7})|[A-Za-z]+);?")
_TOKEN = re.compile(rf"{_REFERENCE.pattern}|<[^>]*>?|[^&<]+|&")
_ATTRIBUTE = re.compile(r"""\s+([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]+))?""")


class BadMarkup(ValueError):
    """Markup that Telegram refuses; `str()` is what its server says."""


@dataclass(slots=True)
class _Open:
    """A tag that is not closed yet."""

    name: str
    attributes: dict[str, str]
    offset: int
    """Where its text begins, in UTF-16 units."""
    start: int
    """Where its text begins, in parts of the output."""


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """Return the text of `markup` and the entities in it, in the order of their beginning.

    Raises:
        BadMarkup: Telegram would refuse it.
    """
    output: list[str] = []
    entities: list[Entity] = []
    nested: list[_Open] = []
    offset = 0
    for token in _TOKEN.finditer(markup):
        part = token.group()
        if part.startswith("</"):
            at = _byte_offset(markup, token.start())
            opened = _close(part, nested, at)
            entities += _entity(opened, offset, "".join(output[opened.start :]))
        elif part.startswith("<"):
            at = _byte_offset(markup, token.start())
            nested.append(_Open(*_start_tag(part, at), offset, len(output)))
        else:
            text = decode(part) if part.startswith("&") else part
            output.append(text)
            offset += units(text)
    if nested:
        raise BadMarkup(f'can\'t find end tag corresponding to start tag "{nested[-1].name}"')
    # A quote around a bold word begins where the word begins and comes first.
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(output), entities


def decode(reference: str) -> str:
    """Return the character of an HTML reference that Telegram knows, else the reference itself."""
    name = reference[1:].removesuffix(";")
    if not name.startswith("#"):
        return _NAMED.get(name, reference)
    code = int(name[2:], 16) if name[1] == "x" else int(name[1:])  # noqa: FURB166 - "#" is no base
    character = chr(code) if 0 < code < sys.maxunicode else reference
    return reference if "\ud800" <= character <= "\udfff" else character


def _start_tag(tag: str, at: int) -> tuple[str, dict[str, str]]:
    name = tag[1:].removesuffix(">").partition(" ")[0].partition("\n")[0].lower()
    if tag == f"<{name}":
        raise BadMarkup(f"unclosed start tag at byte offset {at}")
    if name not in _TYPES:
        raise BadMarkup(f'unsupported start tag "{name}" at byte offset {at}')
    if not tag.endswith(">"):
        raise BadMarkup(f'unclosed start tag "{name}" at byte offset {at}')
    rest = tag[len(name) + 1 : -1]
    attributes = {}
    end = 0
    for attribute in _ATTRIBUTE.finditer(rest):
        value = attribute.group(2) or ""
        unquoted = value[1:-1] if value[:1] in ("'", '"') else value
        attributes[attribute.group(1).lower()] = _REFERENCE.sub(
            lambda found: decode(found.group()), unquoted
        )
        end = attribute.end()
    if rest[end:].strip():
        raise BadMarkup(f'empty attribute name in the tag "{name}" at byte offset {at}')
    return name, attributes


def _close(tag: str, nested: list[_Open], at: int) -> _Open:
    if not nested:
        raise BadMarkup(f"unexpected end tag at byte offset {at}")
    if not tag.endswith(">"):
        raise BadMarkup(f"unclosed end tag at byte offset {at}")
    found, expected = tag[2:-1].strip().lower(), nested[-1].name
    if found not in ("", expected):
        raise BadMarkup(
            f'unmatched end tag at byte offset {at}, expected "</{expected}>", found "</{found}>"'
        )
    return nested.pop()


def _entity(opened: _Open, offset: int, text: str) -> list[Entity]:
    """Return the entity of a closed tag, or none if it is empty or a link to nowhere."""
    if offset == opened.offset:
        return []
    entity: dict[str, Any] = {
        "type": _TYPES[opened.name],
        "offset": opened.offset,
        "length": offset - opened.offset,
    }
    if opened.name == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    if opened.name == "a":
        entity["url"] = opened.attributes.get("href") or text
        if not _leads_somewhere(entity["url"]):
            return []
    return [entity]


def _leads_somewhere(url: str) -> bool:
    parts = urlsplit(url if "://" in url else f"http://{url}")
    return parts.scheme in ("http", "https", "tg", "ton") and "." in (parts.hostname or "")


def _byte_offset(markup: str, index: int) -> int:
    return len(markup[:index].encode())
