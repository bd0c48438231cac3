"""The middle of journey 2: a question's words -> candidates -> features.

What comes out is everything that ranking knows of the candidates, so that answering puts them
in order and `tools/learn_weights.py` learns from the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index import ranking
from index.engine import Snapshot, Weighted
from index.lexicon.forms import FormTable
from index.model import Alternative, TermGroup
from index.ranking.bm25 import inverse_document_frequency
from index.ranking.views import GroupForms, Idf, bm25, shares_of, terms_match
from index.ranking.words import Bags, Floats
from index.store import ParagraphWords, Store
from index.text.analyzer import folded_words
from index.text.grams import grams_of
from index.text.roots import root_of

CANDIDATES = 150
"""Paragraphs that are taken for their own words, and as many for their article's."""

ARTICLES = 60
"""Articles that are taken as a whole."""

_MOST_WORDS = 4
"""Words that stand for one word of the question in the coarser views."""


@dataclass(frozen=True, slots=True)
class WordWeights:
    """How much each word of the question counts."""

    document_frequency: Mapping[int, int]
    idf: Mapping[int, float]
    boosted: tuple[Weighted, ...]
    """The words for the engine, in which an alternative counts as its word does."""


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of a question and what ranking knows of them."""

    paragraphs: list[ParagraphWords]
    matches: list[ranking.Matches]
    weights: WordWeights
    features: ranking.Features


async def search(
    groups: Sequence[TermGroup],
    snapshot: Snapshot,
    store: Store,
    forms: FormTable,
    collections: Sequence[str],
) -> Found:
    """Find the candidates of a question, and all that ranking weighs about them."""
    weights = weigh(groups, snapshot)
    articles = snapshot.articles_with(weights.boosted, collections, ARTICLES)
    found = snapshot.paragraphs_with(weights.boosted, collections, CANDIDATES)
    found += snapshot.paragraphs_of(articles, weights.boosted, CANDIDATES)
    paragraphs = await store.articles.word_ids({c.paragraph_id for c in found})
    terms = {t for g in groups for a in g.alternatives for t in a.terms}
    term_of_id = {row.id: row.term for row in await store.words.of_terms(terms)}
    matches = ranking.match(groups, term_of_id, [p.words for p in paragraphs])
    bags = Bags.of([p.words for p in paragraphs], [p.title for p in paragraphs])
    by_word = _stems(
        groups, matches, terms_match(groups, term_of_id, bags), bags, snapshot, weights
    )
    group_forms = await _forms_of(groups, store, forms)
    rows = forms.rows_of(bags.vocabulary)
    idf = _idf(group_forms, snapshot, weights)
    by_word |= shares_of(
        [form.codes() for form in group_forms], bags, rows, idf, snapshot.average_length
    )
    whole = np.array([articles.get(p.article_id, 0.0) for p in paragraphs], np.float32)
    return Found(paragraphs, matches, weights, ranking.Features(by_word, {"article": whole}))


def weigh(groups: Sequence[TermGroup], snapshot: Snapshot) -> WordWeights:
    """Weigh each word as one term: in how many paragraphs any of its alternatives stands.

    So a rare wrong translation does not outweigh the common right one (structured queries:
    Pirkola, "The Effects of Query Structure and Dictionary Setups in Dictionary-Based
    Cross-Language Information Retrieval", SIGIR 1998).
    """
    size = snapshot.paragraphs
    frequencies: dict[int, int] = {}
    boosted: list[Weighted] = []
    for number, group in enumerate(groups):
        frequencies[number] = snapshot.document_frequency(group.alternatives)
        if frequencies[number]:
            boosted.append(_boosted(group, frequencies[number], snapshot))
    idf = {key: inverse_document_frequency(size, n) for key, n in frequencies.items()}
    return WordWeights(frequencies, idf, tuple(boosted))


def _boosted(group: TermGroup, frequency: int, snapshot: Snapshot) -> Weighted:
    if len(group.alternatives) == 1 and len(group.alternatives[0].terms) == 1:
        return Weighted(group.alternatives, (group.alternatives[0].weight,))
    size = snapshot.paragraphs
    whole = inverse_document_frequency(size, frequency)

    def boost(alternative: Alternative) -> float:
        own = sum(
            inverse_document_frequency(
                size, snapshot.document_frequency([Alternative((term,), 1.0, term)])
            )
            for term in alternative.terms
        )
        return alternative.weight * whole / own if own else 0.0

    return Weighted(group.alternatives, tuple(boost(option) for option in group.alternatives))


def _stems(
    groups: Sequence[TermGroup],
    matches: Sequence[ranking.Matches],
    term_match: Floats,
    bags: Bags,
    snapshot: Snapshot,
    weights: WordWeights,
) -> dict[str, Floats]:
    """Return the shares of the stems: exact BM25, and BM25 with the headline."""
    corpus = ranking.Corpus(
        snapshot.paragraphs, snapshot.average_length, weights.document_frequency
    )
    exact = ranking.CandidateBM25(
        [match.frequencies for match in matches], [match.length for match in matches], corpus
    )
    body = np.zeros((len(groups), len(matches)), np.float32)
    for place, match in enumerate(matches):
        for number, frequency in match.frequencies.items():
            body[number, place] = frequency
    _, title = bags.sums(term_match)
    idf = np.array([weights.idf[number] for number in range(len(groups))], np.float32)
    return {
        "words": exact.shares(range(len(groups))),
        "words_with_title": bm25(
            body + title, bags.whole_lengths, bags.average_whole(snapshot.average_length), idf
        ),
    }


@dataclass(frozen=True, slots=True)
class _WordForms:
    """What may stand for one word of the question in the coarser views."""

    roots: Mapping[str, float]
    grams: Mapping[str, float]
    vectors: Floats

    def codes(self) -> GroupForms:
        """Return the forms as ranking compares them."""
        return GroupForms.of(self.roots, self.grams, self.vectors)


async def _forms_of(
    groups: Sequence[TermGroup], store: Store, forms: FormTable
) -> list[_WordForms]:
    """Return roots, grams and vectors of the words that may stand for each group."""
    words = [_words_of(group) for group in groups]
    ids = await store.words.ids_of({word for found in words for word in found})
    return [
        _WordForms(
            roots=_heaviest((root_of(word), weight) for word, weight in found.items()),
            grams=_heaviest(
                (gram, weight) for word, weight in found.items() for gram in grams_of(word)
            ),
            vectors=forms.vectors_of(list(found), ids),
        )
        for found in words
    ]


def _words_of(group: TermGroup) -> dict[str, float]:
    """Return the folded words that may stand for a group, with weights, the best first.

    A phrase gives each of its words the phrase's weight, shared among them.
    """
    found: dict[str, float] = {}
    for alternative in group.alternatives:
        words = folded_words(alternative.written)
        for word in words:
            if len(found) < _MOST_WORDS or word in found:
                found[word] = max(found.get(word, 0.0), alternative.weight / len(words))
    return found


def _heaviest(weighted: Iterable[tuple[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for form, weight in weighted:
        found[form] = max(found.get(form, 0.0), weight)
    return found


def _idf(forms: Sequence[_WordForms], snapshot: Snapshot, weights: WordWeights) -> Idf:
    """Return the inverse document frequencies of the words' roots and grams."""
    size = snapshot.paragraphs

    def of_roots(roots: Mapping[str, float]) -> float:
        together = sum(snapshot.root_frequency(root) for root in roots)
        return inverse_document_frequency(size, min(together, size))

    return Idf(
        terms=np.array([weights.idf[number] for number in range(len(forms))], np.float32),
        roots=np.array([of_roots(form.roots) for form in forms], np.float32),
        grams=[
            [inverse_document_frequency(size, snapshot.gram_frequency(g)) for g in form.grams]
            for form in forms
        ],
    )
