"""Which files a source is, and how many bytes they have."""

import os
from collections.abc import Iterator
from pathlib import Path

from index.errors import UnreadableSource

STANDARD_INPUT = "-"
ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson")
"""What is read; each may be followed by `.gz`."""
PACKED = ".gz"


def ending(path: Path) -> str | None:
    """Return the one of `ENDINGS` that says what `path` is, or `None`."""
    name = path.name.lower().removesuffix(PACKED)
    return next((known for known in ENDINGS if name.endswith(known)), None)


def is_packed(path: Path) -> bool:
    """Whether the file's name says that it is packed with gzip."""
    return path.name.lower().endswith(PACKED)


def find_files(folder: Path) -> Iterator[Path | UnreadableSource]:
    """Yield the files under `folder` that can be read, sorted by their path, hidden ones aside.

    A folder that cannot be entered is yielded as an error; links to folders are not followed.
    """
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        yield from (trouble(Path(error.filename), error) for error in errors)
        errors.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and ending(path):
                yield path
    yield from (trouble(Path(error.filename), error) for error in errors)


def is_address(source: str) -> bool:
    """Whether `source` is on the web rather than on this machine."""
    return source.lower().startswith(("http://", "https://"))


def size(source: str) -> int | None:
    """Return the bytes that reading `source` will take, or `None` where it cannot be known."""
    path = Path(source)
    if source == STANDARD_INPUT or is_address(source) or not path.exists():
        return None
    if path.is_dir():
        return sum(bytes_of(found) for found in find_files(path) if isinstance(found, Path))
    return bytes_of(path)


def bytes_of(path: Path) -> int:
    """Return the size of a file on disk, 0 where it cannot be asked."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def trouble(path: Path, error: OSError) -> UnreadableSource:
    """Return what the system said about `path` as an error of ours."""
    if isinstance(error, FileNotFoundError):
        return UnreadableSource(str(path), "does not exist")
    said = (error.strerror or type(error).__name__).lower()
    return UnreadableSource(str(path), f"cannot be read ({said})")
