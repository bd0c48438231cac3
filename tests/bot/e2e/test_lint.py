"""The lint finds what Telegram would lose silently, and our own printer makes nothing of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reply import Block, Gap, Line, Quote, Reply, Run
from bot.telegram_.html import to_html
from tests.bot.e2e.lint import ENTITY_LIMIT, faults

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=20
) | st.sampled_from(["<b>", "&amp;", "a & b", "</blockquote>", '">', "خبر <i>"])
RUNS = st.builds(
    Run, WORDS, st.booleans(), st.sampled_from([None, 'https://example.org/?a=1&b="<2>'])
)
BLOCKS: st.SearchStrategy[Block] = (
    st.builds(Line, st.lists(RUNS, min_size=1, max_size=4).map(tuple))
    | st.builds(Quote, st.lists(RUNS, min_size=1, max_size=4).map(tuple), st.booleans())
    | st.just(Gap())
)


@pytest.mark.parametrize(
    "markup",
    [
        "a &lt; b &amp; c",
        "<b>a</b> <blockquote expandable>b <b>c</b></blockquote>",
        '<a href="https://example.org/?a=1&amp;b=2">a</a>',
        '<pre><code class="language-python">a</code></pre>',
        "خبر &quot;عاجل&quot; &#39;الآن&#39;",
    ],
)
def test_good_markup_has_no_faults(markup: str) -> None:
    assert faults(markup) == []


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("a & b", "& is not escaped"),
        ("a > b", "> is not escaped"),
        ("a < b", "< is not escaped"),
        ("&nbsp;", "& is not escaped"),
        ("<b>a", "<b> is never closed"),
        ("<b>a</i>", "</i> closes what is not open"),
        ("<b></b>a", "<b> holds nothing"),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "within <blockquote> is lost"),
        ("<code>a <b>b</b></code>", "<b> within code is lost"),
        ('<a href="javascript:alert(1)">a</a>', "leads nowhere"),
        ('<a href="https://localhost">a</a>', "leads nowhere"),
        ("<a href='https://example.org'>a</a>", "leads nowhere"),
        ('<a href="https://a.b/"><a href="https://c.d/">a</a></a>', "<a> within <a> is lost"),
        ('<a href="tg://user?id=5">a</a>', "leads nowhere"),
        ("<blink>a</blink>", "nsupported start tag"),
        ("<b>a</b> " * (ENTITY_LIMIT + 1), "Telegram drops entities"),
    ],
)
def test_each_fault_is_found(markup: str, fault: str) -> None:
    assert any(fault in found for found in faults(markup)), faults(markup)


@given(st.lists(BLOCKS, min_size=1, max_size=6).map(tuple))
def test_what_the_bot_prints_has_no_faults(blocks: tuple[Block, ...]) -> None:
    assert faults(to_html(Reply(blocks))) == []
