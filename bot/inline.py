"""What the bot offers to somebody who types its name and a question in another chat.

https://core.telegram.org/bots/inline: the passages come back as a list, and the one that is
chosen is sent by the person who chose it. So nothing is searched but what that person may read
in the private chat with the bot, and what nobody else may read there is marked as such.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from bot.bidi import clean_line
from bot.chat import Chat
from bot.citing import name
from bot.framing import Framing
from bot.locale import Messages, messages
from bot.render import render_passage
from bot.reply import Reply, line
from bot.shorten import shorten
from index import KhabarError, Library, Passage, chat_collection
from index.errors import QuestionRejected
from index.model import Status

_LOG = logging.getLogger(__name__)

MOST = 10
"""Passages that are offered."""
_DESCRIPTION_UNITS = 160


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage in the list."""

    id: str
    """One of its own among the suggestions, of 1 to 64 bytes."""
    title: str
    description: str
    reply: Reply
    """What is sent when it is chosen."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The list, and what the button above it says, which leads to the private chat."""

    suggestions: tuple[Suggestion, ...] = ()
    notice: str = ""
    """Empty for no button."""


class Inline:
    """Makes offers."""

    def __init__(self, library: Library, framing: Framing) -> None:
        self._library = library
        self._framing = framing

    async def offer(self, chat: Chat, question: str) -> Offer:
        """Return the passages that answer a question, perhaps one that is still being typed.

        Args:
            chat: the private chat of the one who types.
            question: what was typed so far.
        """
        words = self._framing.words(chat)
        try:
            answer = await self._library.answer(
                question, collections=self._framing.readable(chat), limit=MOST
            )
            own = await self._own(chat, answer.passages)
        except QuestionRejected:
            return Offer(notice=words.say("inline.start"))
        except KhabarError as error:
            _LOG.error("A question typed in another chat could not be answered: %s", error)
            return Offer(notice=words.say("inline.failed"))
        words = messages(self._framing.language(chat, answer.question.language))
        if answer.status is Status.NO_ANSWER:
            return Offer(notice=words.say("inline.none"))
        return Offer(
            tuple(
                _suggestion(passage, words, own=passage.paragraph.id in own)
                for passage in answer.bearing().passages
            ),
            words.say("inline.weak") if answer.status is Status.WEAK else "",
        )

    async def _own(self, chat: Chat, passages: Sequence[Passage]) -> set[int]:
        """Return the ids of those passages that stand in the chat's own collection."""
        own = (chat_collection(chat.id),)
        ids = [passage.paragraph.id for passage in passages]
        return {each for each in ids if await self._library.around(each, collections=own, reach=0)}


def _suggestion(passage: Passage, words: Messages, *, own: bool) -> Suggestion:
    outlet = name(passage.citation.outlet or "", words) or words.say("outlet.unknown")
    day = words.date(passage.citation.published) or words.say("date.unknown")
    title = f"{outlet} · {day}"
    reply = render_passage(passage, words, foot=[line(words.say("inline.own"))] if own else [])
    return Suggestion(
        id=str(passage.paragraph.id),
        title=words.say("inline.own.title", title=title) if own else title,
        description=shorten(_sentence(passage), _DESCRIPTION_UNITS),
        reply=reply,
    )


def _sentence(passage: Passage) -> str:
    """Return what answers, and what stands behind it, on one line."""
    return clean_line(passage.paragraph.text[passage.answer_sentence.start :])
