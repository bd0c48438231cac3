from pathlib import Path

import pytest

from index.sources.pages import draft_from_page
from index.sources.refusal import Refusal

PORT = (Path(__file__).parent / "data" / "port.html").read_bytes()
BODY = (
    "<p>قالت وزارة الأشغال في بيان أمس إن العمل في الجسر القديم انتهى قبل موعده بشهرين كاملين.</p>"
    "<p>وأضاف الوزير أن الكلفة بلغت مليوني دينار، وأن الحكومة دفعت نصفها والباقي من قرض خارجي.</p>"
)


def page(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def test_a_page_gives_its_article_and_what_it_says_about_it() -> None:
    draft = draft_from_page(PORT, "port.html")
    assert draft.title == "إعادة فتح ميناء المدينة القديمة أمام الصيادين"
    assert (draft.outlet, draft.author) == ("صحيفة الساحل", "ليلى حداد")
    assert draft.published == "2021-03-14T09:30:00+02:00"
    assert draft.url == "https://sahel.example/news/2021/port-reopens"
    assert draft.language == "ar"
    paragraphs = draft.text.split("\n")
    assert len(paragraphs) == 6
    assert paragraphs[0].startswith("أعلنت إدارة الميناء الأحد")
    assert paragraphs[2] == "وأضافت: «لم يصب أحد»."
    assert paragraphs[5].startswith("واشترك في المؤتمر الصحفي ممثلون")


@pytest.mark.parametrize("stray", ["الرئيسية", "فيسبوك", "نشرتنا", "الأكثر", "أسعار السمك", "حقوق"])
def test_what_stands_around_the_article_is_left_out(stray: str) -> None:
    assert stray not in draft_from_page(PORT, "port.html").text


@pytest.mark.parametrize("declared", ["windows-1256", "iso-8859-1", "utf-8", "nonsense", ""])
def test_windows_1256_is_read_whatever_is_declared(declared: str) -> None:
    raw = page(f'<meta charset="{declared}">' if declared else "").encode("cp1256")
    assert "انتهى قبل موعده بشهرين" in draft_from_page(raw, "a.html").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_though_the_page_declares_another(encoding: str) -> None:
    raw = page('<meta charset="windows-1256">').encode(encoding)
    assert "انتهى قبل موعده بشهرين" in draft_from_page(raw, "a.html").text


def test_a_page_in_another_declared_encoding_is_read() -> None:
    text = "Le président a déclaré à la télévision que la situation était très préoccupante. " * 3
    raw = page('<meta charset="iso-8859-15">', f"<p>{text}</p>").encode("iso8859-15")
    assert "préoccupante" in draft_from_page(raw, "a.html").text


def test_the_outlet_is_taken_off_the_title() -> None:
    head = "<title>انتهاء العمل في الجسر القديم - الغد</title>"
    head += '<meta property="og:site_name" content="الغد">'
    draft = draft_from_page(page(head).encode(), "a.html")
    assert (draft.title, draft.outlet) == ("انتهاء العمل في الجسر القديم", "الغد")


def test_no_date_is_made_up() -> None:
    footer = f"{BODY}<footer>© 2019 الغد</footer>"
    assert draft_from_page(page(body=footer).encode(), "a.html").published is None


def test_an_address_that_is_not_of_the_web_is_left_out() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)">'
    assert draft_from_page(page(head).encode(), "a.html").url is None


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "is empty"),
        (b"<html><body></body></html>", "has no article text"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "has no article text"),
        (b"<!-- nothing -->", "has no article text"),
        (b"<?xml version='1.0' encoding='utf-8'?>", "is empty"),
        (b"\x89PNG\r\n\x1a\n<html>", "is a binary file"),
        (b"<p>\x8f\x9d\xff\xfe\xd7</p>", "is not text in|has no article"),
    ],
)
def test_a_page_without_an_article_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        draft_from_page(raw, "a.html")
