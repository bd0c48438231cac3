"""Words and marks of a paragraph, with quotation marks paired.

Quotation marks come in every kind («», “”, "", ''), nested and unbalanced. They are paired in
one pass: a mark that can only open or only close is taken at its word, a neutral one opens
after a space or a colon and closes before a space or a full stop. A quotation that is opened
after a colon while another is still open shows that the other was never closed.
"""

import re
from functools import cached_property, lru_cache

from index.answer.statements.words import IMAM, ON
from index.model import Span
from index.text.analyzer import folded_word
from index.text.fold import CONTROLS, MARKS

_LETTERS = "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
_SHAPES = "\ufb50-\ufdfb\ufe70-\ufefc"
_NAMES = "سي [إا]ن [إا]ن|(?:سي )?[إا]ن بي سي|بان (?:كي|جي|غي)[ -]مون"
"""Names of several words of which one reads like «إن» or «بأن»."""

_PIECE = re.compile(
    rf"(?:{_NAMES})(?![{_LETTERS}])|"
    r"\d+(?:[.,/\u066b\u066c]\d+)*"
    rf"|[{_LETTERS}{_SHAPES}_{re.escape(MARKS + CONTROLS)}]+"
    r"|[^\W\d_\u0600-\u06ff]+(?:['\u2019][^\W\d_\u0600-\u06ff]+)*"
    r"|\.{2,}|[،,;؛:.!?؟…()\[\]«»\"“”„‟‹›'‘’`\u2033\n\u2013\u2014-]"
)
"""A number, a run of letters of one script (a hashtag is one), or a mark."""

_RUN = re.compile(rf"[{_LETTERS}{_SHAPES}{re.escape(MARKS + CONTROLS)}]+|:")
"""A run of Arabic letters, or a colon."""

_ONE_FORM = {
    "،": ",", ";": "؛", "?": "؟", "!": "؟", "[": "(", "]": ")", "\u2013": "-", "\u2014": "-",
    "…": "..",
}  # fmt: skip
_OPENS, _CLOSES, _NEUTRAL = "«“„‟‹", "»”›", "\"'‘’`\u2033"
_QUOTES = frozenset(_OPENS + _CLOSES + _NEUTRAL)

OPEN, CLOSE = "«", "»"
"""What every paired quotation mark is held as."""

PUNCTUATION = frozenset(",؛:.؟()-\n«»") | {".."}
"""The marks as they are held."""


class Text:
    """A paragraph as parallel lists over its words and marks, read when it is first looked at."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _pieces(self) -> tuple[list[str], list[int], list[int], dict[int, int]]:
        return _read(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Folded words; marks in one form each."""
        return self._pieces[0]

    @cached_property
    def starts(self) -> list[int]:
        """Where each piece begins in the text."""
        return self._pieces[1]

    @cached_property
    def ends(self) -> list[int]:
        """Where each piece ends in the text."""
        return self._pieces[2]

    @cached_property
    def closes(self) -> dict[int, int]:
        """Index of an opening mark -> index of the mark that closes it.

        It is the number of pieces where none does.
        """
        return self._pieces[3]

    def holds(self, words: frozenset[str]) -> bool:
        """Tell whether any word of the paragraph is among `words`, without reading it."""
        return not words.isdisjoint(map(_held, _RUN.findall(self.text)))

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return where the pieces from `first` up to `last`, not included, stand."""
        return Span(self.starts[first], self.ends[last - 1])

    def slice(self, first: int, last: int) -> str:
        """Return the article's own words from `first` up to `last`, not included."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@lru_cache(maxsize=1 << 17)
def _held(piece: str) -> str:
    """Return the form in which a word or mark is held."""
    first = piece[0]
    if first in _ONE_FORM or first in PUNCTUATION:
        return ".." if piece.startswith("..") else _ONE_FORM.get(piece, first)
    if piece == IMAM:
        return piece
    word = folded_word(piece) or piece
    return word[: -len(ON)] + ON if piece.endswith(ON) and len(word) <= len(ON) + 1 else word


def _read(text: str) -> tuple[list[str], list[int], list[int], dict[int, int]]:
    """Return the pieces of a paragraph, where they stand, and its quotations."""
    spans = [match.span() for match in _PIECE.finditer(text)]
    words = [_held(text[start:end]) for start, end in spans]
    starts = [start for start, _ in spans]
    ends = [end for _, end in spans]
    quotes = [k for k, word in enumerate(words) if word in _QUOTES]
    return words, starts, ends, _paired(text, words, starts, quotes)


def _paired(text: str, words: list[str], starts: list[int], quotes: list[int]) -> dict[int, int]:
    """Pair the quotation marks at `quotes` and hold each as one that opens or closes."""
    closes: dict[int, int] = {}
    stack: list[int] = []
    for k in quotes:
        if _is_opening(text, words, starts[k], k, within=bool(stack)):
            stop = _end_of_sentence_before(words, k) if stack else None
            if stop is not None and stop > stack[-1]:
                closes.update(dict.fromkeys(stack, stop))
                stack.clear()
            words[k] = OPEN
            stack.append(k)
        else:
            words[k] = CLOSE
            if stack:
                closes[stack.pop()] = k
    for unclosed in stack:
        closes[unclosed] = len(words)
    return closes


def _is_opening(text: str, words: list[str], start: int, k: int, *, within: bool) -> bool:
    """Tell whether the mark at `k` opens a quotation; `within` tells whether one is open."""
    mark = words[k]
    if mark in _OPENS or mark in _CLOSES:
        return mark in _OPENS
    after_space = start == 0 or not text[start - 1].isalnum()
    before_space = start + 1 == len(text) or not text[start + 1].isalnum()
    if after_space != before_space:
        spaced = start > 0 and (text[start - 1].isspace() or text[start - 1] in ":(،,")
        return after_space and (spaced or not within)
    return not within


_VERB_AND_SPEAKER = 6
"""Pieces between a full stop and the colon before a quotation, at most."""


def _end_of_sentence_before(words: list[str], k: int) -> int | None:
    """Return the full stop shortly before «وأضاف: «…», which an open quotation does not hold."""
    if words[k - 1] != ":":
        return None
    for i in range(k - 2, max(-1, k - 2 - _VERB_AND_SPEAKER), -1):
        if words[i] == ".":
            return i
    return None
