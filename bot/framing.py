"""What every reply stands in: its language, its chat, and words for what went wrong."""

import logging
from dataclasses import replace

from bot.bidi import is_rtl, isolate_runs
from bot.chat import Chat
from bot.locale import Language, Messages, is_language, messages, nearest
from bot.reply import Reply, plain
from bot.state import State
from index import PUBLIC, KhabarError, chat_collection
from index.errors import QuestionRejected

_LOG = logging.getLogger(__name__)


class Framing:
    """Knows in which language a chat is spoken to, and which chat it is today."""

    def __init__(self, state: State, language: Language) -> None:
        self._state = state
        self._language = language
        """The language for those whose client does not name one that the bot speaks."""

    def language(self, chat: Chat, asked: str | None = None) -> Language:
        """Return the chat's own language, else that of what was asked, else the client's."""
        chosen = self._state.chats.get(chat.id).language
        if chosen is not None:
            return chosen
        return asked if is_language(asked) else nearest(chat.language, self._language)

    def words(self, chat: Chat) -> Messages:
        """Return the bot's words for a chat that has asked nothing."""
        return messages(self.language(chat))

    def today(self, chat: Chat) -> Chat:
        """Return the chat under the id that it has today."""
        return replace(chat, id=self._state.moves.now(chat.id))

    def readable(self, chat: Chat) -> tuple[str, ...]:
        """Return the collections that a chat may read: nothing else is ever shown in it.

        They are what is public, the chat's own, and in a discussion group those of its channel.
        """
        channel = self._state.links.channel_of(chat.id)
        discussed = () if channel is None else (chat_collection(channel),)
        return (PUBLIC, chat_collection(chat.id), *discussed)


def script(text: str) -> str:
    """Guess the language of what could not be searched from its letters; "" where it has none."""
    return "ar" if is_rtl(text) else "en" if any(map(str.isalpha, text)) else ""


def said(words: Messages, text: str) -> Reply:
    """Return lines of the bot's own, Latin words isolated in Arabic ones."""
    return plain(isolate_runs(text, rtl=words.rtl))


def apology(error: KhabarError, words: Messages) -> Reply:
    """Turn an error of the library into words for the one who asked."""
    match error:
        case QuestionRejected(reason="too_long", limit=int(limit)):
            return said(words, words.count("question.too_long", limit))
        case QuestionRejected():
            return said(words, words.say("question.empty"))
        case _:
            _LOG.error("A question could not be answered: %s", error)
            return said(words, words.say("failed"))
