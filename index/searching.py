"""The middle of journey 2: a question's words -> candidates -> features.

What comes out is everything that ranking knows of the candidates, so that answering puts them
in order and `tools/learn_weights.py` learns from the same.
"""

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt

from index import ranking
from index.answer.period import days_of, fit, newness, period_of
from index.derived import Derived
from index.engine import Snapshot, Weighted
from index.lexicon.classes import WordClass, classes_of
from index.lexicon.forms import FormTable
from index.lexicon.vectors import DIMENSIONS
from index.model import Alternative, Question, TermGroup
from index.ranking.bm25 import inverse_document_frequency
from index.ranking.views import GroupForms, Statistics, brevity, least, views_of
from index.ranking.wanted import nearness
from index.ranking.words import Bags, Floats, Places
from index.store import ParagraphWords, Store
from index.text.analyzer import folded_words, tokens_of
from index.text.grams import grams_of
from index.text.roots import root_of

CANDIDATES = 24
"""Paragraphs that are taken for their own words and their headline's."""

ARTICLES = 12
"""Articles whose paragraphs are taken because the article as a whole fits."""

PARAGRAPHS_OF_ARTICLES = 48
"""The most paragraphs that are taken for their articles."""

SCORED_ARTICLES = 150
"""Articles whose score as a whole counts with their paragraphs; it is 0 for others."""

GRAM_BOOST = 0.35
"""What a gram counts beside a stem in finding articles: a word has several."""

MOST_GRAMS = 16
"""Grams by which articles are found, the rarest of the question."""

COMMON_GRAM = 0.05
"""Share of the articles beyond which a gram finds none: it says little and takes longest.

MRR@10 of four sets moved by 0.000 to 0.002 with it, to either side."""

FEW_ARTICLES = 50
"""Articles in which no gram is common."""

MOST_ALTERNATIVES = 64
"""Alternatives of all words together by which the engine searches.

A long question in English or Arabizi has more, each word the likeliest first, and words enough to
be found without: with 64, with 96 and without a bound ntrex has an MRR@10 of 0.940, with 40 0.938.
"""

_MOST_ENCODED = 8
"""Words of a question that the encoder is asked for, the first ones: it takes a while."""

_MOST_WORDS = 4
"""Words that stand for one word of the question in the coarser views."""


@dataclass(frozen=True, slots=True)
class _WordForms:
    """What may stand for one word of the question in the coarser views."""

    roots: Mapping[str, float]
    grams: Mapping[str, float]
    vectors: Floats

    def codes(self) -> GroupForms:
        """Return the forms as ranking compares them."""
        return GroupForms.of(self.roots, self.grams, self.vectors)


@dataclass(frozen=True, slots=True)
class WordWeights:
    """How much each word of the question counts."""

    document_frequency: Mapping[int, int]
    idf: Mapping[int, float]
    boosted: tuple[Weighted, ...]
    """The words for the engine, each once, in which an alternative counts as its word does."""


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of a question and what ranking knows of them."""

    paragraphs: list[ParagraphWords]
    frequencies: Floats
    """How often each word of the question stands in each, shape (words, candidates)."""
    weights: WordWeights
    features: ranking.Features
    names: tuple[int, ...]
    """The numbers of the question's words that are names."""
    quoted: npt.NDArray[np.bool_]
    """Which candidates have every phrase that the question quotes."""
    bags: Bags
    """The words of the candidates."""
    spread: Floats
    """How like each word of `bags` is to each of the question, shape (words, places)."""
    own: Floats
    """How like the most like word of each candidate is to each of the question, shape (words,
    candidates); `features.alike` counts its headline's too."""
    idf: Floats
    """The inverse document frequency of each word of the question."""

    def likeness_in(self, place: int) -> Floats:
        """Return how like each word of a candidate is to each of the question, 0 to 1.

        The shape is (words of the question, words of the paragraph).
        """
        first, last = self.bags.body_starts[place : place + 2]
        return self.spread[:, first:last]

    def terms_in(self, place: int) -> list[int]:
        """Return the codes of the terms of a candidate's words, in order."""
        first, last = self.bags.body_starts[place : place + 2]
        codes: list[int] = self.bags.rows["term"][self.bags.places[first:last]].tolist()
        return codes

    def shares(self) -> Floats:
        """Return what each candidate carries of each word of the question, (words, candidates).

        Its own words count for one half, its headline's with them for the other.
        """
        return (self.own + self.features.alike) * self.idf[:, None] / 2


