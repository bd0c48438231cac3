"""BM25 by hand, and against plain rank_bm25 over the whole corpus."""

import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from index import PUBLIC, Draft, Library
from index.engine import Snapshot, Weighted
from index.model import Alternative, Span, TermGroup
from index.ranking import CandidateBM25, Corpus, bm25_shares, inverse_document_frequency
from index.store import Store
from index.text.analyzer import analyze
from tests.index.strategies import corpora, questions

WITHOUT_SHRINKING = (Phase.explicit, Phase.generate)
"""A library on disk is too slow to open again and again for a smaller example."""

EVERYTHING = 1_000
"""More candidates than any corpus here has paragraphs."""


class PlainBM25(BM25Okapi):  # type: ignore[misc] # rank_bm25 is untyped
    """rank_bm25 over a whole corpus, with the idf that is never negative."""

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        for term, n in nd.items():
            self.idf[term] = math.log(1 + (self.corpus_size - n + 0.5) / (n + 0.5))


def groups_of(question: str) -> list[TermGroup]:
    """Return each word of a question as a group of its own term alone."""
    return [
        TermGroup(t.surface, Span(t.start, t.end), (Alternative((t.term,), 1.0, t.surface),))
        for t in analyze(question)
    ]


async def ranked(
    question: str, snapshot: Snapshot, store: Store, collections: Sequence[str] = ("public",)
) -> list[tuple[int, float]]:
    """Return (paragraph id, score) as answering ranks by BM25 alone, best first."""
    groups = groups_of(question)
    frequencies = {n: snapshot.document_frequency(g.alternatives) for n, g in enumerate(groups)}
    words = [Weighted(group.alternatives, (1.0,)) for group in groups]
    found = snapshot.paragraphs_with(words, collections, EVERYTHING)
    read = await store.articles.word_ids(candidate.paragraph_id for candidate in found)
    ids = [paragraph.id for paragraph in read]
    every = {word for paragraph in read for word in paragraph.words.tolist()}
    terms = {row.id: row.term for row in await store.words.of_ids(every)}
    counts = np.zeros((len(groups), len(read)))
    for number, group in enumerate(groups):
        carrying = [word for word, term in terms.items() if term in group.alternatives[0].terms]
        counts[number] = [np.isin(paragraph.words, carrying).sum() for paragraph in read]
    assert counts.any(axis=0).all(), "a candidate without a word of the question"
    scores = CandidateBM25(
        counts,
        np.array([len(paragraph.words) for paragraph in read]),
        Corpus(snapshot.paragraphs, snapshot.average_length, frequencies),
    ).get_scores(range(len(groups)))
    return sorted(zip(ids, scores.tolist(), strict=True), key=lambda pair: (-pair[1], pair[0]))


async def plainly_ranked(question: str, library: Library) -> list[tuple[int, float]]:
    """Return the same by rank_bm25 over every paragraph that the store has."""
    ids = sorted(await library._store.articles.all_paragraph_ids())
    stored = library._store.articles.paragraphs(ids, [PUBLIC])
    corpus = [[token.term for token in analyze(stored[key].paragraph.text)] for key in ids]
    terms = [token.term for token in analyze(question)]
    scores = PlainBM25(corpus).get_scores(terms).tolist()
    matching = [
        (key, score)
        for key, score, document in zip(ids, scores, corpus, strict=True)
        if set(terms) & set(document)
    ]
    return sorted(matching, key=lambda pair: (-pair[1], pair[0]))


def rounded(pairs: Iterable[tuple[int, float]]) -> list[tuple[float, int]]:
    """Return (score, id) in the order in which equal scores stand by id, to nine digits."""
    return sorted((-round(score, 9), key) for key, score in pairs)


async def compare(question: str, library: Library) -> None:
    """Fail unless both ways of ranking give the same scores in the same order."""
    ours = await ranked(question, library._derived.engine.snapshot(), library._store)
    plain = await plainly_ranked(question, library)
    assert {key for key, _ in ours} == {key for key, _ in plain}
    expected = dict(plain)
    for key, score in ours:
        assert score == pytest.approx(expected[key], abs=1e-9)
    assert rounded(ours) == rounded(plain)


@settings(max_examples=12, phases=WITHOUT_SHRINKING)
@given(texts=corpora, asked=st.lists(questions, min_size=1, max_size=4))
async def test_candidates_are_scored_as_rank_bm25_scores_the_whole_corpus(
    texts: list[str], asked: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder)) as library:
            await library.add(Draft(text, external_id=str(n)) for n, text in enumerate(texts))
            for question in asked:
                await compare(question, library)


@settings(max_examples=8, phases=WITHOUT_SHRINKING)
@given(
    texts=corpora,
    replacements=st.dictionaries(st.integers(0, 14), corpora.map(lambda found: found[0])),
    removals=st.sets(st.integers(0, 14)),
    question=questions,
)
async def test_deleted_and_replaced_paragraphs_do_not_count(
    texts: list[str], replacements: dict[int, str], removals: set[int], question: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder)) as library:
            await library.add(Draft(text, external_id=str(n)) for n, text in enumerate(texts))
            await library.add(Draft(text, external_id=str(n)) for n, text in replacements.items())
            for number in removals & set(range(len(texts))):
                await library.remove(str(number))
            if await library._store.articles.all_paragraph_ids():
                await compare(question, library)
            else:
                assert (
                    await ranked(question, library._derived.engine.snapshot(), library._store) == []
                )


