"""The lookout: new articles meet standing questions, and chats are told what answers theirs.

look:  library.arrivals ─► standing questions that an article may answer ─► library.judge ─► alerts
due:   alerts that wait ─► not in quiet hours, not too many a day, no story twice ─► a message

It knows no surface: what is due is sent by one, which says what became of it.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.buttons import StopWatch
from bot.chat import Chat
from bot.citing import fitted
from bot.framing import Framing
from bot.locale import Messages, messages
from bot.quiet import QuietHours, day_begun
from bot.render import render_passage
from bot.reply import Button, Reply, line
from bot.state import Alert, State, Watch
from index import (
    Library,
    Passage,
    Sought,
    StandingQuestions,
    resemblance,
    sketch_of,
)
from index.errors import QuestionRejected
from index.model import Arrival

_LOG = logging.getLogger(__name__)

AT_ONCE = 20
"""Articles that are looked at in one go."""
STALE = timedelta(days=3)
"""An alert that could not be told for so long is news no more."""
SAME_STORY = 0.5
"""How much of two passages is the same from where on they tell one story: reprints of an agency's
words differ in a few of them, and what two people write of one event in most."""

_QUESTION_UNITS = 200


@dataclass(frozen=True, slots=True)
class AlertRules:
    """How much a chat may watch for, when it is told, and how often."""

    watches: int = 20
    """Standing questions that one chat may have."""
    a_day: int = 10
    """Alerts that one chat is told a day; 0 for no limit."""
    quiet: QuietHours = field(default_factory=lambda: QuietHours.parse(""))
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    """Of the quiet hours, and of where a day begins."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An alert on its way to a chat."""

    alert: Alert
    watch: Watch
    reply: Reply
    sketch: tuple[int, ...]
    """Of the passage that is shown."""


class Lookout:
    """Finds what answers standing questions, and says whom to tell of it when."""

    def __init__(
        self,
        library: Library,
        state: State,
        framing: Framing,
        rules: AlertRules,
        clock: Callable[[], datetime],
    ) -> None:
        """Look out in `library`; `clock` says when it is quiet and when a day begins."""
        self._library = library
        self._state = state
        self._framing = framing
        self._rules = rules
        self._clock = clock
        self._standing = StandingQuestions()
        self._understood: set[int] = set()

    def put(self, watch: Watch, sought: Sought) -> None:
        """Look out for a new question from now on."""
        self._standing.put(watch.id, sought)
        self._understood.add(watch.id)

    def drop(self, watch_id: int) -> None:
        """Look out for a question no more."""
        self._standing.drop(watch_id)
        self._understood.discard(watch_id)

    async def look(self) -> bool:
        """Look at the next articles that came since; tell whether there may be more of them.

        At the very first, what is there already is nobody's news.

        Raises:
            KhabarError: the library cannot be read.
        """
        newest = self._library.last_change()
        mark = await self._state.alerts.mark()
        if mark is None or (mark < newest and not len(self._state.watches)):
            await self._state.alerts.note(newest, at=self._clock())
            return False
        if mark >= newest:
            return False
        await self._understand()
        came = await self._library.arrivals(mark, limit=AT_ONCE)
        for arrival in came:
            found = await self._found(arrival)
            if not await self._state.alerts.note(arrival.seq, found, at=self._clock()):
                return False  # another process is writing; it is looked at again later
        if not came:  # only removals
            await self._state.alerts.note(newest, at=self._clock())
        return len(came) == AT_ONCE

    async def _understand(self) -> None:
        """Read the questions that were kept by an earlier process."""
        for watch in self._state.watches.all():
            if watch.id in self._understood:
                continue
            try:
                sought = await self._library.sought(
                    watch.question, collections=self._framing.readable(_chat(watch))
                )
            except QuestionRejected as rejected:
                _LOG.warning("The standing question %s is no question: %s", watch.id, rejected)
                self._understood.add(watch.id)
            else:
                self.put(watch, sought)

    async def _found(self, arrival: Arrival) -> list[tuple[int, int, int]]:
        """Return what an article answers: watch, chat and article of each."""
        found = []
        for watch in map(self._state.watches.get, self._standing.passed_by(arrival.keys)):
            if watch is None or watch.closed or arrival.added_at < watch.created_at:
                continue
            if arrival.collection not in self._framing.readable(_chat(watch)):
                continue
            if await self._passage(watch, arrival.article_id) is not None:
                found.append((watch.id, watch.chat_id, arrival.article_id))
        return found

    async def _passage(self, watch: Watch, article_id: int) -> Passage | None:
        """Return the passage of an article that answers a watch, if the chat may read it."""
        answer = await self._library.judge(
            watch.question, article_id, collections=self._framing.readable(_chat(watch))
        )
        return answer.passages[0] if answer and answer.passages else None

    async def due(self) -> list[list[Alert]]:
        """Return what may be told now, the alerts of each chat in the order they were found.

        What has waited for too long is given up.
        """
        now = self._clock()
        if self._rules.quiet.hold(now, self._rules.zone):
            return []
        by_chat: defaultdict[int, list[Alert]] = defaultdict(list)
        for alert in await self._state.alerts.waiting():
            if now - datetime.fromisoformat(alert.found_at) > STALE:
                await self._state.alerts.settle(alert, at=now)
            else:
                by_chat[alert.chat_id].append(alert)
        return list(by_chat.values())

    async def telling(self, alert: Alert) -> Telling | None:
        """Return an alert as a message.

        `None` when it is not to be told: not today any more; or not at all, because its question
        or article is gone, or the same story was told before.

        Raises:
            KhabarError: the library cannot be read.
        """
        now = self._clock()
        if self._rules.a_day:
            since = day_begun(now, self._rules.zone)
            if await self._state.alerts.told_since(alert.chat_id, since) >= self._rules.a_day:
                return None
        watch = self._state.watches.get(alert.watch_id)
        passage = await self._passage(watch, alert.article_id) if watch else None
        sketch = sketch_of(passage.paragraph.text) if passage else ()
        told = await self._state.alerts.told_of(alert.watch_id)
        if (
            watch is None
            or passage is None
            or any(resemblance(sketch, each) >= SAME_STORY for each in told)
        ):
            await self._state.alerts.settle(alert, at=now)
            return None
        words = messages(self._framing.language(_chat(watch), watch.language))
        return Telling(alert, watch, _message(watch, passage, words), sketch)

    async def told(self, telling: Telling) -> None:
        """Note that an alert arrived."""
        await self._state.alerts.settle(telling.alert, at=self._clock(), sketch=telling.sketch)

    async def give_up(self, alert: Alert) -> None:
        """Note that an alert will never arrive."""
        await self._state.alerts.settle(alert, at=self._clock())

    async def close(self, chat_id: int) -> None:
        """Tell a chat nothing more until it speaks with the bot again."""
        await self._state.watches.close(chat_id, closed=True)


def _chat(watch: Watch) -> Chat:
    """Return the chat of a watch; ids of people are positive, of all other chats negative."""
    return Chat(watch.chat_id, private=watch.chat_id > 0)


def _message(watch: Watch, passage: Passage, words: Messages) -> Reply:
    question = fitted(watch.question, _QUESTION_UNITS, words)
    shown = render_passage(passage, words, head=[line(words.say("alert", question=question))])
    stop = Button(words.say("button.unwatch"), str(StopWatch(watch.id, listed=False)))
    return Reply(shown.blocks, ((stop,),))
