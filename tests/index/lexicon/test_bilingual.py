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


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("won", "فوز"),
        ("children", "أطفال"),
        ("controlled", "سيطر"),
        ("Syria's", "سوريا"),
        ("nato", "الناتو"),
        ("NGOs", "منظمة غير حكومية"),
        ("prime ministers", "رئيس الوزراء"),
        ("carried out", "نفذ"),
        ("de-escalation zones", "منطقة خفض التصعيد"),
    ],
)
def test_an_inflected_word_is_found_by_its_headword(english: str, expected: str) -> None:
    assert expected in arabic(english)


def test_a_capital_inside_a_question_asks_for_the_name_first() -> None:
    found = {word: arabic_in(f"the {word}") for word in ("Turkey", "turkey")}
    assert found["Turkey"][0] == "تركيا"
    assert set(found["turkey"]) == set(found["Turkey"])


def arabic_in(text: str) -> list[str]:
    return [found.written for found in bilingual.translations(analyzer.analyze(text)[1:])]


def test_the_words_of_a_derived_one_count_less_than_its_own() -> None:
    (own, *_) = bilingual.translations(analyzer.analyze("explore"))
    assert own.weight == 1.0
    kin = bilingual.translations(analyzer.analyze("explorable"))
    assert kin
    assert all(alternative.weight < own.weight for alternative in kin)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("state of emergency declared", 3),
        ("chemical weapons used", 2),
        ("weapons", 1),
        ("prime suspicion", 1),
    ],
)
def test_the_longest_headword_is_taken(text: str, length: int) -> None:
    assert bilingual.longest_headword(analyzer.analyze(text)) == length
