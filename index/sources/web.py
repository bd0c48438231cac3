"""Addresses to articles: a page, a text, a JSON file or a feed, fetched through httpx."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version

import httpx

from index.errors import BrokenRecord, SourceError, UnreadableSource
from index.model import Draft, Problem
from index.sources.chunks import join, peek
from index.sources.feeds import Entry, is_feed, read_feed
from index.sources.fields import web_address
from index.sources.jsonfiles import read_either, read_lines
from index.sources.pages import draft_from_page
from index.sources.refusal import Refusal

TIMEOUT = httpx.Timeout(30, connect=10)
"""In seconds: to connect, and between two pieces of what is sent."""
PAGES_A_FEED = 50
"""How many of the pages that a feed's entries announce are fetched."""

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_JSON = "application/json"
_JSON_LINES = "application/x-ndjson"
_VAGUE = frozenset(
    {
        "",
        "application/gzip",
        "application/octet-stream",
        "application/x-gzip",
        "application/xml",
        "text/plain",
        "text/xml",
    }
)
"""Kinds that say little: the beginning of the content tells what it is."""
_READ = _FEEDS | _PAGES | _VAGUE | {_JSON, _JSON_LINES}

_HEAD_BYTES = 1_024
_USER = re.compile(r"(?<=//)[^/?#\\]*@")
_ANY_USER = re.compile(r"(?<=//).*@")
_LONGEST_SAID = 120

_Found = Draft | SourceError | Problem


class _Web:
    """Fetches what one source needs: its own address, and the pages that a feed announces."""

    def __init__(self, client: httpx.Client, limit: int, on_bytes: Callable[[int], None]) -> None:
        self._client = client
        self._limit = limit
        self._on_bytes = on_bytes

    @contextmanager
    def open(self, address: str) -> Iterator["_Response"]:
        """Ask for what is at `address`; it is read within the context.

        Raises:
            Refusal: if it cannot be had, or is of a kind that is not read.
        """
        if web_address(address) is None:
            raise Refusal("is not a web address")
        with _refusing("could not be reached"), self._client.stream("GET", address) as response:
            if not response.is_success:
                said = httpx.codes.get_reason_phrase(response.status_code)
                raise Refusal(f"answered {response.status_code} {said}".rstrip())
            yield _Response(response, self._on_bytes)

    def page(self, address: str) -> Draft:
        """Return the article of the page at `address`.

        Raises:
            Refusal: if there is none.
        """
        with self.open(address) as response:
            return response.page(join(response.chunks(), self._limit), without_user(address))


class _Response:
    """What an address answered: of which kind it is, from where in the end, and its content."""

    def __init__(self, response: httpx.Response, on_bytes: Callable[[int], None]) -> None:
        self._response = response
        self._on_bytes = on_bytes
        self.address = without_user(str(response.url.copy_with(fragment=None)))
        """After redirects."""
        self.kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if self.kind not in _READ:
            raise Refusal(f"is of a kind that is not read ({self.kind[:_LONGEST_SAID]})")

    def chunks(self) -> Iterator[bytes]:
        """Yield the content, unpacked.

        Raises:
            Refusal: if it breaks off.
        """
        with _refusing("broke off"):
            for chunk in self._response.iter_bytes():
                self._on_bytes(len(chunk))
                yield chunk

    def page(self, raw: bytes, origin: str) -> Draft:
        """Return the article of a page, with the page's own address if it names one.

        Raises:
            Refusal: if there is no article in it.
        """
        return self.located(draft_from_page(raw, origin))

    def located(self, draft: Draft) -> Draft:
        """Return the article with this address, unless it says its own."""
        return draft if draft.url else replace(draft, url=self.address)


def read_web(
    source: str,
    sniffed: Callable[[Iterator[bytes], str], Iterator[_Found]],
    *,
    limit: int,
    on_bytes: Callable[[int], None],
    timeout: httpx.Timeout = TIMEOUT,
    transport: httpx.BaseTransport | None = None,
) -> Iterator[_Found]:
    """Yield the article of a page or a text, or those of a JSON file or a feed.

    What cannot be read is yielded as an error: an `UnreadableSource` for the address, a
    `BrokenRecord` for one entry of a feed. Messages name the address without user and password.

    Args:
        source: an http or https address.
        sniffed: reads what does not say what it is, given its bytes and its name.
        limit: the most that is read as one piece, in bytes; JSONL is read by the line.
        on_bytes: is told how many more bytes were received.
        timeout: how long to wait for the server.
        transport: what carries the requests, instead of httpx's own.
    """
    shown = without_user(source)
    try:
        with httpx.Client(
            follow_redirects=True,
            timeout=timeout,
            headers={"User-Agent": _user_agent()},
            transport=transport,
        ) as client:
            web = _Web(client, limit, on_bytes)
            with web.open(source) as response:
                chunks = response.chunks()
                feed = response.kind in _FEEDS
                if response.kind in _PAGES | _VAGUE:
                    head, chunks = peek(chunks, _HEAD_BYTES)
                    feed = is_feed(head)
                if not feed:
                    yield from _read_one(response, chunks, sniffed, shown, limit)
                    return
                raw = join(chunks, limit)
            yield from _read_feed(raw, response.address, shown, web)
    except Refusal as refusal:
        yield UnreadableSource(shown, refusal.reason)


