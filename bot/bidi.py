"""Lines that mix Arabic and Latin, made to read in the right order.

The Unicode bidirectional algorithm (UAX #9) orders a line by its strong characters, so a Latin
name or a number range inside an Arabic line drags neighbouring punctuation to the wrong side.
Wrapping such a run in FIRST STRONG ISOLATE ... POP DIRECTIONAL ISOLATE (UAX #9, 2.4.2) mends it;
isolates are also skipped where a client guesses the direction of the line (rule P2).

Isolates are allowed around words of a passage although a passage is shown word for word: they
are invisible formatting, no reader sees another word, and the passage in the answer's JSON is
untouched. The other way round, the embeddings, overrides and isolates that an article may carry
are dropped from what is shown, as Telegram's own server drops U+202A to U+202E: they change
nothing but the order in which words appear, and could forge the line that follows.
"""

import re
import string
from itertools import chain, pairwise

FSI = "\u2068"
PDI = "\u2069"

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")

_MARKS = (0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_AROUND = string.whitespace + "".join(map(chr, _MARKS))
_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
_LATIN = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_JOIN = "[ .,:;'’&@/+()%#?=_–-]{1,3}"
_LATIN_RUN = re.compile(
    rf"(?:[0-9]+{_JOIN})?[/@#$]?[{_LATIN}][{_LATIN}0-9]*(?:{_JOIN}[{_LATIN}0-9]+)*"
)
_ARABIC_LETTERS = re.compile(f"[{_ARABIC}]+")
_LATIN_LETTERS = re.compile(f"[{_LATIN}]+")
_ARABIC_RUN = re.compile(rf"[{_ARABIC}]+(?:[ .,:;'&/،؛–-]{{1,3}}[{_ARABIC}0-9]+)*")


def clean(text: str) -> str:
    """Return `text` without what could disturb the message around it.

    Dropped: bidirectional embeddings, overrides and isolates. Turned into a space each: control
    characters other than tab and newline, and line separators that are not newlines.
    """
    if text.isprintable():  # as nearly every text is; what could disturb never is
        return text
    return _UNSAFE.sub(" ", _CONTROLS.sub("", text))


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line, with single spaces."""
    return " ".join(clean(text).split())


def unmarked(text: str) -> str:
    """Return `text` without space and marks of direction around it, which come along in copying."""
    return text.strip(_AROUND)


def is_rtl(text: str) -> bool:
    """Tell whether most letters of `text` are Arabic or Hebrew rather than Latin or Greek."""
    if _LATIN_LETTERS.search(text) is None:  # as in most texts, which need no counting
        return _ARABIC_LETTERS.search(text) is not None
    arabic = _many(_ARABIC_LETTERS, text)
    return arabic > 0 and arabic >= _many(_LATIN_LETTERS, text)


def _many(letters: re.Pattern[str], text: str) -> int:
    """Return how many letters of `text` are of a script; whole words are found faster than them."""
    return sum(map(len, letters.findall(text)))


def foreign_runs(text: str, *, rtl: bool) -> list[tuple[int, int]]:
    """Return the runs of `text` that read against the direction of its line.

    Runs are half-open, in order, and do not overlap: Latin, Greek and Cyrillic words with their
    numbers in a right-to-left line, Arabic and Hebrew words in a left-to-right one.
    """
    if rtl and _LATIN_LETTERS.search(text) is None:
        # As most lines are, and the pattern of runs would be tried at every letter of them.
        return []
    pattern = _LATIN_RUN if rtl else _ARABIC_RUN
    return [match.span() for match in pattern.finditer(text)]


def isolate_runs(text: str, *, rtl: bool) -> str:
    """Return `text` with each run that reads against its direction in an isolate."""
    runs = foreign_runs(text, rtl=rtl)
    if not runs:
        return text
    cuts = [0, *chain.from_iterable(runs), len(text)]
    parts = [text[start:end] for start, end in pairwise(cuts)]
    return "".join(f"{FSI}{part}{PDI}" if index % 2 else part for index, part in enumerate(parts))


def unit(text: str, *, rtl: bool) -> str:
    """Return a name or headline so that it reads as one unit of a line of the frame.

    Its own foreign runs are isolated by its own direction, and the whole of it when anything
    in it reads against the line.
    """
    inner = isolate_runs(text, rtl=is_rtl(text))
    return f"{FSI}{inner}{PDI}" if foreign_runs(text, rtl=rtl) else inner
