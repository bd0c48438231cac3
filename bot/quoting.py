"""The words of a passage as a quote: matched words bold, cut to fit, foreign runs isolated."""

from collections.abc import Sequence
from itertools import pairwise

from bot.bidi import FSI, PDI, clean, foreign_runs, is_rtl
from bot.reply import Quote, Run
from bot.shorten import ELLIPSIS, cut, units
from index.model import Passage, Span

LONG_UNITS = 600
"""A passage over this length, in UTF-16 units, is folded until the reader opens it."""

BOLD_RUNS = 24
"""Bold runs in a passage: three passages then stay far below 100 entities."""


def quote(passage: Passage, room: int) -> Quote:
    """Return the words of a passage, the matched ones in bold, in at most `room` UTF-16 units.

    A passage that does not fit is cut at the end of a sentence, with an ellipsis; it then
    begins with the answering sentence where that stands too far from its beginning.
    """
    text = passage.paragraph.text
    rtl = is_rtl(text)
    limit = room
    while True:
        window = _window(text, passage.answer_sentence, limit)
        runs = _runs(text, window, passage.highlights, rtl=rtl)
        shown = sum(units(run.text) for run in runs)
        if shown <= room:
            return Quote(runs, long=shown > LONG_UNITS)
        limit -= shown - room


def _window(text: str, sentence: Span, limit: int) -> Span:
    """Return the part of `text` to show in `limit` units, ellipses included."""
    room = max(limit - 2 * len(ELLIPSIS) - 1, 0)
    if units(text) <= limit:
        return Span(0, len(text))
    start = 0 if units(text[: sentence.end]) <= room else sentence.start
    end = start + cut(text[start:], room)
    return Span(start, start + len(text[start:end].rstrip()))


def _runs(text: str, window: Span, highlights: Sequence[Span], *, rtl: bool) -> tuple[Run, ...]:
    """Return the window of `text` as runs: bold where it matched, foreign runs isolated."""
    bold = _merged(text, window, highlights)
    foreign = foreign_runs(text[window.start : window.end], rtl=rtl)
    opens = {window.start + start for start, _ in foreign}
    closes = {window.start + end for _, end in foreign}
    edges = {*window, *opens, *closes, *(edge for span in bold for edge in span)}
    runs = []
    for start, end in pairwise(sorted(edges)):
        piece = clean(text[start:end])
        piece = (FSI if start in opens else "") + piece + (PDI if end in closes else "")
        runs.append(Run(piece, bold=any(span.start <= start < span.end for span in bold)))
    before = [Run(ELLIPSIS + " ")] if window.start > 0 else []
    after = [Run(ELLIPSIS)] if window.end < len(text.rstrip()) else []
    return _joined([*before, *runs, *after])


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


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return `runs` with neighbours of one style made one, so that each costs one entity."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].bold == run.bold:
            joined[-1] = Run(joined[-1].text + run.text, bold=run.bold)
        else:
            joined.append(run)
    return tuple(joined)
