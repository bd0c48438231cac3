"""A library that answers in processes of its own, so that answers use more than one processor.

Reading and ranking is Python's own work, of which one process does one at a time; the process
that talks to Telegram is then free to talk. Writing stays in that process.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ParamSpec, TypeVar

import uvloop

from bot.crew import Crew, attend
from bot.garbage import look_less_often
from bot.parcels import pack_by_values
from index import PUBLIC, Answer, Library, Sought

_Given = ParamSpec("_Given")
_Done = TypeVar("_Done")

_FIRST_QUESTIONS = (
    "ماذا قال رئيس البلدية عن الخنفشار؟",
    "what did the mayor of the town say about grimblewort?",
)
"""Asked before anyone does. The first question of each language loads its lexicon, the first word
that stands nowhere in the news the encoder of words, and everyone would wait for them."""


class ServingLibrary(Library):
    """A library that is ready to answer many: in this process, or in workers where there are any.

    Every worker reads what any process last committed, so a post is found as soon as it is in.
    """

    _crew: Crew | None = None

    @asynccontextmanager
    async def serving(self, workers: int) -> AsyncIterator[None]:
        """Answer in `workers` processes while this lasts; in this one for 0."""
        self._crew = Crew(workers, _work, self._folder) if workers else None
        try:
            await asyncio.gather(*(self._get_ready() for _ in range(max(workers, 1))))
            yield
        finally:
            if self._crew is not None:
                self._crew.close()
            self._crew = None

    async def answer(
        self,
        text: str,
        *,
        collections: Sequence[str] = (PUBLIC,),
        limit: int = 3,
        explain: bool = False,
    ) -> Answer:
        """Answer a question, see `Library.answer`; what kills a worker is tried in a new one."""
        if self._crew is None:
            return await super().answer(text, collections=collections, limit=limit, explain=explain)
        asked = tuple(collections)
        return await self._crew.do(
            Library.answer, text, collections=asked, limit=limit, explain=explain
        )

    async def sought(self, text: str, *, collections: Sequence[str] = (PUBLIC,)) -> Sought:
        """Return what may answer a question, see `Library.sought`; in a worker as answers are."""
        if self._crew is None:
            return await super().sought(text, collections=collections)
        return await self._crew.do(Library.sought, text, collections=tuple(collections))

    async def judge(
        self, text: str, article_id: int, *, collections: Sequence[str] = (PUBLIC,)
    ) -> Answer | None:
        """Answer a question by one article, see `Library.judge`; in a worker as answers are."""
        if self._crew is None:
            return await super().judge(text, article_id, collections=collections)
        return await self._crew.do(Library.judge, text, article_id, collections=tuple(collections))

    async def _get_ready(self) -> None:
        for question in _FIRST_QUESTIONS:
            await self.answer(question)


def _work(line: Connection, folder: Path) -> None:
    """Answer from the library in `folder`; this is a worker from its start to its end.

    The process that it works for decides when it ends: a signal to the whole group is that
    one's to heed, and when that one is gone so is the worker.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    look_less_often()
    pack_by_values()
    uvloop.run(_attend(line, folder))


class AtOnce(ThreadPoolExecutor):
    """Does what it is given at once, in the thread that gives it.

    A worker finds one answer at a time, and the other processors are the other workers': with a
    thread of its own for part of a search, an answer costs it a twentieth more.
    """

    def submit(
        self, fn: Callable[_Given, _Done], /, *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Done]:
        """Return what came of a call."""
        done: Future[_Done] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            done.set_exception(error)
        return done


async def _attend(line: Connection, folder: Path) -> None:
    asyncio.get_running_loop().set_default_executor(AtOnce())
    async with await Library.open(folder) as library:
        await attend(line, library)
