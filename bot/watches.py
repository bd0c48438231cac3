"""Standing questions as a chat manages them: put, listed, stopped."""

from dataclasses import dataclass

from bot.bidi import clean_line, unmarked
from bot.buttons import StopWatch
from bot.chat import Chat
from bot.citing import fitted
from bot.framing import Framing, apology, said, script
from bot.locale import Messages, messages
from bot.lookout import Lookout
from bot.reply import Button, Reply, plain
from bot.state import State, Watch
from index import KhabarError, Library

QUESTION_UNITS = 120
"""A question in a list or a button's notice, in UTF-16 units."""
_LABEL_UNITS = 40


@dataclass(frozen=True, slots=True)
class Stopped:
    """What stopping a watch by its button comes to."""

    notice: str
    """What to say to the one who pressed it."""
    list: Reply | None = None
    """What is left, where the button stood under the list."""


class Watches:
    """Answers what a chat says of its standing questions."""

    def __init__(
        self, library: Library, state: State, framing: Framing, lookout: Lookout, *, most: int
    ) -> None:
        """Manage the watches that `lookout` looks out for; a chat has at most `most`."""
        self._library = library
        self._state = state
        self._framing = framing
        self._lookout = lookout
        self._most = most

    async def heard_of(self, chat: Chat) -> None:
        """Note that a chat speaks with the bot: if it was closed to it, it is not any more."""
        if self._state.watches.closed(chat.id):
            await self._state.watches.close(chat.id, closed=False)

    async def add(self, chat: Chat, asked: str, *, thread: int | None = None) -> Reply:
        """Begin to look out for what answers a question.

        Args:
            chat: who is to be told.
            asked: the question; without one it is said how to put one.
            thread: the topic of a group that it was asked in.
        """
        language = self._framing.language(chat, script(asked))
        words = messages(language)
        question = clean_line(asked)
        if not question:
            return said(words, words.say("watch.empty"))
        chat = self._framing.today(chat)
        watches = self._state.watches.of_chat(chat.id)
        if any(watch.question == question for watch in watches):
            return plain(words.say("watch.known", question=_shown(question, words)))
        if len(watches) >= self._most:
            return said(words, words.count("watch.quota", self._most))
        try:
            sought = await self._library.sought(question, collections=self._framing.readable(chat))
        except KhabarError as error:
            return apology(error, words)
        watch = await self._state.watches.add(chat.id, question, language, thread)
        if watch is None:
            return said(words, words.say("failed.keeping"))
        self._lookout.put(watch, sought)
        added = plain(words.say("watch.added", question=_shown(question, words)))
        return Reply(added.blocks, ((_stop(watch, words, listed=False),),))

    async def listed(self, chat: Chat) -> Reply:
        """Return the chat's standing questions, each with a button that stops it."""
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        watches = self._state.watches.of_chat(chat.id)
        if not watches:
            return said(words, words.say("watches.none"))
        lines = [words.count("watches", len(watches))]
        lines += [
            words.say("watches.one", n=words.number(n), question=_shown(watch.question, words))
            for n, watch in enumerate(watches, start=1)
        ]
        rows = tuple((_stop(watch, words, n),) for n, watch in enumerate(watches, start=1))
        return Reply(plain("\n".join(lines)).blocks, rows)

    async def remove(self, chat: Chat, which: str) -> Reply:
        """Stop looking out for a question, given by its number in the list or by its words.

        Without either the list is shown, and its buttons stop them: a client's menu sends the
        command alone.
        """
        if not which:
            return await self.listed(chat)
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        watches = self._state.watches.of_chat(chat.id)
        wanted = unmarked(clean_line(which))
        if wanted.isdecimal() and 1 <= int(wanted[:9]) <= len(watches):
            found = watches[int(wanted[:9]) - 1]
        else:
            named = [each for each in watches if each.question.casefold() == wanted.casefold()]
            if not named:
                return said(words, words.say("unwatch.unknown"))
            found = named[0]
        return plain(await self._stopped(found, words))

    async def stop(self, chat: Chat, act: StopWatch) -> Stopped:
        """Stop a watch by its button, which works in the chat that the watch is of."""
        chat = self._framing.today(chat)
        words = self._framing.words(chat)
        watch = self._state.watches.get(act.watch_id)
        if watch is None or watch.chat_id != chat.id:
            notice = words.say("unwatch.gone")
        else:
            notice = await self._stopped(watch, words)
        return Stopped(notice, await self.listed(chat) if act.listed else None)

    async def _stopped(self, watch: Watch, words: Messages) -> str:
        if not await self._state.watches.remove(watch.id):
            return words.say("failed.keeping")
        self._lookout.drop(watch.id)
        return words.say("unwatch.done", question=_shown(watch.question, words))


def _shown(question: str, words: Messages) -> str:
    return fitted(question, QUESTION_UNITS, words)


def _stop(watch: Watch, words: Messages, n: int | None = None, *, listed: bool = True) -> Button:
    act = str(StopWatch(watch.id, listed=listed))
    if n is None:
        return Button(words.say("button.unwatch"), act)
    label = fitted(watch.question, _LABEL_UNITS, words)
    return Button(words.say("button.unwatch.one", n=words.number(n), question=label), act)