@settings(max_examples=12, phases=WITHOUT_SHRINKING)
@given(texts=corpora, asked=st.lists(questions, min_size=1, max_size=4))
async def test_explained_shares_add_up_to_the_score(texts: list[str], asked: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with await Library.open(Path(folder)) as library:
            await library.add(Draft(text, external_id=str(n)) for n, text in enumerate(texts))
            for question in asked:
                answer = await library.answer(question, limit=EVERYTHING, explain=True)
                scores = [passage.score for passage in answer.passages]
                assert scores == sorted(scores, reverse=True)
                for passage in answer.passages:
                    assert passage.explain is not None
                    assert sum(passage.explain.values()) == pytest.approx(passage.score, rel=1e-6)


@pytest.mark.parametrize(
    ("size", "frequency", "expected"),
    [
        (10, 1, math.log(1 + 9.5 / 1.5)),
        (10, 5, math.log(2)),
        (10, 10, math.log(1 + 0.5 / 10.5)),
        (1, 1, math.log(4 / 3)),
        (0, 0, math.log(2)),
    ],
)
def test_idf_by_hand(size: int, frequency: int, expected: float) -> None:
    assert inverse_document_frequency(size, frequency) == pytest.approx(expected, abs=1e-12)


@given(st.integers(0, 10**7).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_idf_is_positive_and_falls_with_frequency(numbers: tuple[int, int]) -> None:
    size, frequency = numbers
    idf = inverse_document_frequency(size, frequency)
    assert idf > 0
    if frequency < size:
        assert inverse_document_frequency(size, frequency + 1) < idf


def test_scores_by_hand() -> None:
    # k1 = 1.5, b = 0.75; ten documents of four terms on average
    corpus = Corpus(size=10, average_length=4.0, document_frequency={0: 1, 1: 5})
    counts = np.array([[2.0, 1, 0], [0, 1, 3]])
    scores = CandidateBM25(counts, np.array([4.0, 8, 2]), corpus).get_scores([0, 1])
    rare, common = math.log(1 + 9.5 / 1.5), math.log(2)
    expected = [
        rare * 2 * 2.5 / (2 + 1.5),
        (rare + common) * 2.5 / (1 + 1.5 * (0.25 + 0.75 * 2)),
        common * 3 * 2.5 / (3 + 1.5 * (0.25 + 0.75 / 2)),
    ]
    assert scores == pytest.approx(expected, abs=1e-12)


def test_a_word_of_every_document_still_counts() -> None:
    corpus = Corpus(size=3, average_length=2.0, document_frequency={0: 3})
    assert (CandidateBM25(np.ones((1, 3)), np.full(3, 2.0), corpus).get_scores([0]) > 0).all()


def test_shares_by_term_add_up() -> None:
    corpus = Corpus(size=9, average_length=3.0, document_frequency={0: 1, 1: 4, 2: 0})
    counts = np.array([[2.0, 0], [1, 1], [0, 0]])
    bm25 = CandidateBM25(counts, np.array([3.0, 5]), corpus)
    shares = bm25.shares([0, 1, 2])
    assert shares.shape == (3, 2)
    assert shares.sum(axis=0) == pytest.approx(bm25.get_scores([0, 1, 2]), abs=1e-12)
    assert shares[0, 1] == 0
    assert not shares[2].any()


@given(data=st.data(), terms=st.integers(0, 5), candidates=st.integers(0, 6))
def test_many_terms_at_once_have_the_shares_of_rank_bm25(
    data: st.DataObject, terms: int, candidates: int
) -> None:
    counts = st.lists(st.integers(0, 9), min_size=candidates, max_size=candidates)
    found = np.array(data.draw(st.lists(counts, min_size=terms, max_size=terms)), float)
    found = found.reshape(terms, candidates)
    lengths = np.array(data.draw(st.lists(st.integers(1, 99), min_size=candidates, max_size=99)))
    lengths = lengths[:candidates].astype(float)
    known = data.draw(st.lists(st.integers(0, 50), min_size=terms, max_size=terms))
    corpus = Corpus(50, 30.0, dict(enumerate(known)))
    expected = CandidateBM25(found, lengths, corpus).shares(range(terms))
    assert np.allclose(bm25_shares(found, lengths, corpus), expected, rtol=1e-5)


def test_no_candidates_and_no_corpus_are_no_error() -> None:
    nothing = CandidateBM25(np.zeros((1, 0)), np.zeros(0), Corpus(0, 0.0, {0: 0}))
    assert nothing.shares([0]).shape == (1, 0)
    empty = CandidateBM25(np.zeros((1, 1)), np.zeros(1), Corpus(1, 0.0, {0: 0}))
    assert np.isfinite(empty.get_scores([0])).all()
