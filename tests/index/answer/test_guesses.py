"""What an unknown word of a question may mean, among the words that the news has."""

from index.answer.guesses import spellings

OTHERS = [f"س{vowel}ل{other}م{last}" for vowel in "اوي" for other in "اوي" for last in "اويهءع"]
"""Words with the consonants of Salim, none of them spelt as it is."""


def frequency(_term: str) -> int:
    """Return that every word stands in one paragraph."""
    return 1


def test_a_name_is_the_closest_of_the_words_that_sound_like_it() -> None:
    found = spellings(["Salim"], [*OTHERS, "سليم"], frequency)
    assert found[0].written == "سليم"


def test_a_name_is_compared_with_the_words_known_longest() -> None:
    rare = [f"{word}{number}" for word in OTHERS for number in range(10)]
    assert len(rare) > 500
    known_longest = spellings(["Salim"], ["سليم", *rare], frequency)
    known_last = spellings(["Salim"], [*rare, "سليم"], frequency)
    assert known_longest[0].written == "سليم"
    assert "سليم" not in {option.written for option in known_last}
