"""Names of one speaker, as an answer and a set of questions write them."""

import re

from bot.folding import fold

_WORD = re.compile(r"\w+")
_COMMA = re.compile("[،,]")


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same, or one holds the other as whole words.

    An article names a speaker more or less fully («المرصد السوري» and «المرصد السوري لحقوق
    الإنسان»), and both are right. So are name and office in either order, where a comma parts
    them («جيرمي هانت، وزير الخارجية»); punctuation counts for nothing else.
    """
    return any(_within(first, second) for first in _parts(one) for second in _parts(other))


def _parts(name: str) -> list[str]:
    """Return a name and what stands before and behind its commas, each as words."""
    folded = fold(name)
    found = [" ".join(_WORD.findall(part)) for part in (folded, *_COMMA.split(folded))]
    return [part for part in dict.fromkeys(found) if part]


def _within(one: str, other: str) -> bool:
    first, second = f" {one} ", f" {other} "
    return first in second or second in first
