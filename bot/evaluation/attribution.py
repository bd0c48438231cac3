"""How well the statements of articles are told and given to their speakers.

A statement that was found counts as right when both hold:

- it overlaps the annotated one, in the same paragraph, by half or more of the annotated one's
  code points (the intersection over the annotated length);
- the two speakers have one head name: after folding, one name holds the other as whole words,
  or both end with the same two words. A person's name follows the title, and articles give the
  title more or less fully; «رامي عبد الرحمن» and «مدير المرصد رامي عبد الرحمن» agree.

Each annotated statement is paired with one found statement at most, and the other way round.
Precision, recall and F1 are over these pairs; the follow-on accuracy is the share of annotated
statements whose speaker is not named in their place (`speaker_local` is null) that are right.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter, ValidationError

from bot.evaluation.errors import NotASet, NotReadable
from bot.evaluation.naming import same_name
from bot.evaluation.running import find_articles
from bot.folding import fold
from bot.jsonlines import lines_of
from index import Statement, language_of, statements_of
from index.model import Span

STATEMENTS = "attribution.jsonl"
LISTED = "attribution_articles.json"

_HEAD = 2
"""Words at the end of a name that are compared."""


class GoldStatement(BaseModel):
    """One line of `attribution.jsonl`: an annotated statement."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    article: str
    """The external id of its article."""
    paragraph_index: int
    """Its paragraph among the newline-separated ones of the article's text, from 0."""
    statement: str
    """Its words, as they stand in the paragraph."""
    speaker: str
    speaker_local: str | None = None
    """The speaker as this place names them; `None` where it does not."""


class GoldArticle(BaseModel):
    """What is read of an article: its id and its words."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    id: str
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """What became of the annotated and the found statements of some articles."""

    articles: int
    annotated: int
    found: int
    right: int
    overlapping: int
    """Annotated statements that a found one overlaps, whoever is named."""
    follow_ons: int
    """Annotated statements whose place does not name the speaker."""
    follow_ons_right: int

    @property
    def precision(self) -> float | None:
        """Share of the found statements that are right; `None` where none was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the annotated statements that were found right."""
        return self.right / self.annotated if self.annotated else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall (van Rijsbergen, 1979, chapter 7)."""
        both = self.annotated + self.found
        return 2 * self.right / both if both else None

    @property
    def follow_on_accuracy(self) -> float | None:
        """Share of the follow-ons that were found with the right speaker."""
        return self.follow_ons_right / self.follow_ons if self.follow_ons else None

    def json(self) -> dict[str, JsonValue]:
        """Return the numbers as they are printed: shares from 0 to 1."""
        return {
            "articles": self.articles,
            "annotated": self.annotated,
            "found": self.found,
            "right": self.right,
            "overlapping": self.overlapping,
            "precision": _rounded(self.precision),
            "recall": _rounded(self.recall),
            "f1": _rounded(self.f1),
            "follow_ons": self.follow_ons,
            "follow_on_accuracy": _rounded(self.follow_on_accuracy),
        }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def evaluate_attribution(folder: Path) -> Attribution:
    """Extract the statements of the set in `folder` and compare them with the annotated ones.

    Only the articles listed in `attribution_articles.json` are scored, or, without that file,
    those that `attribution.jsonl` names.

    Raises:
        NotASet: a file is missing.
        NotReadable: a line of one cannot be read.
    """
    path = folder / STATEMENTS
    if not path.is_file():
        raise NotASet(folder, STATEMENTS)
    gold = list(_records(path, GoldStatement))
    wanted = _listed(folder / LISTED) or {statement.article for statement in gold}
    articles = [
        article for article in _records(find_articles(folder), GoldArticle) if article.id in wanted
    ]
    return score(articles, gold)


def score(articles: Iterable[GoldArticle], gold: Iterable[GoldStatement]) -> Attribution:
    """Compare what is extracted from articles with what is annotated in them."""
    by_place: dict[tuple[str, int], list[GoldStatement]] = {}
    for statement in gold:
        place = (statement.article, statement.paragraph_index)
        by_place.setdefault(place, []).append(statement)
    known = list(articles)
    parts = [part for article in known for part in _compared(article, by_place)]
    sums = [sum(numbers) for numbers in zip(*parts, strict=True)] or [0] * 6
    return Attribution(len(known), *sums)


def _compared(
    article: GoldArticle, gold: Mapping[tuple[str, int], Sequence[GoldStatement]]
) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield the numbers of each paragraph of an article, as `Attribution` has them."""
    paragraphs = article.text.split("\n")
    language = article.language or language_of(article.text)
    for number, found in enumerate(statements_of(paragraphs, language)):
        annotated = gold.get((article.id, number), ())
        pairs = paired(paragraphs[number], annotated, found)
        right = [statement for statement, other, agrees in pairs if agrees]
        follow_ons = [statement for statement in annotated if statement.speaker_local is None]
        yield (
            len(annotated),
            len(found),
            len(right),
            len(pairs),
            len(follow_ons),
            sum(statement.speaker_local is None for statement in right),
        )


def paired(
    text: str, annotated: Sequence[GoldStatement], found: Collection[Statement]
) -> list[tuple[GoldStatement, Statement, bool]]:
    """Return the annotated statements of a paragraph with the found ones that overlap them.

    Of several that overlap, one with the right speaker is preferred.

    Returns:
        Annotated statement, found statement, and whether the speakers agree.
    """
    left = list(found)
    pairs: list[tuple[GoldStatement, Statement, bool]] = []
    for statement in annotated:
        start = text.find(statement.statement)
        span = Span(start, start + len(statement.statement))
        over = [other for other in left if start >= 0 and overlaps(other.span, span)]
        if not over:
            continue
        best = max(over, key=lambda other: agrees(other.speaker, statement.speaker))
        left.remove(best)
        pairs.append((statement, best, agrees(best.speaker, statement.speaker)))
    return pairs


def overlaps(span: Span, gold: Span) -> bool:
    """Tell whether a span covers half or more of an annotated one."""
    common = min(span.end, gold.end) - max(span.start, gold.start)
    return common > 0 and 2 * common >= gold.end - gold.start


def agrees(one: str, other: str) -> bool:
    """Tell whether two names of speakers have one head name."""
    first, second = (fold(_bare(name)) for name in (one, other))
    if same_name(first, second):
        return True
    ends = [name.split()[-_HEAD:] for name in (first, second)]
    return len(ends[0]) == _HEAD and ends[0] == ends[1]


_MARK = re.compile(r"[^\w\u0640\u064b-\u065f]+")
"""What is between words: anything but letters, digits, tatweel and tashkeel."""


def _bare(name: str) -> str:
    """Return a name with spaces for its marks: «"فيفا"» is «فيفا»."""
    return _MARK.sub(" ", name)


_Record = TypeVar("_Record", bound=BaseModel)


def _records(path: Path, kind: type[_Record]) -> Iterator[_Record]:
    """Yield the records of a JSONL file, which may be compressed."""
    number = 0
    try:
        for number, line in lines_of(path):  # noqa: B007 - the number is for the message
            yield kind.model_validate_json(line)
    except (ValidationError, OSError, EOFError) as error:
        raise NotReadable(path, number or None) from error


def _listed(path: Path) -> frozenset[str]:
    """Return the ids in a file of articles, none where there is no such file."""
    if not path.is_file():
        return frozenset()
    try:
        return TypeAdapter(frozenset[str]).validate_json(path.read_bytes())
    except ValidationError as error:
        raise NotReadable(path, None) from error
