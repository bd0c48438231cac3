"""Journey 2: question -> terms -> candidates -> ranking -> passages -> answer."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index import ranking
from index.answer.question import read
from index.answer.sentence import answer_sentence, highlights, matching_tokens
from index.answer.terms import groups_of, unresolved_names, with_names
from index.engine import Engine, Snapshot, Weighted
from index.lexicon.sounds import latin_sounds
from index.model import (
    Alternative,
    Answer,
    Citation,
    Passage,
    Question,
    Status,
    TermGroup,
)
from index.store import Store, StoredParagraph, WordIds
from index.text import analyzer

CANDIDATES = 200
"""Paragraphs that the engine hands to ranking."""


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A candidate with its exact score."""

    paragraph_id: int
    score: float
    shares: Mapping[int, float]
    """By word of the question; they add up to the score."""
    matches: ranking.Matches
    words: WordIds


class Answerer:
    """Answers questions over one store and the engine derived from it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._freshness: dict[tuple[str, ...], tuple[int, str | None]] = {}
        self._fresh_for: Snapshot | None = None

    async def answer(
        self,
        text: str,
        engine: Engine,
        *,
        collections: Sequence[str],
        limit: int,
        explain: bool,
    ) -> Answer:
        """Answer a question; see `Library.answer`."""
        begun = time.perf_counter()
        snapshot = engine.snapshot()
        question = await self._understand(text)
        weights = _weights(question.groups, snapshot)
        ranked = await self._rank(question.groups, snapshot, weights, collections)
        groups = _distinct(ranked, limit)
        passages = await self._passages(question, groups, weights, explain=explain)
        confidence = _confidence(question, passages, ranked, weights)
        articles, newest = await self._freshness_of(snapshot, collections)
        return Answer(
            question=question,
            status=ranking.status_of(confidence) if passages else Status.NO_ANSWER,
            confidence=confidence,
            passages=passages,
            claims=(),
            elapsed_ms=(time.perf_counter() - begun) * 1000,
            newest=newest,
            articles=articles,
        )

    async def _understand(self, text: str) -> Question:
        """Read a question and look its words up in lexicon and vocabulary."""
        reading = read(text)
        groups = groups_of(reading)
        heard = {}
        for place, name in unresolved_names(reading, groups).items():
            rows = await self._store.words.sounding_like(latin_sounds(name))
            heard[place] = [(row.word, row.term) for row in rows]
        return Question(reading.text, reading.language, reading.kind, with_names(groups, heard))

    async def _rank(
        self,
        groups: Sequence[TermGroup],
        snapshot: Snapshot,
        weights: "_Weights",
        collections: Sequence[str],
    ) -> list[_Ranked]:
        """Return the candidates by their exact BM25, best first; ties by age in the library."""
        candidates = snapshot.candidates(weights.boosted, collections, CANDIDATES)
        words = await self._store.articles.word_ids(c.paragraph_id for c in candidates)
        terms = {t for g in groups for a in g.alternatives for t in a.terms}
        term_of_id = {row.id: row.term for row in await self._store.words.of_terms(terms)}
        ids = list(words)
        matches = ranking.match(groups, term_of_id, list(words.values()))
        corpus = ranking.Corpus(
            snapshot.paragraphs, snapshot.average_length, weights.document_frequency
        )
        bm25 = ranking.CandidateBM25(
            [match.frequencies for match in matches], [match.length for match in matches], corpus
        )
        keys = range(len(groups))
        shares = bm25.shares(keys)
        scores = shares.sum(axis=0)
        order: list[int] = np.lexsort((ids, -scores)).tolist() if ids else []
        return [
            _Ranked(
                ids[place],
                float(scores[place]),
                dict(zip(keys, shares[:, place].tolist(), strict=True)),
                matches[place],
                words[ids[place]],
            )
            for place in order
            if matches[place].frequencies
        ]

    async def _passages(
        self,
        question: Question,
        groups: Sequence[Sequence[_Ranked]],
        weights: "_Weights",
        *,
        explain: bool,
    ) -> tuple[Passage, ...]:
        stored = await self._store.articles.paragraphs(
            ranked.paragraph_id for group in groups for ranked in group
        )
        passages: list[Passage] = []
        for group in groups:
            there = [ranked for ranked in group if ranked.paragraph_id in stored]
            if there:
                passages.append(
                    _passage(len(passages) + 1, there, stored, question, weights, explain=explain)
                )
        return tuple(passages)

    async def _freshness_of(
        self, snapshot: Snapshot, collections: Sequence[str]
    ) -> tuple[int, str | None]:
        """Return how many articles `collections` hold and the date of the newest."""
        if snapshot is not self._fresh_for:
            self._freshness.clear()
            self._fresh_for = snapshot
        key = tuple(collections)
        if key not in self._freshness:
            count, _, newest = await self._store.articles.published_range(collections)
            self._freshness[key] = count, newest
        return self._freshness[key]


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much each word of the question counts."""

    document_frequency: Mapping[int, int]
    idf: Mapping[int, float]
    boosted: tuple[Weighted, ...]
    """The words for the engine, in which an alternative counts as its word does."""


