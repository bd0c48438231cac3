"""Sentences of Arabic and English prose, as spans of the untouched text."""

import re

from index.model import Span

_ABBREVIATIONS = frozenset(
    """
    د أ م ا ص ق ه ت ج س ش Mr Mrs Ms Dr Prof St Gen Col Lt Sgt Sen Rep Gov No vs Inc Ltd Co
    """.split()  # noqa: SIM905 - a line of words is easier to read and to change than a list
)
"""Words before a full stop that does not end a sentence (title letters, honorifics)."""

_STOPS = ".!?؟…۔"
_END = re.compile(
    # a set of characters first, by which `re` passes over everything else at once
    rf"[{_STOPS}\n](?:"
    r"(?<=\n)\n*+"
    # the first of a run of stops; to begin within one would only find the same end again
    rf"|(?<!\n)(?<![{_STOPS}].)[{_STOPS}]*+[»\"”’')\]]*+(?=\s|$)"
    r")"
)


def _abbreviated(text: str, stop: int) -> bool:
    """Tell whether the full stop at `stop` belongs to an abbreviation or an initial."""
    start = stop
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    word = text[start:stop]
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isascii() and word.isupper())


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of `text`, in order and trimmed.

    A sentence ends at `.`, `!`, `?`, `؟`, `…` before white space or the end, or at a newline;
    closing quotes and brackets stay with it. Every character that is not white space is in
    exactly one span.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group() == "." and _abbreviated(text, match.start()):
            continue
        _append_trimmed(spans, text, start, match.end())
        start = match.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    """Append `text[start:end]` without the white space around it, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
