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
from index.model import Answer, Article, Citation, Claim, Paragraph, Span

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
    everything = claims_of(answer)
    shown = everything[first : first + CLAIMS]
    if not shown:
        return None
    speakers = len({_who(said) for said in everything})
    head: list[Block] = [line(isolate_runs(words.count("claims", speakers), rtl=words.rtl))]
    headings = [
        [_speaker(said.claim, words)] if not place or _who(said) != _who(shown[place - 1]) else []
        for place, said in enumerate(shown)
    ]
    sources = [source(said.citation, words) for said in shown]
    frame: list[Block] = [*head, *sources, *chain.from_iterable(headings)]
    used = block_units(frame) + 2 * len(shown)
    statements = [said.claim.statement for said in shown]
    rooms = shares([units(text) for text in statements], MESSAGE_UNITS - used)
    blocks = head
    for heading, text, room, where in zip(headings, statements, rooms, sources, strict=True):
        blocks += [Gap(), *heading, quote(text, room, long=LONG_CLAIM), where]
    turning = []
    if first:
        earlier = Open(View.CLAIMS, answer_id, max(first - CLAIMS, 0))
        turning.append(Button(words.say("button.claims.back"), str(earlier)))
    if first + CLAIMS < len(everything):
        later = Open(View.CLAIMS, answer_id, first + CLAIMS)
        turning.append(Button(words.say("button.claims.more"), str(later)))
    rows = (tuple(turning), *_back(words, answer_id, 0)) if turning else _back(words, answer_id, 0)
    return Reply(tuple(blocks), rows, answer_id)


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
