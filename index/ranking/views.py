"""Views of a question: BM25 over stems, roots and grams, and likeness of meaning.

Each view gives for every word of the question and every candidate a share; the shares of all
views, weighted, add up to the score (`index.ranking.scoring`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.lexicon.classes import WordClass
from index.lexicon.forms import code, cosines_with
from index.ranking.bm25 import Corpus, bm25_shares
from index.ranking.words import Bags, Floats, Places
from index.records import Records

MEANING_FLOOR = 0.05
"""What any two words have in common.

What is above counts to the power of 1.5: near misses of meaning hardly, near twins almost fully."""

SAME_ROOT = 0.7
"""Likeness of two words of one root."""

GRAM_SHARE = 0.9
LEAST_DICE = 0.3
"""Shared grams count for `GRAM_SHARE` of their Dice coefficient, from `LEAST_DICE` on."""

IN_CONTEXT = 0.5
"""What counts of a better match in the paragraphs around one than in itself and its headline.

With the article's first paragraph and the one before, MRR@10 of news_dev's candidates rose from
0.579 to 0.614 in five folds, and that of three sets of encyclopedic paragraphs, whose neighbours
say little, fell by 0.000 to 0.003. Shares of 0.4 and 0.6 did as well, one of 1.0 worse.
"""


LONG = 400
"""Words of a paragraph from which length says nothing more."""


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
    held = np.ascontiguousarray(rows["root"])
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
    if not wanted or not len(rows):
        return np.zeros((len(wanted), len(rows)), np.float32)
    distinct = np.array(sorted(set(wanted)), np.uint32)
    held = rows["grams"].ravel()
    # few grams of the vocabulary are wanted: most are told by their lower half
    sieve = np.zeros(1 << 16, np.bool_)
    sieve[distinct & 0xFFFF] = True
    near = np.flatnonzero(np.take(sieve, held & 0xFFFF))
    codes = held[near]
    nearest = np.minimum(np.searchsorted(distinct, codes), len(distinct) - 1)
    same = distinct[nearest] == codes
    found = np.zeros((len(distinct), len(rows)), np.float32)
    found[nearest[same], near[same] // rows["grams"].shape[1]] = 1.0
    return np.take(found, np.searchsorted(distinct, wanted), axis=0)


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
    cosines = cosines_with(np.concatenate([group.vectors for group in groups]), rows["vector"])
    start = 0
    for number, count in enumerate(counts):
        if count:
            cosines[start : start + count].max(axis=0, out=found[number])
        start += count
    found -= MEANING_FLOOR
    np.clip(found, 0.0, 1.0, out=found)
    return found * np.sqrt(found)


def _dice(grams: Floats, groups: Sequence[GroupForms], rows: Records) -> Floats:
    """Return the Dice coefficient of the grams of each word and each row; small ones are 0."""
    sizes = np.array([len(group.grams) for group in groups])
    found = np.zeros((len(groups), len(rows)), np.float32)
    filled = np.flatnonzero(sizes)
    matched = np.flatnonzero(grams.any(axis=0))
    if not len(matched):
        return found
    held = np.count_nonzero(rows["grams"][matched], axis=1)
    starts = np.cumsum(sizes[filled]) - sizes[filled]
    shared = np.add.reduceat(np.take(grams, matched, axis=1), starts, axis=0)
    dice = 2 * shared / (sizes[filled][:, None] + held)
    dice[dice < LEAST_DICE] = 0.0
    found[np.ix_(filled, matched)] = dice
    return found


@dataclass(frozen=True, slots=True)
class Views:
    """What the candidates have of each word of the question."""

    counted: Floats
    """How often its terms stand in each paragraph, shape (words, candidates)."""
    spread: Floats
    """How like each word of the bags is to it, 0 to 1, shape (words, places)."""
    own: Floats
    """How like it is to the most like word of each paragraph, 0 to 1, shape (words, candidates)."""
    alike: Floats
    """How like it is to the most like word of each paragraph and its headline, 0 to 1, shape
    (words, candidates)."""
    shares: dict[str, Floats]
    """By the name of a view: what it adds to a score, shape (words, candidates)."""


def views_of(
    groups: Sequence[GroupForms],
    terms: Floats,
    bags: Bags,
    around: Places,
    statistics: Statistics,
) -> Views:
    """Return the shares of every view but the stems, and what they rest on.

    Args:
        groups: the words of the question.
        terms: what `terms_match` found.
        bags: the words of the candidates and of the paragraphs around them.
        around: the places of the paragraphs around each candidate, shape (n, candidates): among
            the candidates or, after these, among those beside; its own where there is none.
        statistics: how common the words of the question are, in each view.
    """
    count, lengths = len(groups), bags.whole_lengths
    root_match, gram_match = roots_match(groups, bags.rows), grams_match(groups, bags.rows)
    body, title = bags.sums(np.concatenate([terms, root_match, gram_match]))
    whole = body + title
    spread = bags.spread(likeness(terms, root_match, gram_match, groups, bags.rows))
    own, headline, beside = bags.best(spread)
    alike = np.maximum(own, headline)
    better = np.concatenate([own, beside], axis=1)[:, around].max(axis=1) - alike
    in_context = alike + IN_CONTEXT * np.maximum(better, 0)
    by_gram = bm25_shares(whole[2 * count :], lengths, statistics.grams)
    return Views(
        counted=body[:count],
        spread=spread,
        own=own,
        alike=alike,
        shares={
            "roots_with_title": bm25_shares(whole[count : 2 * count], lengths, statistics.roots),
            "grams_with_title": _by_word(by_gram, groups),
            "likeness_in_context": statistics.idf[:, None] * lenient(in_context),
            "headline": statistics.idf[:, None] * headline,
        },
    )


def lenient(alike: Floats) -> Floats:
    """Return what likeness counts in ranking: `(3 x - x^3) / 2`, which is flat where it comes to 1.

    Words that are the question's own count in other views already; here a near twin counts
    nearly as much. In folds of four sets MRR@10 rose by 0.009 on average with the headline as a
    view of its own, by 0.005 more with this, and by 0.006 with `brevity` and `least`; of
    news_dev's candidates from 0.64 to 0.67.
    """
    return (3 * alike - alike**3) / 2


def least(alike: Floats) -> Floats:
    """Return the likeness of the question's word that is least like any of each candidate's.

    Args:
        alike: see `Views.alike`.
    """
    return np.asarray(alike.min(axis=0, initial=1.0))


def brevity(bags: Bags) -> Floats:
    """Return how much shorter each candidate is than `LONG`, as the logarithm of the ratio.

    The best of many words is like a word of the question by chance, and the more the longer
    a paragraph is; BM25 alone counts the length against it.
    """
    return np.log(LONG / np.minimum(1 + bags.lengths, LONG))


def _by_word(per_gram: Floats, groups: Sequence[GroupForms]) -> Floats:
    """Add the shares of each word's grams up."""
    weights = np.array([weight for group in groups for _, weight in group.grams], np.float32)
    sizes = np.array([len(group.grams) for group in groups])
    starts = np.cumsum(sizes) - sizes
    added = np.zeros((len(groups), per_gram.shape[1]), np.float32)
    if len(weights):
        added[sizes > 0] = np.add.reduceat(per_gram * weights[:, None], starts[sizes > 0], axis=0)
    return added
