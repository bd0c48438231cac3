"""Files of records that are read where they lie: memory-mapped, and only ever appended to.

Record `n` is what has the number `n`; record 0 is empty. Such a file is derived from the store:
one that is behind is extended, one of another version is made afresh.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Records = npt.NDArray[Any]


class RecordFile:
    """A file of records of one type, and beside it a small one with its version.

    Args:
        path: the file.
        kind: the type of a record.
        version: what the records were made from and by; a file of another one counts as none.
    """

    def __init__(self, path: Path, kind: np.dtype[Any], version: str) -> None:
        self._path = path
        self._version_path = path.with_suffix(".json")
        self._kind = kind
        self._version = version
        self._records: Records = np.zeros(1, kind)
        self._seen: tuple[int, int] | None = None

    def count(self) -> int:
        """Return how many whole records the file has; 0 if it is missing or of another version."""
        seen = self._look()
        if seen is None or not self._is_current():
            return 0
        _, size = seen
        return size // self._kind.itemsize

    def records(self) -> Records:
        """Return all records, without reading them; grown since the last call if the file has."""
        seen = self._look()
        if seen == self._seen:
            return self._records
        count, self._seen = self.count(), seen
        if count > len(self._records) or (count and self._records.base is None):
            # a plain view: the subclass costs more with each look-up than reading does
            self._records = np.asarray(np.memmap(self._path, self._kind, "r", shape=(count,)))
        return self._records

    def clear(self) -> None:
        """Begin the file afresh.

        It is put in the old one's place, not written over it: whoever reads that one keeps it.
        """
        self._records, self._seen = np.zeros(1, self._kind), None
        fresh = self._path.with_name(self._path.name + ".new")
        fresh.write_bytes(bytes(self._kind.itemsize))
        fresh.replace(self._path)
        self._version_path.write_text(json.dumps(self._version), "utf-8")

    def append(self, records: Records) -> None:
        """Put records after the last whole one; what a killed process left of one goes."""
        whole = self.count() * self._kind.itemsize
        with self._path.open("r+b") as file:
            file.truncate(whole)
            file.seek(whole)
            file.write(records.tobytes())

    @staticmethod
    def remove(path: Path) -> None:
        """Delete the file `path` and its version, if they are there."""
        path.unlink(missing_ok=True)
        path.with_suffix(".json").unlink(missing_ok=True)

    def _look(self) -> tuple[int, int] | None:
        """Return which file it is and how long, `None` where there is none."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_size

    def _is_current(self) -> bool:
        try:
            held = json.loads(self._version_path.read_text("utf-8"))
        except (OSError, ValueError):
            return False
        return bool(held == self._version)
