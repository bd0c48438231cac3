"""What strangers bring, read with caution and as a whole: a file of theirs, or an address."""

from collections.abc import Callable
from contextlib import closing

from index.errors import SourceError
from index.model import Caution, Draft, Gathered, Problem
from index.sources.chunks import MEBIBYTE
from index.sources.guarded import GuardedTransport, is_public
from index.sources.reading import read
from index.sources.refusal import Refusal

MOST_PROBLEMS = 100
"""After so many nothing more is read: it is no source of articles."""


def gather(source: str, caution: Caution) -> Gathered:
    """Return the articles of a file or of an address, and what could not be read of it.

    Args:
        source: the path of a file, or an http or https address.
        caution: how much is read, and from where.
    """
    permitted = (lambda _address: True) if caution.internal else is_public
    drafts: list[Draft] = []
    problems: list[Problem] = []
    with closing(GuardedTransport(caution.seconds, permitted)) as fetching:
        for found in read(source, fetching=fetching, on_bytes=_at_most(caution.size)):
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
