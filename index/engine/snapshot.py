"""Searching: one immutable state of the engine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import tantivy

from index.engine import schema
from index.model import Alternative, Candidate

_COUNT_ONLY = 1
"""Tantivy wants room for at least one hit, even where only the count is read."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """One word of a question as the engine searches it."""

    alternatives: tuple[Alternative, ...]
    boosts: tuple[float, ...]
    """By alternative: what its own score is multiplied with."""


class Snapshot:
    """The paragraphs as they were at one commit; later commits do not change it."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._covers: dict[tuple[str, ...], bool] = {}

    @cached_property
    def _lengths(self) -> dict[str, float]:
        found = self._searcher.aggregate(
            tantivy.Query.all_query(), {"lengths": {"stats": {"field": schema.LENGTH}}}
        )
        return cast("dict[str, float]", found["lengths"])

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs."""
        return int(self._lengths["count"])

    @property
    def average_length(self) -> float:
        """The mean number of terms of a paragraph, exactly; 0 when there is none."""
        return self._lengths["sum"] / self.paragraphs if self.paragraphs else 0.0

    @cached_property
    def state(self) -> str | None:
        """What the last commit recorded beside its paragraphs."""
        found = self._searcher.search(self._term(schema.KIND, schema.CHECKPOINT), 1).hits
        if not found:
            return None
        return str(self._searcher.doc(found[0][1]).get_first(schema.STATE))

    def document_frequency(self, alternatives: Sequence[Alternative]) -> int:
        """Return in how many paragraphs at least one of `alternatives` stands, exactly.

        An alternative of several terms counts where all of them stand. Tantivy's own document
        frequencies still count deleted paragraphs, so this counts postings that are alive.
        """
        query = self._any([self._alternative(alternative) for alternative in alternatives])
        return self._count(query)

    def candidates(
        self, words: Iterable[Weighted], collections: Sequence[str], limit: int
    ) -> list[Candidate]:
        """Return up to `limit` paragraphs of `collections` that hold some of `words`.

        They come best first by Tantivy's own BM25, in which a word counts as its best
        alternative does. Its lengths are rounded, so the scores are for choosing only.
        """
        clauses = [self._word(word) for word in words]
        if not clauses or not collections:
            return []
        query = self._within(self._any(clauses), tuple(sorted(collections)))
        hits = self._searcher.search(query, limit, count=False).hits
        ids = self._searcher.fast_field_values(schema.PARAGRAPH, [address for _, address in hits])
        return [
            Candidate(int(number), float(score))
            for number, (score, _) in zip(ids, hits, strict=True)
            if number is not None
        ]

    def paragraph_ids(self) -> list[int]:
        """Return the id of every paragraph, repeated if it is there more than once."""
        limit = max(self._searcher.num_docs, 1)
        hits = self._searcher.search(tantivy.Query.all_query(), limit, count=False).hits
        ids = self._searcher.fast_field_values(schema.PARAGRAPH, [address for _, address in hits])
        return [int(number) for number in ids if number is not None]

    def _within(self, query: tantivy.Query, collections: tuple[str, ...]) -> tantivy.Query:
        """Restrict `query` to `collections`; at no cost when those are all there are."""
        inside = self._any([self._term(schema.COLLECTION, name) for name in collections])
        if collections not in self._covers:
            self._covers[collections] = self._count(inside) == self.paragraphs
        if self._covers[collections]:
            return query
        free = tantivy.Query.const_score_query(inside, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, free)]
        )

    def _count(self, query: tantivy.Query) -> int:
        found = self._searcher.search(query, _COUNT_ONLY, count=True)
        return int(found.count)  # type: ignore[attr-defined] # missing from tantivy's stubs

    def _word(self, word: Weighted) -> tantivy.Query:
        boosted = [
            tantivy.Query.boost_query(self._alternative(alternative), boost)
            for alternative, boost in zip(word.alternatives, word.boosts, strict=True)
        ]
        if len(boosted) == 1:
            return boosted[0]
        return tantivy.Query.disjunction_max_query(boosted)

    def _alternative(self, alternative: Alternative) -> tantivy.Query:
        terms = [self._term(schema.TERMS, term) for term in alternative.terms]
        if len(terms) == 1:
            return terms[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, term) for term in terms])

    def _any(self, queries: Sequence[tantivy.Query]) -> tantivy.Query:
        if len(queries) == 1:
            return queries[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, index_option="freq")
