"""The conversation: a message in, a reply out. It knows no surface.

question, button ─► answers
setting          ─► state
post, /forget    ─► posts
/add, file, …    ─► collecting
/library         ─► shelves
"""

import logging
import math
from collections.abc import Callable, Collection
from datetime import datetime

from bot.answers import Answers
from bot.buttons import Open, SetAnyone, SetLanguage, Setting, View
from bot.chat import Chat
from bot.collecting import Collecting, Quotas
from bot.framing import Framing, said
from bot.inline import Inline
from bot.locale import LANGUAGES, Language
from bot.lookout import AlertRules, Lookout
from bot.operating import Operating
from bot.posting import Posts
from bot.quiet import now
from bot.remarks import Remarks
from bot.reply import Button, Reply
from bot.sayings import Sayings
from bot.shelves import Shelves
from bot.state import SavedAnswer, State
from bot.watches import Watches
from index import Library, chat_collection

_LOG = logging.getLogger(__name__)

_NAMES: dict[Language, str] = {"ar": "العربية", "en": "English"}
"""What each language calls itself."""


class Conversation:
    """Says what the bot says in chats; `answers` answers their questions."""

    def __init__(
        self,
        library: Library,
        state: State,
        language: Language,
        *,
        keep_questions: bool = False,
        quotas: Quotas | None = None,
        operators: Collection[int] = (),
        alerts: AlertRules | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """Talk about `library`.

        Args:
            library: the news.
            state: what is remembered of chats.
            language: the one for those whose client names none that the bot speaks.
            keep_questions: whether questions are kept beside what readers found useful.
            quotas: how much chats may keep of their own.
            operators: ids of the users who manage the bot.
            alerts: what chats may watch for, and when they are told.
            clock: by which that is.
        """
        self.operators: Collection[int] = frozenset(operators)
        self._library = library
        self._state = state
        self._framing = Framing(state, language)
        self.answers = Answers(library, state, self._framing, keep_questions=keep_questions)
        self.sayings = Sayings(library, state, self._framing)
        self.posts = Posts(library, state, self._framing)
        self.collecting = Collecting(library, self._framing, quotas or Quotas())
        self.remarks = Remarks(self._framing)
        self.shelves = Shelves(library, self._framing, self.collecting.largest)
        self.inline = Inline(library, self._framing)
        rules = alerts or AlertRules()
        self.lookout = Lookout(library, state, self._framing, rules, clock)
        self.operating = Operating(library, state, self._framing, zone=rules.zone, clock=clock)
        self.watches = Watches(library, state, self._framing, self.lookout, most=rules.watches)

    async def ask(self, chat: Chat, wanted: str, *, about: str, message_id: int) -> Reply:
        """Answer a message that is kept, because it may be edited and its answer paged.

        Args:
            chat: where it was asked, and by whom.
            wanted: the command: `who` for what a speaker says, else `ask`.
            about: the speaker's name, or the question.
            message_id: the message that asks.
        """
        asked = self.sayings if wanted == "who" else self.answers
        return await asked.ask(chat, about, message_id=message_id)

    async def open(self, chat: Chat, saved: SavedAnswer, act: Open) -> Reply:
        """Return the view of a kept answer that a button leads to."""
        asked = self.sayings if act.view is View.SAYINGS else self.answers
        return await asked.open(chat, saved, act)

    def welcome(self, chat: Chat, bot: str, *, sees_mentions: bool = True) -> Reply:
        """Say what the bot does.

        Args:
            chat: where.
            bot: how the bot is mentioned.
            sees_mentions: whether Telegram shows the bot what mentions it in the group.
        """
        words = self._framing.words(chat)
        lines = [words.say("welcome")]
        if chat.private:
            lines.append(words.say("welcome.library"))
        if not chat.private:
            lines.append(words.say("welcome.group", bot=bot))
        if not chat.private and not sees_mentions:
            lines.append(words.say("welcome.privacy", bot=bot))
        return said(words, "\n\n".join(lines))

    def help(self, chat: Chat, bot: str) -> Reply:
        """Say what can be written; `bot` is how it is mentioned."""
        words = self._framing.words(chat)
        library = words.say("help.library") if chat.private else words.say("help.library.group")
        return said(words, f"{words.say('help', bot=bot)}\n\n{library}")

    def empty_question(self, chat: Chat) -> Reply:
        """Answer a command or mention that carries no question."""
        words = self._framing.words(chat)
        return said(words, words.say("ask.empty"))

    def unknown_command(self, chat: Chat) -> Reply:
        """Answer a command that the bot does not have."""
        words = self._framing.words(chat)
        unknown = (
            words.say("command.unknown") if chat.private else words.say("command.unknown.group")
        )
        return said(words, unknown)

    def attachment(self, chat: Chat) -> Reply:
        """Answer what cannot be read: a recording, a picture without words, a poll."""
        words = self._framing.words(chat)
        return said(words, words.say("attachment"))

    def fault(self, chat: Chat) -> Reply:
        """Say that something failed here, and that it is not the asker's fault."""
        words = self._framing.words(chat)
        return said(words, words.say("failed"))

    def only_admins(self, chat: Chat) -> Reply:
        """Say that only administrators of a group change its settings."""
        words = self._framing.words(chat)
        return said(words, words.say("settings.admins"))

    def only_admins_watch(self, chat: Chat) -> Reply:
        """Say that only administrators of a group put and stop its standing questions."""
        words = self._framing.words(chat)
        return said(words, words.say("watch.admins"))

    def too_much(self, chat: Chat, seconds: float, *, brought: bool = False) -> Reply:
        """Say that more is asked than may be, and in how many seconds there is room again.

        Of what was `brought` to be kept it is said that it was not.
        """
        words, wait = self._framing.words(chat), math.ceil(seconds)
        if brought:
            return said(words, words.count("too_much.brought", wait))
        return said(words, words.count("too_much", wait))

    def gone(self, chat: Chat) -> Reply:
        """Say that a button does nothing any more."""
        words = self._framing.words(chat)
        return said(words, words.say("page.gone"))

    def settings(self, chat: Chat) -> Reply:
        """Show what can be set in the chat, and what is set."""
        words = self._framing.words(chat)
        kept = self._state.chats.get(chat.id)
        chosen = _NAMES[kept.language] if kept.language else words.say("settings.language.any")
        lines = [words.say("settings.language", language=chosen)]
        languages = [Button(_NAMES[each], str(SetLanguage(each))) for each in LANGUAGES]
        languages.append(Button(words.say("button.language.any"), str(SetLanguage(None))))
        rows = [tuple(languages)]
        if not chat.private:
            lines.append(
                words.say("settings.anyone") if kept.anyone else words.say("settings.asker")
            )
            asker = Button(words.say("button.asker"), str(SetAnyone(anyone=False)))
            anyone = Button(words.say("button.anyone"), str(SetAnyone(anyone=True)))
            rows.append((asker, anyone))
        return Reply(said(words, "\n".join(lines)).blocks, tuple(rows))

    async def set(self, chat: Chat, setting: Setting) -> Reply:
        """Change a setting of the chat, and show what is set then."""
        chats = self._state.chats
        match setting:
            case SetLanguage(language):
                kept = await chats.set_language(chat.id, language)
            case SetAnyone(anyone):
                kept = await chats.set_anyone(chat.id, anyone=anyone)
        if kept:
            return self.settings(chat)
        words = self._framing.words(chat)
        return said(words, words.say("failed.keeping"))

    async def moved(self, old: int, new: int) -> None:
        """Keep everything of a group that became a supergroup with another id.

        Telegram tells it twice, in the old chat and in the new one.

        Raises:
            LibraryBusy: another process is writing; it can be done later.
        """
        await self._state.move(old, new)
        articles = await self._library.move(chat_collection(old), chat_collection(new))
        _LOG.info("The chat %s became %s, with %s articles of its own", old, new, articles)
