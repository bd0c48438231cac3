"""What a line looks like: a sentence of a body, a headline, a kicker; and hard-wrapped lines."""

import itertools
import re

HEADLINE_LONGEST = 150
_HEADLINE_LEAST_WORDS = 3
_KICKER_LONGEST = 45
_SENTENCE_END = re.compile(r"[.؟?!…۔][\"”»’')\]]*$")
_FULL_STOP = re.compile(r"(?<![.])[.۔][\"”»’')\]]*$")
_OPEN_END = re.compile(r"[،,؛;:\-–—]$")
_DATELINE = re.compile(r"\s[–—-]\s|[:–—/]|^\W*\(|\d{4}")

_CONTINUES = re.compile(
    r"[وف](?:قال|أضاف|أكد|أعلن|أوضح|أشار|ذكر|تابع|نقل|كان|يأتي|لم|لن|قد|هو|هي|في|من|إن|أن)"
    r"|(?:كما|لكن|ولكن|غير|إلا|بدوره|بدورها|يذكر أن|يشار إلى)\b|من جه"
)

_WRAP_LEAST_WIDTH, _WRAP_GREATEST_WIDTH = 40, 110
_WRAP_FULL = 0.6
_WRAP_LEAST_LINES = 3
_WRAP_GREATEST_ENDS = 0.35


def ends_sentence(line: str) -> bool:
    """Whether `line` ends like a sentence, closing quotes and brackets aside."""
    return bool(_SENTENCE_END.search(line))


def is_body(line: str) -> bool:
    """Whether `line` can only be a paragraph of a body: it is long, or it ends in a full stop."""
    return len(line) > HEADLINE_LONGEST or bool(_FULL_STOP.search(line))


def is_headline(line: str) -> bool:
    """Whether `line` could be a headline: some words, not many, no full stop."""
    return (
        not is_body(line)
        and not _OPEN_END.search(line)
        and len(line.split()) >= _HEADLINE_LEAST_WORDS
    )


def continues(line: str) -> bool:
    """Whether `line` takes up the sentence before it, which a headline never does."""
    return bool(_CONTINUES.match(line))


def is_kicker(line: str) -> bool:
    """Whether `line` could be a kicker: a few words, and neither a dateline nor a sentence."""
    return len(line) <= _KICKER_LONGEST and not ends_sentence(line) and not _DATELINE.search(line)


def unwrap(text: str) -> str:
    """Return `text` with the lines of hard-wrapped paragraphs joined, if that is what they are.

    Wrapped are lines of about one width, most of which do not end a sentence.
    """
    blocks = [block.split("\n") for block in re.split(r"\n{2,}", text)]
    width = max(len(line) for block in blocks for line in block)
    inner = [line for block in blocks for line in block[:-1]]
    full = [line for line in inner if len(line) >= width * _WRAP_FULL]
    if (
        not _WRAP_LEAST_WIDTH <= width <= _WRAP_GREATEST_WIDTH
        or len(full) < max(_WRAP_LEAST_LINES, len(inner) * _WRAP_FULL)
        or sum(map(ends_sentence, full)) > len(full) * _WRAP_GREATEST_ENDS
    ):
        return text
    return "\n\n".join(_join_block(block, int(width * _WRAP_FULL)) for block in blocks)


def _join_block(lines: list[str], least: int) -> str:
    joined = lines[0]
    for previous, line in itertools.pairwise(lines):
        joined += (" " if len(previous) >= least else "\n") + line
    return joined
