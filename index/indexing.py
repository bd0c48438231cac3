"""Journey 1: what was prepared -> store -> engine.

The store comes first. An article is acknowledged when the store's transaction with it has been
committed; the engine follows, and remembers in its own commit how far it has come, so that
whatever a killed process left undone is done by the next one that opens the library.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.answer.statements import statements_of
from index.derived import Derived
from index.engine import Checkpoint, Engine, replace_folder
from index.following import Follower
from index.lexicon.forms import FormTable
from index.lexicon.sounds import sound_of
from index.model import DateMention, Progress, Statement
from index.paragraphs import ParagraphTable
from index.preparing import STATEMENTS_VERSION, Prepared, dates_of, names_of
from index.store import ArticleText, Forms, Store, encode
from index.text import analyzer
from index.text.roots import root_of

_COMMIT_EVERY = 40_000
"""Paragraphs after which a long ingest lets readers see what it has done."""

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of some articles."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    paragraphs: int = 0
    new: tuple[int, ...] = ()
    """The ids of those that were added."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added,
            self.replaced + other.replaced,
            self.unchanged + other.unchanged,
            self.paragraphs + other.paragraphs,
            self.new + other.new,
        )


class Indexer:
    """One writer's session: articles into the store, then into the engine.

    Use it under the library's writer lock, and `close` it whatever happens.
    """

    def __init__(
        self,
        store: Store,
        derived: Derived,
        checkpoint: Checkpoint,
        *,
        bulk: bool,
        into_empty: bool = False,
    ) -> None:
        self._store = store
        self._derived = derived
        self._checkpoint = checkpoint
        self._writer = derived.engine.writer(bulk=bulk)
        self._follower = Follower(store, self._writer, checkpoint.seq, into_empty=into_empty)
        self._uncommitted = 0

    async def put(self, articles: Sequence[Prepared], collection: str) -> Tally:
        """Store articles; when this returns, they are on disk for good."""
        tally = Tally()
        try:
            async with self._store.transaction():
                words = {word for article in articles for word in article.words()}
                numbers = await self._store.words.number(words, forms_of)
                for article in articles:
                    tally += await self._put_one(article, collection, numbers)
        except BaseException:
            self._store.words.forget()
            raise
        await self._follow()
        return tally

    async def _put_one(self, article: Prepared, collection: str, numbers: dict[str, int]) -> Tally:
        articles = self._store.articles
        known = await articles.identify(article.draft, collection, article.fingerprint)
        if known and known.unchanged:
            return Tally(unchanged=1)
        article_id = await articles.put(
            article.draft,
            known=known.article_id if known else None,
            collection=collection,
            fingerprint=article.fingerprint,
            language=article.language,
            title_words=encode([numbers[word] for word in article.title]),
            paragraphs=[
                (span, encode([numbers[word] for word in words]))
                for span, words in article.paragraphs
            ],
        )
        names = names_of(article.statements).items()
        await self._store.statements.put(article_id, article.statements, names)
        await self._store.dates.put(article_id, article.dates)
        paragraphs = len(article.paragraphs)
        if known:
            return Tally(replaced=1, paragraphs=paragraphs)
        return Tally(added=1, paragraphs=paragraphs, new=(article_id,))

    async def remove(self, *article_ids: int) -> None:
        """Take articles out of the store, all or none."""
        async with self._store.transaction():
            for article_id in article_ids:
                await self._store.articles.remove(article_id)
        await self._follow()

    async def move(self, collection: str, to: str, prefix: str = "") -> int:
        """Give the articles of one collection to another; return how many there were.

        With a `prefix` only those whose external id begins so.
        """
        async with self._store.transaction():
            moved = await self._store.articles.move(collection, to, prefix)
        await self._follow()
        return moved

    async def relink(self, collection: str, prefix: str, address: str) -> None:
        """Put the addresses of articles with a prefix right; no search knows of them."""
        async with self._store.transaction():
            await self._store.articles.relink(collection, prefix, address)

    async def catch_up(self, on_change: Callable[[int], None] | None = None) -> None:
        """Give the engine and the tables what the store has and they have not."""
        await _extend_forms(self._derived.forms, self._store)
        await _extend_paragraphs(self._derived.paragraphs, self._store)
        self._uncommitted += await self._follower.follow(on_change)

    async def _follow(self) -> None:
        await self.catch_up()
        if self._uncommitted > _COMMIT_EVERY:
            await self.commit()

    async def commit(self, *, even_if_empty: bool = False) -> None:
        """Let readers see everything that was put so far."""
        if even_if_empty or self._follower.seq != self._checkpoint.seq:
            self._checkpoint = replace(self._checkpoint, seq=self._follower.seq)
            await asyncio.to_thread(self._writer.commit, self._checkpoint)
        self._uncommitted = 0

    async def close(self) -> None:
        """Let go of the engine's writer; what was not committed is followed up later."""
        await asyncio.to_thread(self._writer.close)


