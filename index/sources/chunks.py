"""Bytes as a stream of chunks: read, counted, unpacked, cut into lines, joined up to a limit.

Everything here is lazy and holds one chunk, or one line, in memory.
"""

import itertools
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from index.sources.refusal import Refusal

CHUNK_BYTES = 1 << 18
MEBIBYTE = 1 << 20
_PACKED_BYTES = 1 << 12
"""Unpacked at a time: what is lost before the place where gzip data are damaged."""
GZIP_MAGIC = b"\x1f\x8b"

_GZIP_WINDOW = 16 + zlib.MAX_WBITS
"""zlib's way of saying that a gzip header and its checksum are expected (RFC 1952)."""


def read_chunks(stream: BinaryIO, on_bytes: Callable[[int], None]) -> Iterator[bytes]:
    """Yield what `stream` holds, telling `on_bytes` the size in bytes of each chunk read."""
    while chunk := stream.read(CHUNK_BYTES):
        on_bytes(len(chunk))
        yield chunk


def peek(chunks: Iterator[bytes], least: int) -> tuple[bytes, Iterator[bytes]]:
    """Return at least `least` bytes of the beginning (fewer at the end), and the whole again."""
    taken: list[bytes] = []
    size = 0
    while size < least and (chunk := next(chunks, b"")):
        taken.append(chunk)
        size += len(chunk)
    return b"".join(taken), itertools.chain(taken, chunks)


def gunzip(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the unpacked bytes of gzip members one after another.

    Raises:
        Refusal: if the data are damaged or end early, after what could be unpacked until there.
    """
    head, chunks = peek(chunks, len(GZIP_MAGIC))
    if not head:
        return
    if not head.startswith(GZIP_MAGIC):
        raise Refusal("is not a gzip file")
    member = zlib.decompressobj(_GZIP_WINDOW)
    for packed in _smaller(chunks):
        rest = packed
        while rest:
            if member.eof:
                rest = rest.lstrip(b"\0")
                if not rest:
                    break
                member = zlib.decompressobj(_GZIP_WINDOW)
            try:
                yield member.decompress(rest, CHUNK_BYTES)
            except zlib.error as error:
                raise Refusal("the gzip data are damaged from here on") from error
            rest = member.unused_data if member.eof else member.unconsumed_tail
    if not member.eof:
        raise Refusal("the gzip data end too early")


def _smaller(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _PACKED_BYTES):
            yield chunk[start : start + _PACKED_BYTES]


def split_lines(chunks: Iterable[bytes], limit: int) -> Iterator[bytes | None]:
    """Yield the lines without their newline; `None` for one of more than `limit` bytes."""
    pending = bytearray()
    overlong = False
    for chunk in chunks:
        *ended, rest = chunk.split(b"\n")
        for part in ended:
            overlong = overlong or len(pending) + len(part) > limit
            yield None if overlong else bytes(pending) + part
            pending.clear()
            overlong = False
        overlong = overlong or len(pending) + len(rest) > limit
        if overlong:
            pending.clear()
        else:
            pending += rest
    if overlong:
        yield None
    elif pending:
        yield bytes(pending)


def join(chunks: Iterable[bytes], limit: int) -> bytes:
    """Return all bytes as one piece.

    Raises:
        Refusal: if there are more than `limit` bytes; it has not read on.
    """
    joined = bytearray()
    for chunk in chunks:
        joined += chunk
        if len(joined) > limit:
            raise Refusal(f"is larger than {limit // MEBIBYTE} MiB")
    return bytes(joined)
