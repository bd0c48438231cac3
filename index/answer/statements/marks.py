"""Words and marks of a paragraph, with quotation marks paired.

Quotation marks come in every kind («», “”, "", ''), nested and unbalanced. They are paired in
one pass: a mark that can only open or only close is taken at its word, a neutral one opens
after a space or a colon and closes before a space or a full stop. A quotation that is opened
after a colon while another is still open shows that the other was never closed.
"""

import re
from dataclasses import dataclass, field

from index.answer.statements.words import ON
from index.model import Span
from index.text.analyzer import folded_word
from index.text.fold import CONTROLS, MARKS

_LETTERS = "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
_SHAPES = "\ufb50-\ufdfb\ufe70-\ufefc"
_PIECE = re.compile(
    r"\d+(?:[.,/\u066b\u066c]\d+)*"
    rf"|[{_LETTERS}{_SHAPES}_{re.escape(MARKS + CONTROLS)}]+"
    r"|[^\W\d_\u0600-\u06ff]+(?:['\u2019][^\W\d_\u0600-\u06ff]+)*"
    r"|\.{2,}|[،,;؛:.!?؟…()\[\]«»\"“”„‟‹›'‘’`\n\u2013\u2014-]"
)
"""A number, a run of letters of one script (a hashtag is one), or a mark."""

_ONE_FORM = {
    "،": ",", ";": "؛", "?": "؟", "!": "؟", "[": "(", "]": ")", "\u2013": "-", "\u2014": "-",
    "…": "..",
}  # fmt: skip
_OPENS, _CLOSES, _NEUTRAL = "«“„‟‹", "»”›", "\"'‘’`"

OPEN, CLOSE = "«", "»"
"""What every paired quotation mark is held as."""

PUNCTUATION = frozenset(",؛:.؟..()-\n«»") | {".."}
"""The marks as they are held."""


@dataclass(slots=True)
class Text:
    """A paragraph as parallel lists over its words and marks."""

    text: str
    words: list[str] = field(default_factory=list)
    """Folded words; marks in one form each."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    closes: dict[int, int] = field(default_factory=dict)
    """Index of an opening mark -> index of the mark that closes it, or the number of pieces
    where none does."""
    runs_in: int | None = None
    """Index of the mark that closes a quotation which was opened in an earlier paragraph."""

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return where the pieces from `first` up to `last`, not included, stand."""
        return Span(self.starts[first], self.ends[last - 1])

    def slice(self, first: int, last: int) -> str:
        """Return the article's own words from `first` up to `last`, not included."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def read(text: str) -> Text:
    """Return the words and marks of a paragraph, with its quotations paired."""
    whole = Text(text)
    words, starts, ends = whole.words, whole.starts, whole.ends
    quotes: list[int] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        first = piece[0]
        if first.isalnum():
            word = folded_word(piece) or piece
            if piece.endswith(ON) and len(word) <= len(ON) + 1:
                word = word[: -len(ON)] + ON
        elif first in _OPENS or first in _CLOSES or first in _NEUTRAL:
            quotes.append(len(words))
            word = first
        else:
            word = _ONE_FORM.get(piece) or (".." if piece[:2] == ".." else piece)
            if len(piece) > 1 and word == piece:
                word = folded_word(piece) or piece
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    if quotes:
        _pair(whole, quotes)
    return whole


def _pair(whole: Text, quotes: list[int]) -> None:
    """Pair the quotation marks at `quotes`; what is no quotation mark becomes a comma."""
    words, closes = whole.words, whole.closes
    stack: list[int] = []
    for k in quotes:
        if _is_opening(whole, k, bool(stack)):
            if stack and k and words[k - 1] == ":":
                for unclosed in stack:
                    closes[unclosed] = _end_of_sentence_before(words, unclosed, k)
                stack.clear()
            words[k] = OPEN
            stack.append(k)
        elif stack:
            closes[stack.pop()] = k
            words[k] = CLOSE
        else:
            words[k] = CLOSE
            if whole.runs_in is None and not closes:
                whole.runs_in = k
    for unclosed in stack:
        closes[unclosed] = len(words)


def _is_opening(whole: Text, k: int, within: bool) -> bool:  # noqa: FBT001 - a test of one mark
    mark = whole.words[k]
    if mark in _OPENS:
        return True
    if mark in _CLOSES:
        return False
    text, start, end = whole.text, whole.starts[k], whole.ends[k]
    after_space = start == 0 or not text[start - 1].isalnum()
    before_space = end == len(text) or not text[end].isalnum()
    if after_space != before_space:
        spaced = start > 0 and (text[start - 1].isspace() or text[start - 1] in ":(،,")
        return after_space if not within else after_space and spaced
    joined = k > 0 and not within and whole.words[k - 1] in _PREFIXES
    return joined or not within


_PREFIXES = frozenset(("ب", "ل", "و", "ك", "ف", "لل", "ال", "وال", "بال"))


def _end_of_sentence_before(words: list[str], first: int, k: int) -> int:
    """Return the index of the last full stop between two marks, or `k` without one."""
    for i in range(k - 1, first, -1):
        if words[i] == ".":
            return i
    return k
