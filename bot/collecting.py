"""What chats bring, into a library of their own, or by an operator into the public one.

    text, post ─┐
    file       ─┼─► gathered, with caution ─► quotas ─► library.add ─► what went in, and an undo
    address    ─┘

Everything goes into the collection of the chat where it is brought, and is found from nowhere
else; only an operator who says so puts it where everyone reads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.brought import Brought, Written, gathered_from
from bot.buttons import Undo
from bot.chat import Chat
from bot.framing import Framing, apology, said
from bot.locale import Messages
from bot.reply import Block, Button, Reply
from bot.shelving import not_read, row_of
from index import PUBLIC, Caution, Draft, KhabarError, Library, chat_collection
from index.errors import LibraryBusy
from index.model import Gathered, Holding, IngestReport

AT_ONCE = 8
"""How many things are read at once: whoever brings what is slow to read holds up few others."""
BATCH = 50
"""Articles that are put in at a time: what happens between two reports of progress."""
MOST_AT_ONCE = 10_000
"""Articles of one source, where no quota says less."""
PROBLEMS_SHOWN = 3
_ANY_SIZE = 1 << 62

OnProgress = Callable[[int, int], None]
"""Hears how many articles of how many are in."""


@dataclass(frozen=True, slots=True)
class Quotas:
    """How much a chat may keep; 0 is no limit."""

    articles: int = 1_000
    size: int = 20_000_000
    """Bytes of all its articles' texts."""
    source: int = 5_000_000
    """Bytes of one file, or of one address."""
    seconds: float = 30.0
    """How long fetching from an address may take."""
    internal: bool = False
    """Whether addresses of networks that are not public are fetched from."""


class Collecting:
    """Puts into libraries what chats bring."""

    def __init__(self, library: Library, framing: Framing, quotas: Quotas) -> None:
        self._library = library
        self._framing = framing
        self._quotas = quotas
        self._at_work = 0

    @property
    def largest(self) -> int:
        """Bytes of the largest file that is read; 0 for no limit."""
        return self._quotas.source

    async def put(
        self,
        chat: Chat,
        brought: Brought,
        *,
        public: bool = False,
        instead: Undo | None = None,
        on_progress: OnProgress | None = None,
    ) -> Reply:
        """Put what was brought into the chat's own library and say what went in.

        Args:
            chat: where it was brought.
            brought: what.
            public: whether it goes into the public collection instead, for which there are no
                quotas; whoever calls has made sure that an operator wants it.
            instead: what it takes the place of, where it goes in.
            on_progress: hears how far it is, where there is much.
        """
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        collection = PUBLIC if public else chat_collection(chat.id)
        quotas = replace(self._quotas, articles=0, size=0) if public else self._quotas
        if self._at_work >= AT_ONCE:
            return said(words, words.say("library.busy"))
        self._at_work += 1
        try:
            # The public collection may be large, and counting it slow; it has no quotas.
            held = Holding(0, 0, 0) if public else await self._library.holding(collection)
            if quotas.articles and held.articles >= quotas.articles:
                return _too_many(words, quotas)
            found = await gathered_from(brought, _caution(quotas, held))
            fitting = _fitting(found.drafts, quotas, held)
            report = await self._add(fitting, collection, on_progress)
            if instead is not None and fitting:
                await self._library.remove_between(collection, instead.after, instead.last)
        except LibraryBusy:
            return said(words, words.say("library.busy"))
        except KhabarError as error:
            return apology(error, words)
        finally:
            self._at_work -= 1
        lines = _told(found, fitting, report, words, public=public)
        if len(fitting) < len(found.drafts):
            lines += _too_large(words, quotas).blocks
        elif quotas.articles and held.articles + report.added >= quotas.articles and found.problems:
            lines += _too_many(words, quotas).blocks
        undo = _undo(report.new, public=public)
        if undo and isinstance(brought, Written) and brought.unasked:
            lines += said(words, words.say("library.pasted")).blocks
        rows = ((Button(words.say("button.undo"), str(undo)),),) if undo else ()
        return Reply(tuple(lines), rows)

    async def undo(self, chat: Chat, act: Undo) -> Reply:
        """Take out again what a message put in; it is said how much that was."""
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        collection = PUBLIC if act.public else chat_collection(chat.id)
        try:
            removed = await self._library.remove_between(collection, act.after, act.last)
        except LibraryBusy:
            return said(words, words.say("library.busy"))
        if not removed:
            return said(words, words.say("library.undone.before"))
        return said(words, words.count("library.undone", removed))

    async def _add(
        self, drafts: Sequence[Draft], collection: str, on_progress: OnProgress | None
    ) -> IngestReport:
        """Put articles in, some at a time, and return what came of all."""
        whole = IngestReport()
        for start in range(0, len(drafts), BATCH):
            if on_progress:
                on_progress(start, len(drafts))
            report = await self._library.add(drafts[start : start + BATCH], collection=collection)
            whole = IngestReport(
                added=whole.added + report.added,
                replaced=whole.replaced + report.replaced,
                unchanged=whole.unchanged + report.unchanged,
                new=whole.new + report.new,
            )
        return whole


def _caution(quotas: Quotas, held: Holding) -> Caution:
    """Return how much is read for a chat that holds so much already."""
    free = quotas.articles - held.articles if quotas.articles else MOST_AT_ONCE
    return Caution(
        size=quotas.source or _ANY_SIZE,
        articles=min(free, MOST_AT_ONCE),
        seconds=quotas.seconds,
        internal=quotas.internal,
    )


def _fitting(drafts: Sequence[Draft], quotas: Quotas, held: Holding) -> Sequence[Draft]:
    """Return the articles for which there is room, from the first on."""
    free = quotas.size - held.size if quotas.size else _ANY_SIZE
    for place, draft in enumerate(drafts):
        free -= len(draft.text.encode("utf-8", "replace"))
        if free < 0:
            return drafts[:place]
    return drafts


def _undo(new: Sequence[int], *, public: bool) -> Undo | None:
    """Return what takes out again what was put in, where that can be said in a button.

    In the public collection something else may have come in between.
    """
    if not new or (public and new[-1] - new[0] + 1 != len(new)):
        return None
    return Undo(new[0] - 1, new[-1], public=public)


def _told(
    found: Gathered,
    kept: Sequence[Draft],
    report: IngestReport,
    words: Messages,
    *,
    public: bool,
) -> list[Block]:
    """Say what went where, what was there already, and what could not be read."""
    lines: list[Block] = []
    if report.added and public:
        lines += said(words, words.count("library.added.public", report.added)).blocks
    elif report.added:
        lines += said(words, words.count("library.added", report.added)).blocks
    if report.replaced:
        lines += said(words, words.count("library.replaced", report.replaced)).blocks
    if report.unchanged:
        lines += said(words, words.count("library.known", report.unchanged)).blocks
    if len(kept) == 1:
        lines.append(row_of(kept[0], words))
    lines += [not_read(problem, words) for problem in found.problems[:PROBLEMS_SHOWN]]
    more = len(found.problems) - PROBLEMS_SHOWN
    if more > 0:
        lines += said(words, words.count("library.problems", more)).blocks
    if not found.drafts and not found.problems:
        lines += said(words, words.say("library.nothing")).blocks
    return lines


def _too_many(words: Messages, quotas: Quotas) -> Reply:
    return said(words, words.count("library.full", quotas.articles))


def _too_large(words: Messages, quotas: Quotas) -> Reply:
    size = words.number(max(quotas.size // 1_000_000, 1))
    return said(words, words.say("library.full.size", size=size))
