"""Answers in chats: a question in, a message out, and whatever its buttons then ask for.

    question ─► library.answer ─► render ─► Reply, kept under an id
    button   ─► the kept answer ─► a vote, or library.answer ─► another view of it

What is kept is the question and which passages were shown in which order, so that pages hold
still while news come in, and a removed article is never shown again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.buttons import Open, Rate, View
from bot.chat import Chat
from bot.framing import Framing, apology, said, script
from bot.locale import Messages, messages
from bot.render import PAGE, Page, render_answer
from bot.reply import Reply
from bot.state import AnswerGiven, SavedAnswer, State, Vote
from bot.views import Around, render_around, render_claims
from index import Answer, KhabarError, Library
from index.model import Passage

DEEPEST = 15
"""No answer is paged beyond this passage."""
REACH = 2
"""Paragraphs that are shown on each side of a passage."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What pressing a button comes to, before anything is searched."""

    notice: str | None = None
    """What to say to the one who pressed it, and to nobody else."""
    saved: SavedAnswer | None = None
    """The answer to show another view of, where there is one to show."""
    gone: bool = False
    """Whether the answer is no longer kept, so that its buttons are of no use."""


class Answers:
    """Answers questions, and what the buttons under answers ask."""

    def __init__(
        self, library: Library, state: State, framing: Framing, *, keep_questions: bool = False
    ) -> None:
        self._library = library
        self._state = state
        self._framing = framing
        self._keep_questions = keep_questions

    async def ask(self, chat: Chat, question: str, *, message_id: int | None = None) -> Reply:
        """Answer a question with the first page of passages.

        Args:
            chat: where it was asked, and by whom.
            question: its text.
            message_id: the message that asks, where it may be edited later.
        """
        given = AnswerGiven(
            question, self._framing.language(chat, script(question)), chat.person, message_id
        )
        try:
            answer = (await self._search(chat, question, limit=PAGE + 1)).bearing()
        except KhabarError as error:
            saved = await self._state.pages.save(chat.id, given)
            return replace(apology(error, messages(given.language)), answer_id=saved)
        given = replace(
            given,
            language=self._framing.language(chat, answer.question.language),
            shown=_ids(Page(0).shown(answer)),
            kind=answer.question.kind,
            status=answer.status,
        )
        saved = await self._state.pages.save(chat.id, given)
        return render_answer(answer, messages(given.language), Page(0, saved))

    async def sent(self, reply: Reply, message_id: int) -> None:
        """Note which message shows a reply, so that it can follow its question's edits."""
        if reply.answer_id is not None:
            await self._state.pages.sent(reply.answer_id, message_id)

    async def given_to(self, chat: Chat, message_id: int) -> SavedAnswer | None:
        """Return the answer that a message of the chat was given, if it is still kept."""
        return await self._state.pages.answer_to(chat.id, message_id)

    async def press(self, chat: Chat, act: Open | Rate) -> Pressed:
        """Return what pressing a button comes to; a vote is counted here.

        A button works in the chat that its answer was given in, and only there. Pages are turned
        by the one who asked, unless the group lets anyone; everyone may say what was useful.
        """
        chat = self._framing.today(chat)
        saved = await self._state.pages.find(act.answer_id, chat.id)
        if saved is None:
            return Pressed(self._framing.words(chat).say("page.gone"), gone=True)
        words = messages(saved.given.language)
        if isinstance(act, Rate):
            return await self._rated(chat, saved, act, words)
        if not self._may_turn(chat, saved):
            return Pressed(words.say("page.others"))
        return Pressed(saved=saved)

    async def open(self, chat: Chat, saved: SavedAnswer, act: Open) -> Reply:
        """Return the view that a button leads to, or that it is no longer there."""
        chat = self._framing.today(chat)
        words = messages(saved.given.language)
        try:
            answer = await self._search(chat, saved.given.question, limit=DEEPEST)
        except KhabarError as error:
            return apology(error, words)
        match act.view:
            case View.PAGE:
                view = await self._page(answer.bearing(), saved, words, act.place)
            case View.AROUND:
                view = await self._around(chat, answer, saved, words, act.place)
            case View.CLAIMS | View.SAYINGS:
                view = render_claims(answer, words, saved.id, act.place)
        return view or said(words, words.say("page.gone"))

    async def _page(
        self, answer: Answer, saved: SavedAnswer, words: Messages, first: int
    ) -> Reply | None:
        answer = replace(answer, passages=_as_shown(answer.passages, saved.given.shown))
        if len(answer.passages) <= first:
            return None
        last = max(first + PAGE, len(saved.given.shown))
        await self._state.pages.note_shown(saved.id, _ids(answer.passages[:last]))
        return render_answer(answer, words, Page(first, saved.id))

    async def _around(
        self, chat: Chat, answer: Answer, saved: SavedAnswer, words: Messages, place: int
    ) -> Reply | None:
        if len(saved.given.shown) <= place:
            return None
        passage_id = saved.given.shown[place]
        found = await self._library.around(
            passage_id, collections=self._framing.readable(chat), reach=REACH
        )
        if found is None:
            return None
        highlights = [p.highlights for p in answer.passages if p.paragraph.id == passage_id]
        around = Around(*found, passage_id, *highlights)
        return render_around(around, words, saved.id, place)

    async def _rated(self, chat: Chat, saved: SavedAnswer, act: Rate, words: Messages) -> Pressed:
        shown = saved.given.shown[act.place : act.place + (1 if act.useful else PAGE)]
        votes = [
            Vote(
                answer_id=saved.id,
                passage_id=passage_id,
                rank=rank,
                useful=act.useful,
                language=saved.given.language,
                kind=saved.given.kind,
                status=saved.given.status,
                question=saved.given.question if self._keep_questions else None,
            )
            for rank, passage_id in enumerate(shown, act.place + 1)
        ]
        if chat.person is None or not votes:
            return Pressed(words.say("page.gone"))
        if not await self._state.feedback.give(chat.person, votes):
            return Pressed(words.say("failed.keeping"))
        return Pressed(words.say("thanks") if act.useful else words.say("thanks.useless"))

    def _may_turn(self, chat: Chat, saved: SavedAnswer) -> bool:
        """Tell whether someone may turn pages; those who asked as a group cannot be told apart."""
        return (
            chat.private
            or saved.given.asker in (None, chat.person)
            or self._state.chats.get(chat.id).anyone
        )

    async def _search(self, chat: Chat, question: str, *, limit: int) -> Answer:
        """Search what the chat may read."""
        return await self._library.answer(
            question, collections=self._framing.readable(chat), limit=limit
        )


def _ids(passages: Sequence[Passage]) -> tuple[int, ...]:
    return tuple(passage.paragraph.id for passage in passages)


def _as_shown(passages: Sequence[Passage], shown: Sequence[int]) -> tuple[Passage, ...]:
    """Return the passages with those that were shown before in their old places."""
    places = {passage_id: place for place, passage_id in enumerate(shown)}
    return tuple(sorted(passages, key=lambda each: places.get(each.paragraph.id, len(places))))
