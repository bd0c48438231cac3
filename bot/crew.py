"""Processes that do what they are given, one call at a time each.

    call ─► waits ─► a process that is idle ─► what the call returns or raises
              ▲                 │
              └── once more ◄───┘ where the process ends over it

The event loop itself listens to them. `concurrent.futures` has two threads between the loop and
its processes, and handing every call from thread to thread cost more than its way there and back.
"""

import asyncio
import multiprocessing
import pickle
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Concatenate, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")


class ProcessEndedError(Exception):
    """A process has ended over a call, and so has the one that tried it again."""


@dataclass(eq=False, slots=True)
class _Call:
    request: bytes
    outcome: asyncio.Future[bytes]
    tried: bool = False
    """Whether a process has ended over it."""


class Crew:
    """Processes, as many as there is work for and at most as many as they were at first."""

    def __init__(self, size: int, work: Callable[..., None], *given: object) -> None:
        """Start `size` processes.

        Args:
            size: how many.
            work: what each does from its start to its end: it is given its end of the line, and
                goes to `attend`.
            given: what else it is given.
        """
        self._size = size
        self._work = work
        self._given = given
        self._waiting: deque[_Call] = deque()
        self._busy: dict[Connection, _Call] = {}
        """The lines to the processes that are at a call."""
        self._idle = [self._start() for _ in range(size)]
        """The lines to the others, the one that was at work last at the end."""

    async def do(
        self,
        method: Callable[Concatenate[Any, _Given], Coroutine[object, object, _Done]],
        *values: _Given.args,
        **options: _Given.kwargs,
    ) -> _Done:
        """Return what a method returns in a process, or raise what it raises there.

        What the method is one of is the process's own; it is named, not sent.

        Raises:
            ProcessEndedError: a process has ended over the call, and so has another one.
        """
        request = pickle.dumps((method, values, options))
        call = _Call(request, asyncio.get_running_loop().create_future())
        self._waiting.append(call)
        self._hand_out()
        done: tuple[_Done, None] | tuple[None, Exception]
        done = pickle.loads(await call.outcome)  # noqa: S301 - from a process of our own
        if done[1] is not None:
            raise done[1]
        return done[0]

    def close(self) -> None:
        """Let every process end as soon as it has done what it is at; nobody hears of that."""
        for line in (*self._idle, *self._busy):
            self._leave(line)
        for call in (*self._busy.values(), *self._waiting):
            call.outcome.cancel()
        self._idle, self._busy, self._waiting = [], {}, deque()

    def _start(self) -> Connection:
        """Start a process; return the line to it."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        context.Process(target=self._work, args=(theirs, *self._given)).start()
        theirs.close()
        asyncio.get_running_loop().add_reader(ours.fileno(), self._hear, ours)
        return ours

    def _hand_out(self) -> None:
        """Give what waits to the processes that are idle, and to new ones for those that ended."""
        while self._waiting and len(self._busy) < self._size:
            call = self._waiting.popleft()
            if call.outcome.done():
                continue
            line = self._idle.pop() if self._idle else self._start()
            self._busy[line] = call
            with suppress(OSError):  # it has just ended, of which the line tells
                line.send_bytes(call.request)

    def _hear(self, line: Connection) -> None:
        """Take what a process says: what came of its call, or nothing any more."""
        call = self._busy.pop(line, None)
        try:
            outcome = line.recv_bytes()
        except (EOFError, OSError):
            self._leave(line)
            if call is None:
                self._idle.remove(line)
            else:
                self._once_more(call)
        else:
            self._idle.append(line)
            if call is not None and not call.outcome.done():
                call.outcome.set_result(outcome)
        self._hand_out()

    def _once_more(self, call: _Call) -> None:
        """Have a call done by another process, before those that wait."""
        if not call.tried:
            call.tried = True
            self._waiting.appendleft(call)
        elif not call.outcome.done():
            call.outcome.set_exception(ProcessEndedError("Two processes have ended over a call."))

    def _leave(self, line: Connection) -> None:
        asyncio.get_running_loop().remove_reader(line.fileno())
        line.close()


# What follows runs in a process of a crew.


async def attend(line: Connection, own: object) -> None:
    """Do what is asked for at the other end of a line until nobody is there.

    Args:
        line: to the process that asks.
        own: what the methods are called on.
    """
    while True:
        try:
            method, values, options = line.recv()
        except EOFError:
            return
        done: tuple[object, Exception | None]
        try:
            done = await method(own, *values, **options), None
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            done = None, error
        try:
            # As `send` would, but for its own pickler, which asks in Python about every object.
            line.send_bytes(pickle.dumps(done))
        except OSError:
            return
