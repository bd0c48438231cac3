"""Where the words of a question stand in the candidates.

Candidates come as arrays of word ids, so matching never looks at text: the vocabulary says
which ids carry the terms that are wanted, and one vectorised look-up finds them all.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.model import TermGroup

WordIds = npt.NDArray[np.uint32]

_PHRASE_GAP = 1
"""Words that may stand between two words of one phrase."""


@dataclass(frozen=True, slots=True)
class Matches:
    """What of a question stands in one candidate."""

    length: int
    """The number of its words."""
    frequencies: Mapping[int, float]
    """How often each word of the question stands in it, by the number of its group; weighted."""
    positions: Mapping[int, tuple[int, ...]]
    """Where: numbers of words, from 0."""


class _Wanted(NamedTuple):
    """An alternative of the question, to be found by its first term."""

    group: int
    weight: float
    terms: tuple[str, ...]


def match(
    groups: Sequence[TermGroup],
    term_of_id: Mapping[int, str],
    candidates: Sequence[WordIds],
) -> list[Matches]:
    """Find the words of a question in each candidate.

    Args:
        groups: the words, with the alternatives that may stand for each.
        term_of_id: of every word of the vocabulary whose term is wanted, the term.
        candidates: the word ids of each candidate, in order.
    """
    by_first: dict[str, list[_Wanted]] = defaultdict(list)
    for number, group in enumerate(groups):
        for alternative in group.alternatives:
            wanted = _Wanted(number, alternative.weight, alternative.terms)
            by_first[alternative.terms[0]].append(wanted)
    return [
        _match_one(by_first, positions, len(words))
        for words, positions in zip(candidates, _positions(term_of_id, candidates), strict=True)
    ]


def _positions(
    term_of_id: Mapping[int, str], candidates: Sequence[WordIds]
) -> list[dict[str, list[int]]]:
    """Return for each candidate the places of each wanted term in it."""
    found: list[dict[str, list[int]]] = [defaultdict(list) for _ in candidates]
    if not term_of_id or not candidates:
        return found
    wanted = np.sort(np.fromiter(term_of_id, dtype=np.uint32))
    starts = np.cumsum([0, *(len(words) for words in candidates)])
    everything = np.concatenate(candidates)
    nearest = np.minimum(np.searchsorted(wanted, everything), len(wanted) - 1)
    hits = np.flatnonzero(wanted[nearest] == everything)
    owners = np.searchsorted(starts, hits, side="right") - 1
    places = hits - starts[owners]
    for owner, place, word_id in zip(
        owners.tolist(), places.tolist(), everything[hits].tolist(), strict=True
    ):
        found[owner][term_of_id[word_id]].append(place)
    return found


def _match_one(
    by_first: Mapping[str, Sequence[_Wanted]], positions: Mapping[str, list[int]], length: int
) -> Matches:
    frequencies: dict[int, float] = {}
    places: dict[int, list[int]] = {}
    for term in positions:
        for wanted in by_first.get(term, ()):
            starts = _phrase_starts(wanted.terms, positions)
            if starts:
                gained = wanted.weight * len(starts)
                frequencies[wanted.group] = frequencies.get(wanted.group, 0.0) + gained
                places.setdefault(wanted.group, []).extend(starts)
    return Matches(
        length, frequencies, {group: tuple(sorted(found)) for group, found in places.items()}
    )


def _phrase_starts(terms: Sequence[str], positions: Mapping[str, list[int]]) -> list[int]:
    """Return where a run of terms begins; between two of them a word may stand.

    The first of them is there.
    """
    starts = positions[terms[0]]
    if len(terms) == 1:
        return starts
    found = []
    for start in starts:
        place = start
        for term in terms[1:]:
            after = [p for p in positions.get(term, ()) if place < p <= place + 1 + _PHRASE_GAP]
            if not after:
                break
            place = after[0]
        else:
            found.append(start)
    return found
