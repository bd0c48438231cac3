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


@dataclass(frozen=True, slots=True)
class StopWatch:
    """Look out for a standing question no more."""

    watch_id: int
    listed: bool
    """Whether the button stands under the list of them, which then shows what is left."""

    def __str__(self) -> str:
        return f"{'unlist' if self.listed else 'unwatch'}:{self.watch_id}"


Setting = SetLanguage | SetAnyone
Act = Open | Rate | StopWatch | Setting
"""What pressing a button asks for."""


def parse(data: str) -> Act | None:
    """Return what a button's data asks for, or `None` when it is not the bot's."""
    match data.split(":"):
        case ["page" | "near" | "who" | "says" as view, answer, place] if _numbers(answer, place):
            return Open(View(view), int(answer), int(place))
        case ["good" | "bad" as said, answer, place] if _numbers(answer, place):
            return Rate(int(answer), int(place), useful=said == "good")
        case ["unlist" | "unwatch" as where, watch] if _numbers(watch):
            return StopWatch(int(watch), listed=where == "unlist")
        case words:
            return _setting(words)


def _setting(words: list[str]) -> Setting | None:
    match words:
        case ["language", "any"]:
            return SetLanguage(None)
        case ["language", code] if is_language(code):
            return SetLanguage(code)
        case ["buttons", "anyone" | "asker" as who]:
            return SetAnyone(who == "anyone")
    return None


def _numbers(*words: str) -> bool:
    return all(word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS for word in words)
