"""Whether a candidate has the kind of thing that was asked for, near the question's words.

A how-many question wants a number, a when-question a date, a who-question a name. The best
window of words around such a thing says how much of the question stands beside it (passage
retrieval by density: Clarke, Cormack and Lynam, SIGIR 2001).
"""

import numpy as np

from index.lexicon.classes import WordClass
from index.model import Kind
from index.ranking.words import Bags, Floats

HALF_WINDOW = 7
"""Words on each side of a thing that belong to its window."""

MATCHED = 0.6
"""Likeness from which a word is one of the question's own, and no answer."""


def nearness(idf: Floats, spread: Floats, bags: Bags, kind: Kind) -> tuple[Floats, Floats]:
    """Return how much of the question stands near a thing of its kind, and how many there are.

    Args:
        idf: of each word of the question.
        spread: how like each word of the bags is to each word of the question, 0 to 1.
        bags: the words of the candidates.
        kind: what is asked for; where any word may be it, every window counts and no thing does.

    Returns:
        The share of the question's weight in the best window, and `log(1 + things)`; both of
        shape (candidates,).
    """
    if not len(bags.body):
        return np.zeros(bags.size, np.float32), np.zeros(bags.size, np.float32)
    body = spread[:, : len(bags.body)]
    weight = idf / max(float(idf.sum()), 1e-9)
    windows = _windows(weight, body, bags)
    if kind not in _WANTED:
        return _reduced(windows, bags, np.maximum), np.zeros(bags.size, np.float32)
    things = _things(bags, kind) & (body.max(axis=0) < MATCHED)
    near = _reduced(np.where(things, windows, 0), bags, np.maximum)
    many = _reduced(things.astype(np.float32), bags, np.add)
    return near, np.log1p(many)


_WANTED = frozenset({Kind.HOW_MANY, Kind.WHEN, Kind.WHERE, Kind.WHO})


def _things(bags: Bags, kind: Kind) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which words of the candidates are of the kind."""
    held = bags.rows["classes"][bags.body]

    def has(flag: WordClass) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.asarray((held & int(flag)) > 0)

    def after(
        flags: np.ndarray[tuple[int], np.dtype[np.bool_]],
    ) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.concatenate([[False], flags[:-1]])

    number, date, name = has(WordClass.NUMBER), has(WordClass.DATE), has(WordClass.NAME)
    match kind:
        case Kind.HOW_MANY:
            return number & ~date
        case Kind.WHEN:
            return date | number
        case Kind.WHERE:
            return after(has(WordClass.PLACE_CUE)) | name
        case Kind.WHO:
            return name & (after(has(WordClass.PERSON_CUE)) | after(name))
        case _:
            return np.ones(len(held), np.bool_)


def _windows(weight: Floats, body: Floats, bags: Bags) -> Floats:
    """Return for each word how much of the question its window carries.

    That is the greatest likeness in the window to each word of the question, weighed. Windows
    never reach into another paragraph: zeros are put between paragraphs, and a maximum over a
    run of words is built up by doubling.
    """
    lengths, words = np.diff(bags.body_starts), body.shape[1]
    apart = np.repeat(np.arange(1, len(lengths) + 1) * HALF_WINDOW, lengths)
    places = np.arange(words) + apart
    source = np.full(words + (len(lengths) + 1) * HALF_WINDOW, words)
    source[places] = np.arange(words)
    zero = np.zeros((len(body), 1), body.dtype)
    maxima = np.take(np.concatenate([body, zero], axis=1), source, axis=1)
    span, wanted = 1, 2 * HALF_WINDOW + 1
    while span < wanted:
        step = min(span, wanted - span)
        maxima = np.maximum(maxima[:, :-step], maxima[:, step:])
        span += step
    return np.take(weight @ maxima, places - HALF_WINDOW)


def _reduced(values: Floats, bags: Bags, gather: np.ufunc) -> Floats:
    """Gather the values of each paragraph's words; 0 for a paragraph without words."""
    found = np.zeros(bags.size, np.float32)
    filled = np.flatnonzero(np.diff(bags.body_starts) > 0)
    found[filled] = gather.reduceat(values, bags.body_starts[filled])
    return found
