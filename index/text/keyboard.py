"""Text that was typed with the other keyboard layout switched on.

«lk lsdxv ugn hgf,;lhg» is «من مسيطر على البوكمال» on an Arabic keyboard, and «صاخ صخى» is
"who won" on an English one. The keys are those of the PC layouts: Arabic (101) and US QWERTY.
"""

from collections.abc import Iterator
from typing import NamedTuple

from index.model import Token
from index.text import analyzer

_KEYS = {
    **dict(zip("qwertyuiop[]", "ضصثقفغعهخحجد", strict=True)),
    **dict(zip("asdfghjkl;'", "شسيبلاتنمكط", strict=True)),
    **dict(zip("zxcvnm,./`", "ئءؤرىةوزظذ", strict=True)),
    "b": "لا",
    "H": "أ",
    "Y": "إ",
    "N": "آ",
    "G": "لأ",
    "T": "لإ",
    "B": "لآ",
}
_ARABIC_OF = {key.upper(): letters for key, letters in _KEYS.items() if key.islower()} | _KEYS
_LATIN_OF = {letters: key for key, letters in _KEYS.items()} | {"أ": "h", "إ": "y", "آ": "n"}
_LIGATURE = "لا"
_ENDS = ".,;:!?؟،؛' \n\t"
"""What ends a text is punctuation, whichever key it shares."""


class _Typed(NamedTuple):
    """A text as the other layout has it, and the place that each of its letters came from."""

    text: str
    origins: tuple[int, ...]


def other_layouts(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of `text` as the same keys give them on the other layout.

    `text[t.start:t.end] == t.surface` holds as for any token; `word` and `term` are those of
    the other script. «لا» is one key or two, so an Arabic text with it is read twice.
    """
    if any("\u0621" <= letter <= "\u064a" for letter in text):
        yield _tokens(text, _typed(text, _LATIN_OF, _LIGATURE))
        if _LIGATURE in text:
            yield _tokens(text, _typed(text, _LATIN_OF, ""))
    elif text.isascii():
        yield _tokens(text, _typed(text, _ARABIC_OF, ""))


def _typed(text: str, keys: dict[str, str], ligature: str) -> _Typed:
    end = len(text.rstrip(_ENDS))
    letters: list[str] = []
    origins: list[int] = []
    place = 0
    while place < len(text):
        pair = text[place : place + 2]
        key = pair if ligature and pair == ligature else text[place]
        written = keys.get(key, key) if place < end else key
        letters.append(written)
        origins += [place] * (len(written) - 1) + [place + len(key) - 1]
        place += len(key)
    return _Typed("".join(letters), tuple(origins))


def _tokens(text: str, typed: _Typed) -> list[Token]:
    tokens: list[Token] = []
    for token in analyzer.analyze(typed.text):
        start, end = typed.origins[token.start], typed.origins[token.end - 1] + 1
        tokens.append(Token(text[start:end], start, end, token.word, token.term))
    return tokens
