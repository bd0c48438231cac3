"""What chats bring: into a library of their own, or by an operator into the public one.

    text, post ─┐
    file       ─┼─► gathered, with caution ─► quotas ─► library.add ─► a report, with a way to undo
    address    ─┘

Everything goes into the collection of the chat where it is brought, and is found from nowhere
else; only an operator who says so puts it where everyone reads.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot.aside import aside
from bot.buttons import Undo
from bot.chat import Chat
from bot.framing import Framing, apology, said
from bot.locale import Messages
from bot.reply import Button, Line, Reply
from bot.shelving import named, not_read, row_of
from bot.state import State
from index import (
    PUBLIC,
    Caution,
    Draft,
    KhabarError,
    Library,
    chat_collection,
    gather_address,
    gather_file,
)
from index.errors import LibraryBusy
from index.model import Gathered, Holding, IngestReport, Problem

AT_ONCE = 8
"""How many things are read at once: whoever brings what is slow to read holds up few others."""
BATCH = 50
"""Articles that are put in at a time: what happens between two reports of progress."""
MOST_AT_ONCE = 10_000
"""Articles of one source, where no quota says less."""
PROBLEMS_SHOWN = 3
READ = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson")
"""Endings of the files that are read; packed ones are not."""

LONG_TEXT = 600
"""Characters from which a text is an article, and not a question."""
PARAGRAPHS_TEXT = 300
"""Likewise of one that has several paragraphs."""

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


@dataclass(frozen=True, slots=True)
class Written:
    """A text, or a post that was forwarded."""

    draft: Draft
    plain: bool = False
    """Whether its headline, if it has one, is still to be found among its lines."""
    unasked: bool = False
    """Whether nobody said that it is to be kept: it may have been a question."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file."""

    name: str
    content: bytes
    about: Draft
    """What is known of its articles from where it was posted; its text is of no account."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Something on the web."""

    url: str


Brought = Written | Attached | Addressed


def is_article(text: str) -> bool:
    """Tell whether a message is a text to keep rather than a question.

    A question has a few hundred characters at most; several paragraphs of some length are an
    article, even where each is short.
    """
    body = text.strip()
    several = sum(bool(line.strip()) for line in body.splitlines()) > 1
    return len(body) >= LONG_TEXT or (several and len(body) >= PARAGRAPHS_TEXT)


