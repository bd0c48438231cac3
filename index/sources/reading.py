"""A source's name to its articles: the journey through this room."""

import codecs
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import httpx

from index.errors import SourceError, UnreadableSource
from index.model import Channel, Draft, Problem
from index.sources import files
from index.sources.chunks import CHUNK_BYTES, GZIP_MAGIC, MEBIBYTE, gunzip, join, peek, read_chunks
from index.sources.decoding import decode
from index.sources.jsonfiles import read_either, read_lines
from index.sources.pages import draft_from_page, page_text
from index.sources.plain import draft_from_markdown, draft_from_text
from index.sources.refusal import Refusal
from index.sources.telegram import is_history, read_history
from index.sources.telegram_pages import has_twin, is_history_page, read_history_page
from index.sources.web import read_web

FILE_LIMIT = 64 * MEBIBYTE
"""The largest file that is read as one piece, in bytes; JSONL is read by the line, without one."""

_PAGE_START = re.compile(r"\s*<(?:!doctype|html|head|body|article|meta|\?xml|!--)", re.IGNORECASE)

Found = Draft | SourceError | Problem
"""What a source yields: an article, why one was left out, or what was lost of one."""


class _Meter:
    """Counts the bytes read of a source that may be many files."""

    def __init__(self, on_bytes: Callable[[int], None] | None) -> None:
        self._on_bytes = on_bytes
        self._done = 0

    def add(self, count: int) -> None:
        """Say that `count` more bytes were read."""
        self.reach(self._done + count)

    def reach(self, done: int) -> None:
        """Say that `done` bytes were dealt with, read or not."""
        if done > self._done:
            self._done = done
            if self._on_bytes:
                self._on_bytes(done)

    @property
    def done(self) -> int:
        """How many bytes were dealt with."""
        return self._done


def read(
    source: str,
    *,
    stdin: BinaryIO | None = None,
    channel: Channel | None = None,
    fetching: httpx.BaseTransport | None = None,
    unpack: bool = True,
    on_bytes: Callable[[int], None] | None = None,
) -> Iterator[Found]:
    """Yield the articles of a file, a folder with those in it, standard input, a page or a feed.

    What cannot be read is yielded as an error, in its place, and the rest follows: an
    `UnreadableSource` for a file, a `BrokenRecord` for a line or an item of one. A `Problem`
    says what the article before it has lost.

    Args:
        source: a path; an http or https address; or "-" for standard input, whose form is told
            from its beginning.
        stdin: what "-" reads, instead of the process's own standard input.
        channel: whose history it is, where it is an export of Telegram that does not say all.
        fetching: what carries requests to addresses, instead of httpx's own.
        unpack: whether what is packed with gzip is read: a little of it can be very much.
        on_bytes: is told how many bytes of the source (as on disk) were dealt with so far.
    """
    meter = _Meter(on_bytes)
    path = Path(source)
    if source == files.STANDARD_INPUT:
        yield from _read_stream(stdin or sys.stdin.buffer, meter, channel)
    elif files.is_address(source):
        sniffed = partial(_sniffed, unpack=unpack)
        yield from read_web(
            source, sniffed, limit=FILE_LIMIT, on_bytes=meter.add, transport=fetching
        )
    elif path.is_dir():
        yield from _read_folder(path, meter, channel)
    else:
        yield from _read_file(path, meter, channel)


def _read_stream(stream: BinaryIO, meter: _Meter, channel: Channel | None) -> Iterator[Found]:
    try:
        yield from _sniffed(read_chunks(stream, meter.add), files.STANDARD_INPUT, channel)
    except Refusal as refusal:
        yield UnreadableSource(files.STANDARD_INPUT, refusal.reason)
    except OSError as error:
        yield files.trouble(Path(files.STANDARD_INPUT), error)


def _read_folder(folder: Path, meter: _Meter, channel: Channel | None) -> Iterator[Found]:
    empty = True
    for found in files.find_files(folder):
        empty = False
        if not isinstance(found, Path):
            yield found
        elif has_twin(found):
            meter.reach(meter.done + files.bytes_of(found))
        else:
            yield from _read_file(found, meter, channel)
    if empty:
        known = " ".join(files.ENDINGS)
        yield UnreadableSource(str(folder), f"has no file that can be read ({known})")


def _read_file(path: Path, meter: _Meter, channel: Channel | None) -> Iterator[Found]:
    end = meter.done + files.bytes_of(path)
    try:
        with path.open("rb") as stream:
            chunks = read_chunks(stream, meter.add)
            unpacked = gunzip(chunks) if files.is_packed(path) else chunks
            yield from _read_chunks(unpacked, path, channel)
    except Refusal as refusal:
        yield UnreadableSource(str(path), refusal.reason)
    except OSError as error:
        yield files.trouble(path, error)
    meter.reach(end)


def _read_chunks(chunks: Iterator[bytes], path: Path, channel: Channel | None) -> Iterator[Found]:
    """Yield what a file holds, by the ending of its name."""
    source = str(path)
    match files.ending(path):
        case ".jsonl" | ".ndjson":
            yield from read_lines(chunks, source)
        case ".json":
            yield from _read_json(chunks, source, channel)
        case ".html" | ".htm":
            yield from _read_page(join(chunks, FILE_LIMIT), source, channel)
        case ".md":
            yield draft_from_markdown(decode(join(chunks, FILE_LIMIT)), source)
        case ".txt":
            yield draft_from_text(decode(join(chunks, FILE_LIMIT)), source)
        case _:
            raise Refusal(f"has an ending that is not read ({' '.join(files.ENDINGS)})")


def _sniffed(
    chunks: Iterator[bytes], source: str, channel: Channel | None = None, *, unpack: bool = True
) -> Iterator[Found]:
    """Yield what a stream holds, by how it begins."""
    head, chunks = peek(chunks, CHUNK_BYTES)
    if head.startswith(GZIP_MAGIC):
        if not unpack:
            raise Refusal("is packed, and is not unpacked here")
        yield from _sniffed(gunzip(chunks), source, channel)
        return
    start = _start(head)
    if start.startswith(("{", "[")):
        yield from _read_json(chunks, source, channel)
        return
    raw = join(chunks, FILE_LIMIT)
    if _PAGE_START.match(start):
        yield from _read_page(raw, source, channel)
    else:
        yield draft_from_text(decode(raw), source)


def _read_json(chunks: Iterator[bytes], source: str, channel: Channel | None) -> Iterator[Found]:
    """Yield what JSON holds: the history of a channel, or articles in a form of this project."""
    head, chunks = peek(chunks, CHUNK_BYTES)
    if is_history(head):
        yield from read_history(chunks, source, channel)
    else:
        yield from read_either(chunks, source, FILE_LIMIT)


def _read_page(raw: bytes, source: str, channel: Channel | None) -> Iterator[Found]:
    """Yield what a page holds: the history of a channel, or an article."""
    if is_history_page(raw[:CHUNK_BYTES]):
        yield from read_history_page(page_text(raw), source, channel)
    else:
        yield draft_from_page(raw, source)


def _start(head: bytes) -> str:
    """Return the first characters of a text in any encoding that keeps ASCII, or in UTF-16."""
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head[:1024].decode("utf-16" if wide else "utf-8-sig", "ignore")
    return text.lstrip()
