"""Processes that do what they are given, one call at a time each.

    call ─► waits ─► a process, or next in its line ─► what the call returns or raises
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
from itertools import chain
from multiprocessing.connection import Connection
from typing import Any, Concatenate, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")


AHEAD = 2
"""Calls that a process has been given at most: the one that it does, and the next, so that on busy
processors it does not wait each time until the loop has its turn. That next one may have to wait
for a slow one, though another process has become idle."""


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
        self._first = given
        self._waiting: deque[_Call] = deque()
        self._given_to: dict[Connection, deque[_Call]] = {}
        """What each process does and does next, by the line to it; who was heard last is last."""
        for _ in range(size):
            self._start()

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
        given = list(chain.from_iterable(self._given_to.values()))
        for line in list(self._given_to):
            self._leave(line)
        for call in (*given, *self._waiting):
            call.outcome.cancel()
        self._waiting.clear()

    def _start(self) -> None:
        """Start a process."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        context.Process(target=self._work, args=(theirs, *self._first)).start()
        theirs.close()
        self._given_to[ours] = deque()
        asyncio.get_running_loop().add_reader(ours.fileno(), self._hear, ours)

    def _leave(self, line: Connection) -> deque[_Call]:
        """Let a process go; return what it was given and has not done."""
        asyncio.get_running_loop().remove_reader(line.fileno())
        line.close()
        return self._given_to.pop(line)

    def _hand_out(self) -> None:
        """Give what waits to the processes, those that do nothing first."""
        while self._waiting:
            if len(self._given_to) < self._size and all(self._given_to.values()):
                self._start()
            line = min(reversed(self._given_to), key=lambda line: len(self._given_to[line]))
            given = self._given_to[line]
            if len(given) >= AHEAD:
                return
            call = self._waiting.popleft()
            if not call.outcome.done():
                given.append(call)
                with suppress(OSError):  # it has just ended, of which the line tells
                    line.send_bytes(call.request)

    def _hear(self, line: Connection) -> None:
        """Take what a process says: what came of its call, or nothing any more."""
        try:
            outcome = line.recv_bytes()
        except (EOFError, OSError):
            self._once_more(self._leave(line))
        else:
            given = self._given_to[line] = self._given_to.pop(line)
            call = given.popleft()
            if not call.outcome.done():
                call.outcome.set_result(outcome)
        self._hand_out()

    def _once_more(self, given: deque[_Call]) -> None:
        """Have what a process was given done by another, before what waits.

        The first is what it ended over, which is tried once more and no oftener.
        """
        if given and given[0].tried:
            call = given.popleft()
            if not call.outcome.done():
                call.outcome.set_exception(ProcessEndedError("Two processes ended over one call."))
        elif given:
            given[0].tried = True
        self._waiting.extendleft(reversed(given))


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
