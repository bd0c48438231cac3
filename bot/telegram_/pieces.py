"""Long texts that a client sends in pieces, because a message holds 4,096 characters.

The pieces come one right after another. Each is kept as it comes, and with the next one what was
kept gives way to both together: nobody can know of the last piece that it is the last.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from telegram import Message
from telegram.constants import MessageLimit

from bot.brought import Written
from bot.buttons import Undo, parse
from bot.reply import Reply
from bot.shorten import units
from bot.telegram_.incoming import written
from index import Draft

CUT_FROM = MessageLimit.MAX_TEXT_LENGTH // 2
"""UTF-16 units from which a message may be a piece: clients cut in its second half, at a line's
or a word's end."""
SOON = timedelta(seconds=5)
"""The next piece comes within this time; nobody writes a question so fast."""
_CHATS_REMEMBERED = 1_000
_ENDS = (".", "!", "?", "؟", "…", ":", "»", '"', "”")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that was kept, and may go on in the next message."""

    text: str
    at: datetime
    kept: Undo
    """What takes it out again."""
    told: int
    """The message that says that it was kept."""

    def continued(self, message: Message) -> Written:
        """Return the text with what `message` adds to it."""
        gap = "\n" if self.text.endswith(_ENDS) else " "
        whole = f"{self.text}{gap}{written(message).strip()}"
        return Written(Draft(whole), plain=True, unasked=True)


class Pieces:
    """Remembers the last long text of each chat, for a moment."""

    def __init__(self) -> None:
        self._last: dict[int, Piece] = {}

    def before(self, message: Message) -> Piece | None:
        """Return the text that `message` goes on with, if there is one."""
        piece = self._last.pop(message.chat.id, None)
        return piece if piece is not None and message.date - piece.at <= SOON else None

    def note(self, message: Message, text: str, reply: Reply, told: int) -> None:
        """Note that the text of a long message was kept.

        Args:
            message: the one that ends the text so far.
            text: all of it.
            reply: what was said of it, with the button that takes it out again.
            told: the message that says so.
        """
        acts = [parse(button.data) for button in reply.buttons]
        undo = next((act for act in acts if isinstance(act, Undo)), None)
        if undo is None or units(written(message)) < CUT_FROM:
            return
        if len(self._last) >= _CHATS_REMEMBERED:
            self._last.pop(next(iter(self._last)))
        self._last[message.chat.id] = Piece(text.strip(), message.date, undo, told)
