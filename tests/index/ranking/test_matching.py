"""Terms and phrases against a plain scan of the words."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Alternative, Span, TermGroup
from index.ranking import phrase_frequencies, terms_match, with_phrases
from tests.index.ranking.made import bags_of, texts


def scanned(terms: Sequence[str], words: Sequence[str], gap: int) -> int:
    """Return at how many places of `words` the phrase begins."""

    def goes_on(place: int, rest: Sequence[str]) -> bool:
        if not rest:
            return True
        after = range(place + 1, min(place + 2 + gap, len(words)))
        return any(words[n] == rest[0] and goes_on(n, rest[1:]) for n in after)

    return sum(word == terms[0] and goes_on(place, terms[1:]) for place, word in enumerate(words))


@given(
    bodies=texts,
    terms=st.lists(st.sampled_from("abcz"), min_size=1, max_size=4),
    gap=st.integers(0, 1),
)
def test_phrases_are_found_where_a_plain_scan_finds_them(
    bodies: list[list[str]], terms: list[str], gap: int
) -> None:
    found = phrase_frequencies(terms, bags_of(bodies), gap)
    assert found.tolist() == [scanned(terms, words, gap) for words in bodies]


@pytest.mark.parametrize(
    ("words", "gap", "times"),
    [
        ("a b c", 0, 1),
        ("a x b c", 0, 0),
        ("a x b c", 1, 1),
        ("a x x b c", 1, 0),
        ("c b a", 1, 0),
        ("a b c a b c", 0, 2),
        ("a b | c", 1, 0),
    ],
)
def test_a_phrase_has_its_order_and_stays_in_its_paragraph(
    words: str, gap: int, times: int
) -> None:
    bodies = [text.split() for text in words.split("|")]
    assert phrase_frequencies("abc", bags_of(bodies), gap).sum() == times


def group(*alternatives: tuple[str, float]) -> TermGroup:
    """Return a word for which terms, or phrases of letters, may stand."""
    options = tuple(Alternative(tuple(terms), weight, terms) for terms, weight in alternatives)
    return TermGroup("w", Span(0, 1), options)


def test_alternatives_count_their_weight_each_time() -> None:
    bags = bags_of([["a", "b", "a", "c"], ["b"]], [["a"], []])
    groups = [group(("a", 1.0), ("b", 0.5)), group(("ab", 0.25), ("c", 1.0)), group(("z", 1.0))]
    body, title = bags.sums(terms_match(groups, bags))
    body = with_phrases(groups, bags, body)
    assert body.tolist() == [[2.5, 0.5], [1.25, 0.0], [0.0, 0.0]]
    assert title.tolist() == [[1.0, 0.0], [0.0, 0.0], [0.0, 0.0]]


def test_of_two_alternatives_with_one_term_the_surer_counts() -> None:
    bags = bags_of([["a"]])
    assert terms_match([group(("a", 0.3), ("a", 0.8))], bags).max() == pytest.approx(0.8)