async def _extend_forms(forms: FormTable, store: Store) -> None:
    """Add to the table of forms the words that it has not."""
    if not forms.count():
        forms.clear()
    async for batch in store.words.after(forms.count() - 1):
        await asyncio.to_thread(forms.extend, [(row.word, row.root) for row in batch])


async def _extend_paragraphs(paragraphs: ParagraphTable, store: Store) -> None:
    """Add to the table of paragraphs those that it has not."""
    if not paragraphs.count():
        paragraphs.clear()
    async for batch in store.articles.words_after(paragraphs.count() - 1):
        await asyncio.to_thread(paragraphs.extend, batch)


async def rebuild(
    store: Store,
    folder: Path,
    forms: FormTable,
    paragraphs: ParagraphTable,
    checkpoint: Checkpoint,
    on_progress: OnProgress | None,
) -> None:
    """Make the engine in `folder` afresh from the store, and swap it in when it is whole."""
    fresh = folder.with_name(folder.name + ".new")
    total, _ = await store.articles.counts()
    done = 0

    def count(articles: int) -> None:
        nonlocal done
        done += articles
        if on_progress:
            on_progress(Progress("index", done, max(total, done)))

    start = replace(checkpoint, seq=0)
    derived = Derived(Engine.create(fresh), forms, paragraphs)
    indexer = Indexer(store, derived, start, bulk=True, into_empty=True)
    try:
        await indexer.catch_up(count)
        await indexer.commit(even_if_empty=True)
    finally:
        await indexer.close()
    replace_folder(folder, fresh)


async def reread(store: Store, on_progress: OnProgress | None) -> None:
    """Read every word of the store anew, with the analyzer of today."""
    _, total = await store.articles.counts()
    done = 0
    async with store.transaction():
        await store.words.clear()
        async for batch in store.changes.titles():
            await store.changes.rewrite_titles(await _read_anew(store, batch))
        async for batch in store.changes.texts():
            await store.changes.rewrite_words(await _read_anew(store, batch))
            done += len(batch)
            if on_progress:
                on_progress(Progress("read", done, total))
        await store.changes.set_analyzer(analyzer.VERSION)


async def reattribute(store: Store, on_progress: OnProgress | None) -> None:
    """Find every statement and every date of the store anew, by the rules of today."""
    total, _ = await store.articles.counts()
    done = 0
    async with store.transaction():
        await store.statements.clear()
        await store.dates.clear()
        async for batch in store.changes.articles():
            read = await asyncio.to_thread(_attributed, batch)
            for article, (said, named) in zip(batch, read, strict=True):
                await store.statements.put(article.article_id, said, names_of(said).items())
                await store.dates.put(article.article_id, named)
            done += len(batch)
            if on_progress:
                on_progress(Progress("read", done, total))
        await store.statements.set_version(STATEMENTS_VERSION)


def _attributed(
    articles: Sequence[ArticleText],
) -> list[tuple[tuple[tuple[Statement, ...], ...], tuple[tuple[DateMention, ...], ...]]]:
    """Return the statements and the dates of the paragraphs of each article."""
    return [
        (
            statements_of(article.paragraphs, article.language),
            dates_of(article.paragraphs, article.published),
        )
        for article in articles
    ]


async def _read_anew(store: Store, texts: Sequence[tuple[int, str]]) -> list[tuple[int, bytes]]:
    """Return the word ids of each text, by the id that it came with."""
    read = [(number, analyzer.folded_words(text)) for number, text in texts]
    words = {word for _, found in read for word in found}
    numbers = await store.words.number(words, forms_of)
    return [(number, encode([numbers[word] for word in found])) for number, found in read]


def forms_of(word: str) -> Forms:
    """Return what the vocabulary keeps of a folded word."""
    return Forms(analyzer.term_of(word), root_of(word), sound_of(word))
