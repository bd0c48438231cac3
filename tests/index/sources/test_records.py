import pytest

from index.errors import BrokenRecord
from index.model import Draft, Problem
from index.sources import Found
from index.sources.records import read_record


def read_one(**fields: object) -> list[Found]:
    return list(read_record({"text": "قال الوزير.", **fields}, "a.jsonl", 7))


def test_every_field_is_read() -> None:
    assert read_one(
        id=5,
        title=" عنوان\nالخبر ",
        outlet="الغد",
        author="ليلى",
        published="2018-08-06",
        url="https://example.org/أ",
        language="ar-SA",
        views=3,
    ) == [
        Draft(
            text="قال الوزير.",
            title="عنوان الخبر",
            outlet="الغد",
            author="ليلى",
            published="2018-08-06",
            url="https://example.org/أ",
            language="ar",
            external_id="5",
            origin="a.jsonl, line 7",
        )
    ]


def test_null_and_empty_fields_are_unknown() -> None:
    names = ("id", "title", "outlet", "author", "published", "url", "language")
    for nothing in (None, ""):
        found = read_one(**dict.fromkeys(names, nothing))
        assert found == [Draft(text="قال الوزير.", origin="a.jsonl, line 7")]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"published": "قريباً"}, '"published" is not a date (قريباً); left empty'),
        ({"published": 1533513600}, '"published" is not a date (a number); left empty'),
        ({"url": "ftp://a/b"}, '"url" is not an http or https address (ftp://a/b); left empty'),
        ({"url": "http://["}, '"url" is not an http or https address (http://[); left empty'),
        ({"language": "العربية"}, '"language" is not a language code (العربية); left empty'),
        ({"published": "x" * 99}, f'"published" is not a date ({"x" * 40}…); left empty'),
    ],
)
def test_what_cannot_be_used_is_said_and_the_article_goes_in(
    fields: dict[str, object], reason: str
) -> None:
    draft, notice = read_one(**fields)
    assert draft == Draft(text="قال الوزير.", origin="a.jsonl, line 7")
    assert notice == Problem("a.jsonl", 7, reason, left_out=False)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ({}, '"text" is missing'),
        ({"text": None}, '"text" is missing'),
        ({"text": ["a"]}, '"text" must be text, not a list'),
        ({"text": " \n\x00"}, '"text" is empty'),
        ({"text": "..."}, '"text" is empty'),
        ({"text": "خبر", "title": ["a"]}, '"title" must be text, not a list'),
        ({"text": "خبر", "outlet": {}}, '"outlet" must be text, not an object'),
        ({"text": "خبر", "author": 3}, '"author" must be text, not a number'),
        ({"text": "خبر", "id": True}, '"id" must be text or a number, not true or false'),
        ({"text": "خبر", "id": []}, '"id" must be text or a number, not a list'),
        ([], "must be an object, not a list"),
        ("خبر", "must be an object, not text"),
        (None, "must be an object, not null"),
    ],
)
def test_a_broken_record_says_which_field(value: object, reason: str) -> None:
    (error,) = read_record(value, "a.jsonl", 9)
    assert isinstance(error, BrokenRecord)
    assert str(error) == f"a.jsonl, line 9: {reason}"


def test_controls_and_surrogates_are_made_showable() -> None:
    (draft,) = read_one(text="\ufeffأ\x00ب\x07\r\nج\ud83d  \u2028د", title="\udc00x")
    assert isinstance(draft, Draft)
    assert draft.text == "أ ب\nج\ufffd\nد"
    assert draft.title == "\ufffdx"
    assert draft.text.encode()
