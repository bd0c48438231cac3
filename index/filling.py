"""What an ingest reads, and what comes of it."""

import time
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import BinaryIO

from index import sources
from index.indexing import OnProgress, Tally
from index.model import PUBLIC, Channel, IngestReport, Problem, Progress
from index.preparing import Prepared


class Report:
    """Gathers what an ingest does."""

    def __init__(self) -> None:
        self.tally = Tally()
        self.problems: list[Problem] = []
        self._begun = time.perf_counter()

    def so_far(self) -> IngestReport:
        """Return the report up to now."""
        return IngestReport(
            added=self.tally.added,
            replaced=self.tally.replaced,
            unchanged=self.tally.unchanged,
            paragraphs=self.tally.paragraphs,
            problems=tuple(self.problems),
            seconds=time.perf_counter() - self._begun,
            new=self.tally.new,
        )


class Reading:
    """Reads several sources as one, and says how far it has come."""

    def __init__(
        self,
        names: Sequence[str],
        stdin: BinaryIO | None,
        channel: Channel | None,
        on_progress: OnProgress | None,
    ) -> None:
        sizes = [sources.size(name) for name in names]
        self._total = None if None in sizes else sum(size or 0 for size in sizes)
        self._names = names
        self._stdin = stdin
        self._channel = channel
        self._on_progress = on_progress
        self._before = 0
        self.found: Iterator[sources.Found] = self._read()

    def _read(self) -> Iterator[sources.Found]:
        for name in self._names:
            yield from sources.read(
                name, stdin=self._stdin, channel=self._channel, on_bytes=self._tell
            )
            self._before += sources.size(name) or 0
            self._tell(0)

    def _tell(self, done: int) -> None:
        if self._on_progress:
            self._on_progress(Progress("read", self._before + done, self._total))


def by_owner(
    articles: Sequence[Prepared], collection: str | None
) -> Iterator[tuple[str, list[Prepared]]]:
    """Yield runs of articles that belong to one scope: `collection`, or what each one says."""
    for owner, run in groupby(articles, lambda each: collection or each.draft.collection or PUBLIC):
        yield owner, list(run)
