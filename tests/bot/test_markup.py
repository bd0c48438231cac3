"""The console's parser of markup against Telegram's own."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.console.markup import BadMarkup, parse_html
from tests.bot import tdlib

TYPES = {
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "TextUrl": "text_link",
    "Bold": "bold",
}
PIECES = [
    "<b>",
    "</b>",
    "<blockquote>",
    "<blockquote expandable>",
    "</blockquote>",
    '<a href="https://example.org/?a=1&amp;b=2">',
    "<a href='nowhere'>",
    "</a>",
    "<x>",
    "</>",
    "<",
    ">",
    "&",
    "&lt;",
    "&amp;",
    "&nbsp;",
    "&#39;",
    "&#x1F600;",
    "خبر",
    "😀",
    "a b",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("<b>a</b>")
@example("<b>a</B >")
@example("<b >a</b>")
@example("a < b")
@example("<b>unclosed")
@example("<b><i>x</b></i>")
def test_both_parsers_accept_the_same_and_read_the_same(markup: str) -> None:
    try:
        expected = tdlib.parse_html(markup)
    except tdlib.Refused:
        with pytest.raises(BadMarkup):
            parse_html(markup)
        return
    assert parse_html(markup)[0] == expected.text


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote>😀 <b>خبر</b> x</blockquote>\nالمصدر",
        "<blockquote expandable>a</blockquote>",
        '<a href="https://example.org/?a=1&amp;b=2">a</a> <b>b</b>',
        '<a href="javascript:alert(1)">a</a>',
        '<a href="example.org">a</a>',
        "<b></b>a",
    ],
)
def test_both_parsers_find_the_same_entities(markup: str) -> None:
    expected = tdlib.parse_html(markup)
    _, entities = parse_html(markup)
    found = [(each["type"], each["offset"], each["length"]) for each in entities]
    assert found == [(TYPES[kind], at, length) for kind, at, length in expected.entities]
    links = [each["url"].rstrip("/") for each in entities if "url" in each]
    assert links == [link.removeprefix("http://").rstrip("/") for link in expected.links] or (
        links == list(expected.links)
    )


def test_the_refusal_is_worded_as_telegrams() -> None:
    with pytest.raises(BadMarkup, match='unsupported start tag "x" at byte offset 4'):
        parse_html("خب<x>")
    with pytest.raises(BadMarkup, match='find end tag corresponding to start tag "b"'):
        parse_html("<b>a")
