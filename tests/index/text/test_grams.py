from hypothesis import given
from hypothesis import strategies as st

from index.text.analyzer import folded_words
from index.text.grams import GRAM, grams_of
from index.text.names import one_spelling
from tests.index.strategies import texts


@given(text=texts)
def test_grams_are_the_word_in_overlapping_parts(text: str) -> None:
    for word in folded_words(text):
        grams = grams_of(word)
        if word[0].isdigit():
            assert grams == [word]
            continue
        assert grams[0] + "".join(gram[-1] for gram in grams[1:]) == f"^{one_spelling(word)}$"
        assert all(len(gram) == GRAM for gram in grams) or len(grams) == 1


@given(number=st.integers(0, 10**12))
def test_a_number_is_never_taken_apart(number: int) -> None:
    assert grams_of(str(number)) == [str(number)]


def test_spellings_of_a_joined_name_have_the_same_grams() -> None:
    assert grams_of("ابوكمال") == grams_of("البوكمال")