async def search(
    question: Question,
    derived: Derived,
    store: Store,
    collections: Sequence[str],
    also: Collection[int] = (),
) -> Found:
    """Find the candidates of a question, and all that ranking weighs about them.

    Args:
        question: as it was understood.
        derived: what is searched.
        store: what it was made from.
        collections: where candidates are looked for.
        also: paragraphs that are candidates in any case.
    """
    snapshot = derived.engine.snapshot()
    weights = weigh(question.groups, snapshot)
    # the engine searches outside the interpreter: for paragraphs and for articles at once
    own = asyncio.get_running_loop().run_in_executor(
        None, snapshot.paragraphs_with, weights.boosted, collections, CANDIDATES
    )
    forms = _forms_of(question.groups, store, derived.forms)
    common = {gram: snapshot.gram_frequency(gram) for form in forms for gram in form.grams}
    grams = _rarest_grams(forms, common, max(FEW_ARTICLES, COMMON_GRAM * snapshot.articles))
    articles = snapshot.articles_with(weights.boosted, grams, collections, SCORED_ARTICLES)
    best = dict(islice(articles.items(), ARTICLES))
    of_articles = snapshot.paragraphs_of(best, weights.boosted, PARAGRAPHS_OF_ARTICLES)
    candidates = {found.paragraph_id for found in await own}.union(of_articles, also)
    paragraphs = await _words_of_paragraphs(candidates, derived, store)
    beside, around = await _around(paragraphs, derived, store)
    bags = Bags.of(
        [p.words for p in paragraphs],
        [p.title for p in paragraphs],
        derived.forms.rows_of,
        [p.words for p in beside],
    )
    statistics = _statistics(
        forms, common, snapshot, weights, bags.average_whole(snapshot.average_length)
    )
    terms = ranking.terms_match(question.groups, bags)
    views = views_of([form.codes() for form in forms], terms, bags, around, statistics)
    body = ranking.with_phrases(question.groups, bags, views.counted)
    corpus = ranking.Corpus(
        snapshot.paragraphs, snapshot.average_length, weights.document_frequency
    )
    by_words = ranking.CandidateBM25(body, bags.lengths, corpus).shares(range(len(body)))
    near, things = nearness(statistics.idf, views.spread, bags, question.kind)
    whole = {
        "article": np.array([articles.get(p.article_id, 0.0) for p in paragraphs], np.float32),
        "near": near,
        "things": things,
        "least": least(views.alike),
        "brevity": brevity(bags),
        "period": np.array(_timeliness(question, paragraphs), np.float32),
    }
    return Found(
        paragraphs=paragraphs,
        frequencies=body,
        weights=weights,
        features=ranking.Features({**views.shares, "words": by_words}, whole, views.alike),
        names=_names(question.groups),
        quoted=_quoted(question, bags),
        bags=bags,
        spread=views.spread,
        own=views.own,
        idf=statistics.idf,
    )


async def _words_of_paragraphs(
    candidates: set[int], derived: Derived, store: Store
) -> list[ParagraphWords]:
    """Return the words of candidates, by id; what the table has not yet, the store may have."""
    found = derived.paragraphs.words_of(candidates)
    missing = candidates.difference(paragraph.id for paragraph in found)
    if missing:
        found = sorted([*found, *await store.articles.word_ids(missing)])
    return found


async def _around(
    paragraphs: Sequence[ParagraphWords], derived: Derived, store: Store
) -> tuple[list[ParagraphWords], Places]:
    """Return the paragraphs that say what candidates are about: the first one, and the one before.

    The paragraphs of an article have ids one after another.

    Returns:
        Those that are no candidates, and where they are, as `views_of` wants it.
    """
    wanted = [(p.id - p.ordinal, p.id - min(p.ordinal, 1)) for p in paragraphs]
    place_of = {p.id: place for place, p in enumerate(paragraphs)}
    new = {number for pair in wanted for number in pair}.difference(place_of)
    beside = await _words_of_paragraphs(new, derived, store)
    place_of.update((p.id, place) for place, p in enumerate(beside, len(paragraphs)))
    around = [[place_of.get(number, place) for number in pair] for place, pair in enumerate(wanted)]
    return beside, np.array(around, np.intp).reshape(-1, 2).T


def _candidates(
    snapshot: Snapshot,
    weights: WordWeights,
    articles: Mapping[int, float],
    collections: Sequence[str],
) -> set[int]:
    """Return the paragraphs that fit by their own words, and those of the best articles."""
    best = dict(islice(articles.items(), ARTICLES))
    own = snapshot.paragraphs_with(weights.boosted, collections, CANDIDATES)
    of_articles = snapshot.paragraphs_of(best, weights.boosted, PARAGRAPHS_OF_ARTICLES)
    return {candidate.paragraph_id for candidate in own}.union(of_articles)


def _quoted(question: Question, bags: Bags) -> npt.NDArray[np.bool_]:
    """Return which candidates have every phrase that the question quotes."""
    has_all = np.ones(bags.size, np.bool_)
    for phrase in question.quoted:
        has_all &= ranking.phrase_frequencies(phrase, bags, gap=0) > 0
    return has_all


