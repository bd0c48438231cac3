"""Answers from processes of their own: the same, as fresh, and whatever becomes of a process."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.workers import AtOnce, ServingLibrary
from index import Draft, Library, chat_collection
from index.errors import QuestionRejected

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.slow]

MILL = Draft(text="اشترت بلدية الصفصاف مطحنة القمح القديمة لتجعلها متحفًا.", external_id="mill")
QUESTION = "من اشترى مطحنة القمح القديمة؟"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def library(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ServingLibrary]:
    folder: Path = tmp_path_factory.mktemp("workers") / "data"
    async with await ServingLibrary.open(folder) as opened:
        await opened.add([MILL])
        async with opened.serving(1):
            yield opened


async def test_an_answer_is_the_one_that_this_process_gives(library: ServingLibrary) -> None:
    theirs = await library.answer(QUESTION, limit=2, explain=True)
    ours = await Library.answer(library, QUESTION, limit=2, explain=True)
    assert theirs.passages == ours.passages
    assert theirs.passages[0].citation.external_id == "mill"
    assert (theirs.status, theirs.question) == (ours.status, ours.question)


async def test_what_is_put_in_is_found_at_once_and_only_where_it_may_be(
    library: ServingLibrary,
) -> None:
    own = chat_collection(5)
    draft = Draft(text="سقط جدار حديقة الياسمين بعد المطر.", external_id="wall")
    await library.add([draft], collection=own)
    asked = "ماذا جرى لجدار حديقة الياسمين؟"
    assert not (await library.answer(asked)).passages
    [found] = (await library.answer(asked, collections=(own,))).passages
    assert found.citation.external_id == "wall"


async def test_a_refusal_crosses_over_with_its_reason(library: ServingLibrary) -> None:
    with pytest.raises(QuestionRejected) as caught:
        await library.answer("؟ x" * 5_000)
    assert (caught.value.reason, bool(caught.value.limit)) == ("too_long", True)


async def test_a_worker_that_was_killed_is_replaced(library: ServingLibrary) -> None:
    [process] = multiprocessing.active_children()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGTERM)  # it leaves ending to the one that it works for
    assert (await library.answer(QUESTION)).passages
    os.kill(process.pid, signal.SIGKILL)
    both = await asyncio.gather(library.answer(QUESTION), library.answer(QUESTION))
    assert all(answer.passages for answer in both)


async def test_without_workers_this_process_answers(tmp_path: Path) -> None:
    async with await ServingLibrary.open(tmp_path / "data") as library:
        await library.add([MILL])
        async with library.serving(0):
            assert (await library.answer(QUESTION)).passages


async def test_a_worker_has_no_threads_for_what_it_could_do_itself() -> None:
    with AtOnce() as executor:
        loop = asyncio.get_running_loop()
        assert await loop.run_in_executor(executor, threading.get_ident) == threading.get_ident()
        with pytest.raises(ZeroDivisionError):
            await loop.run_in_executor(executor, lambda: 1 // 0)
