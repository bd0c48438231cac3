"""Views of a question: BM25 over stems, roots and grams, and likeness of meaning.

Each view gives for every word of the question and every candidate a share; the shares of all
views, weighted, add up to the score (`index.ranking.scoring`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.lexicon.classes import WordClass
from index.lexicon.forms import Records, code
from index.model import TermGroup
from index.ranking.bm25 import K1, B
from index.ranking.words import Bags, Floats

MEANING_POWER = 1.5
"""Exponent of the cosine: near misses of meaning hardly count, near twins almost fully."""

MEANING_FLOOR = 0.05
"""What any two words have in common."""

SAME_ROOT = 0.7
"""Likeness of two words of one root."""

GRAM_SHARE = 0.9
LEAST_DICE = 0.3
"""Shared grams count for `GRAM_SHARE` of their Dice coefficient, from `LEAST_DICE` on."""


@dataclass(frozen=True, slots=True)
class GroupForms:
    """One word of the question in every view but the first."""

    roots: tuple[tuple[int, float], ...]
    """Codes of the roots that may stand for it, with weights."""
    grams: tuple[tuple[int, float], ...]
    """Codes of its grams, with weights."""
    vectors: Floats
    """Vectors of the words that may stand for it, shape (n, DIMENSIONS)."""

    @classmethod
    def of(
        cls, roots: Mapping[str, float], grams: Mapping[str, float], vectors: Floats
    ) -> "GroupForms":
        """Return forms by their codes."""
        return cls(
            tuple((code(root), weight) for root, weight in roots.items()),
            tuple((code(gram), weight) for gram, weight in grams.items()),
            vectors,
        )


@dataclass(frozen=True, slots=True)
class Idf:
    """Inverse document frequencies of a question."""

    terms: Floats
    """Of each word, by its terms."""
    roots: Floats
    """Of each word, by its roots."""
    grams: Sequence[Sequence[float]]
    """Of each word, of each of its grams."""


def bm25(frequencies: Floats, lengths: Floats, average: float, idf: Floats) -> Floats:
    """Return Okapi BM25 by word and candidate.

    Args:
        frequencies: shape (words, candidates).
        lengths: of each candidate.
        average: the mean length in the corpus.
        idf: of each word, shape (words,).
    """
    norm = K1 * (1 - B + B * lengths / max(average, 1.0))
    return (idf[:, None] * frequencies * (K1 + 1) / (frequencies + norm)).astype(np.float32)


def terms_match(groups: Sequence[TermGroup], term_of_id: Mapping[int, str], bags: Bags) -> Floats:
    """Return how well each word of the vocabulary matches each group as a stem."""
    match = np.zeros((len(groups), len(bags.vocabulary)), np.float32)
    weights = [
        {a.terms[0]: a.weight for a in group.alternatives if len(a.terms) == 1} for group in groups
    ]
    wanted = np.fromiter(term_of_id, np.uint32)
    there = np.isin(wanted, bags.vocabulary)
    places = np.searchsorted(bags.vocabulary, wanted[there])
    terms = [term_of_id[word] for word in wanted[there].tolist()]
    for number, weight in enumerate(weights):
        match[number, places] = [weight.get(term, 0.0) for term in terms]
    return match


def roots_match(groups: Sequence[GroupForms], rows: Records) -> Floats:
    """Return how well each row's root matches each word, shape (words, rows)."""
    held = rows["root"]
    match = np.zeros((len(groups), len(rows)), np.float32)
    for number, group in enumerate(groups):
        for root, weight in group.roots:
            np.maximum(match[number], weight * (held == root), out=match[number])
    return match


def grams_match(groups: Sequence[GroupForms], rows: Records) -> Floats:
    """Return which grams of the question stand in each row's word.

    The first axis is the grams of all words, one after another.
    """
    wanted = [gram for group in groups for gram, _ in group.grams]
    held = rows["grams"]
    match = np.zeros((len(wanted), len(rows)), np.float32)
    if not wanted or not len(rows):
        return match
    distinct, place = np.unique(np.asarray(wanted, np.uint32), return_inverse=True)
    nearest = np.minimum(np.searchsorted(distinct, held), len(distinct) - 1)
    row, column = np.nonzero(distinct[nearest] == held)
    found = np.zeros((len(distinct), len(rows)), np.float32)
    found[nearest[row, column], row] = 1.0
    match[:] = found[place]
    return match


