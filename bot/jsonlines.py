"""Lines of JSONL files, plain or compressed."""

import gzip
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path


def lines_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of a file with their numbers, from 1; blank lines are passed over.

    Args:
        path: a file in UTF-8, with or without a byte order mark; `.gz` is decompressed.
    """
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            record = line.removeprefix(BOM_UTF8) if number == 1 else line
            if record.strip():
                yield number, record
