"""The words of the project as frozen dataclasses that travel between the rooms.

Offsets count code points (what `str` indexing counts) and spans are half open:
`text[start:end]`. Dates are ISO 8601 strings as the source gave them, after they were found
to be readable; `None` means that the article does not say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

PUBLIC = "public"
"""The collection that every chat may read."""


RELATED = 0.6
"""Share of the first passage's coverage from which another bears on the question too."""


def chat_collection(chat_id: int) -> str:
    """Return the name of the collection that only the chat `chat_id` may read."""
    return f"chat:{chat_id}"


_CHANNEL_PREFIX = "-100"
"""What a channel's id begins with in the Bot API, and does not in links and exports."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of Telegram as far as it is known: what its posts are called and where they are.

    A post is the same article whether it came live or from an export of the channel's history.
    """

    id: int | None = None
    """As the Bot API has it, such as -1001234567890."""
    username: str | None = None
    """Without @; a channel that has one can be read by anyone."""

    @classmethod
    def numbered(cls, number: int, username: str | None = None) -> "Channel":
        """Return the channel with a number as links and exports have it."""
        return cls(int(f"{_CHANNEL_PREFIX}{number}"), username)

    def post_id(self, message_id: int) -> str | None:
        """Return the external id of a post, or `None` where the channel's id is not known."""
        return None if self.id is None else f"tg:{self.id}:{message_id}"

    def post_url(self, message_id: int) -> str | None:
        """Return the address of a post (https://core.telegram.org/api/links#message-links)."""
        return f"{self.address}{message_id}" if self.address else None

    @property
    def address(self) -> str | None:
        """What the addresses of its posts begin with; their numbers follow."""
        if self.username:
            return f"https://t.me/{self.username}/"
        if self.id is None:
            return None
        return f"https://t.me/c/{str(self.id).removeprefix(_CHANNEL_PREFIX)}/"

    @property
    def collection(self) -> str:
        """The scope of its posts: everyone's where anyone can read it, else its own."""
        return PUBLIC if self.username or self.id is None else chat_collection(self.id)


class Span(NamedTuple):
    """A half-open range of code points in some text."""

    start: int
    end: int


class Kind(StrEnum):
    """What a question asks for."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    YES_NO = "yes_no"
    QUOTE = "quote"
    TOPIC = "topic"


class Status(StrEnum):
    """How far an answer can be trusted."""

    ANSWERED = "answered"
    WEAK = "weak"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a source reads it, before the store gives it an id."""

    text: str
    """The body, cleaned; paragraphs are separated by newlines."""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    """ISO 8601 date or date and time."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1 code; `None` lets the library tell from the text."""
    external_id: str | None = None
    """The source's own id; an article with a known one replaces the older text."""
    origin: str = "-"
    """Where it was read, for messages: a file name, or file name and line."""
    collection: str | None = None
    """The scope that may read it, where its source says so; else whoever puts it in decides."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news item, as the store holds it."""

    id: int
    collection: str
    """The scope that owns it: `public`, or `chat:<id>`."""
    external_id: str | None
    title: str | None
    text: str
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None
    language: str
    added_at: str
    """When the library stored this text, ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: the unit that is indexed and ranked.

    `text` is `article.text[start:end]`, always.
    """

    id: int
    article_id: int
    ordinal: int
    """Its place in the article, from 0."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word of some text: `text[start:end] == surface`, whatever became of the term."""

    surface: str
    start: int
    end: int
    word: str
    """The word in its folded spelling: no marks, one form a letter."""
    term: str
    """What is counted and matched: the stem of the word."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """A term, or a run of terms, that may stand for a word of the question."""

    terms: tuple[str, ...]
    """One term, or several that must follow each other («وقف إطلاق النار»)."""
    weight: float
    """From 0 to 1: how surely it means the question's word."""
    written: str
    """How it is spelt, to show what was understood."""


