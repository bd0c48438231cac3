"""The JSON forms that others build on, as functions from the model to plain values.

The keys and their order are a contract (DESIGN.md, "Contracts that others build on").
Offsets count code points in the paragraph's text and are half open.
"""

import json
from collections.abc import Mapping, Sequence

from pydantic import JsonValue

from index.model import (
    Answer,
    Article,
    CheckReport,
    Citation,
    Claim,
    DateMention,
    IngestReport,
    Paragraph,
    Passage,
    Problem,
    Quotation,
    Span,
    Speaker,
    Statement,
    Stats,
    Status,
)

UNDETERMINED = "und"
"""ISO 639-2: the language cannot be told, because there are no words."""


def encode(value: JsonValue, *, indent: int | None = None) -> str:
    """Return `value` as JSON text, its letters as they are.

    Without `indent` it is a single line. Line separators that JSON allows inside strings but
    that some readers take for the end of a line (U+2028, U+2029, U+0085) are escaped.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return text.translate(_LINE_ENDS)


_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def answer_json(answer: Answer, *, question_id: JsonValue = None) -> dict[str, JsonValue]:
    """Return the Answer JSON; `question_id` is the asker's own name for the question."""
    return {
        "id": question_id,
        "question": answer.question.text,
        "language": answer.question.language,
        "kind": answer.question.kind.value,
        "status": answer.status.value,
        "confidence": round(answer.confidence, 4),
        "elapsed_ms": round(answer.elapsed_ms, 3),
        "passages": [_passage(passage) for passage in answer.passages],
        "claims": [_claim(claim) for claim in answer.claims],
        "understood": [
            {"word": word, "as": list(readings)} for word, readings in answer.question.understood()
        ],
    }


def rejected_json(question: str, *, question_id: JsonValue = None) -> dict[str, JsonValue]:
    """Return the Answer JSON of a question that cannot be searched: nothing answers it.

    A batch has one line a question, so that its lines can be matched with the questions.
    """
    return {
        "id": question_id,
        "question": question,
        "language": UNDETERMINED,
        "kind": "topic",
        "status": Status.NO_ANSWER.value,
        "confidence": 0.0,
        "elapsed_ms": 0.0,
        "passages": [],
        "claims": [],
        "understood": [],
    }


def _passage(passage: Passage) -> dict[str, JsonValue]:
    form: dict[str, JsonValue] = {
        "rank": passage.rank,
        "score": passage.score,
        "article": _article(passage.citation),
        "paragraph": {
            "id": passage.paragraph.id,
            "ordinal": passage.paragraph.ordinal,
            "text": passage.paragraph.text,
        },
        "highlights": [_span(span) for span in passage.highlights],
        "answer_sentence": _span(passage.answer_sentence),
        "speaker": passage.speaker,
        "statements": [_statement(statement) for statement in passage.statements],
        "dates": [_date(mention) for mention in passage.dates],
        "also_in": [_reprint(citation) for citation in passage.also_in],
    }
    if passage.explain is not None:
        form["explain"] = dict(passage.explain)
    return form


def article_json(
    article: Article,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Sequence[Statement]],
) -> dict[str, JsonValue]:
    """Return an article as the library holds it, with what is said in each paragraph."""
    return {
        "article": {
            **_article(citation_of(article)),
            "language": article.language,
            "collection": article.collection,
            "added_at": article.added_at,
        },
        "paragraphs": [
            {
                "id": paragraph.id,
                "ordinal": paragraph.ordinal,
                "text": paragraph.text,
                "statements": [_statement(statement) for statement in said],
            }
            for paragraph, said in zip(paragraphs, statements, strict=True)
        ],
    }


def speaker_json(speaker: Speaker) -> dict[str, JsonValue]:
    """Return who speaks, how often, and when last."""
    return {
        "name": speaker.name,
        "statements": speaker.statements,
        "newest": speaker.newest,
    }


def quotation_json(quotation: Quotation) -> dict[str, JsonValue]:
    """Return a statement and where it stands."""
    return {
        **_statement(quotation.statement),
        "statement": quotation.text,
        "article": _article(quotation.citation),
        "paragraph": {
            "id": quotation.paragraph.id,
            "ordinal": quotation.paragraph.ordinal,
            "text": quotation.paragraph.text,
        },
    }


def citation_of(article: Article) -> Citation:
    """Return where a passage of `article` would come from."""
    return Citation(
        article_id=article.id,
        external_id=article.external_id,
        title=article.title,
        outlet=article.outlet,
        author=article.author,
        published=article.published,
        url=article.url,
    )


def _article(citation: Citation) -> dict[str, JsonValue]:
    return {
        "id": citation.article_id,
        "external_id": citation.external_id,
        "title": citation.title,
        "outlet": citation.outlet,
        "author": citation.author,
        "published": citation.published,
        "url": citation.url,
    }


def _reprint(citation: Citation) -> dict[str, JsonValue]:
    return {"outlet": citation.outlet, "title": citation.title, "url": citation.url}


def _statement(statement: Statement) -> dict[str, JsonValue]:
    return {
        "speaker": statement.speaker,
        "cue": statement.cue,
        "type": statement.type,
        "span": _span(statement.span),
    }


def _date(mention: DateMention) -> dict[str, JsonValue]:
    return {"span": _span(mention.span), "first": mention.first, "last": mention.last}


def _claim(claim: Claim) -> dict[str, JsonValue]:
    return {
        "speaker": claim.speaker,
        "statement": claim.statement,
        "passage_rank": claim.passage_rank,
        "published": claim.published,
        "own_report": claim.own_report,
    }


def _span(span: Span) -> list[JsonValue]:
    return [span.start, span.end]


def ingest_json(report: IngestReport) -> dict[str, JsonValue]:
    """Return what an ingest did: counts of articles, and each problem with its place."""
    return {
        "added": report.added,
        "replaced": report.replaced,
        "unchanged": report.unchanged,
        "left_out": report.left_out,
        "paragraphs": report.paragraphs,
        "seconds": round(report.seconds, 3),
        "problems": [_problem(problem) for problem in report.problems],
    }


def _problem(problem: Problem) -> dict[str, JsonValue]:
    return {
        "source": problem.source,
        "line": problem.line,
        "reason": problem.reason,
        "left_out": problem.left_out,
    }


def stats_json(stats: Stats) -> dict[str, JsonValue]:
    """Return what a library holds; sizes in bytes, dates in ISO 8601."""
    return {
        "articles": stats.articles,
        "paragraphs": stats.paragraphs,
        "words": stats.words,
        "collections": _counts(stats.collections),
        "outlets": _counts(stats.outlets),
        "oldest": stats.oldest,
        "newest": stats.newest,
        "store_bytes": stats.store_bytes,
        "engine_bytes": stats.engine_bytes,
        "analyzer": stats.analyzer,
    }


def _counts(counts: Mapping[str, int]) -> dict[str, JsonValue]:
    return dict(counts.items())


def check_json(report: CheckReport) -> dict[str, JsonValue]:
    """Return whether store and engine agree, and a sentence for each fault."""
    return {
        "sound": report.sound,
        "articles": report.articles,
        "paragraphs_in_store": report.paragraphs_in_store,
        "paragraphs_in_engine": report.paragraphs_in_engine,
        "faults": list(report.faults),
    }
