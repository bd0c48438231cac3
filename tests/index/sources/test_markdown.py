import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.markdown import read_markdown
from index.sources.plain import draft_from_markdown
from index.sources.refusal import Refusal

ARTICLE = """---
title: "ترميم الجسر القديم"
outlet: صحيفة الغد
author: ليلى حداد
date: 2021-03-14
url: https://example.org/bridge
tags: [جسور, ترميم]
---

![صورة الجسر](bridge.jpg)

# ترميم الجسر القديم

قالت **الوزارة** إن [المرحلة الأولى](https://example.org/1) *انتهت* أمس.

## ماذا بعد

> «سنعود في الربيع»، قال المهندس.

- ترميم القوس.
- رصف الطريق.

***
"""


def test_an_article_with_front_matter() -> None:
    draft = draft_from_markdown(ARTICLE, "bridge.md")
    assert draft.title == "ترميم الجسر القديم"
    assert (draft.outlet, draft.author) == ("صحيفة الغد", "ليلى حداد")
    assert (draft.published, draft.url) == ("2021-03-14", "https://example.org/bridge")
    assert draft.text.split("\n") == [
        "قالت الوزارة إن المرحلة الأولى انتهت أمس.",
        "ماذا بعد",
        "«سنعود في الربيع»، قال المهندس.",
        "ترميم القوس.",
        "رصف الطريق.",
    ]


def test_the_first_heading_is_the_title() -> None:
    assert draft_from_markdown("# خبر جديد اليوم\n\nقال الوزير.", "a.md").title == "خبر جديد اليوم"
    assert draft_from_markdown("خبر جديد اليوم\n=====\n\nقال الوزير.", "a.md").text == "قال الوزير."


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a_b_c", "a_b_c"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("***ثلاثة***", "ثلاثة"),
        ("`code`", "code"),
        ("[نص][1]\n\n[1]: https://example.org", "نص"),
        ("<https://example.org>", "https://example.org"),
        (r"\*نجمة\*", "*نجمة*"),
        ("[لم يغلق(", "[لم يغلق("),
        ("<!-- سر -->علن", "علن"),
    ],
)
def test_marks(marked: str, plain: str) -> None:
    assert read_markdown(marked).text == plain


def test_a_headline_without_text_is_refused() -> None:
    with pytest.raises(Refusal, match="has a headline but no text"):
        draft_from_markdown("# عنوان\n", "a.md")


@given(st.text(alphabet="aب*_`[]()!<>#-=~\\ \n"))
def test_no_letter_is_lost_but_in_links_images_and_tags(text: str) -> None:
    document = read_markdown(text)
    if not set("[<`~") & set(text):
        shown = (document.title or "") + document.text
        assert sum(map(str.isalpha, shown)) == sum(map(str.isalpha, text))