@dataclass(frozen=True, slots=True)
class TermGroup:
    """One word or name of the question, with what may stand for it in a passage."""

    surface: str
    """The word as the question has it."""
    span: Span
    """Where it stands in the question."""
    alternatives: tuple[Alternative, ...]
    """Best first; never empty."""
    is_name: bool = False
    """Whether it looks like the name of a person, place or body."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, understood."""

    text: str
    language: str
    """ISO 639-1 code of what it was asked in."""
    kind: Kind
    groups: tuple[TermGroup, ...]
    """The words that are searched for, in the question's order."""
    quoted: tuple[tuple[str, ...], ...] = ()
    """The terms of each phrase that stands in quotation marks: a passage should have it so."""
    latest: bool = False
    """Whether the newest is wanted: «آخر», «اليوم», "latest"."""

    def understood(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the words that were read as something else than written, and as what.

        Each word stands as the question has it; its readings are in the order of their weight.
        """
        found = (
            (
                group.surface,
                tuple(a.written for a in group.alternatives if a.written != group.surface),
            )
            for group in self.groups
        )
        return tuple((surface, readings) for surface, readings in found if readings)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that was put into the library, or put in anew."""

    seq: int
    """The number of the change that did it; numbers only grow."""
    article_id: int
    collection: str
    added_at: str
    """When the library stored its text, ISO 8601 in UTC to the second."""
    keys: Mapping[str, int]
    """What a standing question can be met by, and where; see `index.standing.Keys`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that the engine found, before ranking."""

    paragraph_id: int
    score: float
    """The engine's own approximate score: good for choosing, not for showing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A span of a paragraph that the article attributes to a speaker."""

    speaker: str
    """As the article names them at their fullest."""
    cue: str
    """The reporting verb or phrase."""
    type: str
    """`direct` (quoted) or `indirect`."""
    span: Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words of a passage that name a day or a run of days."""

    span: Span
    first: str
    """The first day that is meant, ISO 8601."""
    last: str
    """The last day, which is `first` for a single one."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a passage comes from; what the article does not say is `None`."""

    article_id: int
    external_id: str | None
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A ranked paragraph with what in it answers."""

    rank: int
    """From 1."""
    score: float
    citation: Citation
    paragraph: Paragraph
    highlights: tuple[Span, ...]
    """The words that matched, in order, not overlapping."""
    answer_sentence: Span
    coverage: float = 0.0
    """How much of the question's weight is in it or its headline, from 0 to 1."""
    speaker: str | None = None
    """Who says the answering sentence; `None` when the article does not say."""
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateMention, ...] = ()
    """What its words about time come to; none where the article has no date to start from."""
    also_in: tuple[Citation, ...] = ()
    """Other articles that carry the same words."""
    explain: Mapping[str, float] | None = None
    """Each term's share of the score, if asked for; the shares add up to the score."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One speaker's statement that bears on the question."""

    speaker: str
    """As the article names them; the outlet, where the outlet itself reports."""
    statement: str
    """The statement's own words."""
    passage_rank: int
    published: str | None
    own_report: bool = False
    """Whether nobody is quoted: the outlet reports it in its own voice."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who makes statements in the articles of a library."""

    name: str
    """As the articles name them most often."""
    statements: int
    newest: str | None
    """When the newest article with a statement of theirs was published, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement, and where it stands."""

    statement: Statement
    text: str
    """The statement's own words."""
    paragraph: Paragraph
    citation: Citation


@dataclass(frozen=True, slots=True)
class Answer:
    """What the library says to a question: passages, word for word, or that nothing answers."""

    question: Question
    status: Status
    confidence: float
    """From 0 to 1."""
    passages: tuple[Passage, ...]
    """Best first. Of a `no_answer` they are the nearest, not answers."""
    claims: tuple[Claim, ...]
    elapsed_ms: float
    newest: str | None
    """When the newest article that was searched was published, ISO 8601."""
    articles: int
    """How many articles were searched."""

    def bearing(self) -> "Answer":
        """Return the answer without the passages that have little to do with the question.

        What carries less than `RELATED` of what the first passage carries is only the nearest
        of what is left, and no reader wants it.
        """
        least = RELATED * self.passages[0].coverage if self.passages else 0.0
        kept = tuple(passage for passage in self.passages if passage.coverage >= least)
        return replace(self, passages=kept)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was left out of an ingest, or put in with a loss."""

    source: str
    line: int | None
    reason: str
    left_out: bool = True
    """False for a mere notice: the article went in."""

    def __str__(self) -> str:
        place = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Caution:
    """How much is read of what strangers bring, and from where."""

    size: int
    """Bytes of a source."""
    articles: int
    """Articles of a source."""
    seconds: float = 30.0
    """How long everything that an address leads to may take."""
    internal: bool = False
    """Whether addresses of networks that are not public are fetched from."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read of a source: articles that are in no collection yet."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """How much a collection holds."""

    articles: int
    size: int
    """Bytes of the articles' texts in UTF-8."""
    newest_id: int
    """The id of the article that was put in last; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, in articles."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    paragraphs: int = 0
    """Paragraphs of the added and replaced articles."""
    problems: tuple[Problem, ...] = ()
    seconds: float = 0.0
    new: tuple[int, ...] = ()
    """The library's own ids of the added articles."""

    @property
    def left_out(self) -> int:
        """How many sources or records did not go in."""
        return sum(problem.left_out for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long piece of work has come."""

    stage: str
    """`read` (bytes of sources), `index` (articles into the engine)."""
    done: int
    total: int | None
    """`None` where it cannot be known, as for standard input."""


@dataclass(frozen=True, slots=True)
class Stats:
    """What a library holds."""

    articles: int
    paragraphs: int
    words: int
    """Distinct words."""
    collections: Mapping[str, int] = field(default_factory=dict)
    """Articles by collection."""
    outlets: Mapping[str, int] = field(default_factory=dict)
    """Articles by outlet; "" for those that do not name one."""
    oldest: str | None = None
    newest: str | None = None
    store_bytes: int = 0
    engine_bytes: int = 0
    analyzer: str = ""
    """The analyzer's version."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, or a channel, and what a library holds of it."""

    name: str
    """Empty for articles that name none."""
    articles: int
    newest: str | None
    """When its newest article was published, ISO 8601; `None` where none says so."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Whether store and engine agree."""

    articles: int
    paragraphs_in_store: int
    paragraphs_in_engine: int
    faults: Sequence[str] = ()
    """One sentence a fault; empty when all is well."""

    @property
    def sound(self) -> bool:
        """Whether no fault was found."""
        return not self.faults
