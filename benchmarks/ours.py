"""Khabar at three depths. The one file here that knows what is inside `index`.

*End to end* goes through the library's front door. *Ranked* puts the candidates in order, with
what that reads from the store. *Engine alone* is the search for candidates by words. The two inner
depths are given analysed terms, as the other systems are.
"""

import asyncio
import time
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.measuring import size_of
from benchmarks.model import LIBRARY, TOP, Built, Question, Run
from index import Library, model, ranking, sources, upkeep
from index.answer.question import read
from index.derived import Derived
from index.engine import FOLDER_NAME, Engine, Snapshot, Weighted
from index.errors import QuestionRejected
from index.model import PUBLIC, Alternative, Span, TermGroup
from index.searching import CANDIDATES, Found, search
from index.store import Store
from index.text import analyzer
from index.text.languages import is_arabic, language_of


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of an article's text."""
    return [text[span.start : span.end] for span in sources.paragraphs(text)]


def content_words(text: str) -> list[tuple[str, str]]:
    """Return the Arabic words of `text` that a question keeps, as (surface, term), in order."""
    try:
        tokens = read(text).tokens
    except QuestionRejected:
        return []
    return [(token.surface, token.term) for token in tokens if is_arabic(token.word)]


def export(run: Run) -> int:
    """Write the analysed paragraphs of the run's library for the others; return how many."""
    return asyncio.run(_export(run))


async def _export(run: Run) -> int:
    written = 0
    store = await Store.open(run.index_of(LIBRARY))
    try:
        with run.paragraphs.open("w", encoding="utf-8") as lines:
            async for batch in store.changes.texts():
                for number, text in batch:
                    terms = " ".join(map(analyzer.term_of, analyzer.folded_words(text)))
                    lines.write(f"{number}\t{terms}\n")
                written += len(batch)
    finally:
        await store.close()
    return written


class _Ours:
    """What the three depths share: one event loop, as the bot has.

    No `asyncio.Runner`: it exchanges signal handlers on every call, which takes milliseconds.
    """

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        """Let go of the loop."""
        self._loop.close()


class EndToEnd(_Ours):
    """`Library.ingest` and `Library.answer`, as the bot calls them."""

    _library: Library

    def build(self, run: Run) -> Built:
        """Ingest the articles: read, clean, analyse, store, index."""
        return asyncio.run(self._ingest(run))

    async def _ingest(self, run: Run) -> Built:
        folder = run.index_of(LIBRARY)
        begun = time.perf_counter()
        async with await Library.open(folder) as library:
            await library.ingest([str(run.articles)])
        return Built(time.perf_counter() - begun, size_of(folder))

    def open(self, run: Run) -> None:
        """Open the library."""
        self._library = self._loop.run_until_complete(Library.open(run.index_of(LIBRARY)))

    def search(self, question: Question) -> list[int]:
        """Answer with as many passages as the library shows by itself."""
        answer = self._loop.run_until_complete(self._library.answer(question.text))
        return [passage.paragraph.id for passage in answer.passages]

    def close(self) -> None:
        """Close the library."""
        self._loop.run_until_complete(self._library.close())
        super().close()


class EngineAlone(_Ours):
    """The search for candidates by words: as many as ranking wants, by approximate BM25."""

    _snapshot: Snapshot

    def build(self, run: Run) -> Built:
        """Make the engine afresh from the store; analysis was done at ingest."""
        return asyncio.run(self._rebuild(run.index_of(LIBRARY)))

    async def _rebuild(self, folder: Path) -> Built:
        async with await Library.open(folder) as library:
            begun = time.perf_counter()
            await library.rebuild()
            return Built(time.perf_counter() - begun, size_of(folder / FOLDER_NAME))

    def open(self, run: Run) -> None:
        """Open the engine without the store."""
        self._snapshot = Engine.open(run.index_of(LIBRARY) / FOLDER_NAME).snapshot()

    def search(self, question: Question) -> list[int]:
        """Return the first of the candidates."""
        words = [Weighted(group.alternatives, (1.0,)) for group in _groups(question)]
        found = self._snapshot.paragraphs_with(words, [PUBLIC], CANDIDATES)
        return [candidate.paragraph_id for candidate in found[:TOP]]


class Ranked(_Ours):
    """The candidates in their final order, without texts, citations and sentences."""

    _store: Store
    _derived: Derived

    def build(self, run: Run) -> Built:
        """It serves the library's index."""
        raise NotImplementedError

    def open(self, run: Run) -> None:
        """Open all that the library opens."""
        self._loop.run_until_complete(self._open(run.index_of(LIBRARY)))

    async def _open(self, folder: Path) -> None:
        self._store = await Store.open(folder)
        self._derived = await upkeep.sound(folder, self._store, None)

    def search(self, question: Question) -> list[int]:
        """Rank the candidates by every feature."""
        found = self._loop.run_until_complete(self._found(question))
        return _best(found, ranking.score(found.features, ranking.weights()).total)

    def by_words_alone(self, question: Question) -> list[int]:
        """Return the best by the one feature that is exact BM25."""
        found = self._loop.run_until_complete(self._found(question))
        return _best(found, found.features.by_word["words"].sum(axis=0))

    async def _found(self, question: Question) -> Found:
        language, groups = language_of(question.text), tuple(_groups(question))
        asked = model.Question(question.text, language, model.Kind.TOPIC, groups)
        return await search(asked, self._derived, self._store, [PUBLIC])

    def close(self) -> None:
        """Close the store."""
        self._loop.run_until_complete(self._store.close())
        super().close()


def _groups(question: Question) -> list[TermGroup]:
    """Return the words of a question, each by its own term alone."""
    return [
        TermGroup(word, Span(0, 0), (Alternative((term,), 1.0, word),))
        for word, term in zip(question.words, question.terms, strict=True)
    ]


def _best(found: Found, scores: npt.NDArray[np.floating]) -> list[int]:
    return [found.paragraphs[place].id for place in np.argsort(-scores)[:TOP].tolist()]
