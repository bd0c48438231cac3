import pytest

from index.answer.question import MOST_WORDS, read
from index.errors import QuestionRejected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("من يسيطر على البوكمال؟", "who"),
        ("مين مسيطر عالبوكمال", "who"),
        ("who controls Albukamal?", "who"),
        ("متى وصل الوفد؟", "when"),
        ("امتى وصل الوفد", "when"),
        ("when did it open?", "when"),
        ("أين وقع الحادث؟", "where"),
        ("وين صار الحادث", "where"),
        ("where is the bridge", "where"),
        ("كم بلغ عدد القتلى؟", "how_many"),
        ("how many people died?", "how_many"),
        ("لماذا استقال الوزير؟", "why"),
        ("ليش استقال الوزير", "why"),
        ("why did he resign", "why"),
        ("هل استقال الوزير؟", "yes_no"),
        ("did the minister resign?", "yes_no"),
        ("ماذا قال الوزير؟", "quote"),
        ("what did the minister say about it?", "quote"),
        ("ماذا حدث في المدينة؟", "what"),
        ("what happened in the city", "what"),
        ("البوكمال", "topic"),
        ("Albukamal battle", "topic"),
        ("تصريح من الوزير عن الجسر", "topic"),
    ],
)
def test_a_question_word_tells_the_kind(text: str, kind: str) -> None:
    assert read(text).kind == kind


def test_stop_words_do_not_carry_a_question_but_never_leave_it_empty() -> None:
    assert [token.surface for token in read("من الذي يسيطر على البوكمال؟").tokens] == [
        "يسيطر",
        "البوكمال",
    ]
    assert read("من هو؟").tokens
    assert read("who is it?").tokens


def test_an_acronym_is_no_stop_word() -> None:
    assert "US" in [token.surface for token in read("what did the US say to WHO").tokens]
    assert "WHO" in [token.surface for token in read("what did the US say to WHO").tokens]


def test_a_long_text_is_searched_by_its_first_words() -> None:
    words = read(" ".join(f"كلمة{n}" for n in range(200))).tokens
    assert len(words) <= MOST_WORDS


def test_what_has_no_word_is_rejected() -> None:
    with pytest.raises(QuestionRejected):
        read("؟!")


DIALECTS = {
    "who": "مين منو منهو شكون مينو لمين ميين مييين",
    "what": "شو ايش إيش وش شنو شنوا أش شن ايه وشو",
    "when": "امتى إمتى ايمتى امته شوكت وقتاش فوقاش وقتاه",
    "where": "وين فين لوين منين فاين وينه",
    "how_many": "كم كام قديش قداش شكد شگد شحال بكام چم شكثر",
    "why": "ليش ليه علاش علاه لييييش لماااذا",
}
"""Question words of the Levant, Egypt, the Gulf, Iraq, the Maghreb, Libya and Sudan."""


@pytest.mark.parametrize(
    ("word", "kind"), [(word, kind) for kind, words in DIALECTS.items() for word in words.split()]
)
def test_the_question_words_of_every_region_are_known(word: str, kind: str) -> None:
    for text in (f"{word} فتح الجسر", f"الجسر {word} فتح"):
        reading = read(text)
        assert reading.kind == kind
        assert word not in [token.surface for token in reading.tokens]


@pytest.mark.parametrize(
    ("word", "kind"), [("وكم", "how_many"), ("وليش", "why"), ("ومتى", "when"), ("وشو", "what")]
)
def test_a_question_may_go_on_from_another(word: str, kind: str) -> None:
    reading = read(f"{word} فتح الجسر")
    assert reading.kind == kind
    assert word not in [token.surface for token in reading.tokens]
