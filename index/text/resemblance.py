"""How alike two texts are, told from small sketches of them.

Broder, "On the resemblance and containment of documents", 1997: a text is the set of its runs of
words, and the smallest hashes of two sets tell how much of both together they share.
"""

import zlib
from collections.abc import Sequence
from itertools import pairwise

from index.text.analyzer import folded_words, term_of

SKETCH = 64
"""Hashes that are kept of a text."""


def sketch_of(text: str) -> tuple[int, ...]:
    """Return the smallest hashes of the pairs of neighbouring terms in `text`, ascending.

    A hash is a CRC-32, the same in every process. A text of one word is that word alone.
    """
    terms = [term_of(word) for word in folded_words(text)]
    runs = {" ".join(run) for run in pairwise(terms)} or set(terms)
    return tuple(sorted({zlib.crc32(run.encode()) for run in runs})[:SKETCH])


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """Return about how much two texts share of what both have, 0 to 1, from their sketches."""
    both = sorted({*one, *other})[:SKETCH]
    shared = set(one).intersection(other)
    return sum(each in shared for each in both) / len(both) if both else 0.0