def _timeliness(question: Question, paragraphs: Sequence[ParagraphWords]) -> list[float]:
    """Return how well the day of each candidate's article fits the question, -1 to 1."""
    period = period_of(tokens_of(question.text))
    if question.latest and period is None:
        return newness([days_of(paragraph.published) for paragraph in paragraphs])
    if period is None:
        return [0.0] * len(paragraphs)
    return [fit(period, paragraph.published) for paragraph in paragraphs]


def _names(groups: Sequence[TermGroup]) -> tuple[int, ...]:
    """Return the numbers of the words that are names, as far as lexicon and capitals tell."""
    return tuple(
        number
        for number, group in enumerate(groups)
        if group.is_name
        or any(classes_of(word) & WordClass.NAME for word in folded_words(group.surface))
    )


def _rarest_grams(
    forms: Sequence[_WordForms], common: Mapping[str, int], most: float
) -> dict[str, float]:
    """Return the grams by which articles are found, with their boosts.

    Args:
        forms: the words of the question in the coarser views.
        common: in how many articles each gram stands.
        most: in how many a gram may stand.
    """
    weighted: dict[str, float] = {}
    for form in forms:
        for gram, weight in form.grams.items():
            weighted[gram] = max(weighted.get(gram, 0.0), weight * GRAM_BOOST)
    rarest = sorted((common[gram], gram) for gram in weighted if 0 < common[gram] <= most)
    return {gram: weighted[gram] for _, gram in rarest[:MOST_GRAMS]}


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
        boosted.append(_boosted(group, frequencies[number], snapshot))
    idf = {key: inverse_document_frequency(size, n) for key, n in frequencies.items()}
    return WordWeights(frequencies, idf, _likeliest(_each_once(boosted)))


def _each_once(words: Sequence[Weighted]) -> list[Weighted]:
    """Return words with a boost as many times as high as they were given: it finds the same."""
    return [
        Weighted(word.alternatives, tuple(boost * times for boost in word.boosts))
        for word, times in Counter(words).items()
    ]


def _likeliest(words: Sequence[Weighted]) -> tuple[Weighted, ...]:
    """Return words with no more than `MOST_ALTERNATIVES`, each with as many as the others."""
    if sum(len(word.alternatives) for word in words) <= MOST_ALTERNATIVES:
        return tuple(words)
    most = MOST_ALTERNATIVES // len(words)
    return tuple(Weighted(word.alternatives[:most], word.boosts[:most]) for word in words)


def _boosted(group: TermGroup, frequency: int, snapshot: Snapshot) -> Weighted:
    alone = len(group.alternatives) == 1 and len(group.alternatives[0].terms) == 1
    if alone or not frequency:  # a word of no paragraph may still be an outlet's or an author's
        return Weighted(group.alternatives, tuple(option.weight for option in group.alternatives))
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


def _forms_of(groups: Sequence[TermGroup], store: Store, forms: FormTable) -> list[_WordForms]:
    """Return roots, grams and vectors of the words that may stand for each group.

    Meaning is compared by words that the library has; the encoder is asked only where it has
    none of a group's. A root is looked for only where it is not kept.
    """
    words = [_words_of(group) for group in groups]
    known = store.words.rows_of({word for found in words for word in found})
    ids = {word: row.id for word, row in known.items()}
    compared = [[word for word in found if word in ids] for found in words]
    unknown = (number for number, chosen in enumerate(compared) if not chosen)
    for number in islice(unknown, _MOST_ENCODED):
        compared[number] = list(words[number])[:1]
    vectors = forms.vectors_of({word for chosen in compared for word in chosen}, ids)
    return [
        _WordForms(
            roots=_heaviest(
                (known[word].root if word in known else root_of(word), weight)
                for word, weight in found.items()
            ),
            grams=_heaviest(
                (gram, weight) for word, weight in found.items() for gram in grams_of(word)
            ),
            vectors=np.array([vectors[word] for word in chosen], np.float32).reshape(
                -1, DIMENSIONS
            ),
        )
        for found, chosen in zip(words, compared, strict=True)
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


def _statistics(
    forms: Sequence[_WordForms],
    common: Mapping[str, int],
    snapshot: Snapshot,
    weights: WordWeights,
    average: float,
) -> Statistics:
    """Return how common the words' roots and grams are.

    Args:
        forms: the words in the coarser views.
        common: in how many articles each gram stands.
        snapshot: what is searched.
        weights: the words as stems.
        average: the mean number of words of a paragraph with its headline.
    """
    size = snapshot.paragraphs
    roots = [sum(snapshot.root_frequency(root) for root in form.roots) for form in forms]
    grams = [common[gram] for form in forms for gram in form.grams]
    return Statistics(
        idf=np.array([weights.idf[number] for number in range(len(forms))], np.float32),
        roots=ranking.Corpus(size, average, {n: min(df, size) for n, df in enumerate(roots)}),
        grams=ranking.Corpus(
            snapshot.articles,
            average,
            {n: min(df, snapshot.articles) for n, df in enumerate(grams)},
        ),
    )
