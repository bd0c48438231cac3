"""What strangers bring, read with caution and as a whole: a file of theirs, or an address."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from index.errors import SourceError
from index.model import Caution, Draft, Gathered, Problem
from index.sources.chunks import MEBIBYTE
from index.sources.files import is_address
from index.sources.guarded import GuardedTransport, is_public
from index.sources.reading import read
from index.sources.refusal import Refusal

MOST_PROBLEMS = 100
"""After so many nothing more is read: it is no source of articles."""


def gather_address(address: str, caution: Caution) -> Gathered:
    """Return the articles of what is at an http or https address, and what cannot be read of it.

    Args:
        address: the address; what is none is never read as the name of a file.
        caution: how much is read, and from where.
    """
    if not is_address(address):
        return Gathered((), (Problem(address, None, "is not a web address"),))
    return _gather(address, caution)


def gather_file(path: Path, caution: Caution) -> Gathered:
    """Return the articles of a file, and what cannot be read of it.

    Args:
        path: the file.
        caution: how much is read.
    """
    return _gather(str(path.absolute()), caution)


def _gather(source: str, caution: Caution) -> Gathered:
    permitted = (lambda _address: True) if caution.internal else is_public
    drafts: list[Draft] = []
    problems: list[Problem] = []
    with closing(GuardedTransport(caution.seconds, permitted)) as fetching:
        reading = read(source, fetching=fetching, unpack=False, on_bytes=_at_most(caution.size))
        for found in reading:
            if not isinstance(found, Draft):
                problems.append(_problem(found))
            elif len(drafts) < caution.articles:
                drafts.append(found)
            else:
                reason = f"holds more than {caution.articles} articles; the rest was not read"
                problems.append(Problem(source, None, reason))
                break
            if len(problems) >= MOST_PROBLEMS:
                break
    return Gathered(tuple(drafts), tuple(problems))


def _at_most(size: int) -> Callable[[int], None]:
    """Return what is told how many bytes were read, and stops the reading at `size`."""

    def count(done: int) -> None:
        if done > size:
            raise Refusal(f"is larger than {size / MEBIBYTE:g} MiB")

    return count


def _problem(found: SourceError | Problem) -> Problem:
    if isinstance(found, Problem):
        return found
    return Problem(found.source, found.line, found.reason)
