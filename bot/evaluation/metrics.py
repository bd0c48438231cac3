"""The published measures of ranking, one function each, over ranks that begin at 1.

Gains are binary: an article answers the question or it does not.
"""

from collections.abc import Collection, Iterable, Sequence
from math import ceil, log2


def success(rank: int | None, k: int) -> float:
    """Return 1 when the first right passage is among the first `k`, else 0.

    Success@k, also called hit rate (Craswell, "Success at n", Encyclopedia of Database
    Systems, 2009). `rank` is `None` when no passage was right.
    """
    return float(rank is not None and rank <= k)


def reciprocal_rank(rank: int | None, k: int) -> float:
    """Return 1/rank of the first right passage, or 0 when it is not among the first `k`.

    Its mean over the questions is MRR@k (Voorhees, "The TREC-8 Question Answering Track
    Report", 1999).
    """
    return 1 / rank if rank is not None and rank <= k else 0.0


def ndcg(ranks: Collection[int], relevant: int, k: int) -> float:
    """Return the normalised discounted cumulated gain of the first `k`, from 0 to 1.

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS
    20(4), 2002, with binary gains and the discount log2(rank + 1).

    Args:
        ranks: where each right article first appears; an article counts once.
        relevant: how many right articles there are, found or not; at least one.
        k: how many passages count.
    """
    found = sum(1 / log2(rank + 1) for rank in ranks if rank <= k)
    ideal = sum(1 / log2(rank + 1) for rank in range(1, min(relevant, k) + 1))
    return found / ideal


def mean(values: Iterable[float]) -> float | None:
    """Return the arithmetic mean, or `None` of nothing."""
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else None


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return the least value that `percent` of a hundred values do not exceed.

    The nearest-rank method: definition 1 of Hyndman and Fan, "Sample Quantiles in
    Statistical Packages", The American Statistician 50(4), 1996. `None` of nothing.
    """
    if not values:
        return None
    place = max(1, ceil(percent / 100 * len(values)))
    return sorted(values)[place - 1]


def precision_recall(
    predicted: Collection[bool], actual: Collection[bool]
) -> tuple[float | None, float | None]:
    """Return the precision and recall of yes-or-no predictions.

    Van Rijsbergen, "Information Retrieval", 1979, chapter 7: the share of the predicted that
    are actual, and the share of the actual that were predicted. `None` where nothing was
    predicted, or nothing was actual.
    """
    pairs = list(zip(predicted, actual, strict=True))
    precision = mean(float(is_so) for said, is_so in pairs if said)
    recall = mean(float(said) for said, is_so in pairs if is_so)
    return precision, recall
