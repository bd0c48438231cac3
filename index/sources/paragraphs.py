"""An article's text into paragraphs: spans of it, never copies.

A paragraph is a line. A fragment of a few characters («بيروت –», a stray date) goes with the
paragraph after it; a paragraph that is too long to be read as a passage is cut at the ends of
its sentences. Every character that is not white space is in exactly one span.
"""

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from index.model import Span
from index.sources.shape import ends_sentence

_FRAGMENT_SHORTER = 25
_LONGEST_WHOLE = 1_200
"""A line of more characters is cut."""
_PIECE = 700
_PIECE_SHORTEST, _PIECE_LONGEST = 250, 1_000
_PIECE_LIMIT = 2_000
"""No piece is longer, even where no sentence ends."""
_QUOTE_PENALTY = 300
"""How many characters further off a cut may be to stay out of an open quotation."""

_LINE = re.compile(r"[^\n]+")
_SPACE = re.compile(r"\s")
_NOT_SPACE = re.compile(r"\S")
_MARK = re.compile(r"[«“]|[»”]|\"|[.؟?!…۔]+(?P<close>[»”\"’')\]]*)(?=\s)")
_WORD_BEFORE = re.compile(r"[^\s«“\"(\[]{1,16}$")
_NOT_AN_END = re.compile(
    r"\d{1,3}|\w|(?:\w\.)+\w|mr|mrs|ms|dr|st|gen|sen|rep|gov|lt|col|capt|sgt|prof|no|vs"
    r"|jan|feb|aug|sept?|oct|nov|dec|هـ",
    re.IGNORECASE,
)
"""What before a full stop makes it an abbreviation's, or a list number's."""


class _Cut(NamedTuple):
    """A place between two sentences."""

    place: int
    quoted: bool
    """Whether it stands inside an open quotation."""


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of `text`, in order, as trimmed spans of code points.

    The time it takes grows with the length of the text alone.
    """
    spans: list[Span] = []
    for span in _joined(text, _lines(text)):
        spans.extend(_pieces(text, span) if span.end - span.start > _LONGEST_WHOLE else [span])
    return spans


def _lines(text: str) -> Iterator[Span]:
    for found in _LINE.finditer(text):
        span = _trimmed(text, found.start(), found.end())
        if span.start < span.end:
            yield span


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(end - len(piece.lstrip()), start + len(piece.rstrip()))


def _joined(text: str, lines: Iterator[Span]) -> list[Span]:
    """Join fragments to what follows them, and the last to what comes before it."""
    spans: list[Span] = []
    start: int | None = None
    end = 0
    for line in lines:
        start, end = (line.start if start is None else start), line.end
        if not _is_fragment(text, start, end):
            spans.append(Span(start, end))
            start = None
    if start is not None:
        spans.append(Span(spans.pop().start if spans else start, end))
    return spans


def _is_fragment(text: str, start: int, end: int) -> bool:
    return end - start < _FRAGMENT_SHORTER and not ends_sentence(text[start:end])


def _pieces(text: str, span: Span) -> Iterator[Span]:
    cuts = list(_cuts(text, span))
    places = [cut.place for cut in cuts]
    start = span.start
    while span.end - start > _PIECE_LONGEST:
        place = _sentence_cut(cuts, places, start, span.end) or _forced_cut(text, start, span.end)
        yield _trimmed(text, start, place)
        following = _NOT_SPACE.search(text, place, span.end)
        if following is None:
            return
        start = following.start()
    yield Span(start, span.end)


def _cuts(text: str, span: Span) -> Iterator[_Cut]:
    """Yield the ends of sentences inside `span`, with whether a quotation is open there."""
    quoted = False
    for found in _MARK.finditer(text, span.start, span.end):
        mark = found[0]
        if mark in "«“":
            quoted = True
        elif mark in "»”":
            quoted = False
        elif mark == '"':
            quoted = not quoted
        elif not _is_abbreviation(text, found.start(), mark):
            if found["close"]:
                quoted = quoted and not set(found["close"]) & set('»”"')
            yield _Cut(found.end(), quoted)


def _is_abbreviation(text: str, stop: int, mark: str) -> bool:
    if mark != ".":
        return False
    word = _WORD_BEFORE.search(text, max(0, stop - 16), stop)
    return bool(word and _NOT_AN_END.fullmatch(word[0]))


def _sentence_cut(cuts: list[_Cut], places: list[int], start: int, end: int) -> int | None:
    """Return the end of a sentence that makes the best next piece, or `None`."""
    target = start + (end - start) / round((end - start) / _PIECE)

    def cost(cut: _Cut) -> float:
        return abs(cut.place - target) + _QUOTE_PENALTY * cut.quoted

    last = end - _PIECE_SHORTEST
    near = cuts[
        bisect.bisect_left(places, start + _PIECE_SHORTEST) : bisect.bisect_right(
            places, min(start + _PIECE_LONGEST, last)
        )
    ]
    if near:
        return min(near, key=cost).place
    after = bisect.bisect_right(places, start + _PIECE_SHORTEST)
    if after < len(places) and places[after] <= min(start + _PIECE_LIMIT, last):
        return places[after]
    return None


def _forced_cut(text: str, start: int, end: int) -> int:
    """Return where to cut without the end of a sentence: after a comma, at a space, anywhere."""
    if end - start <= _LONGEST_WHOLE:
        return end
    least, most = start + _PIECE_SHORTEST, start + _PIECE_LONGEST
    comma = max(text.rfind(mark, least, most) for mark in ("،", "؛", ", ", "; "))
    if comma >= 0:
        return comma + 1
    limit = min(start + _PIECE_LIMIT, end)
    space = _SPACE.search(text, start + _PIECE, limit)
    return space.start() if space else limit
