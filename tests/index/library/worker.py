"""What the tests of several processes start: `python worker.py MODE FOLDER`.

- `hold`: opens the library and holds the writer lock until a line comes on standard input.
- `open-and-close`: opens, answers and closes; the interpreter has to end by itself.
- `zygote`: imports everything once, then forks a child for every line `FOLDER FIRST COUNT
  BATCH`, prints its process id, and the child adds articles, printing each external id once it
  is acknowledged. A line `FOLDER rebuild` makes the child rebuild instead.
- `half-way`: adds an article and is killed by itself between the store's and the engine's commit.
"""

import asyncio
import os
import signal
import sys
from itertools import cycle
from pathlib import Path

from index import Draft, IngestReport, Library
from index.indexing import Indexer
from index.lexicon import vectors
from index.upkeep import writer_lock


def say(text: str) -> None:
    """Print a line that is out before anything else happens."""
    os.write(1, text.encode() + b"\n")


def article(number: int) -> Draft:
    """Return an article with three paragraphs and a word of its own."""
    return Draft(
        f"خبر {word(number)} عن جسر المدينة القديم وما حوله.\n"
        f"قال المهندس إن العمل في {word(number)} انتهى قبل موعده.\n"
        "ويمر فوق الجسر ألف سيارة كل يوم من أيام الأسبوع.",
        external_id=f"a{number}",
    )


def word(number: int) -> str:
    """Return a word that stands only in the article `number`.

    No letter is repeated, which would be read as stretched: «لماااذا».
    """
    letters = cycle(("بتثجحخدذرز", "سشصضطظعغفق"))
    return "قزم" + "".join(next(letters)[int(digit)] for digit in f"{number:05}") + "ط"


async def hold(folder: Path) -> None:
    async with await Library.open(folder), writer_lock(folder):
        say("held")
        await asyncio.to_thread(sys.stdin.readline)


async def open_and_close(folder: Path) -> None:
    # in development mode asyncio tells of every step that takes long, as on a busy machine any may
    asyncio.get_running_loop().slow_callback_duration = 60.0
    async with await Library.open(folder) as library:
        await library.add([article(1)])
        answer = await library.answer("جسر المدينة")
        say(str(len(answer.passages)))


async def add(folder: Path, first: int, count: int, batch: int) -> None:
    async with await Library.open(folder) as library:
        say("open")
        for start in range(first, first + count, batch):
            drafts = [article(number) for number in range(start, start + batch)]
            await library.add(drafts)
            say(" ".join(f"a{number}" for number in range(start, start + batch)))


async def ingest(folder: Path, file: Path) -> None:
    def acknowledge(report: IngestReport) -> None:
        say(str(report.added))

    async with await Library.open(folder) as library:
        say("open")
        await library.ingest([str(file)], on_stored=acknowledge)


async def rebuild(folder: Path) -> None:
    async with await Library.open(folder) as library:
        say("open")
        while True:
            await library.rebuild()


async def half_way(folder: Path) -> None:
    async def die(_: Indexer, **__: object) -> None:
        say("stored")
        os.kill(os.getpid(), signal.SIGKILL)

    async with await Library.open(folder) as library:
        Indexer.commit = die  # type: ignore[method-assign,assignment] # the moment in between
        await library.add([article(1)])


def zygote() -> None:
    """Fork a child for each line of standard input."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    vectors.vectors_of(["جسر"])  # so that no child has to load the model
    say("ready")
    while line := sys.stdin.readline():
        match line.split():
            case [folder, "rebuild"]:
                work = rebuild(Path(folder))
            case [folder, "ingest", file]:
                work = ingest(Path(folder), Path(file))
            case [folder, first, count, batch]:
                work = add(Path(folder), int(first), int(count), int(batch))
            case _:
                raise ValueError(line)
        child = os.fork()
        if not child:
            asyncio.run(work)
            say("done")
            os._exit(0)
        work.close()
        say(str(child))


def main() -> None:
    mode = sys.argv[1]
    if mode == "zygote":
        zygote()
        return
    works = {"hold": hold, "open-and-close": open_and_close, "half-way": half_way}
    asyncio.run(works[mode](Path(sys.argv[2])))


if __name__ == "__main__":
    main()
