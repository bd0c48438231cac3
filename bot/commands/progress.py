"""How long work shows how far it has come, on standard error."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from bot.commands.terminal import err
from index import Progress

QUIET_SECONDS = 10.0
"""Without a terminal, how long it stays silent between two lines."""

_STAGES = {
    "read": "Reading",
    "index": "Indexing",
    "ask": "Asking",
}


@contextmanager
def progress(*, json: bool) -> Iterator[Callable[[Progress], None] | None]:
    """Yield what the work is to call: bars on a terminal, else a line now and then.

    With `json` only a terminal is told anything: what is not a terminal may be a log that
    someone reads for errors.
    """
    if sys.stderr.isatty():
        with _bars() as bars:
            yield _Bars(bars)
    else:
        yield None if json else _Lines()


class _Amount(ProgressColumn):
    """Bytes for what is read, counts for everything else."""

    def __init__(self) -> None:
        super().__init__()
        self._bytes = DownloadColumn()
        self._count = MofNCompleteColumn()

    def render(self, task: Task) -> Text:
        column = self._bytes if task.fields["in_bytes"] else self._count
        return column.render(task)


def _bars() -> Bars:
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        _Amount(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=err(),
        transient=True,
    )


class _Bars:
    """One bar for each stage."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, at: Progress) -> None:
        if at.stage not in self._tasks:
            self._tasks[at.stage] = self._bars.add_task(
                _STAGES.get(at.stage, at.stage), in_bytes=at.stage == "read"
            )
        self._bars.update(self._tasks[at.stage], completed=at.done, total=at.total)


class _Lines:
    """A line of text when the last one is some time ago."""

    def __init__(self, quiet_seconds: float = QUIET_SECONDS) -> None:
        self._quiet_seconds = quiet_seconds
        self._last = monotonic()

    def __call__(self, at: Progress) -> None:
        if monotonic() - self._last < self._quiet_seconds:
            return
        self._last = monotonic()
        stage = _STAGES.get(at.stage, at.stage)
        share = f"{at.done / at.total:.0%}" if at.total else f"{at.done:,}"
        err().print(f"{stage}: {share}")
