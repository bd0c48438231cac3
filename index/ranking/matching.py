"""How often the words of a question stand in the candidates, as stems.

Candidates come as arrays of word ids, so matching never looks at text: the table of forms says
which words carry the terms that are wanted. A term is counted by a matrix product; a phrase
(«وقف إطلاق النار») is followed from word to word.
"""

from collections.abc import Sequence

import numpy as np

from index.lexicon.forms import term_code
from index.model import TermGroup
from index.ranking.words import Bags, Floats

_PHRASE_GAP = 1
"""Words that may stand between two words of one phrase."""


def terms_match(groups: Sequence[TermGroup], bags: Bags) -> Floats:
    """Return what each word of the vocabulary counts for each word of the question.

    Only alternatives of one term are looked at; shape (groups, vocabulary).
    """
    match = np.zeros((len(groups), len(bags.vocabulary)), np.float32)
    held = np.ascontiguousarray(bags.rows["term"])
    for number, group in enumerate(groups):
        for alternative in group.alternatives:
            if len(alternative.terms) == 1:
                same = held == np.uint64(term_code(alternative.terms[0]))
                np.maximum(match[number], alternative.weight * same, out=match[number])
    return match


def with_phrases(groups: Sequence[TermGroup], bags: Bags, counted: Floats) -> Floats:
    """Return how often each word of the question stands in each paragraph, phrases included.

    Args:
        groups: the words, with the alternatives that may stand for each.
        bags: the words of the candidates.
        counted: how often single terms stand there, shape (groups, candidates); an alternative
            counts its weight each time.
    """
    found = counted.copy()
    for number, group in enumerate(groups):
        for alternative in group.alternatives:
            if len(alternative.terms) > 1:
                found[number] += alternative.weight * phrase_frequencies(alternative.terms, bags)
    return found


def phrase_frequencies(terms: Sequence[str], bags: Bags, gap: int = _PHRASE_GAP) -> Floats:
    """Return how often a phrase stands in each paragraph, with `gap` words between at most."""
    held = np.asarray(bags.rows["term"])[bags.body]
    owners = np.repeat(np.arange(bags.size), np.diff(bags.body_starts))
    follow = np.flatnonzero(held == np.uint64(term_code(terms[-1])))
    for term in reversed(terms[:-1]):
        stands = np.flatnonzero(held == np.uint64(term_code(term)))
        after = np.searchsorted(follow, stands, side="right")
        stands, after = stands[after < len(follow)], after[after < len(follow)]
        next_one = follow[after]
        near = (next_one - stands <= 1 + gap) & (owners[next_one] == owners[stands])
        follow = stands[near]
    return np.bincount(owners[follow], minlength=bags.size).astype(np.float32)
