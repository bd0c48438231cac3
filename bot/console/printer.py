"""Messages as a person would see them, on a terminal or as plain text.

On a terminal bold is bold and a link can be opened. In plain text a link shows its address, and
bold words stay as they are, or stand between asterisks in a transcript. Isolates are for screens
that order mixed text; plain text goes to other programs and is shown without them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import TextIO

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.bidi import FSI, PDI
from bot.console.api import Event
from bot.console.markup import Entity
from bot.console.world import BOT, Json
from bot.shorten import shorten

_INDENT = "  "
_QUOTE = "│ "
_REPLIED_UNITS = 40


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one line in one style."""

    text: str
    types: frozenset[str]
    url: str | None = None


class Printer:
    """Prints what happens to a stream."""

    def __init__(self, stream: TextIO, *, transcript: bool = False) -> None:
        self._console = Console(
            file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True
        )
        self._transcript = transcript

    @property
    def _plain(self) -> bool:
        return self._transcript or not self._console.is_terminal

    def note(self, text: str) -> None:
        """Print what the console itself has to say."""
        self._line(Text(text, style="dim"))

    def act(self, who: str, what: str) -> None:
        """Print what a person did, where there is no terminal to show it as it is typed."""
        self._line(Text(f"{who}: ", style="bold cyan") + Text(what))

    def events(self, events: Sequence[Event], here: int | None = None) -> None:
        """Print what the bot did, or that it did nothing.

        Args:
            events: what it did.
            here: the id of the chat that the person is in; of others it is said which.
        """
        if not events:
            self.note(f"{_INDENT}(no reply)")
        for event in events:
            if event.kind == "toast":
                self.note(f"{_INDENT}({event.text})")
            elif event.kind == "file":
                self._file(event, here)
            elif event.kind == "typing":
                self.note(f"{_INDENT}(is writing …)")
            elif event.kind == "offered":
                self._offer(event)
            else:
                self._message(event, here)
        self._line(Text())

    def _offer(self, event: Event) -> None:
        """Print the results of an inline query as a client lists them, under their button."""
        self._line(Text("Offered:", style="bold green"))
        if event.text:
            self._line(Text(f"{_INDENT}[{event.text}]", style="cyan"))
        for number, result in enumerate(event.message["results"], start=1):
            self._line(Text(f"{_INDENT}{number}. {result['title']}", style="bold"))
            self._line(Text(f"{_INDENT}   {result['description']}"))

    def _message(self, event: Event, here: int | None) -> None:
        message = event.message
        self._line(Text(_heading(event, here), style="bold green"))
        for pieces in message_lines(message["text"], message["entities"]):
            self._line(self._styled(pieces))
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        numbers = count(1)
        for row in rows:
            labels = (f"[{next(numbers)}] {button['text']}" for button in row)
            self._line(Text(_INDENT + "  ".join(labels), style="cyan"))

    def _file(self, event: Event, here: int | None) -> None:
        message = event.message
        self._line(Text(_heading(event, here), style="bold green"))
        self.note(f"{_INDENT}(the file {message['document']['file_name']})")
        for line in event.text.splitlines():
            self.note(f"{_INDENT}{line}")
        self._line(Text(_INDENT + message["caption"]))

    def _styled(self, pieces: Sequence[_Piece]) -> Text:
        quoted = any(piece.types & {"blockquote", "expandable_blockquote"} for piece in pieces)
        text = Text(_INDENT + (_QUOTE if quoted else ""))
        for piece in pieces:
            bold = "bold" in piece.types
            if self._plain:
                shown = f"*{piece.text}*" if bold and self._transcript else piece.text
                text.append(f"{shown} ({piece.url})" if piece.url else shown)
            else:
                style = Style(bold=bold, underline=bool(piece.url), link=piece.url)
                text.append(piece.text, style)
        return text

    def _line(self, text: Text) -> None:
        text.rstrip()
        if self._plain:
            plain = text.plain.replace(FSI, "").replace(PDI, "")
            self._console.file.write(f"{plain}\n")
            self._console.file.flush()
        else:
            self._console.print(text)


def message_lines(text: str, entities: Sequence[Entity]) -> Iterator[list[_Piece]]:
    """Yield the lines of a message, each as pieces of one style.

    Offsets of entities count UTF-16 units; an entity may span lines.
    """
    encoded = text.encode("utf-16-le")
    edges = {0, len(encoded) // 2}
    for entity in entities:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    ordered = sorted(edges)
    current: list[_Piece] = []
    for start, end in pairwise(ordered):
        inside = [
            entity
            for entity in entities
            if entity["offset"] <= start < entity["offset"] + entity["length"]
        ]
        types = frozenset(str(entity["type"]) for entity in inside)
        url = next((str(entity["url"]) for entity in inside if "url" in entity), None)
        first, *others = encoded[start * 2 : end * 2].decode("utf-16-le").split("\n")
        current += [_Piece(first, types, url)] if first else []
        for other in others:
            yield current
            current = [_Piece(other, types, url)] if other else []
    yield current


def _heading(event: Event, here: int | None) -> str:
    """Say who speaks, where, and to which message it answers."""
    message = event.message
    if event.kind == "chosen":
        return f"{message['from']['first_name']} via @{BOT['username']}:"
    parts = [str(BOT["first_name"])]
    if event.kind == "edited":
        parts.append("(edited)")
    if here is not None and message["chat"]["id"] != here:
        chat: Json = message["chat"]
        parts.append(f"to {chat.get('title') or chat['first_name']}")
    topic = message.get("message_thread_id")
    if topic is not None:
        parts.append(f"in topic {topic}")
    quoted: Json | None = message.get("reply_to_message")
    if quoted is not None:
        said = shorten(
            str(quoted.get("text") or quoted.get("caption") or "").replace("\n", " "),
            _REPLIED_UNITS,
        )
        who = quoted.get("from", {}).get("first_name") or quoted["chat"].get("title", "")
        parts.append(f"replying to {who} «{said}»")
    return " ".join(parts) + ":"
