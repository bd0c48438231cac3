"""Views of a question: BM25 over stems, roots and grams, and likeness of meaning.

Each view gives for every word of the question and every candidate a share; the shares of all
views, weighted, add up to the score (`index.ranking.scoring`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.lexicon.classes import WordClass
from index.lexicon.forms import Records, code, unpacked
from index.ranking.bm25 import CandidateBM25, Corpus
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
class Statistics:
    """How common the words of a question are, in each view."""

    idf: Floats
    """Inverse document frequency of each word, by its stems."""
    roots: Corpus
    """Of paragraphs with their headlines; by number of the word."""
    grams: Corpus
    """Likewise, with the frequencies of articles; by number of the gram."""


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
    cosines = np.concatenate([g.vectors for g in groups]) @ unpacked(rows["vector"]).T
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
    groups: Sequence[GroupForms], terms: Floats, bags: Bags, statistics: Statistics
) -> tuple[dict[str, Floats], Floats]:
    """Return the shares of every view but the stems, each of shape (words, candidates).

    Args:
        groups: the words of the question.
        terms: what `terms_match` found.
        bags: the words of the candidates.
        statistics: how common the words of the question are, in each view.

    Returns:
        The shares by the name of the view, and the likeness of words that they rest on.
    """
    lengths = bags.whole_lengths
    root_match, gram_match = roots_match(groups, bags.rows), grams_match(groups, bags.rows)
    roots, roots_title = bags.sums(root_match)
    grams, grams_title = bags.sums(gram_match)
    alike = likeness(terms, root_match, gram_match, groups, bags.rows)
    body, title = bags.best(alike)
    by_root = CandidateBM25(roots + roots_title, lengths, statistics.roots)
    by_gram = CandidateBM25(grams + grams_title, lengths, statistics.grams)
    return {
        "roots_with_title": by_root.shares(range(len(roots))),
        "grams_with_title": _by_word(by_gram.shares(range(len(grams))), groups),
        "likeness_with_title": statistics.idf[:, None] * np.maximum(body, title),
    }, alike


def _by_word(per_gram: Floats, groups: Sequence[GroupForms]) -> Floats:
    """Add the shares of each word's grams up."""
    weights = np.array([weight for group in groups for _, weight in group.grams], np.float32)
    sizes = np.array([len(group.grams) for group in groups])
    starts = np.cumsum(sizes) - sizes
    added = np.zeros((len(groups), per_gram.shape[1]), np.float32)
    if len(weights):
        added[sizes > 0] = np.add.reduceat(per_gram * weights[:, None], starts[sizes > 0], axis=0)
    return added
