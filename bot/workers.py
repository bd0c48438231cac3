"""A library that answers in processes of its own, so that answers use more than one processor.

Reading and ranking is Python's own work, of which one process does one at a time; the process
that talks to Telegram is then free to talk. Writing stays in that process.
"""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TypeVar

from index import PUBLIC, Answer, Library, Sought

_FIRST_QUESTIONS = (
    "ماذا قال رئيس البلدية عن الخنفشار؟",
    "what did the mayor of the town say about grimblewort?",
)
"""Asked before anyone does. The first question of each language loads its lexicon, the first word
that stands nowhere in the news the encoder of words, and everyone would wait for them."""


_Done = TypeVar("_Done")


class ServingLibrary(Library):
    """A library that is ready to answer many: in this process, or in workers where there are any.

    Every worker reads what any process last committed, so a post is found as soon as it is in.
    """

    _pool: ProcessPoolExecutor | None = None
    _workers = 0

    @asynccontextmanager
    async def serving(self, workers: int) -> AsyncIterator[None]:
        """Answer in `workers` processes while this lasts; in this one for 0."""
        self._workers = workers
        self._pool = self._new_pool() if workers else None
        try:
            await asyncio.gather(*(self._get_ready() for _ in range(max(workers, 1))))
            yield
        finally:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None

    async def answer(
        self,
        text: str,
        *,
        collections: Sequence[str] = (PUBLIC,),
        limit: int = 3,
        explain: bool = False,
    ) -> Answer:
        """Answer a question, see `Library.answer`; what kills a worker is tried in a new one."""
        if self._pool is None:
            return await super().answer(text, collections=collections, limit=limit, explain=explain)
        options = {"collections": tuple(collections), "limit": limit, "explain": explain}
        return await self._by_worker(partial(_call, Library.answer, text, **options))

    async def sought(self, text: str, *, collections: Sequence[str] = (PUBLIC,)) -> Sought:
        """Return what may answer a question, see `Library.sought`; in a worker as answers are."""
        if self._pool is None:
            return await super().sought(text, collections=collections)
        return await self._by_worker(
            partial(_call, Library.sought, text, collections=tuple(collections))
        )

    async def judge(
        self, text: str, article_id: int, *, collections: Sequence[str] = (PUBLIC,)
    ) -> Answer | None:
        """Answer a question by one article, see `Library.judge`; in a worker as answers are."""
        if self._pool is None:
            return await super().judge(text, article_id, collections=collections)
        return await self._by_worker(
            partial(_call, Library.judge, text, article_id, collections=tuple(collections))
        )

    async def _by_worker(self, call: Callable[[], _Done]) -> _Done:
        """Have a worker do something; what kills one is tried in a new one."""
        pool = self._pool
        try:
            return await asyncio.get_running_loop().run_in_executor(pool, call)
        except BrokenProcessPool:
            if self._pool is pool:
                self._pool = self._new_pool()
            return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    async def _get_ready(self) -> None:
        for question in _FIRST_QUESTIONS:
            await self.answer(question)

    def _new_pool(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._workers, context, _begin, (self._folder,))


# What follows runs in a worker.

_loop: asyncio.AbstractEventLoop
_library: Library


def _begin(folder: Path) -> None:
    """Open the library; called once in each worker.

    The process that it works for decides when it ends: a signal to the whole group is that
    one's to heed, and when that one is gone so is the worker.
    """
    global _loop, _library  # noqa: PLW0603 - a worker has nothing else to keep it in
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _loop = asyncio.new_event_loop()
    _library = _loop.run_until_complete(Library.open(folder))
    # The store's thread would keep the process alive.
    Finalize(None, _close, exitpriority=1)


def _close() -> None:
    _loop.run_until_complete(_library.close())
    _loop.close()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _call(
    method: Callable[..., Coroutine[object, object, _Done]], *values: object, **options: object
) -> _Done:
    """Do what a method of the library does."""
    return _loop.run_until_complete(method(_library, *values, **options))
