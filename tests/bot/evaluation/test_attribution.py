"""Found statements are compared with annotated ones."""

import gzip
import json
from pathlib import Path

import pytest

from bot.evaluation.attribution import (
    Attribution,
    GoldArticle,
    GoldStatement,
    agrees,
    evaluate_attribution,
    overlaps,
    paired,
    score,
)
from bot.evaluation.errors import NotASet, NotReadable
from index import Statement
from index.model import Span

TEXT = "قال وزير النقل سامر العلي إن الجسر مغلق.\nوأضاف أن الإصلاح يحتاج شهرين."
MINISTER = "وزير النقل سامر العلي"


def gold(
    paragraph: int, statement: str, speaker: str = MINISTER, local: str | None = None
) -> GoldStatement:
    return GoldStatement(
        article="bridge",
        paragraph_index=paragraph,
        statement=statement,
        speaker=speaker,
        speaker_local=local,
    )


FIRST = gold(0, "الجسر مغلق", local=MINISTER)
SECOND = gold(1, "الإصلاح يحتاج شهرين")
ARTICLE = GoldArticle(id="bridge", text=TEXT, language="ar")


@pytest.mark.parametrize(
    ("span", "right"),
    [
        (Span(10, 20), True),
        (Span(10, 15), True),
        (Span(15, 40), True),
        (Span(0, 60), True),
        (Span(10, 14), False),
        (Span(20, 30), False),
        (Span(0, 10), False),
    ],
)
def test_half_of_the_annotated_words_are_to_be_covered(span: Span, *, right: bool) -> None:
    assert overlaps(span, Span(10, 20)) is right


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        ("رامي الأسعد", "رامي الاسعد", True),
        ("الأسعد", "مدير المعهد رامي الأسعد", True),
        ("رئيس الهيئة رامي الأسعد", "مدير المعهد رامي الأسعد", True),
        ('الاتحاد "فيفا"', "الاتحاد فيفا", True),
        ("رامي الأسعد", "سليم الأسعد", False),
        ("وزارة الصحة", "وزارة النقل", False),
        ("", "وزارة النقل", False),
    ],
)
def test_names_agree_by_their_head(one: str, other: str, *, right: bool) -> None:
    assert agrees(one, other) is right
    assert agrees(other, one) is right


def test_everything_right() -> None:
    assert score([ARTICLE], [FIRST, SECOND]) == Attribution(1, 2, 2, 2, 2, 1, 1)


def test_a_wrong_speaker_overlaps_and_is_not_right() -> None:
    result = score([ARTICLE], [FIRST, gold(1, "الإصلاح يحتاج شهرين", "الشرطة")])
    assert (result.right, result.overlapping, result.follow_ons_right) == (1, 2, 0)
    assert (result.precision, result.recall, result.f1) == (0.5, 0.5, 0.5)
    assert result.follow_on_accuracy == 0


def test_what_is_missed_and_what_is_too_much() -> None:
    result = score([ARTICLE], [FIRST, gold(0, "وزير النقل", "الحكومة", "الحكومة")])
    assert (result.annotated, result.found, result.right) == (2, 2, 1)
    assert result.follow_on_accuracy is None


def test_a_statement_of_the_wrong_paragraph_is_not_right() -> None:
    assert score([ARTICLE], [gold(1, "الجسر مغلق")]).right == 0


def test_nothing_annotated_and_nothing_found() -> None:
    result = score([GoldArticle(id="empty", text="")], [])
    assert result == Attribution(1, 0, 0, 0, 0, 0, 0)
    assert (result.precision, result.recall, result.f1) == (None, None, None)


def test_each_found_statement_is_paired_once_and_the_right_speaker_is_preferred() -> None:
    text = "كلام طويل جدا"
    whole = Span(0, len(text))
    found = [Statement(name, "قال", "indirect", whole) for name in ("فلان", "علان")]
    annotated = [gold(0, text, "علان"), gold(0, text, "علان")]
    pairs = paired(text, annotated, found)
    assert [(other.speaker, right) for _, other, right in pairs] == [
        ("علان", True),
        ("فلان", False),
    ]


def write(folder: Path, name: str, records: list[dict[str, object]]) -> None:
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    (folder / name).write_text(lines, encoding="utf-8")


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    write(tmp_path, "attribution.jsonl", [FIRST.model_dump(), SECOND.model_dump()])
    write(
        tmp_path, "articles.jsonl", [{"id": "bridge", "text": TEXT}, {"id": "other", "text": TEXT}]
    )
    return tmp_path


def test_only_articles_with_annotations_are_scored(annotated: Path) -> None:
    assert evaluate_attribution(annotated).articles == 1


def test_the_listed_articles_are_scored_and_may_have_no_statement(annotated: Path) -> None:
    listed = annotated / "attribution_articles.json"
    listed.write_text('["bridge", "other"]', encoding="utf-8")
    result = evaluate_attribution(annotated)
    assert (result.articles, result.found, result.right) == (2, 4, 2)


def test_compressed_articles_are_read(annotated: Path) -> None:
    plain = annotated / "articles.jsonl"
    (annotated / "articles.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    assert evaluate_attribution(annotated).right == 2


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotASet, match=r"has no attribution\.jsonl"):
        evaluate_attribution(tmp_path)


@pytest.mark.parametrize("name", ["attribution.jsonl", "articles.jsonl"])
def test_a_broken_line_is_named(annotated: Path, name: str) -> None:
    with (annotated / name).open("a", encoding="utf-8") as file:
        file.write("\n{\n")
    with pytest.raises(NotReadable, match=f"{name}, line 4,") as caught:
        evaluate_attribution(annotated)
    assert caught.value.line == 4


def test_a_broken_list_of_articles_is_named(annotated: Path) -> None:
    (annotated / "attribution_articles.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NotReadable, match=r"attribution_articles\.json is not"):
        evaluate_attribution(annotated)