def _weights(groups: Sequence[TermGroup], snapshot: Snapshot) -> _Weights:
    """Weigh each word as one term: in how many paragraphs any of its alternatives stands.

    So a rare wrong translation does not outweigh the common right one (structured queries:
    Pirkola, "The Effects of Query Structure and Dictionary Setups in Dictionary-Based
    Cross-Language Information Retrieval", SIGIR 1998).
    """
    size = snapshot.paragraphs
    frequencies: dict[int, int] = {}
    boosted: list[Weighted] = []
    for number, group in enumerate(groups):
        frequency = snapshot.document_frequency(group.alternatives)
        frequencies[number] = frequency
        if frequency:
            boosted.append(_boosted(group, frequency, snapshot))
    idf = {key: ranking.inverse_document_frequency(size, n) for key, n in frequencies.items()}
    return _Weights(frequencies, idf, tuple(boosted))


def _boosted(group: TermGroup, frequency: int, snapshot: Snapshot) -> Weighted:
    alternatives: list[Alternative] = []
    boosts: list[float] = []
    if len(group.alternatives) == 1 and len(group.alternatives[0].terms) == 1:
        return Weighted(group.alternatives, (group.alternatives[0].weight,))
    size = snapshot.paragraphs
    whole = ranking.inverse_document_frequency(size, frequency)
    for alternative in group.alternatives:
        own = sum(
            ranking.inverse_document_frequency(
                size, snapshot.document_frequency([Alternative((term,), 1.0, term)])
            )
            for term in alternative.terms
        )
        alternatives.append(alternative)
        boosts.append(alternative.weight * whole / own if own else 0.0)
    return Weighted(tuple(alternatives), tuple(boosts))


def _distinct(ranked: Sequence[_Ranked], limit: int) -> list[list[_Ranked]]:
    """Return the first `limit` passages; paragraphs of the same words are one."""
    found: dict[bytes, list[_Ranked]] = {}
    for candidate in ranked:
        words = candidate.words.tobytes()
        if words in found:
            found[words].append(candidate)
        elif len(found) < limit:
            found[words] = [candidate]
    return list(found.values())


def _passage(
    rank: int,
    same: Sequence[_Ranked],
    stored: Mapping[int, StoredParagraph],
    question: Question,
    weights: _Weights,
    *,
    explain: bool,
) -> Passage:
    first = same[0]
    paragraph, citation = stored[first.paragraph_id]
    tokens = analyzer.analyze(paragraph.text)
    matching = matching_tokens(question.groups, tokens)
    return Passage(
        rank=rank,
        score=first.score,
        citation=citation,
        paragraph=paragraph,
        highlights=highlights(tokens, matching),
        answer_sentence=answer_sentence(
            paragraph.text, tokens, matching, weights.idf, question.kind
        ),
        also_in=_others(citation, [stored[other.paragraph_id].citation for other in same[1:]]),
        explain=_explained(question.groups, first.shares) if explain else None,
    )


def _others(own: Citation, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Return the citations of other articles, each once."""
    by_article = {citation.article_id: citation for citation in citations}
    by_article.pop(own.article_id, None)
    return tuple(by_article.values())


def _explained(groups: Sequence[TermGroup], shares: Mapping[int, float]) -> dict[str, float]:
    """Return each word's share of the score, named by the word and what it was read as."""
    explained: dict[str, float] = {}
    for number, group in enumerate(groups):
        read_as = ", ".join(a.written for a in group.alternatives if a.written != group.surface)
        name = f"{group.surface} -> {read_as}" if read_as else group.surface
        explained[name] = explained.get(name, 0.0) + shares[number]
    return explained


def _confidence(
    question: Question,
    passages: Sequence[Passage],
    ranked: Sequence[_Ranked],
    weights: _Weights,
) -> float:
    if not passages:
        return 0.0
    title = analyzer.analyze(passages[0].citation.title or "")
    in_title = {
        word for words in matching_tokens(question.groups, title).values() for word in words
    }
    return ranking.confidence_of(
        ranking.Evidence(
            weights=weights.idf,
            matched=frozenset(ranked[0].matches.frequencies) | in_title,
            names=frozenset(n for n, group in enumerate(question.groups) if group.is_name),
            found_anywhere=frozenset(key for c in ranked for key in c.matches.frequencies),
        )
    )
