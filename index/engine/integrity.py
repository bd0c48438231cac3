"""Whether the engine's files are what Tantivy wrote.

Every file of a segment ends in a footer: a JSON object with the CRC-32 of what stands before
it, the object's length and a magic number, both little-endian 32-bit (tantivy
`src/directory/footer.rs`). The Python binding does not offer Tantivy's own check.
"""

import json
import struct
import zlib
from pathlib import Path

_TAIL = struct.Struct("<II")
_MAGIC = 1337


_PARTS = (".idx", ".pos", ".term", ".store", ".fast", ".fieldnorm")
"""The files that every segment has."""


def damage(folder: Path) -> str | None:
    """Return what is wrong with the engine in `folder`, or `None` when it is sound.

    A segment that another process merged away meanwhile is no damage: the list is read again.
    """
    before = None
    while True:
        try:
            segments = _segments(folder)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            return f"meta.json cannot be read: {error}"
        fault = _first_fault(folder, segments)
        if fault is None or segments == before:
            return fault
        before = segments


def unknown_deletes(folder: Path) -> list[Path]:
    """Return the lists of deleted documents that the last commit does not name."""
    named = {name for names in _segments(folder).values() for name in names}
    return [file for file in folder.glob("*.del") if file.name not in named]


def _segments(folder: Path) -> dict[str, list[str]]:
    """Return the names of the files of each segment of the last commit, by the segment."""
    found: dict[str, list[str]] = {}
    for entry in json.loads((folder / "meta.json").read_bytes())["segments"]:
        segment = entry["segment_id"].replace("-", "")
        found[segment] = [segment + part for part in _PARTS]
        if entry["deletes"] is not None:
            found[segment].append(f"{segment}.{entry['deletes']['opstamp']}.del")
    return found


def _first_fault(folder: Path, segments: dict[str, list[str]]) -> str | None:
    for name in (name for names in segments.values() for name in names):
        fault = _fault_of(folder / name)
        if fault is not None:
            return fault
    return None


def _fault_of(file: Path) -> str | None:
    try:
        content = file.read_bytes()
    except OSError as error:
        return f"{file.name} cannot be read: {error.strerror}"
    if len(content) < _TAIL.size:
        return f"{file.name} is cut short"
    length, magic = _TAIL.unpack_from(content, len(content) - _TAIL.size)
    end = len(content) - _TAIL.size - length
    if magic != _MAGIC or end < 0:
        return f"{file.name} has no footer"
    try:
        expected = json.loads(content[end : end + length])["crc"]
    except (ValueError, KeyError, TypeError):
        return f"{file.name} has a broken footer"
    return None if zlib.crc32(memoryview(content)[:end]) == expected else f"{file.name} has changed"
