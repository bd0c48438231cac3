"""What there is to say where somebody brings what cannot be kept, or may not bring it."""

from bot.brought import READ
from bot.chat import Chat
from bot.framing import Framing, said
from bot.reply import Reply
from bot.shelving import named


class Remarks:
    """Words about what is brought, before anything is done with it."""

    def __init__(self, framing: Framing) -> None:
        self._framing = framing

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
