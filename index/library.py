"""The library: opens store and engine, owns their lifetime and consistency."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from threadpoolctl import threadpool_limits

from index import preparing, standing, upkeep
from index.answering import Answerer
from index.derived import Derived
from index.errors import ArticleNotFound
from index.filling import Reading, Report, by_owner
from index.indexing import Indexer, OnProgress
from index.mending import checked, restored
from index.model import (
    PUBLIC,
    Answer,
    Arrival,
    Article,
    Channel,
    CheckReport,
    Draft,
    Holding,
    IngestReport,
    Outlet,
    Paragraph,
    Quotation,
    Speaker,
    Statement,
    Stats,
)
from index.standing import Sought
from index.store import Store
from index.text import analyzer


class Library:
    """A folder of news: its store of record, and the engine derived from it.

    Any number of processes may read one; one at a time may write, and readers go on meanwhile.
    """

    def __init__(self, folder: Path, store: Store, derived: Derived) -> None:
        self._folder = folder
        self._store = store
        self._derived = derived
        self._answerer = Answerer(store)
        self._turn = asyncio.Lock()

    @classmethod
    async def open(cls, folder: Path, *, on_progress: OnProgress | None = None) -> Self:
        """Open the library in `folder`, making it if there is none, and bring it up to date.

        The engine is caught up with the store, and made afresh when it is missing, damaged, or
        of another version; `on_progress` hears of that.

        Raises:
            StoreDamaged: the store cannot be read.
            LibraryBusy: there is no engine to read and another process is making it.
        """
        # the matrices of one answer are small: threads would only wait for each other
        threadpool_limits(1, user_api="blas")
        folder.mkdir(parents=True, exist_ok=True)
        store = await Store.open(folder)
        try:
            with store.reported():
                derived = await upkeep.sound(folder, store, on_progress)
        except BaseException:
            await store.close()
            raise
        return cls(folder, store, derived)

    async def close(self) -> None:
        """Let go of every file."""
        await self._store.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def answer(
        self,
        text: str,
        *,
        collections: Sequence[str] = (PUBLIC,),
        limit: int = 3,
        explain: bool = False,
    ) -> Answer:
        """Answer the question `text` from the articles of `collections`.

        Args:
            text: the question, in Arabic or English.
            collections: what is searched; nothing else is ever shown.
            limit: the greatest number of passages.
            explain: whether each passage says how its score came about.

        Raises:
            QuestionRejected: there is nothing in it to search for, or too much.
        """
        return await self._answerer.answer(
            text, self._derived, collections=collections, limit=limit, explain=explain
        )

    async def sought(self, text: str, *, collections: Sequence[str] = (PUBLIC,)) -> Sought:
        """Return what of an article may answer the question `text`, for `StandingQuestions`.

        Raises:
            QuestionRejected: there is nothing in it to search for, or too much.
        """
        return await self._answerer.sought(text, self._derived, collections=collections)

    async def judge(
        self, text: str, article_id: int, *, collections: Sequence[str] = (PUBLIC,)
    ) -> Answer | None:
        """Answer the question `text` by one article of `collections`, with its best passage.

        It is weighed beside everything else that `collections` hold, as an answer is, so that
        what only shares words with the question does not pass.

        Returns `None` unless the article answers with as much confidence as `answered` takes.

        Raises:
            QuestionRejected: there is nothing in it to search for, or too much.
        """
        return await self._answerer.judge(text, article_id, self._derived, collections=collections)

    def last_change(self) -> int:
        """Return the number of the last change that can be searched, whichever process made it."""
        checkpoint = self._derived.engine.checkpoint()
        return checkpoint.seq if checkpoint else 0

    async def arrivals(self, after: int, *, limit: int = 50) -> tuple[Arrival, ...]:
        """Return up to `limit` articles that came after the change `after`, in order.

        Only what can be searched by now is told. An article that was edited or moved to another
        collection comes again.
        """
        came = await self._store.changes.arrived(after, self.last_change(), limit)
        ids = {word for each in came for words in each.texts() for word in words.tolist()}
        rows = await self._store.words.of_ids(ids)
        read = {row.id: standing.Word(row.word, row.term, row.root) for row in rows}
        return tuple(
            Arrival(
                *(each.seq, each.article_id, each.collection, each.added_at),
                standing.keys_of(*([read[word] for word in w.tolist()] for w in each.texts())),
            )
            for each in came
        )

    async def ingest(
        self,
        sources: Sequence[str],
        *,
        collection: str | None = None,
        outlet: str | None = None,
        channel: Channel | None = None,
        stdin: BinaryIO | None = None,
        on_progress: OnProgress | None = None,
        on_stored: Callable[[IngestReport], None] | None = None,
    ) -> IngestReport:
        """Read `sources` (files, folders, addresses of pages and feeds, "-") in.

        What cannot be read is reported and the rest goes in.

        Args:
            sources: names of files and folders, http(s) addresses, or "-" for standard input.
            collection: the scope that will own the articles; `None` for the one that each
                article's source says, which only the history of a private channel does, else
                `public`.
            outlet: the outlet of the articles that name none.
            channel: whose history an export of Telegram is, where it does not say all.
            stdin: what "-" reads, instead of the process's own standard input.
            on_progress: hears how many bytes of the sources have been read.
            on_stored: hears what has been stored for good, so far, after each batch.

        Raises:
            LibraryBusy: another process is writing.
        """
        reading = Reading(sources, stdin, channel, on_progress)
        report = Report()
        async with self._writing(bulk=True) as indexer:
            while True:
                prepared, problems = await asyncio.to_thread(
                    preparing.prepare_batch, reading.found, outlet
                )
                if not prepared and not problems:
                    break
                report.problems += problems
                for owner, articles in by_owner(prepared, collection):
                    report.tally += await indexer.put(articles, owner)
                if on_stored:
                    on_stored(report.so_far())
        return report.so_far()

    async def add(self, drafts: Iterable[Draft], *, collection: str = PUBLIC) -> IngestReport:
        """Put articles in; each is on disk when this returns.

        Raises:
            LibraryBusy: another process is writing.
        """
        report = Report()
        waiting = iter(drafts)
        async with self._writing(bulk=False) as indexer:
            while batch := list(islice(waiting, preparing.BATCH_ARTICLES)):
                prepared = await asyncio.to_thread(lambda: list(map(preparing.prepare, batch)))
                report.tally += await indexer.put(prepared, collection)
        return report.so_far()

    async def remove(self, wanted: str, *, collection: str = PUBLIC) -> None:
        """Take the article with the id or external id `wanted` out of `collection`.

        Raises:
            ArticleNotFound: the collection has no such article.
            LibraryBusy: another process is writing.
        """
        found = await self._store.articles.find(wanted, collection)
        if found is None:
            raise ArticleNotFound(wanted)
        async with self._writing(bulk=False) as indexer:
            await indexer.remove(found.id)

    async def article(self, wanted: str) -> tuple[Article, tuple[Paragraph, ...]]:
        """Return the article with the id or external id `wanted`, and its paragraphs.

        Raises:
            ArticleNotFound: there is none.
        """
        found = await self._store.articles.find(wanted)
        if found is None:
            raise ArticleNotFound(wanted)
        return found, await self._store.articles.paragraphs_of(found.id)

    async def statements(self, article_id: int) -> tuple[tuple[Statement, ...], ...]:
        """Return the statements of each paragraph of an article, in order."""
        return await self._store.statements.of_article(article_id)

    async def speakers(
        self, *, collections: Sequence[str] = (PUBLIC,), limit: int = 50
    ) -> tuple[Speaker, ...]:
        """Return who makes statements in the articles of `collections`, most of them first.

        Spellings of one name are one speaker, called as the articles have it most often.
        """
        return await self._store.statements.speakers(collections, limit)

    async def statements_by(
        self, name: str, *, collections: Sequence[str] = (PUBLIC,), limit: int = 20
    ) -> tuple[Quotation, ...]:
        """Return what a speaker says in the articles of `collections`, newest first.

        Args:
            name: in any spelling, in Arabic or Latin letters; a surname is enough.
            collections: whose articles are looked at; nothing else is ever shown.
            limit: the greatest number of statements.

        Raises:
            QuestionRejected: there is no word in `name`, or too many.
        """
        return await self._answerer.statements_by(name, self._derived, collections, limit)

    async def around(
        self, paragraph_id: int, *, collections: Sequence[str] = (PUBLIC,), reach: int = 2
    ) -> tuple[Article, tuple[Paragraph, ...]] | None:
        """Return a paragraph's article, and the paragraph among its `reach` nearest on each side.

        `None` when no article of `collections` has the paragraph, or has it any longer.
        """
        found = await self._store.articles.with_paragraph(paragraph_id, collections)
        if found is None:
            return None
        paragraphs = await self._store.articles.paragraphs_of(found.id)
        place = next((i for i, each in enumerate(paragraphs) if each.id == paragraph_id), None)
        if place is None:  # a new text took its place in between
            return None
        return found, paragraphs[max(place - reach, 0) : place + reach + 1]

    async def move(self, collection: str, to: str, *, prefix: str = "") -> int:
        """Give every article of one collection to another; return how many there were.

        Where the other has an article with the same id of its source, that one stays.

        Args:
            collection: whose articles are given.
            to: the collection that they are given to.
            prefix: how the external ids of those that are meant begin; "" for all.

        Raises:
            LibraryBusy: another process is writing.
        """
        if not await self._store.articles.of_collection(collection, prefix):
            return 0
        async with self._writing(bulk=False) as indexer:
            return await indexer.move(collection, to, prefix)

    async def relink(self, collection: str, *, prefix: str, address: str) -> None:
        """Put the addresses of articles right, as when a channel of theirs has another name.

        Args:
            collection: whose articles.
            prefix: how the external ids of those that are meant begin.
            address: how their addresses begin; the rest of the external id follows.

        Raises:
            LibraryBusy: another process is writing.
        """
        if not await self._store.articles.of_collection(collection, prefix):
            return
        async with self._writing(bulk=False) as indexer:
            await indexer.relink(collection, prefix, address)

    async def holding(self, collection: str) -> Holding:
        """Return how much a collection holds."""
        return await self._store.articles.holding(collection)

    async def page(
        self, collection: str, *, first: int = 0, limit: int = 10
    ) -> tuple[Article, ...]:
        """Return articles of a collection from a place on; the one that was put in last first."""
        return await self._store.articles.page(collection, first, limit)

    async def within(self, article_id: int, collection: str) -> Article | None:
        """Return the article with the library's own id `article_id`, if `collection` has it."""
        return await self._store.articles.within(article_id, collection)

    async def remove_between(self, collection: str, after: int, last: int) -> int:
        """Take out the articles of a collection whose own ids are over `after`, up to `last`.

        Returns how many there were.

        Raises:
            LibraryBusy: another process is writing; nothing was taken out.
        """
        found = await self._store.articles.ids_between(collection, after, last)
        if found:
            async with self._writing(bulk=False) as indexer:
                await indexer.remove(*found)
        return len(found)

    async def outlets(self, *, collections: Sequence[str] = (PUBLIC,)) -> tuple[Outlet, ...]:
        """Return the outlets of the articles in `collections`, those with most of them first."""
        return await self._store.articles.outlets(collections)

    async def stats(self) -> Stats:
        """Count what the library holds."""
        articles, paragraphs = await self._store.articles.counts()
        oldest, newest = await self._store.articles.published_range()
        return Stats(
            articles=articles,
            paragraphs=paragraphs,
            words=await self._store.words.count(),
            collections=await self._store.articles.count_by("collection"),
            outlets=await self._store.articles.count_by("outlet"),
            oldest=oldest,
            newest=newest,
            store_bytes=self._store.size(),
            engine_bytes=self._derived.engine.size(),
            analyzer=analyzer.VERSION,
        )

    async def check(self) -> CheckReport:
        """Compare store and engine, paragraph by paragraph, and verify the files of both.

        A store with faults is compared with nothing.
        """
        return await checked(self._folder, self._store)

    async def rebuild(self, *, on_progress: OnProgress | None = None) -> None:
        """Make the engine afresh from the store.

        Raises:
            LibraryBusy: another process is writing.
        """
        async with self._turn, upkeep.writer_lock(self._folder):
            self._derived = await upkeep.rebuilt(self._folder, self._store, on_progress)

    async def backup(self, file: Path) -> None:
        """Write a consistent copy of the store to `file`; the engine is made from it again."""
        await self._store.backup(file)

    @staticmethod
    async def restore(folder: Path, file: Path) -> None:
        """Replace the library in `folder` by the backup `file`.

        Raises:
            StoreDamaged: `file` is no backup of a library; nothing was replaced.
            LibraryBusy: another process is writing.
        """
        await restored(folder, file)

    @asynccontextmanager
    async def _writing(self, *, bulk: bool) -> AsyncIterator[Indexer]:
        """Be the one writer; on the way out readers see what was put."""
        async with self._turn, upkeep.writer_lock(self._folder):
            store = await Store.open(self._folder)
            try:
                checkpoint = self._derived.engine.checkpoint()
                if checkpoint is None or not await upkeep.follows(store, checkpoint):
                    self._derived = await upkeep.rebuilt(self._folder, store, None)
                    checkpoint = await upkeep.checkpoint_of(store)
                indexer = Indexer(store, self._derived, checkpoint, bulk=bulk)
                try:
                    await indexer.catch_up()
                    yield indexer
                finally:
                    await _finished(asyncio.create_task(_committed(indexer)))
            finally:
                await _finished(asyncio.create_task(store.close()))


async def _committed(indexer: Indexer) -> None:
    """Let readers see what was put, and let go of the engine whatever happens."""
    try:
        await indexer.commit()
    finally:
        await indexer.close()


async def _finished(work: asyncio.Task[None]) -> None:
    """Wait for `work` to its end even when the waiting is cancelled, and pass that on then."""
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        await work
        raise
