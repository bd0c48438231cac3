"""Measuring one system in one process, and starting the processes.

Each system builds in one fresh process and serves in another, so that none stands in another's
memory, and so that what serving takes is not mixed with what building left behind.
"""

import gc
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.model import Built, Comparable, Question, Reference, Run, Served, Spec, System

_ROOT = Path(__file__).resolve().parent.parent


class WorkerFailed(Exception):
    """The process that measures a system did not come to its end."""

    def __init__(self, system: str, task: str, errors: str) -> None:
        super().__init__(f"{system} could not {task}:\n{errors.strip()}")


def size_of(path: Path) -> int:
    """Return the bytes of a file, or of everything in a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())


def serve(system: System, run: Run, questions: Sequence[Question]) -> Served:
    """Open `system`, ask the first question, then time them all. Call it in a fresh process."""
    gc.collect()
    before = _resident()
    begun = time.perf_counter()
    system.open(run)
    opened = time.perf_counter()
    system.search(questions[0])
    first = time.perf_counter()
    milliseconds: list[float] = []
    found: list[Sequence[int]] = []
    for question in questions:
        asked = time.perf_counter()
        found.append(system.search(question))
        milliseconds.append((time.perf_counter() - asked) * 1000)
    resident = _resident()
    if isinstance(system, Comparable):
        found = [system.by_words_alone(question) for question in questions]
    return Served(
        open_seconds=opened - begun,
        first_seconds=first - opened,
        milliseconds=tuple(milliseconds),
        growth=resident - before,
        resident=resident,
        found=tuple(map(tuple, found)),
        acceptable=tuple(tuple(system.acceptable(q)) for q in questions)
        if isinstance(system, Reference)
        else (),
    )


def _resident() -> int:
    return int(psutil.Process().memory_info().rss)


def build_apart(spec: Spec, run: Run) -> Built:
    """Build a system's index in a process of its own.

    Raises:
        WorkerFailed: it ended with an error.
    """
    return Built(**json.loads(_worker("build", spec, run)))


def serve_apart(spec: Spec, run: Run, questions: int) -> Served:
    """Ask a system the first `questions` questions in a process of its own.

    Raises:
        WorkerFailed: it ended with an error.
    """
    return Served.read(json.loads(_worker("serve", spec, run, str(questions))))


def _worker(task: str, spec: Spec, run: Run, *more: str) -> str:
    command = [sys.executable, "-m", "benchmarks.worker", task, spec.name, str(run.folder), *more]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=_ROOT)  # noqa: S603 - our own arguments
    if ended.returncode:
        raise WorkerFailed(spec.label, task, ended.stderr)
    return ended.stdout
