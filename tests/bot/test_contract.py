"""The JSON forms are what DESIGN.md promises, key by key."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contract import (
    answer_json,
    article_json,
    check_json,
    encode,
    ingest_json,
    quotation_json,
    rejected_json,
    speaker_json,
    stats_json,
)
from index.model import (
    Answer,
    Article,
    CheckReport,
    Citation,
    Claim,
    DateMention,
    IngestReport,
    Kind,
    Paragraph,
    Passage,
    Problem,
    Question,
    Quotation,
    Span,
    Speaker,
    Statement,
    Stats,
    Status,
)

TEXT = "قال مدير المرصد إن الجيش يسيطر على المدينة. ولم يعلق أحد."


def citation(outlet: str = "وكالة المثال") -> Citation:
    return Citation(7, "a1", "عنوان", outlet, None, "2017-11-19", "https://example.org/a1")


def passage(rank: int = 1, explain: dict[str, float] | None = None) -> Passage:
    return Passage(
        rank=rank,
        score=5.25 / rank,
        citation=citation(),
        paragraph=Paragraph(40 + rank, 7, 0, 0, len(TEXT), TEXT),
        highlights=(Span(4, 8), Span(21, 25)),
        answer_sentence=Span(0, 43),
        speaker="مدير المرصد",
        statements=(Statement("مدير المرصد", "قال", "indirect", Span(16, 43)),),
        dates=(DateMention(Span(44, 47), "2017-11-18", "2017-11-18"),),
        also_in=(citation("صحيفة أخرى"),),
        explain=explain,
    )


def answer(*passages: Passage, status: Status = Status.ANSWERED) -> Answer:
    return Answer(
        question=Question("من يسيطر على المدينة؟", "ar", Kind.WHO, ()),
        status=status,
        confidence=0.876543,
        passages=passages,
        claims=tuple(Claim("مدير المرصد", TEXT[16:43], p.rank, "2017-11-19") for p in passages),
        elapsed_ms=1.23456,
        newest="2017-11-19",
        articles=12,
    )


def test_an_answer_to_the_letter() -> None:
    form = answer_json(answer(passage()), question_id="q1")
    assert json.loads(encode(form)) == {
        "id": "q1",
        "question": "من يسيطر على المدينة؟",
        "language": "ar",
        "kind": "who",
        "status": "answered",
        "confidence": 0.8765,
        "elapsed_ms": 1.235,
        "passages": [
            {
                "rank": 1,
                "score": 5.25,
                "article": {
                    "id": 7,
                    "external_id": "a1",
                    "title": "عنوان",
                    "outlet": "وكالة المثال",
                    "author": None,
                    "published": "2017-11-19",
                    "url": "https://example.org/a1",
                },
                "paragraph": {"id": 41, "ordinal": 0, "text": TEXT},
                "highlights": [[4, 8], [21, 25]],
                "answer_sentence": [0, 43],
                "speaker": "مدير المرصد",
                "statements": [
                    {
                        "speaker": "مدير المرصد",
                        "cue": "قال",
                        "type": "indirect",
                        "span": [16, 43],
                    }
                ],
                "dates": [{"span": [44, 47], "first": "2017-11-18", "last": "2017-11-18"}],
                "also_in": [
                    {"outlet": "صحيفة أخرى", "title": "عنوان", "url": "https://example.org/a1"}
                ],
            }
        ],
        "claims": [
            {
                "speaker": "مدير المرصد",
                "statement": TEXT[16:43],
                "passage_rank": 1,
                "published": "2017-11-19",
                "own_report": False,
            }
        ],
        "understood": [],
    }


def test_the_keys_come_in_the_order_of_the_contract() -> None:
    form = json.loads(encode(answer_json(answer(passage(explain={"يسيطر": 5.25})))))
    assert " ".join(form) == (
        "id question language kind status confidence elapsed_ms passages claims understood"
    )
    assert " ".join(form["passages"][0]) == (
        "rank score article paragraph highlights answer_sentence speaker statements dates also_in "
        "explain"
    )


def test_explain_is_absent_unless_asked_for() -> None:
    explained = passage(2, explain={"a": 2.0, "b": 0.625})
    first, second = json.loads(encode(answer_json(answer(passage(), explained))))["passages"]
    assert "explain" not in first
    assert second["explain"] == {"a": 2.0, "b": 0.625}


def test_a_question_that_cannot_be_searched_has_the_form_of_an_answer() -> None:
    form = rejected_json("؟", question_id=3)
    assert list(form) == list(answer_json(answer(status=Status.NO_ANSWER)))
    assert (form["id"], form["status"], form["passages"]) == (3, "no_answer", [])


def test_an_ingest_report() -> None:
    report = IngestReport(
        added=2,
        unchanged=1,
        paragraphs=9,
        seconds=0.12345,
        problems=(
            Problem("a.jsonl", 4, "not JSON"),
            Problem("b.html", None, "no date", left_out=False),
        ),
    )
    assert ingest_json(report) == {
        "added": 2,
        "replaced": 0,
        "unchanged": 1,
        "left_out": 1,
        "paragraphs": 9,
        "seconds": 0.123,
        "problems": [
            {"source": "a.jsonl", "line": 4, "reason": "not JSON", "left_out": True},
            {"source": "b.html", "line": None, "reason": "no date", "left_out": False},
        ],
    }


def test_stats() -> None:
    held = Stats(3, 20, 150, {"public": 3}, {"": 1, "وكالة": 2}, None, "2018-01-01", 10, 20, "1")
    assert stats_json(held) == {
        "articles": 3,
        "paragraphs": 20,
        "words": 150,
        "collections": {"public": 3},
        "outlets": {"": 1, "وكالة": 2},
        "oldest": None,
        "newest": "2018-01-01",
        "store_bytes": 10,
        "engine_bytes": 20,
        "analyzer": "1",
    }


def test_a_check_report() -> None:
    assert check_json(CheckReport(3, 20, 19, ("one is missing",))) == {
        "sound": False,
        "articles": 3,
        "paragraphs_in_store": 20,
        "paragraphs_in_engine": 19,
        "faults": ["one is missing"],
    }


@given(st.text())
def test_an_encoded_text_is_one_line_and_reads_back(text: str) -> None:
    line = encode({"text": text})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_arabic_stays_readable() -> None:
    assert "من يسيطر" in encode(answer_json(answer()))


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode({"score": float("nan")})


def test_an_article_with_its_statements() -> None:
    article = Article(
        *(7, "public", "a1", "عنوان", TEXT, "وكالة المثال", None, "2017-11-19", None, "ar"),
        added_at="2018-01-01T00:00:00Z",
    )
    form = article_json(article, (passage().paragraph,), (passage().statements,))
    assert json.loads(encode(form)) == {
        "article": {
            "id": 7,
            "external_id": "a1",
            "title": "عنوان",
            "outlet": "وكالة المثال",
            "author": None,
            "published": "2017-11-19",
            "url": None,
            "language": "ar",
            "collection": "public",
            "added_at": "2018-01-01T00:00:00Z",
        },
        "paragraphs": [
            {
                "id": 41,
                "ordinal": 0,
                "text": TEXT,
                "statements": answer_json(answer(passage()))["passages"][0]["statements"],  # type: ignore[index,call-overload]
            }
        ],
    }


def test_speakers_and_what_they_say() -> None:
    assert speaker_json(Speaker("مدير المرصد", 3, None)) == {
        "name": "مدير المرصد",
        "statements": 3,
        "newest": None,
    }
    statement = passage().statements[0]
    quotation = Quotation(statement, TEXT[16:43], passage().paragraph, citation())
    form = quotation_json(quotation)
    assert list(form) == ["speaker", "cue", "type", "span", "statement", "article", "paragraph"]
    assert form["statement"] == TEXT[16:43]
    assert form["paragraph"] == {"id": 41, "ordinal": 0, "text": TEXT}
