"""Words that people write instead of commands: «اسأل من فتح الجسر؟», «بحث حريق الميناء», «مساعدة».

With a slash in front they are commands that Telegram does not know as such, because it only
knows Latin ones: «/اسأل», «/بحث».
"""

import re
from dataclasses import dataclass

from bot.bidi import unmarked

_HAMZAS = str.maketrans("أإآٱ", "اااا")

_ASK = ("اسال", "ابحث", "بحث")
_QUESTION = "سؤال"
_MARKED: dict[str, tuple[str, ...]] = {
    "who": ("اقوال", "تصريحات"),
    "watch": ("تابع", "راقب"),
    "unwatch": ("اوقف", "الغ"),
}
"""Words that are commands with a sign that they are meant so."""
_KEEPING: dict[str, tuple[str, ...]] = {
    "add": ("اضف", "اضيف", "احفظ"),
    "forget": ("انس", "احذف"),
}
"""Words that are commands with such a sign, with nothing behind them, or before a link."""
_ALONE: dict[str, tuple[str, ...]] = {
    "watches": ("متابعاتي", "المتابعات"),
    "library": ("مكتبه", "المكتبه", "مكتبتي"),
    "help": ("مساعده", "المساعده", "تعليمات"),
    "language": ("اللغه", "لغه"),
    "settings": ("الاعدادات", "اعدادات"),
}
"""Words that are commands with nothing behind them."""

_LINK = re.compile(r"https?://|t\.me/", re.IGNORECASE)
_BOUNDARY = re.compile(r"\s*[:：]\s*|\s+")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A command in words."""

    command: str
    """`ask`, `who`, `watch`, `watches`, `unwatch`, `add`, `library`, `forget`, `help`, `language`
    or `settings`."""
    rest: str
    """What stands after it."""
    clear: bool
    """Whether it can be nothing but a command: it has a slash in front, or a colon behind."""


def spoken(text: str) -> Spoken | None:
    """Return the command that `text` begins with in words, or `None`.

    Verbs of asking always are one; nouns, and verbs of other things, only with a sign that they
    are meant so, because news begin with them too («تصريحات الوزير عن …», «تابع الوزير …»); verbs
    of keeping alone, with a sign, or before a link; words for a page of the bot only alone.
    """
    text = unmarked(text)
    slash = text.startswith("/")
    body = text.removeprefix("/").strip()
    boundary = _BOUNDARY.search(body)
    word = _folded(body[: boundary.start()] if boundary else body)
    rest = body[boundary.end() :].strip() if boundary else ""
    clear = slash or bool(boundary and boundary.group().strip())
    if word in _ASK or (word == _QUESTION and clear):
        return Spoken("ask", rest.removeprefix("عن ").lstrip(), clear)
    for command, words in _MARKED.items() if clear else ():
        if word in words:
            return Spoken(command, rest, clear)
    for command, words in _KEEPING.items() if clear or not rest or _LINK.match(rest) else ():
        if word in words:
            return Spoken(command, rest, clear)
    for command, words in _ALONE.items() if not rest else ():
        if word in words:
            return Spoken(command, "", clear)
    return None


def _folded(word: str) -> str:
    """Return a word in one spelling: no marks, plain alef, ه for ة."""
    return _MARKS.sub("", word).translate(_HAMZAS).replace("ة", "ه")
