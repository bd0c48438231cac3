"""The history of a channel as pages: `messages.html`, `messages2.html` of Telegram Desktop.

A page says less than `result.json`: neither the channel's number nor whether it is private.
Where it stands beside a `result.json`, that one is read in its place.
"""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.model import Channel, Draft, Problem
from index.sources.cleaning import clean, has_words, one_line
from index.sources.markup import tree_of
from index.sources.refusal import Refusal

_PAGE = b'class="page_body chat_page"'
_NAME = re.compile(r"messages\d*\.html", re.IGNORECASE)
_TWIN = "result.json"
_NUMBER = re.compile(r"message(\d+)")
_VIA = re.compile(r" via @\w+$")
"""What follows the name where a bot helped to write."""
_FORMATS = ("%d.%m.%Y %H:%M:%S UTC%z", "%d.%m.%Y %H:%M:%S")
"""Of the title that a message's time has; before 2021 without the zone."""
_BLOCKS = frozenset({"blockquote", "pre", "div"})
_UNKNOWN = (
    "does not say which channel it is of, so its posts have no links and are not known again; "
    "--channel -100NUMBER or --channel -100NUMBER@USERNAME says it"
)


def is_history_page(head: bytes) -> bool:
    """Tell whether a page that begins with `head` is one of an exported history."""
    return _PAGE in head


def has_twin(path: Path) -> bool:
    """Tell whether `path` is a page of an export that holds the same as JSON."""
    return bool(_NAME.fullmatch(path.name)) and path.with_name(_TWIN).is_file()


def read_history_page(
    markup: str, source: str, channel: Channel | None = None
) -> Iterator[Draft | SourceError | Problem]:
    """Yield the posts of one page of a channel's exported history.

    Args:
        markup: the page.
        source: its name.
        channel: which channel it is of, where that is known.

    Raises:
        Refusal: if it is no such page, or people other than the channel write in it.
    """
    tree = tree_of(markup)
    heads = [] if tree is None else tree.xpath("//*[@class='page_header']//*[@class='text bold']")
    if tree is None or not heads:
        raise Refusal("has no history of a channel in it")
    outlet = one_line(_text(heads[0]))
    messages = tree.xpath("//div[contains(concat(' ', @class, ' '), ' default ')]")
    names = {one_line(_text(name)) for each in messages for name in each.xpath(_OWN_NAME)}
    authors = {_VIA.sub("", name) for name in names}
    if authors - {outlet}:
        raise Refusal("is the history of a chat in which several write; only channels' are read")
    if channel is None or channel.id is None:
        yield Problem(source, None, _UNKNOWN, left_out=False)
    for place, message in enumerate(messages, 1):
        yield from _read_message(message, place, source, channel or Channel(), outlet)


_OWN_NAME = "./div[@class='body']/div[@class='from_name']"
"""Who writes a message; the name over what it forwards stands deeper."""


def _read_message(
    message: Any,  # noqa: ANN401 - lxml has no types
    place: int,
    source: str,
    channel: Channel,
    outlet: str,
) -> Iterator[Draft | SourceError | Problem]:
    texts = message.xpath(".//div[@class='text']")
    text = clean(_text(texts[0])) if texts else ""
    if not has_words(text):
        return
    found = _NUMBER.fullmatch(message.get("id") or "")
    number = int(found[1]) if found else None
    url = channel.post_url(number) if number else None
    published = _moment(message)
    yield Draft(
        text=text,
        outlet=outlet or None,
        author=_signature(message),
        published=published,
        url=url,
        external_id=channel.post_id(number) if number else None,
        origin=url or f"{source}, line {place}",
        collection=channel.collection if channel.id and not channel.username else None,
    )
    if number is None:
        yield Problem(source, place, "a message has no number; it went in", left_out=False)
    if published is None:
        what = f"message {number} has no date that can be read"
        yield Problem(source, place, what, left_out=False)


def _text(element: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the text of an element, with a newline for each `<br>` and around each block."""
    parts = [_flat(element.text)]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif isinstance(child.tag, str):
            edge = "\n" if child.tag in _BLOCKS else ""
            parts += [edge, _text(child), edge]
        parts.append(_flat(child.tail))
    return "".join(parts)


def _flat(text: str | None) -> str:
    """Return text of a page without the line ends of its markup."""
    return (text or "").replace("\n", " ")


def _signature(message: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    found = message.xpath("./div[@class='body']/div[@class='signature details']")
    return one_line(_text(found[0])) or None if found else None


def _moment(message: Any) -> str | None:  # noqa: ANN401 - lxml has no types
    """Return when a message was posted: in UTC, or the exporter's clock time without a zone."""
    titles = message.xpath("./div[@class='body']/div[contains(@class, 'date')]/@title")
    for form in _FORMATS if titles else ():
        try:
            moment = dt.datetime.strptime(titles[0], form)  # noqa: DTZ007 - where there is a zone it is read
        except ValueError:
            continue
        return moment.astimezone(dt.UTC).isoformat() if moment.tzinfo else moment.isoformat()
    return None
