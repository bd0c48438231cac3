import pytest

from index.lexicon import bilingual
from index.text import analyzer


def arabic(english: str) -> list[str]:
    return [found.written for found in bilingual.translations(analyzer.analyze(english))]


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("war", "حرب"),
        ("wars", "حرب"),
        ("attacks", "هجوم"),
        ("Syria", "سوريا"),
        ("Damascus", "دمشق"),
        ("president", "رئيس"),
        ("ceasefire", "وقف إطلاق النار"),
        ("prime minister", "رئيس الوزراء"),
        ("United Nations", "الأمم المتحدة"),
    ],
)
def test_words_of_the_news_have_their_translation(english: str, expected: str) -> None:
    terms = {tuple(t.term for t in analyzer.analyze(found)) for found in arabic(english)}
    assert tuple(t.term for t in analyzer.analyze(expected)) in terms, arabic(english)


def test_an_acronym_is_no_word() -> None:
    assert arabic("US")
    assert arabic("us") != arabic("US")
    assert arabic("WHO") != arabic("who")


def test_what_is_not_there_has_no_translation() -> None:
    assert arabic("zyzzyva") == []
    assert bilingual.translations([]) == ()


def test_alternatives_are_distinct_and_surely_meant() -> None:
    for key in list(bilingual.entries())[:500]:
        assert key
    for english in ("war", "president", "attack", "kill"):
        found = bilingual.translations(analyzer.analyze(english))
        assert len({alternative.terms for alternative in found}) == len(found)
        assert all(0 < alternative.weight <= 1 and alternative.terms for alternative in found)
