"""JSON documents and JSONL streams to articles; in a stream, one line in memory at a time."""

import codecs
import json
from collections.abc import Iterator

from index.errors import BrokenRecord, SourceError
from index.model import Draft, Problem
from index.sources.chunks import CHUNK_BYTES, MEBIBYTE, join, peek, split_lines
from index.sources.decoding import decode, refuse_binary, unicode_encoding
from index.sources.records import read_record
from index.sources.refusal import Refusal

LINE_LIMIT = 8 * MEBIBYTE
"""The longest line of a JSONL file, in bytes."""
_CONTROL_SHARE = 0.08
"""Fewer control characters are a broken line's; a binary file has more from its beginning."""


def read_lines(chunks: Iterator[bytes], source: str) -> Iterator[Draft | SourceError | Problem]:
    """Yield the articles of a JSONL stream, and a `BrokenRecord` for each line that is none.

    A stream that breaks off yields what came before, and a `BrokenRecord` for the line it broke at.

    Raises:
        Refusal: if there is nothing in it, or nothing of it can be text.
    """
    number = 0
    empty = True
    try:
        for number, line in enumerate(split_lines(_as_utf8(chunks), LINE_LIMIT), 1):
            if line is None:
                empty = False
                reason = f"is longer than {LINE_LIMIT // MEBIBYTE} MiB"
                yield BrokenRecord(source, reason, number)
            elif line.strip():
                empty = False
                yield from _read_line(line, source, number)
    except Refusal as refusal:
        if not number:
            raise
        empty = False
        yield BrokenRecord(source, refusal.reason, number + 1)
    if empty:
        raise Refusal("is empty")


def read_document(raw: bytes, source: str) -> Iterator[Draft | SourceError | Problem]:
    """Yield the articles of a JSON document: one object, a list, or `{"articles": [...]}`.

    An item that is no article is a `BrokenRecord` with its number, from 1.

    Raises:
        Refusal: if it is not JSON, or holds neither an object nor a list.
    """
    text = decode(raw)
    if not text.strip():
        raise Refusal("is empty")
    value = _parse(text)
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list | dict):
        raise Refusal("holds no article: neither an object nor a list")
    items = value if isinstance(value, list) else [value]
    if not items:
        raise Refusal("holds no article: the list is empty")
    for number, item in enumerate(items, 1):
        yield from read_record(item, source, number)


def is_lines(head: bytes) -> bool:
    """Whether what begins with `head` is JSONL rather than one JSON document.

    It is when the first line is a whole object, or when a broken one is followed by another
    that begins as an object does.
    """
    lines = [line.strip() for line in head.decode("utf-8-sig", "replace").split("\n")]
    lines = [line for line in lines if line]
    if not lines or not lines[0].startswith("{"):
        return False
    try:
        first = json.loads(lines[0])
    except (ValueError, RecursionError):
        return len(lines) > 1 and lines[1].startswith("{") and lines[0][-1] not in "{[,:"
    return not isinstance(first.get("articles"), list)


def read_either(
    chunks: Iterator[bytes], source: str, limit: int
) -> Iterator[Draft | SourceError | Problem]:
    """Yield the articles of JSON of either form; a single document has at most `limit` bytes.

    Raises:
        Refusal: as `read_lines` and `read_document` do.
    """
    head, chunks = peek(chunks, CHUNK_BYTES)
    if b"\n" not in head.strip():
        more, chunks = peek(chunks, LINE_LIMIT)
        head = more.split(b"\n", 1)[0]
    if is_lines(head):
        yield from read_lines(chunks, source)
    else:
        yield from read_document(join(chunks, limit), source)


def _as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the stream without a byte order mark, and in UTF-8 if it is in UTF-16."""
    head, chunks = peek(chunks, 1)
    refuse_binary(head, control_share=_CONTROL_SHARE)
    encoding = unicode_encoding(head)
    if encoding.startswith("utf-16"):
        for text in codecs.iterdecode(chunks, encoding, errors="replace"):
            yield text.encode()
    else:
        yield next(chunks, b"").removeprefix(codecs.BOM_UTF8)
        yield from chunks


def _read_line(line: bytes, source: str, number: int) -> Iterator[Draft | SourceError | Problem]:
    try:
        value = _parse(decode(line.strip()))
    except Refusal as refusal:
        yield BrokenRecord(source, refusal.reason, number)
    else:
        yield from read_record(value, source, number)


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}"
        if error.lineno > 1:
            place = f"line {error.lineno}, {place}"
        raise Refusal(f"not valid JSON ({error.msg}, {place})") from error
    except RecursionError as error:
        raise Refusal("not valid JSON (nested too deeply)") from error
    except ValueError as error:
        raise Refusal("not valid JSON (a number with too many digits)") from error
