"""The library: opens store and engine, owns their lifetime and consistency."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from index.model import (
    PUBLIC,
    Answer,
    Article,
    CheckReport,
    Draft,
    IngestReport,
    Paragraph,
    Progress,
    Stats,
)


class Library:
    """A folder of news: its store of record, and the engine derived from it."""

    @classmethod
    async def open(
        cls, folder: Path, *, on_progress: Callable[[Progress], None] | None = None
    ) -> Self:
        """Open the library in `folder`, making it if there is none, and bring it up to date."""
        raise NotImplementedError

    async def close(self) -> None:
        """Let go of every file."""
        raise NotImplementedError

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

        Raises:
            QuestionRejected: there is nothing in it to search for, or too much.
        """
        raise NotImplementedError

    async def ingest(
        self,
        sources: Sequence[str],
        *,
        collection: str = PUBLIC,
        outlet: str | None = None,
        stdin: BinaryIO | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> IngestReport:
        """Read `sources` (files, folders, "-") into `collection`.

        Raises:
            LibraryBusy: another process is writing.
        """
        raise NotImplementedError

    async def add(self, drafts: Iterable[Draft], *, collection: str = PUBLIC) -> IngestReport:
        """Put articles in; each is on disk when this returns."""
        raise NotImplementedError

    async def remove(self, wanted: str, *, collection: str = PUBLIC) -> None:
        """Take the article with the id or external id `wanted` out."""
        raise NotImplementedError

    async def article(self, wanted: str) -> tuple[Article, tuple[Paragraph, ...]]:
        """Return the article with the id or external id `wanted`, and its paragraphs."""
        raise NotImplementedError

    async def stats(self) -> Stats:
        """Count what the library holds."""
        raise NotImplementedError

    async def check(self) -> CheckReport:
        """Compare store and engine, paragraph by paragraph."""
        raise NotImplementedError

    async def rebuild(self, *, on_progress: Callable[[Progress], None] | None = None) -> None:
        """Make the engine afresh from the store."""
        raise NotImplementedError

    async def backup(self, file: Path) -> None:
        """Write a consistent copy of the store to `file`."""
        raise NotImplementedError

    @staticmethod
    async def restore(folder: Path, file: Path) -> None:
        """Replace the library in `folder` by the backup `file`."""
        raise NotImplementedError
