"""From what was found in the candidates to one score each, of which every share is known.

The score is a weighted sum of features. Each feature is scaled by its spread over the
candidates of the question, so that one set of weights serves short and long questions; nothing
is subtracted, so the shares of the words, of every view, simply add up.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from index.ranking.words import Floats

_ALIKE = 1e-3
"""By how much what is lifted stands over the rest."""

_LEAST_SPREAD = 0.1
"""The least spread of a feature, as a share of its greatest value: where candidates are nearly
alike in it, as two reports in nearly the same words are, it says little."""


@dataclass(frozen=True, slots=True)
class Features:
    """What was found in the candidates."""

    by_word: Mapping[str, Floats]
    """By the name of a view: shares of shape (words, candidates)."""
    whole: Mapping[str, Floats]
    """By name: what is no word's, of shape (candidates,)."""
    alike: Floats
    """How like the most like word of each candidate and its headline is to each word of the
    question, 0 to 1, shape (words, candidates); it says how sure an answer is, and is no part of
    a score."""

    def scaled(self) -> "Features":
        """Return the features, each divided by the spread of its sums over the candidates."""
        sums = [share.sum(axis=0) for share in self.by_word.values()]
        spreads = iter(_spreads(np.array([*sums, *self.whole.values()])))
        return Features(
            {name: share / next(spreads) for name, share in self.by_word.items()},
            {name: value / next(spreads) for name, value in self.whole.items()},
            self.alike,
        )


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of the candidates, and whose share is what."""

    total: Floats
    """Shape (candidates,)."""
    by_word: Floats
    """What each word of the question adds in all views, shape (words, candidates)."""
    whole: Mapping[str, Floats]
    """What else adds to the score, by name."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts; `weights.toml` says how they were found."""

    words: float
    """Exact BM25 of the stems, by rank_bm25."""
    roots_with_title: float
    """BM25 of the roots of paragraph and headline."""
    grams_with_title: float
    """BM25 of the grams of paragraph and headline."""
    likeness_in_context: float
    """The most like word of paragraph and headline, for each word of the question, with half of
    a more like one in the paragraphs around."""
    headline: float
    """The most like word of the headline alone."""
    article: float
    """The article as a whole."""
    near: float
    """How much of the question stands around a thing of the kind that is asked for."""
    things: float
    """How many such things there are."""
    least: float
    """How like the least like of the question's words is."""
    brevity: float
    """How much shorter it is than a long paragraph."""
    period: float
    """Whether the article is of the time that the question names."""


@cache
def settings() -> Mapping[str, Mapping[str, float]]:
    """Return the tables of `weights.toml`: what was learnt, and the command that learnt it."""
    text = files("index.ranking").joinpath("weights.toml").read_text("utf-8")
    return tomllib.loads(text)


def weights() -> Weights:
    """Return the weights that the project was tuned to."""
    return Weights(**settings()["weights"])


def score(features: Features, chosen: Weights) -> Scores:
    """Return the weighted sum of the features of each candidate."""
    scaled = features.scaled()
    by_word = sum(getattr(chosen, name) * share for name, share in scaled.by_word.items())
    whole = {name: getattr(chosen, name) * value for name, value in scaled.whole.items()}
    total = np.asarray(by_word).sum(axis=0) + sum(whole.values())
    return Scores(total, np.asarray(by_word), whole)


def lifted(scores: Scores, first: npt.NDArray[np.bool_]) -> Scores:
    """Return the scores with what is in `first` lifted just over everything else."""
    if first.all() or not first.any():
        return scores
    gap = scores.total[~first].max() - scores.total[first].min() + _ALIKE
    lift = np.where(first, max(float(gap), 0.0), 0.0).astype(np.float32)
    return Scores(scores.total + lift, scores.by_word, {**scores.whole, "speaker": lift})


def _spreads(values: Floats) -> list[float]:
    """Return of each row the standard deviation, not less than a share of its greatest value.

    Args:
        values: shape (features, candidates).
    """
    if not values.shape[1]:
        return [1.0] * len(values)
    greatest = np.abs(values).max(axis=1)
    spreads = np.maximum(values.std(axis=1), _LEAST_SPREAD * greatest)
    return [spread or 1.0 for spread in spreads.tolist()]
