"""Everything that can go wrong in the library, as one tree.

KhabarError
├── SourceError            an article could not be read from where it was said to be
│   ├── UnreadableSource   missing, not permitted, binary, empty, too large, undecodable
│   └── BrokenRecord       one record of a source: a line, an item, a page
├── LibraryError           the library as a whole cannot do what was asked
│   ├── LibraryBusy        another process is writing
│   ├── StoreDamaged       the record itself cannot be read
│   └── EngineDamaged      the index derived from it cannot be read: rebuild it
├── ArticleNotFound        no article has that id
└── QuestionRejected       the question cannot be searched (empty, too long)

Exceptions carry data; `str()` of each is one sentence that a person can act on. The surfaces
in `bot` decide how to show it. Each crosses over to another process with all that it carries.
"""

from pathlib import Path
from typing import Any


class KhabarError(Exception):
    """Base of every error that the library raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # An exception is otherwise made again from its sentence, which no `__init__` here takes.
        return _uninitialised, (type(self), self.args), self.__dict__


def _uninitialised(kind: type[KhabarError], said: tuple[str, ...]) -> KhabarError:
    """Return an error with its sentence; unpickling then restores what it carries."""
    return kind.__new__(kind, *said)


class SourceError(KhabarError):
    """An article could not be read from where it was said to be.

    Attributes:
        source: what the reader was given: a file name, a URL, or "-" for standard input.
        reason: why it could not be read, as the end of a sentence.
        line: the line (JSONL) or item (JSON) number in it, from 1, where one is to blame.
    """

    def __init__(self, source: str, reason: str, line: int | None = None) -> None:
        self.source = source
        self.reason = reason
        self.line = line
        place = source if line is None else f"{source}, line {line}"
        super().__init__(f"{place}: {reason}")


class UnreadableSource(SourceError):
    """A whole source could not be read; nothing of it went in."""


class BrokenRecord(SourceError):
    """One record of a source could not be read; the others went in."""


class LibraryError(KhabarError):
    """The library as a whole cannot do what was asked."""


class LibraryBusy(LibraryError):
    """Another process is writing to the library.

    Attributes:
        folder: the library's data folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"Another process is writing to the library in {folder}; "
            "wait until it has finished, or stop it, and try again."
        )


class StoreDamaged(LibraryError):
    """The store of record cannot be read; only a backup can bring it back.

    Attributes:
        path: the SQLite file.
        reason: what SQLite said.
    """

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"The store {path} cannot be read ({reason}). "
            "Restore a backup with `khabar restore FILE`."
        )


class EngineDamaged(LibraryError):
    """The engine cannot be read; it can be rebuilt from the store at any time.

    Attributes:
        reason: what the engine said.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The search engine's files are damaged ({reason}); rebuild them.")


class ArticleNotFound(KhabarError):
    """No article has the id that was asked for.

    Attributes:
        wanted: the id or external id.
    """

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"No article with the id {wanted!r} is in the library.")


class QuestionRejected(KhabarError):
    """The question cannot be searched.

    Attributes:
        reason: "empty" (no letter or digit in it) or "too_long".
        limit: the greatest number of characters, where the reason is "too_long".
    """

    def __init__(self, reason: str, limit: int | None = None) -> None:
        self.reason = reason
        self.limit = limit
        said = {
            "empty": "The question has no words in it.",
            "too_long": f"The question is longer than {limit} characters.",
        }
        super().__init__(said[reason])
