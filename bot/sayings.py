"""What one speaker says, over everything that a chat may read: `/who NAME`."""

from collections.abc import Iterable
from dataclasses import replace

from bot.buttons import Open
from bot.chat import Chat
from bot.citing import name
from bot.framing import Framing, apology, said, script
from bot.locale import Language, Messages, messages
from bot.reply import Reply, line
from bot.state import AnswerGiven, SavedAnswer, State
from bot.views import render_sayings
from index import KhabarError, Library
from index.model import Quotation, Speaker

MOST_SAYINGS = 30
"""Statements of a speaker that can be paged through."""
MOST_SPEAKERS = 12
"""Speakers who are named when nobody is asked for."""


class Sayings:
    """Answers who said what."""

    def __init__(self, library: Library, state: State, framing: Framing) -> None:
        self._library = library
        self._state = state
        self._framing = framing

    async def ask(self, chat: Chat, speaker: str, *, message_id: int | None = None) -> Reply:
        """Return what a speaker says, newest first; without a name, who says most.

        Args:
            chat: where it was asked, and by whom.
            speaker: a name in any spelling.
            message_id: the message that asks, where it may be edited later.
        """
        language = self._framing.language(chat, script(speaker))
        if not speaker:
            return await self._speakers(chat, messages(language))
        given = AnswerGiven(speaker, language, chat.person, message_id, command="who")
        saved = await self._state.pages.save(chat.id, given)
        return await self._page(chat, speaker, language, saved, 0)

    async def open(self, chat: Chat, saved: SavedAnswer, act: Open) -> Reply:
        """Return the part of the list that a button leads to."""
        chat = self._framing.today(chat)
        given = saved.given
        return await self._page(chat, given.question, given.language, saved.id, act.place)

    async def _page(
        self, chat: Chat, speaker: str, language: Language, answer_id: int | None, first: int
    ) -> Reply:
        words = messages(language)
        found: tuple[Quotation, ...] = ()
        try:
            found = _once(
                await self._library.statements_by(
                    speaker, collections=self._framing.readable(chat), limit=MOST_SAYINGS
                )
            )
        except KhabarError as error:
            return Reply(apology(error, words).blocks, answer_id=answer_id)
        # what was there may have been removed since: then the list is shown from its beginning
        for place in dict.fromkeys((first, 0)):
            reply = render_sayings(speaker, found, words, answer_id, place)
            if reply is not None:
                return reply
        nobody = line(words.say("says.none", speaker=name(speaker, words)))
        return Reply((nobody,), answer_id=answer_id)

    async def _speakers(self, chat: Chat, words: Messages) -> Reply:
        try:
            speakers = await self._library.speakers(
                collections=self._framing.readable(chat), limit=MOST_SPEAKERS
            )
        except KhabarError as error:
            return apology(error, words)
        asked = said(words, words.say("who.empty"))
        if not speakers:
            return asked
        listed = [line(_spoken(speaker, words)) for speaker in speakers]
        return Reply((*asked.blocks, line(words.say("who.most")), *listed))


def _once(found: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return each statement once: a chat may keep of its own what is public too."""
    distinct: dict[tuple[object, ...], Quotation] = {}
    for each in found:
        article = replace(each.citation, article_id=0)
        distinct.setdefault((each.statement.speaker, each.text, article), each)
    return tuple(distinct.values())


def _spoken(speaker: Speaker, words: Messages) -> str:
    return words.count("who.one", speaker.statements, speaker=name(speaker.name, words))
