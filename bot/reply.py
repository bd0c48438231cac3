"""What the bot says, before any surface prints it: a reply is blocks of runs, and buttons.

`bot.telegram_.html` prints it as Telegram HTML. The console shows what became of that HTML
after parsing, so both surfaces show one message.
"""

from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    url: str | None = None
    """Where it leads, when it is a link."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the frame: what the bot itself says about a passage or an answer."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, set off from the bot's own."""

    runs: tuple[Run, ...]
    long: bool = False
    """Whether a reader should have to open it to see all of it."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty line between two parts of a reply."""


Block = Line | Quote | Gap


@dataclass(frozen=True, slots=True)
class Button:
    """A button under the reply."""

    label: str
    data: str
    """What comes back when it is pressed: at most 64 bytes of UTF-8."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One message of the bot."""

    blocks: tuple[Block, ...]
    rows: tuple[tuple[Button, ...], ...] = ()
    """The buttons, row by row."""
    answer_id: int | None = None
    """Under which id an answer was kept: whoever sends it says where it went."""

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Every button, in the order in which they are read."""
        return tuple(chain.from_iterable(self.rows))

    @property
    def text(self) -> str:
        """The message as plain text, as it reads once the markup is parsed."""
        return "\n".join(
            "" if isinstance(block, Gap) else "".join(run.text for run in block.runs)
            for block in self.blocks
        )


def line(text: str) -> Line:
    """Return a line in one plain style."""
    return Line((Run(text),))


def plain(text: str) -> Reply:
    """Return a reply of plain lines, one for each line of `text`."""
    return Reply(tuple(line(part) if part else Gap() for part in text.split("\n")))
