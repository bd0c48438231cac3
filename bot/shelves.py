"""The library of a chat, looked through: `/library`, and what the buttons under it ask."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.buttons import OnShelf, Shelf
from bot.chat import Chat
from bot.contract import encode
from bot.framing import Framing, said
from bot.locale import Messages
from bot.reply import Reply
from bot.shelving import PAGE, all_of_it, card, shelf
from index import Library, chat_collection
from index.errors import LibraryBusy
from index.model import Article

LARGEST_SENT = 20_000_000
"""Bytes of a file that a bot can have back from Telegram
(https://core.telegram.org/bots/api#getfile)."""
_READ_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Export:
    """A chat's library, or a part of it, as a file that the bot and `khabar ingest` take back."""

    content: bytes
    """Articles in JSONL, the oldest first; no more than what is read back."""
    caption: str


class Shelves:
    """Shows chats their own libraries, each chat its own and no other."""

    def __init__(self, library: Library, framing: Framing, largest: int = 0) -> None:
        """Show what is in `library`.

        Args:
            library: the news.
            framing: words the replies.
            largest: bytes of the largest file that is read back; 0 for no limit.
        """
        self._library = library
        self._framing = framing
        self._largest = largest or LARGEST_SENT

    async def open(self, chat: Chat, act: OnShelf | None = None) -> Reply:
        """Return what a button leads to, or the first page of the list.

        Whoever calls has made sure that the one who pressed it manages the chat.
        """
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        collection = chat_collection(chat.id)
        act = act or OnShelf(Shelf.LIST)
        try:
            match act.shelf:
                case Shelf.ALL:
                    held = (await self._library.holding(collection)).articles
                    return all_of_it(held, words)
                case Shelf.EMPTY:
                    return await self._emptied(collection, words)
                case Shelf.DROP:
                    last = act.article
                    await self._library.remove_between(collection, last - 1, last)
                case Shelf.CARD | Shelf.SURE:
                    article = await self._library.within(act.article, collection)
                    if article is not None:
                        return card(article, act.first, words, sure=act.shelf is Shelf.SURE)
        except LibraryBusy:
            return said(words, words.say("library.busy"))
        return await self._list(chat, act.first, words)

    async def export(self, chat: Chat) -> tuple[Export, ...]:
        """Return the chat's library as a file, or several; none where there is nothing in it."""
        chat = self._framing.today(chat)
        collection = chat_collection(chat.id)
        articles: list[Article] = []
        while page := await self._library.page(
            collection, first=len(articles), limit=_READ_AT_ONCE
        ):
            articles += page
        if not articles:
            return ()
        lines = [f"{_record(each)}\n".encode("utf-8", "replace") for each in reversed(articles)]
        words = self._framing.words(chat)
        parts = tuple(_parts(lines, min(self._largest, LARGEST_SENT)))
        return tuple(
            Export(content, _caption(content, number, len(parts), words))
            for number, content in enumerate(parts, 1)
        )

    def only_administrators(self, chat: Chat) -> Reply:
        """Say that only administrators look after a group's library."""
        words = self._framing.words(chat)
        return said(words, words.say("library.administrators"))

    async def _list(self, chat: Chat, first: int, words: Messages) -> Reply:
        collection = chat_collection(chat.id)
        held = (await self._library.holding(collection)).articles
        if not held:
            empty = words.say("library.empty") if chat.private else words.say("library.empty.group")
            return said(words, empty)
        if first >= held:
            first = max((held - 1) // PAGE, 0) * PAGE
        articles = await self._library.page(collection, first=first, limit=PAGE)
        return shelf(articles, held, first, words)

    async def _emptied(self, collection: str, words: Messages) -> Reply:
        last = (await self._library.holding(collection)).newest_id
        removed = await self._library.remove_between(collection, 0, last)
        return said(words, words.count("library.undone", removed))


def _parts(lines: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Yield lines joined to as few parts as can be, none over `most` bytes but by its one line."""
    part = bytearray()
    for line in lines:
        if part and len(part) + len(line) > most:
            yield bytes(part)
            part.clear()
        part += line
    yield bytes(part)


def _caption(content: bytes, number: int, parts: int, words: Messages) -> str:
    """Say how many articles a file brings back: one of several brings its own alone."""
    articles = content.count(b"\n")
    if parts == 1:
        return words.count("library.exported", articles)
    part = {"part": words.number(number), "parts": words.number(parts)}
    return words.count("library.exported.part", articles, **part)


def _record(article: Article) -> str:
    """Return an article as a line of JSONL, as `khabar ingest` reads it."""
    fields = {
        "id": article.external_id,
        "title": article.title,
        "text": article.text,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published,
        "url": article.url,
        "language": article.language,
    }
    return encode({name: value for name, value in fields.items() if value is not None})
