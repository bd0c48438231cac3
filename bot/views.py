"""What the buttons of an answer open: a passage among what stands around it, and who says what."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from bot.bidi import isolate_runs
from bot.buttons import Open, View
from bot.citing import name, source
from bot.fitting import MESSAGE_UNITS, block_units, shares
from bot.locale import Messages
from bot.quoting import quote
from bot.render import PAGE
from bot.reply import Block, Button, Gap, Line, Reply, Run, line
from bot.shorten import units
from index.model import Answer, Article, Citation, Claim, Paragraph, Quotation, Span

CLAIMS = 5
"""Statements in a message."""
LONG_CLAIM = 300
"""A statement over this length, in UTF-16 units, is folded, so that claims stand side by side."""


@dataclass(frozen=True, slots=True)
class Around:
    """A passage with its neighbours."""

    article: Article
    paragraphs: Sequence[Paragraph]
    """In the article's order; the passage is one of them."""
    passage_id: int
    highlights: tuple[Span, ...] = ()
    """The words of the passage that matched."""


def render_around(around: Around, words: Messages, answer_id: int, place: int) -> Reply:
    """Return a passage among the paragraphs around it, each in a quote of its own."""
    article = around.article
    citation = Citation(
        article.id,
        article.external_id,
        article.title,
        article.outlet,
        article.author,
        article.published,
        article.url,
    )
    head: list[Block] = [
        line(words.say("around", n=words.number(place + 1))),
        source(citation, words),
    ]
    texts = [paragraph.text for paragraph in around.paragraphs]
    rooms = shares(
        [units(text) for text in texts],
        MESSAGE_UNITS - block_units(head) - 2 * len(texts),
    )
    blocks = head
    for paragraph, room in zip(around.paragraphs, rooms, strict=True):
        own = paragraph.id == around.passage_id
        blocks += [
            Gap(),
            quote(paragraph.text, room, highlights=around.highlights if own else ()),
        ]
    return Reply(tuple(blocks), _back(words, answer_id, place - place % PAGE), answer_id)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the article that it stands in."""

    claim: Claim
    citation: Citation


def claims_of(answer: Answer) -> list[Said]:
    """Return the claims of the answer's passages, speaker by speaker.

    Who spoke last comes first, and of one speaker the newest; what has no date comes last.
    """
    by_rank = {passage.rank: passage.citation for passage in answer.passages}
    said = [
        Said(claim, by_rank[claim.passage_rank])
        for claim in answer.claims
        if claim.passage_rank in by_rank
    ]
    said.sort(key=_age, reverse=True)
    first: dict[tuple[str, bool], int] = {}
    for place, each in enumerate(said):
        first.setdefault(_who(each), place)
    return sorted(said, key=lambda each: first[_who(each)])


def render_claims(answer: Answer, words: Messages, answer_id: int, first: int) -> Reply | None:
    """Return who says what as one message, from the claim `first` on; `None` past the last."""
    said = claims_of(answer)
    entries = [
        _Entry(_who(each), _speaker(each.claim, words), each.claim.statement, each.citation)
        for each in said
    ]
    speakers = words.count("claims", len({entry.who for entry in entries}))
    head = line(isolate_runs(speakers, rtl=words.rtl))
    pages = _Pages(View.CLAIMS, answer_id, first)
    return _listed(head, entries, words, pages, _back(words, answer_id, 0))


def render_sayings(
    name_asked: str,
    quotations: Sequence[Quotation],
    words: Messages,
    answer_id: int | None,
    first: int,
) -> Reply | None:
    """Return what a speaker says as one message, from a place on; `None` past the last.

    Args:
        name_asked: the name as it was asked for.
        quotations: the statements, newest first.
        words: the language of the frame.
        answer_id: under which id the answer was kept; without one no pages are turned.
        first: the place of the first statement.
    """
    entries = [
        _Entry(
            (each.statement.speaker, False),
            Line((Run(name(each.statement.speaker, words), bold=True),)),
            each.text,
            each.citation,
        )
        for each in quotations
    ]
    head = line(words.count("says", len(entries), speaker=name(name_asked, words)))
    pages = None if answer_id is None else _Pages(View.SAYINGS, answer_id, first)
    return _listed(head, entries, words, pages, ())


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something that somebody says, as it is listed."""

    who: tuple[str, bool]
    """The speaker, and whether it is an outlet in its own voice."""
    heading: Line
    text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class _Pages:
    """Which part of a list a message shows, and where the buttons to other parts lead."""

    view: View
    answer_id: int
    first: int


def _listed(
    head: Line,
    entries: Sequence[_Entry],
    words: Messages,
    pages: _Pages | None,
    back: tuple[tuple[Button, ...], ...],
) -> Reply | None:
    """Return a part of a list of what is said, each speaker named above what is theirs."""
    first = pages.first if pages else 0
    shown = entries[first : first + CLAIMS]
    if not shown:
        return None
    headings = [
        [entry.heading] if not place or entry.who != shown[place - 1].who else []
        for place, entry in enumerate(shown)
    ]
    sources = [source(entry.citation, words) for entry in shown]
    frame: list[Block] = [head, *sources, *chain.from_iterable(headings)]
    used = block_units(frame) + 2 * len(shown)
    rooms = shares([units(entry.text) for entry in shown], MESSAGE_UNITS - used)
    blocks: list[Block] = [head]
    for entry, heading, room, where in zip(shown, headings, rooms, sources, strict=True):
        blocks += [Gap(), *heading, quote(entry.text, room, long=LONG_CLAIM), where]
    turning = _turning(words, pages, len(entries)) if pages else ()
    rows = (turning, *back) if turning else back
    return Reply(tuple(blocks), rows, pages.answer_id if pages else None)


def _turning(words: Messages, pages: _Pages, entries: int) -> tuple[Button, ...]:
    """Return the buttons to newer and older statements."""
    buttons = []
    if pages.first:
        earlier = Open(pages.view, pages.answer_id, max(pages.first - CLAIMS, 0))
        buttons.append(Button(words.say("button.claims.back"), str(earlier)))
    if pages.first + CLAIMS < entries:
        later = Open(pages.view, pages.answer_id, pages.first + CLAIMS)
        buttons.append(Button(words.say("button.claims.more"), str(later)))
    return tuple(buttons)


def _who(said: Said) -> tuple[str, bool]:
    return said.claim.speaker, said.claim.own_report


def _age(said: Said) -> str:
    return said.claim.published or ""


def _speaker(claim: Claim, words: Messages) -> Line:
    """Return who makes a claim; an outlet that quotes nobody is not taken for a speaker."""
    speaker = name(claim.speaker, words) or words.say("outlet.unknown")
    if claim.own_report:
        return Line((Run(words.say("claims.own", outlet=speaker), bold=True),))
    return Line((Run(speaker, bold=True),))


def _back(words: Messages, answer_id: int, first: int) -> tuple[tuple[Button, ...], ...]:
    button = Button(words.say("button.answer"), str(Open(View.PAGE, answer_id, first)))
    return ((button,),)
