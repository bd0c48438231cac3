"""The words of a passage as a quote: matched words bold, cut to fit, foreign runs isolated."""

from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from bot.bidi import FSI, PDI, clean, foreign_runs, is_rtl
from bot.reply import Quote, Run
from bot.shorten import ELLIPSIS, cut, units
from index.model import Span

LONG_UNITS = 600
"""A passage over this length, in UTF-16 units, is folded until the reader opens it."""

BOLD_RUNS = 24
"""Bold runs in a passage: three passages then stay far below 100 entities."""


def quote(
    text: str, room: int, *, highlights: Sequence[Span] = (), start: int = 0, long: int = LONG_UNITS
) -> Quote:
    """Return the words of an article from `start` on, in at most `room` UTF-16 units.

    What is left out, before or behind, is marked with an ellipsis; behind it is left out at the
    end of a sentence where that can be.

    Args:
        text: a paragraph or a statement.
        room: how long the quote may be, with ellipses and isolates.
        highlights: the words to make bold, as spans of `text`.
        start: where the quote begins, such as at the answering sentence.
        long: from how many units on a reader has to open the quote to see all of it.
    """
    rtl = is_rtl(text)
    limit = room
    while True:
        window = _window(text, start if text[:start].strip() else 0, limit)
        runs = _runs(text, window, highlights, rtl=rtl)
        shown = units("".join(run.text for run in runs))
        if shown <= room:
            return Quote(runs, long=shown > long)
        limit -= shown - room


def _window(text: str, start: int, limit: int) -> Span:
    """Return the part of `text` from `start` to show in `limit` units, ellipses included."""
    room = max(limit - 2 * len(ELLIPSIS) - 1, 0) if start or units(text) > limit else limit
    end = start + cut(text[start:], room)
    return Span(start, start + len(text[start:end].rstrip()))


def _runs(text: str, window: Span, highlights: Sequence[Span], *, rtl: bool) -> tuple[Run, ...]:
    """Return the window of `text` as runs: bold where it matched, foreign runs isolated.

    Neighbours of one style are one run, so that each costs one entity.
    """
    bold = _merged(text, window, highlights)
    begins, ends = {span.start for span in bold}, {span.end for span in bold}
    foreign = foreign_runs(text[window.start : window.end], rtl=rtl)
    opens = {window.start + start for start, _ in foreign}
    closes = {window.start + end for _, end in foreign}
    pieces = [(False, ELLIPSIS + " ")] if window.start > 0 else []
    inside = False
    for start, end in pairwise(sorted({*window, *opens, *closes, *begins, *ends})):
        inside = start in begins or (inside and start not in ends)
        piece = clean(text[start:end])
        piece = (FSI if start in opens else "") + piece + (PDI if end in closes else "")
        pieces.append((inside, piece))
    if window.end < len(text.rstrip()):
        pieces.append((False, ELLIPSIS))
    return tuple(
        Run("".join(piece for _, piece in alike), bold=style)
        for style, alike in groupby(pieces, key=itemgetter(0))
    )


def _merged(text: str, window: Span, highlights: Sequence[Span]) -> list[Span]:
    """Return the highlights inside the window, joined where only spaces part them."""
    merged: list[Span] = []
    for highlight in highlights:
        start, end = max(highlight.start, window.start), min(highlight.end, window.end)
        if start >= end:
            continue
        if merged and not text[merged[-1].end : start].strip():
            merged[-1] = Span(merged[-1].start, end)
        else:
            merged.append(Span(start, end))
    return merged[:BOLD_RUNS]
