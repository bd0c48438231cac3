"""Processes that are given calls: each call done once, whatever becomes of the processes."""

import asyncio
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import pytest_asyncio

from bot.crew import Crew, ProcessEndedError, attend

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]


class Clerk:
    """What the calls are of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = 0

    async def add(self, a: int, *, b: int) -> int:
        return a + b

    async def refuse(self, why: str) -> None:
        raise LookupError(why)

    async def who(self) -> tuple[int, int]:
        """Return the process, and how many calls it has had."""
        self.calls += 1
        return os.getpid(), self.calls

    async def wait_for(self, name: str) -> int:
        """Return the process once there is a file."""
        while not (self.folder / name).exists():  # noqa: ASYNC110 - from another process
            await asyncio.sleep(0.01)
        return os.getpid()

    async def end(self, times: int) -> int:
        """End the process the first few times; return how often it was tried."""
        tries = len(list(self.folder.glob("try-*")))
        (self.folder / f"try-{tries}").touch()
        if tries < times:
            os.kill(os.getpid(), signal.SIGKILL)
        return tries


def work(line: Connection, folder: Path) -> None:
    asyncio.run(attend(line, Clerk(folder)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest_asyncio.fixture(loop_scope="module")
async def crew(folder: Path) -> AsyncIterator[Crew]:
    made = Crew(2, work, folder)
    yield made
    made.close()


async def test_a_call_returns_or_raises_what_it_does_elsewhere(crew: Crew) -> None:
    assert await crew.do(Clerk.add, 3, b=4) == 7
    with pytest.raises(LookupError, match="no such page"):
        await crew.do(Clerk.refuse, "no such page")
    process, _ = await crew.do(Clerk.who)
    assert process != os.getpid()


async def test_calls_are_done_side_by_side_and_what_waits_is_done_in_order(
    crew: Crew, folder: Path
) -> None:
    both = [asyncio.create_task(crew.do(Clerk.wait_for, "go")) for _ in range(2)]
    waiting = [asyncio.create_task(crew.do(Clerk.who)) for _ in range(20)]
    await asyncio.sleep(0)
    (folder / "go").touch()
    assert len({await each for each in both}) == 2
    seen: dict[int, list[int]] = {}
    for process, number in await asyncio.gather(*waiting):
        seen.setdefault(process, []).append(number)
    assert [numbers == sorted(numbers) for numbers in seen.values()] == [True] * len(seen)
    assert sum(map(len, seen.values())) == 20


async def test_a_call_that_is_given_up_leaves_the_others_their_own_answers(
    crew: Crew, folder: Path
) -> None:
    given_up = [asyncio.create_task(crew.do(Clerk.wait_for, "go")) for _ in range(3)]
    await asyncio.sleep(0)
    for each in given_up:
        each.cancel()
    sums = [asyncio.create_task(crew.do(Clerk.add, n, b=1)) for n in range(10)]
    (folder / "go").touch()
    assert await asyncio.gather(*sums) == list(range(1, 11))
    assert all(each.cancelled() for each in given_up)


async def test_a_call_over_which_a_process_ends_is_tried_once_more_and_so_is_the_next(
    crew: Crew,
) -> None:
    sums = (crew.do(Clerk.add, n, b=1) for n in range(9))
    tries, *totals = await asyncio.gather(crew.do(Clerk.end, 1), *sums)
    assert (tries, totals) == (1, list(range(1, 10)))


async def test_a_call_that_ends_every_process_is_given_up_and_no_other(crew: Crew) -> None:
    with pytest.raises(ProcessEndedError):
        await crew.do(Clerk.end, 5)
    assert await asyncio.gather(*(crew.do(Clerk.add, n, b=0) for n in range(4))) == [0, 1, 2, 3]


async def test_processes_end_with_the_crew_and_what_waits_is_given_up(folder: Path) -> None:
    before = set(multiprocessing.active_children())
    crew = Crew(1, work, folder)
    waiting = [asyncio.create_task(crew.do(Clerk.wait_for, "go")) for _ in range(2)]
    await asyncio.sleep(0)
    crew.close()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.gather(*waiting)
    (folder / "go").touch()
    for process in set(multiprocessing.active_children()) - before:
        process.join(30)
        assert process.exitcode == 0