def without_user(address: str) -> str:
    """Return `address` without the user and the password that may stand in it."""
    try:
        httpx.URL(address)
    except httpx.InvalidURL:
        return _ANY_USER.sub("", address)
    return _USER.sub("", address)


def _read_one(
    response: _Response,
    chunks: Iterator[bytes],
    sniffed: Callable[[Iterator[bytes], str], Iterator[_Found]],
    shown: str,
    limit: int,
) -> Iterator[_Found]:
    """Yield what an answer that is no feed holds."""
    if response.kind == _JSON_LINES:
        yield from read_lines(chunks, shown)
    elif response.kind == _JSON:
        yield from read_either(chunks, shown, limit)
    elif response.kind in _PAGES:
        yield response.page(join(chunks, limit), shown)
    else:
        for found in sniffed(chunks, shown):
            whole = isinstance(found, Draft) and found.origin == shown
            yield response.located(found) if isinstance(found, Draft) and whole else found


def _read_feed(raw: bytes, address: str, shown: str, web: _Web) -> Iterator[_Found]:
    """Yield an article an entry; the page is read where the entry only announces it."""
    feed = read_feed(raw, address, shown)
    fetched = 0
    for entry in feed.entries:
        link = entry.draft.url
        if not entry.is_summary or (link is None and entry.draft.text):
            yield _without_user(entry.draft)
        elif link is None:
            yield BrokenRecord(shown, "has neither a text nor a link", entry.number)
        elif fetched < PAGES_A_FEED:
            fetched += 1
            yield _linked(entry, link, shown, web)
        else:
            yield from _not_fetched(entry, shown)
    if feed.fault:
        reason = f"is a broken feed ({feed.fault}); what could be read of it went in"
        yield Problem(shown, None, reason, left_out=False)


def _linked(entry: Entry, link: str, shown: str, web: _Web) -> Draft | BrokenRecord:
    """Return the article of the page that an entry announces, under the entry's own name."""
    try:
        page = web.page(link)
    except Refusal as refusal:
        reason = f"the page {without_user(link)} {refusal.reason}"
        return BrokenRecord(shown, reason, entry.number)
    said = _without_user(entry.draft)
    return replace(
        said,
        text=page.text,
        title=said.title or page.title,
        outlet=said.outlet or page.outlet,
        author=said.author or page.author,
        published=said.published or page.published,
        url=page.url,
        language=page.language,
    )


def _not_fetched(entry: Entry, shown: str) -> Iterator[_Found]:
    """Yield what there is of an entry whose page is one too many."""
    reason = f"no more than {PAGES_A_FEED} pages of a feed are fetched"
    if entry.draft.text:
        yield _without_user(entry.draft)
        notice = f"{reason}; only the summary went in"
        yield Problem(shown, entry.number, notice, left_out=False)
    else:
        yield BrokenRecord(shown, f"has no text, and {reason}", entry.number)


def _without_user(draft: Draft) -> Draft:
    """Return a draft whose addresses have no password in them."""
    url, own_id = draft.url, draft.external_id
    return replace(
        draft,
        url=without_user(url) if url else None,
        external_id=without_user(own_id) if own_id and web_address(own_id) else own_id,
    )


@contextmanager
def _refusing(otherwise: str) -> Iterator[None]:
    """Turn what httpx raises into a refusal; `otherwise` begins it where nothing is said better."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise Refusal("took too long") from error
    except httpx.TooManyRedirects as error:
        raise Refusal("redirects too often") from error
    except httpx.UnsupportedProtocol as error:
        raise Refusal("redirects to what is neither http nor https") from error
    except httpx.InvalidURL as error:
        raise Refusal("is not a web address") from error
    except httpx.HTTPError as error:
        raise Refusal(f"{otherwise} ({_said(error)})") from error


def _said(error: BaseException) -> str:
    """Return what the system said, or else httpx, without any address."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()
        cause = cause.__cause__ or cause.__context__
    said = _ANY_USER.sub("", str(error)).strip().rstrip(".").lower()
    return said[:_LONGEST_SAID] or type(error).__name__


@cache
def _user_agent() -> str:
    return f"khabar/{version('khabar')}"
