"""Searching: one immutable state of the engine."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

import tantivy

from index.engine import schema
from index.model import Alternative, Candidate

TITLE_WEIGHT = 0.5
"""What a word in the headline counts beside one in the paragraph, in choosing candidates."""

_MOST_REMEMBERED = 20_000
"""Counts of terms that are remembered."""

_MOSTLY = 0.5
"""Share of everything from which what is searched in is looked at after searching."""
_SPARE = 8
"""Hits that are searched for beyond those that are wanted and twice as many of others' as are
to be expected."""

_CHECKPOINTS = 1
_COUNT_ONLY = 1
"""Tantivy wants room for at least one hit, even where only the count is read."""


Hit = tuple[float, tantivy.DocAddress]
"""A document that was found, and its score."""


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
        self._shares: dict[tuple[str, ...], float] = {}
        self._frequencies: dict[tuple[str, str], int] = {}
        self._counts: dict[tuple[Hashable, ...], int] = {}

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
        """Return in how many paragraphs at least one of `alternatives` stands.

        An alternative of several terms counts where all of them stand. What one alternative comes
        to is exact; of several it is taken that they stand independently of each other, which is
        off by 3 percent at most for nineteen words in twenty, and saves going through them all.
        """
        if len(alternatives) == 1:
            return self._frequency_of(alternatives[0])
        size = self.paragraphs
        absent = math.prod(1 - self._frequency_of(each) / size for each in alternatives if size)
        return round(size * (1 - absent))

    def _frequency_of(self, alternative: Alternative) -> int:
        """Return in how many paragraphs all terms of an alternative stand, exactly.

        Tantivy's own document frequencies still count deleted paragraphs, so where some were
        deleted the postings that are alive are counted.
        """
        if len(alternative.terms) == 1 and not self._deleted:
            return int(self._searcher.doc_freq(schema.TERMS, alternative.terms[0]))
        if alternative.terms not in self._counts:
            query = self._all(schema.TERMS, alternative.terms)
            self._remember(alternative.terms, self._count(query))
        return self._counts[alternative.terms]

    def frequency_in(self, term: str, collections: Sequence[str]) -> int:
        """Return in how many paragraphs of `collections`, or their headlines, a term stands."""
        if not collections:
            return 0
        key = (term, tuple(collections))
        if key not in self._counts:
            self._remember(key, self._count(self._standing(term, collections)))
        return self._counts[key]

    def stands_in(self, term: str, collections: Sequence[str]) -> bool:
        """Tell whether a term stands in any paragraph of `collections`, or in its headline."""
        if not collections:
            return False
        ever = max(self._searcher.doc_freq(field, term) for field in (schema.TERMS, schema.TITLE))
        if not ever or (ever > self._deleted and self._covers(collections)):
            return ever > 0
        return bool(self._search(self._standing(term, collections), 1))

    def _standing(self, term: str, collections: Sequence[str]) -> tantivy.Query:
        places = [self._term(schema.TERMS, term), self._term(schema.TITLE, term)]
        return self._within(self._any(places), collections)

    def _remember(self, key: tuple[Hashable, ...], count: int) -> None:
        if len(self._counts) >= _MOST_REMEMBERED:
            self._counts.clear()
        self._counts[key] = count

    def root_frequency(self, root: str) -> int:
        """Return in how many paragraphs a root stands, or stood before they were deleted."""
        return self._frequency(schema.ROOTS, root)

    def gram_frequency(self, gram: str) -> int:
        """Return in how many articles a gram stands, or stood before they were deleted."""
        return self._frequency(schema.GRAMS, gram)

    def _frequency(self, field: str, value: str) -> int:
        """Return Tantivy's document frequency, remembered: roots and grams are few."""
        key = field, value
        if key not in self._frequencies:
            self._frequencies[key] = int(self._searcher.doc_freq(field, value))
        return self._frequencies[key]

    @cached_property
    def _deleted(self) -> int:
        """How many paragraphs of the segments are there no longer."""
        ever = self._searcher.doc_freq(schema.KIND, schema.OF_PARAGRAPH)
        return int(ever) - self.paragraphs

    @cached_property
    def articles(self) -> int:
        """The number of articles."""
        return int(self._searcher.num_docs) - self.paragraphs - _CHECKPOINTS

    def paragraphs_with(
        self, words: Sequence[Weighted], collections: Sequence[str], limit: int
    ) -> list[Candidate]:
        """Return up to `limit` paragraphs of `collections` with some of `words`, best first.

        The headline of its article counts with a paragraph, at `TITLE_WEIGHT`. The scores are
        Tantivy's own BM25, in which the alternatives of a word are added up and lengths are
        rounded: for choosing only. (To let the best alternative alone count takes a third longer,
        and finds no more.)
        """
        if not words or not collections:
            return []
        clauses = [
            tantivy.Query.boost_query(self._all(field, alternative.terms), boost * weight)
            for field, weight in ((schema.TERMS, 1.0), (schema.TITLE, TITLE_WEIGHT))
            for word in words
            for alternative, boost in zip(word.alternatives, word.boosts, strict=True)
        ]
        hits = self._best(self._any(clauses), collections, limit)
        ids = self._values(schema.PARAGRAPH, hits)
        return [Candidate(number, score) for number, (score, _) in zip(ids, hits, strict=True)]

    def articles_with(
        self,
        words: Sequence[Weighted],
        grams: Mapping[str, float],
        collections: Sequence[str],
        limit: int,
    ) -> dict[int, float]:
        """Return up to `limit` articles of `collections` with their scores, best first.

        An article counts as a whole, headline and all paragraphs together, by the words of the
        question and by their grams.
        """
        clauses = [self._word(schema.WHOLE, word) for word in words]
        clauses += [
            tantivy.Query.boost_query(self._term(schema.GRAMS, gram), weight)
            for gram, weight in grams.items()
        ]
        if not clauses or not collections:
            return {}
        hits = self._best(self._any(clauses), collections, limit)
        ids = self._values(schema.ARTICLE, hits)
        return {number: score for number, (score, _) in zip(ids, hits, strict=True)}

    def paragraphs_of(
        self, articles: Mapping[int, float], words: Sequence[Weighted], limit: int
    ) -> list[int]:
        """Return up to `limit` paragraphs of `articles`, by their words and the article's score.

        Args:
            articles: the articles, with their scores as wholes.
            words: the words of the question.
            limit: the most paragraphs.
        """
        if not articles:
            return []
        owners = [
            tantivy.Query.const_score_query(
                tantivy.Query.term_query(self._schema, schema.ARTICLE, article), score
            )
            for article, score in articles.items()
        ]
        paragraphs = self._term(schema.KIND, schema.OF_PARAGRAPH)
        clauses = [
            (tantivy.Occur.Must, self._any(owners)),
            (tantivy.Occur.Must, tantivy.Query.const_score_query(paragraphs, 0.0)),
            *((tantivy.Occur.Should, self._word(schema.TERMS, word)) for word in words),
        ]
        return self._values(
            schema.PARAGRAPH, self._search(tantivy.Query.boolean_query(clauses), limit)
        )

    def paragraph_ids(self) -> list[int]:
        """Return the id of every paragraph, repeated if it is there more than once."""
        limit = max(self._searcher.num_docs, 1)
        hits = self._searcher.search(tantivy.Query.all_query(), limit, count=False).hits
        ids = self._searcher.fast_field_values(schema.PARAGRAPH, [address for _, address in hits])
        return [int(number) for number in ids if number is not None]

    def _best(self, query: tantivy.Query, collections: Sequence[str], limit: int) -> list[Hit]:
        """Return the best hits of `collections`.

        A condition on every document keeps Tantivy from passing over those that cannot be among
        the best. Where `collections` are most of what there is, more hits than are wanted are
        searched without it and the others' left out; if too few remain, it is searched with it.
        """
        share = self._share(collections)
        if _MOSTLY <= share < 1:
            more = limit + _SPARE + int(2 * limit * (1 - share) / share)
            hits = self._search(query, more)
            owners = {schema.owner_of(name) for name in collections}
            held = zip(hits, self._values(schema.OWNER, hits), strict=True)
            own = [hit for hit, owner in held if owner in owners]
            if len(own) >= limit or len(hits) < more:
                return own[:limit]
        return self._search(self._within(query, collections), limit)

    def _search(self, query: tantivy.Query, limit: int) -> list[Hit]:
        return self._searcher.search(query, limit, count=False).hits

    def _values(self, field: str, hits: Sequence[Hit]) -> list[int]:
        values = self._searcher.fast_field_values(field, [address for _, address in hits])
        return [int(value or 0) for value in values]

    def _within(self, query: tantivy.Query, collections: Sequence[str]) -> tantivy.Query:
        """Restrict `query` to `collections`; at no cost when those are all there are."""
        if self._covers(collections):
            return query
        return self._both(query, self._inside(collections))

    def _covers(self, collections: Sequence[str]) -> bool:
        """Tell whether `collections` are all that there are."""
        return self._share(collections) == 1

    def _share(self, collections: Sequence[str]) -> float:
        """Return what share of everything `collections` are, 0 to 1."""
        names = tuple(sorted(collections))
        if names not in self._shares:
            everything = int(self._searcher.num_docs) - _CHECKPOINTS
            self._shares[names] = self._count(self._inside(names)) / max(everything, 1)
        return self._shares[names]

    def _inside(self, collections: Sequence[str]) -> tantivy.Query:
        return self._any([self._term(schema.COLLECTION, name) for name in collections])

    def _both(self, query: tantivy.Query, condition: tantivy.Query) -> tantivy.Query:
        """Restrict `query` to what meets `condition`, which adds nothing to the score."""
        free = tantivy.Query.const_score_query(condition, 0.0)
        return tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, query), (tantivy.Occur.Must, free)]
        )

    def _count(self, query: tantivy.Query) -> int:
        found = self._searcher.search(query, _COUNT_ONLY, count=True)
        return int(found.count)  # type: ignore[attr-defined] # missing from tantivy's stubs

    def _word(self, field: str, word: Weighted) -> tantivy.Query:
        boosted = [
            tantivy.Query.boost_query(self._all(field, alternative.terms), boost)
            for alternative, boost in zip(word.alternatives, word.boosts, strict=True)
        ]
        if len(boosted) == 1:
            return boosted[0]
        return tantivy.Query.disjunction_max_query(boosted)

    def _all(self, field: str, terms: Sequence[str]) -> tantivy.Query:
        queries = [self._term(field, term) for term in terms]
        if len(queries) == 1:
            return queries[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])

    def _any(self, queries: Sequence[tantivy.Query]) -> tantivy.Query:
        if len(queries) == 1:
            return queries[0]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, index_option="freq")