def likeness(
    terms: Floats, roots: Floats, grams: Floats, groups: Sequence[GroupForms], rows: Records
) -> Floats:
    """Return how like each row's word is to each word of the question, 0 to 1.

    The best of: the same stem; the same root; shared grams (Dice); likeness of meaning. Numbers
    are alike only when they are the same.

    Args:
        terms: what `terms_match` found.
        roots: what `roots_match` found.
        grams: what `grams_match` found.
        groups: the words of the question.
        rows: what is compared of each word of the vocabulary.
    """
    alike = np.maximum(terms, SAME_ROOT * roots)
    np.maximum(alike, _meaning(groups, rows), out=alike)
    np.maximum(alike, GRAM_SHARE * _dice(grams, groups, rows), out=alike)
    numbers = (rows["classes"] & int(WordClass.NUMBER)) > 0
    alike[:, numbers] = terms[:, numbers]
    return np.asarray(alike, np.float32)


def _meaning(groups: Sequence[GroupForms], rows: Records) -> Floats:
    counts = [len(group.vectors) for group in groups]
    found = np.zeros((len(groups), len(rows)), np.float32)
    if not sum(counts) or not len(rows):
        return found
    cosines = np.concatenate([g.vectors for g in groups]) @ rows["vector"].astype(np.float32).T
    start = 0
    for number, count in enumerate(counts):
        if count:
            found[number] = cosines[start : start + count].max(axis=0)
        start += count
    return np.asarray(np.clip(found - MEANING_FLOOR, 0.0, 1.0) ** MEANING_POWER, np.float32)


def _dice(grams: Floats, groups: Sequence[GroupForms], rows: Records) -> Floats:
    """Return the Dice coefficient of the grams of each word and each row; small ones are 0."""
    sizes = np.array([len(group.grams) for group in groups])
    held = (rows["grams"] > 0).sum(axis=1)
    found = np.zeros((len(groups), len(rows)), np.float32)
    filled = np.flatnonzero(sizes)
    if len(filled) and len(rows):
        starts = np.concatenate([[0], np.cumsum(sizes[filled])[:-1]])
        shared = np.add.reduceat(grams, starts, axis=0)
        found[filled] = 2 * shared / np.maximum(sizes[filled][:, None] + held, 1)
    found[found < LEAST_DICE] = 0.0
    return found


def shares_of(
    groups: Sequence[GroupForms], terms: Floats, bags: Bags, idf: Idf, average_length: float
) -> tuple[dict[str, Floats], Floats]:
    """Return the shares of every view but the stems, each of shape (words, candidates).

    Args:
        groups: the words of the question.
        terms: what `terms_match` found.
        bags: the words of the candidates.
        idf: the inverse document frequencies of the question.
        average_length: the mean number of words of a paragraph.

    Returns:
        The shares by the name of the view, and the likeness of words that they rest on.
    """
    lengths, whole = bags.lengths, bags.whole_lengths
    average_whole = bags.average_whole(average_length)
    root_match, gram_match = roots_match(groups, bags.rows), grams_match(groups, bags.rows)
    roots, roots_title = bags.sums(root_match)
    grams, grams_title = bags.sums(gram_match)
    gram_idf = np.asarray([value for per_word in idf.grams for value in per_word], np.float32)
    gram_weight = np.asarray([w for group in groups for _, w in group.grams], np.float32)
    gram_owner = np.repeat(np.arange(len(groups)), [len(group.grams) for group in groups])

    def by_word(per_gram: Floats) -> Floats:
        added = np.zeros((len(groups), per_gram.shape[1]), np.float32)
        np.add.at(added, gram_owner, per_gram * gram_weight[:, None])
        return added

    alike = likeness(terms, root_match, gram_match, groups, bags.rows)
    body, title = bags.best(alike)
    return {
        "roots": bm25(roots, lengths, average_length, idf.roots),
        "roots_with_title": bm25(roots + roots_title, whole, average_whole, idf.roots),
        "grams": by_word(bm25(grams, lengths, average_length, gram_idf)),
        "grams_with_title": by_word(bm25(grams + grams_title, whole, average_whole, gram_idf)),
        "likeness": idf.terms[:, None] * body,
        "likeness_with_title": idf.terms[:, None] * np.maximum(body, title),
    }, alike