class Collecting:
    """Puts into libraries what chats bring."""

    def __init__(self, library: Library, state: State, framing: Framing, quotas: Quotas) -> None:
        self._library = library
        self._state = state
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
        on_progress: OnProgress | None = None,
    ) -> Reply:
        """Put what was brought into the chat's own library and say what went in.

        Args:
            chat: where it was brought.
            brought: what.
            public: whether it goes into the public collection instead, for which there are no
                quotas; whoever calls has made sure that an operator wants it.
            on_progress: hears how far it is, where there is much.
        """
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        collection = PUBLIC if public else chat_collection(chat.id)
        quotas = replace(self._quotas, articles=0, size=0) if public else self._quotas
        try:
            # The public collection may be large, and counting it slow; it has no quotas.
            held = Holding(0, 0, 0) if public else await self._library.holding(collection)
            if quotas.articles and held.articles >= quotas.articles:
                return _full(words, quotas)
            if self._at_work >= AT_ONCE:
                return said(words, words.say("library.busy"))
            self._at_work += 1
            try:
                gathered = await self._gathered(brought, quotas, held)
            finally:
                self._at_work -= 1
            fitting, room = _fitting(gathered.drafts, quotas, held)
            report = await self._add(fitting, collection, on_progress)
        except LibraryBusy:
            return said(words, words.say("library.busy"))
        except KhabarError as error:
            return apology(error, words)
        told = _Told(brought, fitting, report, gathered.problems, public=public, room=room)
        return told.reply(words, _undo(report.new, public=public), quotas)

    async def undo(self, chat: Chat, act: Undo) -> Reply:
        """Take out again what a message put in; it is said how much that was."""
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        collection = PUBLIC if act.public else chat_collection(chat.id)
        try:
            removed = await self._library.remove_between(collection, act.after, act.last)
        except LibraryBusy:
            return said(words, words.say("library.busy"))
        return said(words, words.count("library.undone", removed))

    def nothing(self, chat: Chat) -> Reply:
        """Say that there is nothing to read in what was sent."""
        words = self._framing.words(chat)
        return said(words, words.say("library.nothing"))

    def own_words(self, chat: Chat) -> Reply:
        """Say that the bot's own answers are not kept."""
        words = self._framing.words(chat)
        return said(words, words.say("library.own_words"))

    def unreadable_kind(self, chat: Chat, name: str) -> Reply:
        """Say which files are read."""
        words = self._framing.words(chat)
        endings = " ".join(READ)
        return said(words, words.say("library.kinds", name=named(name, words), endings=endings))

    def too_large(self, chat: Chat, name: str, limit: int) -> Reply:
        """Say that a file is too large, and how large one may be in bytes."""
        words = self._framing.words(chat)
        shown = words.number(max(limit // 1_000_000, 1))
        return said(words, words.say("library.too_large", name=named(name, words), limit=shown))

    def unavailable(self, chat: Chat, name: str) -> Reply:
        """Say that Telegram does not give a file out."""
        words = self._framing.words(chat)
        return said(words, words.say("library.unavailable", name=named(name, words)))

    def usage(self, chat: Chat) -> Reply:
        """Say how /add is written."""
        words = self._framing.words(chat)
        usage = words.say("add.usage") if chat.private else words.say("add.usage.group")
        return said(words, usage)

    def only_operators(self, chat: Chat) -> Reply:
        """Say that only operators put into the public collection."""
        words = self._framing.words(chat)
        return said(words, words.say("add.operators"))

    def only_administrators(self, chat: Chat) -> Reply:
        """Say that only administrators of a group feed its library."""
        words = self._framing.words(chat)
        return said(words, words.say("add.administrators"))

    def working(self, chat: Chat, done: int, total: int) -> Reply:
        """Say how far a long piece of work has come; `total` is 0 while it is being read."""
        words = self._framing.words(chat)
        if not total:
            return said(words, words.say("library.reading"))
        at = {"done": words.number(done), "total": words.number(total)}
        return said(words, words.say("library.progress", **at))

    async def _gathered(self, brought: Brought, quotas: Quotas, held: Holding) -> Gathered:
        """Return the articles of what was brought."""
        if isinstance(brought, Written) and not brought.plain:
            return Gathered((brought.draft,), ())
        free = quotas.articles - held.articles if quotas.articles else MOST_AT_ONCE
        caution = Caution(
            size=quotas.source or 1 << 62,
            articles=min(free, MOST_AT_ONCE),
            seconds=quotas.seconds,
            internal=quotas.internal,
        )
        if isinstance(brought, Addressed):
            return await aside(partial(gather_address, brought.url, caution))
        if isinstance(brought, Attached):
            return await aside(partial(_from_file, brought, caution))
        # A pasted text has its headline in it, as a text file has.
        content = brought.draft.text.encode("utf-8", "replace")
        as_file = Attached("text.txt", content, brought.draft)
        gathered = await aside(partial(_from_file, as_file, caution))
        return gathered if gathered.drafts else Gathered((brought.draft,), ())

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


def _undo(new: Sequence[int], *, public: bool) -> Undo | None:
    """Return what takes out again what was put in, where that can be said in a button.

    In the public collection something else may have come in between.
    """
    if not new or (public and new[-1] - new[0] + 1 != len(new)):
        return None
    return Undo(new[0] - 1, new[-1], public=public)


def _from_file(brought: Attached, caution: Caution) -> Gathered:
    """Read a file that somebody sent; problems name it as they called it."""
    ending = Path(brought.name).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sent{ending}"
        path.write_bytes(brought.content)
        gathered = gather_file(path, caution)
    about = brought.about
    drafts = [
        replace(
            draft,
            outlet=draft.outlet or about.outlet,
            published=draft.published or about.published,
            url=draft.url or about.url,
            external_id=draft.external_id or about.external_id,
        )
        if len(gathered.drafts) == 1
        else replace(draft, outlet=draft.outlet or about.outlet)
        for draft in gathered.drafts
    ]
    problems = [replace(problem, source=brought.name) for problem in gathered.problems]
    return Gathered(tuple(drafts), tuple(problems))


def _fitting(
    drafts: Sequence[Draft], quotas: Quotas, held: Holding
) -> tuple[Sequence[Draft], bool]:
    """Return the articles for which there is room, and whether that is all of them."""
    if not quotas.size:
        return drafts, True
    free = quotas.size - held.size
    for place, draft in enumerate(drafts):
        free -= len(draft.text.encode("utf-8", "replace"))
        if free < 0:
            return drafts[:place], False
    return drafts, True


def _full(words: Messages, quotas: Quotas) -> Reply:
    size = words.number(max(quotas.size // 1_000_000, 1))
    return said(words, words.say("library.full", articles=words.number(quotas.articles), size=size))


@dataclass(frozen=True, slots=True)
class _Told:
    """What there is to say of something that was brought."""

    brought: Brought
    drafts: Sequence[Draft]
    report: IngestReport
    problems: Sequence[Problem]
    public: bool
    room: bool

    def reply(self, words: Messages, undo: Undo | None, quotas: Quotas) -> Reply:
        """Return it as a message."""
        lines: list[Line] = []
        if self.report.added + self.report.replaced:
            lines += said(words, self._what(words)).blocks  # type: ignore[arg-type]
        if len(self.drafts) == 1:
            lines.append(row_of(self.drafts[0], words))
        if self.report.unchanged:
            count = self.report.unchanged
            lines += said(words, words.count("library.known", count)).blocks  # type: ignore[arg-type]
        lines += [not_read(problem, words) for problem in self.problems[:PROBLEMS_SHOWN]]
        more = len(self.problems) - PROBLEMS_SHOWN
        if more > 0:
            lines += said(words, words.count("library.problems", more)).blocks  # type: ignore[arg-type]
        if not self.room:
            lines += _full(words, quotas).blocks  # type: ignore[arg-type]
        if not lines:
            lines += said(words, words.say("library.nothing")).blocks  # type: ignore[arg-type]
        if undo and isinstance(self.brought, Written) and self.brought.unasked:
            lines += said(words, words.say("library.pasted")).blocks  # type: ignore[arg-type]
        rows = ((Button(words.say("button.undo"), str(undo)),),) if undo else ()
        return Reply(tuple(lines), rows)

    def _what(self, words: Messages) -> str:
        """Say how much went where."""
        if not self.report.added:
            return words.count("library.replaced", self.report.replaced)
        if self.public:
            return words.count("library.added.public", self.report.added)
        return words.count("library.added", self.report.added)
