"""Text files: find the headline, drop what is not the article, keep every sentence of the body.

A scraped text has the article's paragraphs in its middle, and around them, in any order, the
headline (often twice), a kicker, and lines that belong to the site. The body is what stands from
the first line that can only be a paragraph to the last one. The headline is, in this order:
what the file's own header says; a line around the body that is there twice; the first line
before the body; the line after it, if the paragraphs end in full stops and it does not.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.model import Draft
from index.sources.boilerplate import fold, is_boilerplate, is_edge_boilerplate
from index.sources.cleaning import clean, has_words, one_line
from index.sources.header import split_front_matter, split_header
from index.sources.markdown import Markdown, read_markdown
from index.sources.refusal import Refusal
from index.sources.shape import (
    HEADLINE_LONGEST,
    continues,
    ends_sentence,
    is_body,
    is_headline,
    is_kicker,
    unwrap,
)

_TAIL_MOST_LINES = 2
"""More lines than a headline and a kicker after the body are a list of other things."""
_TAIL_LEAST_WORDS = 4
"""A shorter last line is a signature or a credit."""
_PUNCTUATED = 0.8


@dataclass(frozen=True, slots=True)
class _Layout:
    """The lines of a text by their place: before the body, in it, after it."""

    head: list[str]
    body: list[str]
    tail: list[str]


def draft_from_text(text: str, origin: str) -> Draft:
    """Return the article in a plain text.

    Raises:
        Refusal: if there is no word in it.
    """
    fields, rest = split_front_matter(clean(text))
    return _draft(Markdown(fields.get("title"), rest), fields, origin)


def draft_from_markdown(text: str, origin: str) -> Draft:
    """Return the article in a Markdown text: its first heading is the title.

    Raises:
        Refusal: if there is no word in it.
    """
    fields, rest = split_front_matter(clean(text))
    return _draft(read_markdown(rest), fields, origin)


def _draft(document: Markdown, fields: dict[str, str], origin: str) -> Draft:
    text = unwrap(document.text)
    if not has_words(text):
        raise Refusal("is empty" if document.title is None else "has a headline but no text")
    lines = [line for line in text.split("\n") if line]
    header, lines = split_header(lines)
    fields = header | fields
    title, body = find_article(lines, fields.pop("title", None) or document.title)
    if not has_words(body):
        raise Refusal("has a headline but no text")
    return Draft(text=body, title=title, origin=origin, **fields)


def find_article(lines: Sequence[str], title: str | None = None) -> tuple[str | None, str]:
    """Return the headline, `None` if there is none, and the body of an article of `lines`.

    `title` is the headline if it is known already; it is then not repeated in the body.
    """
    kept = [line for line in lines if not is_boilerplate(line)]
    layout = _lay_out(kept)
    title = title or _headline(layout)
    if title is None:
        return None, "\n".join(layout.head + layout.body + layout.tail)
    wanted = fold(title)
    head = _without_kickers(layout.head, wanted)
    tail = _without_kickers(layout.tail, wanted)
    paragraphs = [line for line in head + layout.body + tail if fold(line) != wanted]
    return one_line(title), "\n".join(paragraphs)


def _lay_out(lines: list[str]) -> _Layout:
    """Split lines around the body; what is boilerplate at the edges goes."""
    edges = [is_edge_boilerplate(line) for line in lines]
    inner = [i for i, line in enumerate(lines) if is_body(line) and not edges[i]]
    start, end = (inner[0], inner[-1] + 1) if inner else (len(lines), len(lines))
    head = [line for line, edge in zip(lines[:start], edges[:start], strict=True) if not edge]
    tail = [line for line, edge in zip(lines[end:], edges[end:], strict=True) if not edge]
    if not inner:
        return _Layout(head[:1], head[1:], []) if len(head) > 1 else _Layout([], head, [])
    return _Layout(head, lines[start:end], tail)


def _headline(layout: _Layout) -> str | None:
    around = layout.head + layout.tail
    counts = Counter(fold(line) for line in around + layout.body)
    repeated = [line for line in around if counts[fold(line)] > 1 and is_headline(line)]
    if repeated:
        return max(repeated, key=lambda line: (counts[fold(line)], len(line)))
    candidates = [line for line in layout.head if is_headline(line)]
    if candidates:
        longer = [line for line in candidates[:2] if not is_kicker(line)]
        return (longer or candidates)[0]
    return _headline_after(layout)


def _headline_after(layout: _Layout) -> str | None:
    punctuated = sum(map(ends_sentence, layout.body)) >= len(layout.body) * _PUNCTUATED
    candidates = [
        line
        for line in layout.tail
        if is_headline(line)
        and len(line.split()) >= _TAIL_LEAST_WORDS
        and not ends_sentence(line)
        and not continues(line)
    ]
    few = len(layout.tail) <= _TAIL_MOST_LINES <= len(layout.body)
    if not (few and punctuated and candidates):
        return None
    return max(candidates, key=len)


def _without_kickers(lines: list[str], title: str) -> list[str]:
    """Return `lines` without the kickers beside the headline, whose folded form is `title`.

    Between two copies of the headline, whatever is not a sentence is one; next to a single
    copy, only a line of a few words.
    """
    places = [i for i, line in enumerate(lines) if fold(line) == title]
    if not places:
        return lines
    first, last = places[0], places[-1]
    kept = []
    for i, line in enumerate(lines):
        between = first < i < last and len(line) <= HEADLINE_LONGEST and not ends_sentence(line)
        beside = (i + 1 in places or i - 1 in places) and is_kicker(line)
        if not between and not beside:
            kept.append(line)
    return kept
