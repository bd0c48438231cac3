from index.lexicon.backwards import MOST_HEADWORDS, english_of
from index.text.analyzer import analyze


def english(arabic: str) -> set[str]:
    terms = [token.term for token in analyze(arabic)]
    return {option.written for option in english_of(terms)}


def test_arabic_words_have_their_headwords() -> None:
    assert "minister" in english("وزير")
    assert "minister" in english("الوزير")
    assert "ceasefire" in english("وقف إطلاق النار")


def test_a_word_that_the_lexicon_has_not_has_none_and_others_have_few() -> None:
    assert english("زعبلطوف") == set()
    assert english("") == set()
    assert all(len(english(word)) <= MOST_HEADWORDS for word in ("قال", "حكم", "عمل", "شعب"))
