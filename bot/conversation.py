"""The conversation: a message in, a reply out. It knows no surface.

    question ─► library.answer ─► render ─► Reply
    post     ─► library.add
    button   ─► the saved question ─► library.answer ─► another page

Errors of the library become words here and nowhere else.
"""

import logging
from dataclasses import dataclass
from typing import NamedTuple

from bot.bidi import is_rtl, isolate_runs
from bot.locale import Language, Messages, is_language, messages, nearest
from bot.render import Page, render_answer
from bot.reply import Reply, plain
from bot.state import Pages
from index import PUBLIC, Answer, Draft, KhabarError, Library, chat_collection
from index.errors import ArticleNotFound, QuestionRejected
from index.model import Status

PAGE = 3
"""Passages in a message."""
DEEPEST = 15
"""No answer is paged beyond this passage."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Chat:
    """Where a message comes from, as far as the conversation needs to know."""

    id: int
    private: bool
    """Whether the bot talks with one person there."""
    language: str | None = None
    """IETF tag of the language of the writer's client, if it says."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a channel, to be indexed."""

    draft: Draft
    collection: str
    """`public`, or the channel's own for one that only its members can read."""


class _PageLink(NamedTuple):
    """What a page button carries: `page:<answer>:<first passage>`."""

    answer_id: int
    first: int

    @classmethod
    def parse(cls, data: str) -> "_PageLink | None":
        match data.split(":"):
            case ["page", answer_id, first] if answer_id.isdecimal() and first.isdecimal():
                return cls(int(answer_id), min(int(first), DEEPEST))
        return None

    def __str__(self) -> str:
        return f"page:{self.answer_id}:{self.first}"


class Conversation:
    """Answers what is said in chats from the library."""

    def __init__(self, library: Library, pages: Pages, language: Language) -> None:
        self._library = library
        self._pages = pages
        self._language = language
        """The language for those whose client does not name one that the bot speaks."""

    def welcome(self, chat: Chat, bot: str) -> Reply:
        """Say what the bot does; `bot` is how it is mentioned."""
        words = self._words(chat)
        if chat.private:
            return _said(words, words.say("welcome"))
        in_groups = words.say("welcome.group", bot=bot)
        return _said(words, f"{words.say('welcome')}\n\n{in_groups}")

    def help(self, chat: Chat, bot: str) -> Reply:
        """Say what can be written; `bot` is how it is mentioned."""
        words = self._words(chat)
        return _said(words, words.say("help", bot=bot))

    def empty_question(self, chat: Chat) -> Reply:
        """Answer a command or mention that carries no question."""
        words = self._words(chat)
        return _said(words, words.say("ask.empty"))

    def unknown_command(self, chat: Chat) -> Reply:
        """Answer a command that the bot does not have."""
        words = self._words(chat)
        return _said(words, words.say("command.unknown"))

    def attachment(self, chat: Chat) -> Reply:
        """Answer a file, picture or recording: chats have no library of their own yet."""
        words = self._words(chat)
        return _said(words, words.say("attachment"))

    def forwarded(self, chat: Chat) -> Reply:
        """Answer a message that was forwarded: chats have no library of their own yet."""
        words = self._words(chat)
        return _said(words, words.say("forwarded"))

    def fault(self, chat: Chat) -> Reply:
        """Say that something failed here, and that it is not the asker's fault."""
        words = self._words(chat)
        return _said(words, words.say("failed"))

    async def ask(self, chat: Chat, question: str) -> Reply:
        """Answer a question with the first page of passages, in the question's language."""
        try:
            answer = await self._search(chat, question, first=0)
        except KhabarError as error:
            return self._apology(error, self._frame(_script(question), chat))
        language = self._frame(answer.question.language, chat)
        if answer.status is Status.NO_ANSWER:
            return render_answer(answer, messages(language), Page(0, 0))
        saved = await self._pages.save(chat.id, question, language)
        return _page(answer, messages(language), saved.id if saved else None, first=0)

    async def turn(self, chat: Chat, data: str) -> Reply:
        """Return the page that a button leads to; `data` is what the button carries.

        A page is only found in the chat that the answer was given in.
        """
        link = _PageLink.parse(data)
        saved = link and await self._pages.find(link.answer_id, chat.id)
        if link is None or saved is None:
            words = self._words(chat)
            return _said(words, words.say("page.gone"))
        try:
            answer = await self._search(chat, saved.question, first=link.first)
        except KhabarError as error:
            return self._apology(error, saved.language)
        if len(answer.passages) <= link.first:
            words = messages(saved.language)
            return _said(words, words.say("page.gone"))
        return _page(answer, messages(saved.language), saved.id, first=link.first)

    async def index_post(self, post: Post) -> None:
        """Put a post in, or its edited text in place of the old one; empty text takes it out.

        Raises:
            LibraryBusy: another process is writing; the post can be put in later.
            KhabarError: the library cannot take it.
        """
        if post.draft.text.strip():
            await self._library.add([post.draft], collection=post.collection)
            return
        try:
            await self._library.remove(post.draft.external_id or "", collection=post.collection)
        except ArticleNotFound:
            _LOG.debug("A post without text was never indexed: %s", post.draft.external_id)

    async def _search(self, chat: Chat, question: str, *, first: int) -> Answer:
        """Search what the chat may read, one passage further than the page shows."""
        answer = await self._library.answer(
            question,
            collections=(PUBLIC, chat_collection(chat.id)),
            limit=min(first + PAGE + 1, DEEPEST),
        )
        return answer.bearing()

    def _words(self, chat: Chat) -> Messages:
        return messages(nearest(chat.language, self._language))

    def _frame(self, language: str | None, chat: Chat) -> Language:
        """Return the language of the frame: the question's, or else the client's."""
        return language if is_language(language) else nearest(chat.language, self._language)

    def _apology(self, error: KhabarError, language: Language) -> Reply:
        """Turn an error of the library into words for the one who asked."""
        words = messages(language)
        match error:
            case QuestionRejected(reason="too_long", limit=int(limit)):
                text = words.say("question.too_long", limit=words.number(limit))
            case QuestionRejected():
                text = words.say("question.empty")
            case _:
                _LOG.error("A question could not be answered: %s", error)
                text = words.say("failed")
        return _said(words, text)


def _page(answer: Answer, words: Messages, answer_id: int | None, *, first: int) -> Reply:
    """Return a page of the answer; its buttons need the id that it was saved under."""
    last = min(first + PAGE, len(answer.passages))
    more = back = None
    if answer_id is not None:
        more = str(_PageLink(answer_id, last)) if len(answer.passages) > last else None
        back = str(_PageLink(answer_id, max(first - PAGE, 0))) if first else None
    return render_answer(answer, words, Page(first, last, back, more))


def _said(words: Messages, text: str) -> Reply:
    """Return lines of the bot's own, Latin words isolated in Arabic ones."""
    return plain(isolate_runs(text, rtl=words.rtl))


def _script(question: str) -> str:
    """Guess the language of a question that could not be searched from its letters."""
    return "ar" if is_rtl(question) else "en" if any(map(str.isalpha, question)) else ""
