"""What the buttons of a message carry, and what they mean when they come back.

Data is short words with colons between them, at most 64 bytes
(https://core.telegram.org/bots/api#inlinekeyboardbutton). Whatever else comes back means nothing:
a client can send any bytes.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.locale import Language, is_language

_MOST_DIGITS = 18
"""Longer numbers are no ids: SQLite's integers have 64 bits."""


class View(StrEnum):
    """What a button opens in place of the message."""

    PAGE = "page"
    """Passages, from a place among them."""
    AROUND = "near"
    """A passage among the paragraphs around it."""
    CLAIMS = "who"
    """Who says what, from a place among the speakers' statements."""
    SAYINGS = "says"
    """What one speaker says, from a place among the statements."""


@dataclass(frozen=True, slots=True)
class Open:
    """Show another view of an answer."""

    view: View
    answer_id: int
    place: int
    """From 0, in whatever the view shows."""

    def __str__(self) -> str:
        return f"{self.view}:{self.answer_id}:{self.place}"


@dataclass(frozen=True, slots=True)
class Rate:
    """Say whether passages were useful: the one at a place, or none of the page that begins there.

    Nobody presses a button to say of each passage that it was useless.
    """

    answer_id: int
    place: int
    useful: bool

    def __str__(self) -> str:
        return f"{'good' if self.useful else 'bad'}:{self.answer_id}:{self.place}"


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Choose the chat's language; `None` follows who writes."""

    language: Language | None

    def __str__(self) -> str:
        return f"language:{self.language or 'any'}"


@dataclass(frozen=True, slots=True)
class SetAnyone:
    """Choose whether anyone may press the buttons of an answer."""

    anyone: bool

    def __str__(self) -> str:
        return f"buttons:{'anyone' if self.anyone else 'asker'}"


class Shelf(StrEnum):
    """What a button under a chat's own library shows or does."""

    LIST = "list"
    """The articles, from a place among them."""
    CARD = "card"
    """One article."""
    SURE = "sure"
    """Whether one article shall go."""
    DROP = "drop"
    """One article goes."""
    ALL = "all"
    """Whether everything shall go."""
    EMPTY = "empty"
    """Everything goes."""
    FILE = "file"
    """Everything, as a file."""


@dataclass(frozen=True, slots=True)
class OnShelf:
    """Look through the library of the chat in which the button is pressed."""

    shelf: Shelf
    first: int = 0
    """From which place on the list goes on, from 0."""
    article: int = 0
    """The library's own id of the article that is meant."""

    def __str__(self) -> str:
        return f"shelf:{self.shelf}:{self.first}:{self.article}"


@dataclass(frozen=True, slots=True)
class Undo:
    """Take out again what one message put in: the articles with ids over `after`, up to `last`."""

    after: int
    last: int
    public: bool = False
    """Whether they are in the public collection, and not in the chat's own."""

    def __str__(self) -> str:
        return f"undo:{'public' if self.public else 'own'}:{self.after}:{self.last}"


@dataclass(frozen=True, slots=True)
class StopWatch:
    """Look out for a standing question no more."""

    watch_id: int
    listed: bool
    """Whether the button stands under the list of them, which then shows what is left."""

    def __str__(self) -> str:
        return f"{'unlist' if self.listed else 'unwatch'}:{self.watch_id}"


Setting = SetLanguage | SetAnyone
Act = Open | Rate | OnShelf | Undo | StopWatch | Setting
"""What pressing a button asks for."""


_SHELVES = frozenset(map(str, Shelf))
_OWNERS = frozenset({"own", "public"})
_PRESSERS = frozenset({"anyone", "asker"})


def parse(data: str) -> Act | None:
    """Return what a button's data asks for, or `None` when it is not the bot's."""
    match data.split(":"):
        case ["page" | "near" | "who" | "says" as view, answer, place] if _numbers(answer, place):
            return Open(View(view), int(answer), int(place))
        case ["good" | "bad" as said, answer, place] if _numbers(answer, place):
            return Rate(int(answer), int(place), useful=said == "good")
        case ["shelf" | "undo" as kind, what, first, last] if _numbers(first, last):
            return _of_library(kind, what, int(first), int(last))
        case ["unlist" | "unwatch" as where, watch] if _numbers(watch):
            return StopWatch(int(watch), listed=where == "unlist")
        case ["language" | "buttons" as what, choice]:
            return _setting(what, choice)
    return None


def _setting(what: str, choice: str) -> Setting | None:
    """Return what a button under the settings chooses."""
    if what == "buttons":
        return SetAnyone(choice == "anyone") if choice in _PRESSERS else None
    if choice == "any":
        return SetLanguage(None)
    return SetLanguage(choice) if is_language(choice) else None


def _of_library(kind: str, what: str, first: int, last: int) -> OnShelf | Undo | None:
    """Return what a button under a library means."""
    if kind == "shelf":
        return OnShelf(Shelf(what), first, last) if what in _SHELVES else None
    return Undo(first, last, public=what == "public") if what in _OWNERS else None


def _numbers(*words: str) -> bool:
    return all(word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS for word in words)
