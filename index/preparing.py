"""The first half of journey 1: source -> article -> paragraphs -> words, ready for the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import islice

from index import sources
from index.answer import statements
from index.answer.period import day_of
from index.answer.speakers import identity
from index.errors import SourceError
from index.model import DateMention, Draft, Problem, Span, Statement
from index.store import Name
from index.text import analyzer, dates
from index.text.languages import language_of

BATCH_ARTICLES = 200
"""Articles of one transaction: what a crash can undo before it was acknowledged."""

BATCH_CHARACTERS = 2_000_000
"""Characters of one transaction, for very long articles."""

STATEMENTS_VERSION = f"{statements.VERSION}/{analyzer.VERSION}/{dates.VERSION}"
"""Changes with the rules that find statements and dates, and with the folding of names."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that is ready for the store."""

    draft: Draft
    fingerprint: str
    language: str
    title: tuple[str, ...]
    """The folded words of the headline."""
    paragraphs: tuple[tuple[Span, tuple[str, ...]], ...]
    """Where each paragraph stands in the text, and its folded words in order."""
    statements: tuple[tuple[Statement, ...], ...]
    """The statements of each paragraph."""
    dates: tuple[tuple[DateMention, ...], ...]
    """The dates that each paragraph names."""

    def words(self) -> Iterator[str]:
        """Yield every word of headline and text."""
        yield from self.title
        for _, words in self.paragraphs:
            yield from words


def prepare(draft: Draft) -> Prepared:
    """Cut an article into paragraphs and its paragraphs into words.

    A NUL, at which SQLite's functions stop, becomes a space; half a surrogate pair, which
    UTF-8 cannot write, a question mark. Neither is a character of any article.
    """
    draft = replace(
        draft,
        **{
            field.name: _storable(value)
            for field in fields(draft)
            if isinstance(value := getattr(draft, field.name), str)
        },
    )
    spans = sources.paragraphs(draft.text)
    texts = [draft.text[span.start : span.end] for span in spans]
    language = draft.language or language_of(draft.text)
    return Prepared(
        draft,
        sources.fingerprint(draft),
        language,
        tuple(analyzer.folded_words(draft.title or "")),
        tuple(
            (span, tuple(analyzer.folded_words(text)))
            for span, text in zip(spans, texts, strict=True)
        ),
        statements.statements_of(texts, language),
        dates_of(texts, draft.published),
    )


def dates_of(
    paragraphs: Iterable[str], published: str | None
) -> tuple[tuple[DateMention, ...], ...]:
    """Return the dates that each paragraph names, in an article of the day `published`."""
    day = day_of(published)
    return tuple(dates.dates_in(text, day) for text in paragraphs)


def names_of(said: Iterable[Iterable[Statement]]) -> dict[str, Name]:
    """Return what the store keeps of each speaker's name, by the name as it is written."""
    speakers = {statement.speaker for paragraph in said for statement in paragraph}
    return {
        speaker: Name(
            identity(speaker), " ".join(map(analyzer.term_of, analyzer.folded_words(speaker)))
        )
        for speaker in speakers
    }


def _storable(text: str) -> str:
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def prepare_batch(
    found: Iterator[sources.Found], outlet: str | None
) -> tuple[list[Prepared], list[Problem]]:
    """Read the next articles of a source, up to a batch; both lists empty at its end.

    Args:
        found: what the source yields.
        outlet: the outlet of the articles that name none.
    """
    prepared: list[Prepared] = []
    problems: list[Problem] = []
    characters = 0
    for item in islice(found, BATCH_ARTICLES):
        if isinstance(item, SourceError):
            problems.append(Problem(item.source, item.line, item.reason))
        elif isinstance(item, Problem):
            problems.append(item)
        else:
            prepared.append(prepare(replace(item, outlet=item.outlet or outlet)))
            characters += len(item.text)
            if characters > BATCH_CHARACTERS:
                break
    return prepared, problems
