"""A small library in memory for tests of the bot: it finds paragraphs that share a word.

It stands in for `index.Library` where a test is about the bot and not about finding.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from index import PUBLIC, Answer, Draft, IngestReport, Library, Passage, Sought
from index.errors import ArticleNotFound, QuestionRejected
from index.model import (
    Arrival,
    Article,
    Citation,
    Claim,
    Holding,
    Kind,
    Outlet,
    Paragraph,
    Question,
    Quotation,
    Span,
    Speaker,
    Statement,
    Stats,
    Status,
)
from index.standing import SoughtWord

LIMIT = 500

_SAID = re.compile(r"قالت? (.+?) إن (.+)\.")
"""Who says what, for those who write as simply as the tests do."""


class Newsroom(Library):
    """Articles by collection and external id, searched word by word."""

    def __init__(self) -> None:
        self.shelves: dict[tuple[str, str], Draft] = {}
        self.failure: Exception | None = None
        """Raised by the next call, if set."""
        self.status: Status | None = None
        """What every answer is said to be; otherwise answered where anything is found."""
        self.pause = 0.0
        """Seconds that each answer takes."""
        self._ids: dict[tuple[str, int], int] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        """Ids of articles."""
        self._last = 0
        self._log: list[tuple[str, str]] = []
        """What was put in, in order."""

    async def close(self) -> None:
        self.shelves.clear()

    async def answer(
        self,
        text: str,
        *,
        collections: Sequence[str] = (PUBLIC,),
        limit: int = 3,
        explain: bool = False,
    ) -> Answer:
        del explain
        self._fail()
        await asyncio.sleep(self.pause)
        words = _words(text)
        if not words:
            raise QuestionRejected("empty")
        if len(text) > LIMIT:
            raise QuestionRejected("too_long", LIMIT)
        shelved = [draft for (owner, _), draft in self.shelves.items() if owner in collections]
        found = [
            passage(paragraph, draft, spans, ordinal, self._id(draft, ordinal))
            for draft in shelved
            for ordinal, paragraph in enumerate(draft.text.split("\n"))
            if (spans := _matches(paragraph, words))
        ]
        found.sort(key=lambda each: -len(each.highlights))
        ranked = tuple(replace(each, rank=rank) for rank, each in enumerate(found[:limit], start=1))
        made = answer(
            text, ranked, status=self.status, articles=len(shelved), newest=_newest(shelved)
        )
        return replace(made, claims=tuple(_claim(each) for each in ranked))

    async def around(
        self, paragraph_id: int, *, collections: Sequence[str] = (PUBLIC,), reach: int = 2
    ) -> tuple[Article, tuple[Paragraph, ...]] | None:
        self._fail()
        for (owner, _), draft in self.shelves.items():
            texts = draft.text.split("\n")
            ids = [self._id(draft, ordinal) for ordinal in range(len(texts))]
            if owner in collections and paragraph_id in ids:
                article = Article(
                    *(1, owner, draft.external_id, draft.title, draft.text, draft.outlet),
                    *(draft.author, draft.published, draft.url, "ar", "2021-01-01"),
                )
                paragraphs = tuple(
                    Paragraph(number, 1, ordinal, 0, len(text), text)
                    for ordinal, (number, text) in enumerate(zip(ids, texts, strict=True))
                )
                place = ids.index(paragraph_id)
                return article, paragraphs[max(place - reach, 0) : place + reach + 1]
        return None

    async def move(self, collection: str, to: str, *, prefix: str = "") -> int:
        self._fail()
        moving = [key for key in self.shelves if key[0] == collection and key[1].startswith(prefix)]
        for owner, name in moving:
            self.shelves[to, name] = self.shelves.pop((owner, name))
            self._numbers[to, name] = self._numbers.pop((owner, name), self._number((to, name)))
        return len(moving)

    async def relink(self, collection: str, *, prefix: str, address: str) -> None:
        self._fail()
        for (owner, name), draft in self.shelves.items():
            if owner == collection and name.startswith(prefix):
                linked = replace(draft, url=f"{address}{name.removeprefix(prefix)}")
                self.shelves[owner, name] = linked

    async def statements_by(
        self, name: str, *, collections: Sequence[str] = (PUBLIC,), limit: int = 20
    ) -> tuple[Quotation, ...]:
        self._fail()
        if not re.search(r"\w", name):
            raise QuestionRejected("empty")
        said = self._quotations(collections)
        return tuple(each for each in said if name in each.statement.speaker)[:limit]

    async def speakers(
        self, *, collections: Sequence[str] = (PUBLIC,), limit: int = 50
    ) -> tuple[Speaker, ...]:
        self._fail()
        said = Counter(each.statement.speaker for each in self._quotations(collections))
        return tuple(Speaker(name, count, None) for name, count in said.most_common(limit))

    def _quotations(self, collections: Sequence[str]) -> Iterator[Quotation]:
        for (owner, _), draft in self.shelves.items():
            for text in draft.text.split("\n") if owner in collections else ():
                found = passage(text, draft)
                for said in _SAID.finditer(text):
                    statement = Statement(said[1], "قال", "indirect", Span(*said.span(2)))
                    yield Quotation(statement, said[2], found.paragraph, found.citation)

    def _id(self, draft: Draft, ordinal: int) -> int:
        """Return the id of a paragraph, the same one whenever its article is found."""
        return self._ids.setdefault((draft.text, ordinal), len(self._ids) + 1)

    async def add(self, drafts: Iterable[Draft], *, collection: str = PUBLIC) -> IngestReport:
        self._fail()
        report = IngestReport()
        for draft in drafts:
            key = (collection, draft.external_id or draft.url or draft.text)
            if self.shelves.get(key) == draft:
                report = replace(report, unchanged=report.unchanged + 1)
            elif key in self.shelves:
                report = replace(report, replaced=report.replaced + 1)
            else:
                number = self._number(key)
                report = replace(report, added=report.added + 1, new=(*report.new, number))
            self.shelves[key] = draft
            self._log.append(key)
        return report

    async def holding(self, collection: str) -> Holding:
        self._fail()
        held = self._held(collection)
        return Holding(
            len(held), sum(len(each.text.encode()) for each in held.values()), max(held, default=0)
        )

    async def page(
        self, collection: str, *, first: int = 0, limit: int = 10
    ) -> tuple[Article, ...]:
        newest_first = sorted(self._held(collection).items(), reverse=True)
        return tuple(article for _, article in newest_first[first : first + limit])

    async def within(self, article_id: int, collection: str) -> Article | None:
        return self._held(collection).get(article_id)

    async def remove_between(self, collection: str, after: int, last: int) -> int:
        self._fail()
        going = [number for number in self._held(collection) if after < number <= last]
        for key, number in list(self._numbers.items()):
            if number in going:
                del self.shelves[key], self._numbers[key]
        return len(going)

    def _number(self, key: tuple[str, str]) -> int:
        """Return the id of an article."""
        if key not in self._numbers:
            self._last += 1
            self._numbers[key] = self._last
        return self._numbers[key]

    def _held(self, collection: str) -> dict[int, Article]:
        """Return the articles of a collection by their ids."""
        return {
            self._number(key): Article(
                self._number(key),
                *(collection, draft.external_id, draft.title, draft.text, draft.outlet),
                *(draft.author, draft.published, draft.url, "ar", "2021-01-01"),
            )
            for key, draft in self.shelves.items()
            if key[0] == collection
        }

    async def remove(self, wanted: str, *, collection: str = PUBLIC) -> None:
        self._fail()
        if self.shelves.pop((collection, wanted), None) is None:
            raise ArticleNotFound(wanted)

    def last_change(self) -> int:
        return len(self._log)

    async def arrivals(self, after: int, *, limit: int = 50) -> tuple[Arrival, ...]:
        self._fail()
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return tuple(
            Arrival(
                *(seq, self._numbers[place], place[0], now),
                dict.fromkeys(_words(self.shelves[place].text), 1),
            )
            for seq, place in enumerate(self._log[after : after + limit], start=after + 1)
            if place in self.shelves
        )

    async def sought(self, text: str, *, collections: Sequence[str] = (PUBLIC,)) -> Sought:
        del collections
        self._fail()
        words = _words(text)
        if not words:
            raise QuestionRejected("empty")
        return Sought(
            tuple(SoughtWord(1 / len(words), {frozenset({word}): 1.0}) for word in sorted(words))
        )

    async def judge(
        self, text: str, article_id: int, *, collections: Sequence[str] = (PUBLIC,)
    ) -> Answer | None:
        """Answer by a paragraph that has every word of the question."""
        self._fail()
        for place, draft in self.shelves.items():
            if self._numbers[place] != article_id or place[0] not in collections:
                continue
            for ordinal, paragraph in enumerate(draft.text.split("\n")):
                if _words(text) <= _words(paragraph):
                    number = self._id(draft, ordinal)
                    return answer(text, (passage(paragraph, draft, [], ordinal, number),))
        return None

    async def outlets(self, *, collections: Sequence[str] = (PUBLIC,)) -> tuple[Outlet, ...]:
        self._fail()
        found = [draft for (owner, _), draft in self.shelves.items() if owner in collections]
        count = Counter(draft.outlet or "" for draft in found)
        return tuple(
            Outlet(name, n, _newest([each for each in found if (each.outlet or "") == name]))
            for name, n in count.most_common()
        )

    async def stats(self) -> Stats:
        self._fail()
        return Stats(
            articles=len(self.shelves),
            paragraphs=sum(draft.text.count("\n") + 1 for draft in self.shelves.values()),
            words=0,
            collections=Counter(owner for owner, _ in self.shelves),
            newest=_newest(list(self.shelves.values())),
        )

    @classmethod
    async def open(cls, folder: Path, *, on_progress: object = None) -> "Newsroom":
        del folder, on_progress
        return cls()

    def _fail(self) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure


def answer(
    text: str,
    passages: tuple[Passage, ...],
    *,
    status: Status | None = None,
    articles: int = 1,
    newest: str | None = None,
) -> Answer:
    language = "ar" if re.search("[\u0600-\u06ff]", text) else "en"
    said = status or (Status.ANSWERED if passages else Status.NO_ANSWER)
    question = Question(text, language, Kind.WHO, ())
    return Answer(question, said, 0.9, passages, (), 1.0, newest, articles)


def passage(
    text: str,
    draft: Draft,
    highlights: Sequence[tuple[int, int]] = (),
    ordinal: int = 0,
    number: int = 1,
) -> Passage:
    citation = Citation(
        1, draft.external_id, draft.title, draft.outlet, draft.author, draft.published, draft.url
    )
    return Passage(
        rank=1,
        score=1.0,
        citation=citation,
        paragraph=Paragraph(number, 1, ordinal, 0, len(text), text),
        highlights=tuple(Span(*span) for span in highlights),
        answer_sentence=Span(0, len(text)),
    )


def _claim(found: Passage) -> Claim:
    """Return what a passage says: the words of someone it quotes, or the outlet's own."""
    said = _SAID.search(found.paragraph.text)
    published = found.citation.published
    if said:
        return Claim(said[1], said[2], found.rank, published)
    outlet = found.citation.outlet or ""
    return Claim(outlet, found.paragraph.text, found.rank, published, own_report=True)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.casefold()))


def _matches(paragraph: str, words: set[str]) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in re.finditer(r"\w+", paragraph)
        if match.group().casefold() in words
    ]


def _newest(drafts: Sequence[Draft]) -> str | None:
    return max((draft.published for draft in drafts if draft.published), default=None)
