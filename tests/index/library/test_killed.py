"""A process that is killed loses nothing that it acknowledged."""

import asyncio
import json
import os
import random
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library
from index.engine import FOLDER_NAME
from tests.index.library.starting import ENVIRONMENT, ROOT, WORKER, done
from tests.index.library.worker import article, word

ROUNDS = 50


class Zygote:
    """A process that has imported everything, and forks children that do the work."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [*WORKER, "zygote"],
            bufsize=0,  # `select` must see every line that was not read
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=ENVIRONMENT,
        )
        assert self.line() == "ready"

    def line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline().decode().strip()

    def fork(self, *words: object) -> int:
        """Start a child on `words`; return its process id once the library is open."""
        assert self._process.stdin
        self._process.stdin.write((" ".join(map(str, words)) + "\n").encode())
        self._process.stdin.flush()
        lines = {self.line(), self.line()}
        lines.remove("open")
        return int(lines.pop())

    def kill(self, child: int) -> list[str]:
        """Kill a child, and return what it has said before."""
        os.kill(child, signal.SIGKILL)
        while _alive(child):
            time.sleep(0.001)
        return self.said()

    def wait_for_a_line(self) -> None:
        """Wait until there is something to read, however busy the machine is."""
        assert self._process.stdout
        assert select.select([self._process.stdout], [], [], 30)[0]

    def said(self) -> list[str]:
        """Return the lines that are there to read."""
        assert self._process.stdout
        found = b""
        while select.select([self._process.stdout], [], [], 0)[0]:
            found += os.read(self._process.stdout.fileno(), 65_536)
        return found.decode().splitlines()

    def close(self) -> None:
        self._process.communicate(timeout=20)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture(scope="module")
def zygote() -> Iterator[Zygote]:
    process = Zygote()
    yield process
    process.close()


async def assert_whole(library: Library, external_ids: set[str]) -> None:
    """Fail unless store and engine are one and hold each of the articles, findable."""
    report = await library.check()
    assert report.sound, report.faults
    for external_id in external_ids:
        number = int(external_id[1:])
        held, paragraphs = await library.article(external_id)
        assert held.text == article(number).text
        assert [paragraph.text for paragraph in paragraphs] == held.text.splitlines()
        answer = await library.answer(word(number), limit=5)
        assert answer.passages[0].citation.external_id == external_id
        assert word(number) in answer.passages[0].paragraph.text


@pytest.mark.slow
async def test_fifty_kills_during_adding_lose_nothing(zygote: Zygote, tmp_path: Path) -> None:
    chance = random.Random(2017)  # noqa: S311 - the same moments in every run
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        first = number * 1_000
        child = zygote.fork(tmp_path, first, 900, chance.choice([1, 3, 30]))
        if number % 2:
            zygote.wait_for_a_line()
        await asyncio.sleep(chance.uniform(0, 0.15))
        fresh = {word for line in zygote.kill(child) for word in line.split()}
        acknowledged |= fresh
        async with await Library.open(tmp_path) as library:
            sample = chance.sample(sorted(acknowledged), min(5, len(acknowledged)))
            await assert_whole(library, {*sorted(fresh)[:20], *sample})
    async with await Library.open(tmp_path) as library:
        assert len(acknowledged) >= ROUNDS // 2
        assert (await library.stats()).articles >= len(acknowledged)
        for external_id in acknowledged:
            await library.article(external_id)


@pytest.mark.slow
async def test_kills_during_a_bulk_ingest_lose_nothing(zygote: Zygote, tmp_path: Path) -> None:
    chance = random.Random(11)  # noqa: S311 - the same moments in every run
    file = tmp_path / "news.jsonl"
    drafts = [article(number) for number in range(4_000)]
    file.write_text(
        "\n".join(json.dumps({"id": d.external_id, "text": d.text}) for d in drafts), "utf-8"
    )
    for number in range(5):
        folder = tmp_path / str(number)
        child = zygote.fork(folder, "ingest", file)
        await asyncio.sleep(chance.uniform(0.1, 0.6))
        said = [line for line in zygote.kill(child) if line != "done"]
        async with await Library.open(folder) as library:
            stored = int(said[-1]) if said else 0
            assert (await library.stats()).articles >= stored
            await assert_whole(library, {f"a{n}" for n in range(0, stored, 100)})


@pytest.mark.slow
async def test_kills_during_a_rebuild_leave_a_library(zygote: Zygote, tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311 - the same moments in every run
    async with await Library.open(tmp_path) as library:
        await library.add(article(number) for number in range(200))
    for _ in range(10):
        child = zygote.fork(tmp_path, "rebuild")
        await asyncio.sleep(chance.uniform(0, 0.15))
        zygote.kill(child)
        async with await Library.open(tmp_path) as library:
            await assert_whole(library, {"a0", "a100", "a199"})


async def test_a_kill_between_the_two_commits_is_made_good(tmp_path: Path) -> None:
    killed = done("half-way", tmp_path)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    assert killed.stdout == b"stored\n"
    async with await Library.open(tmp_path) as library:
        await assert_whole(library, {"a1"})


async def test_a_rebuild_that_was_killed_before_the_swap_is_forgotten(tmp_path: Path) -> None:
    async with await Library.open(tmp_path) as library:
        await library.add([article(1)])
    (tmp_path / FOLDER_NAME).rename(tmp_path / (FOLDER_NAME + ".old"))
    (tmp_path / (FOLDER_NAME + ".new")).mkdir()
    (tmp_path / (FOLDER_NAME + ".new") / "meta.json").write_bytes(b"half")
    async with await Library.open(tmp_path) as library:
        await assert_whole(library, {"a1"})
    assert not (tmp_path / (FOLDER_NAME + ".new")).exists()
    assert not (tmp_path / (FOLDER_NAME + ".old")).exists()
