"""Answers on their way between processes, packed as the values of their fields.

Pickle has a frozen dataclass with slots tell its fields one by one, by name and in Python, and set
them so again. Taking all values at once, and making the object anew from them, takes half as long;
an answer is some thirty objects.
"""

import copyreg
from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from typing import Any

from index.model import (
    Alternative,
    Answer,
    Citation,
    Claim,
    DateMention,
    Paragraph,
    Passage,
    Question,
    Statement,
    TermGroup,
)

PARTS: tuple[type[Any], ...] = (
    *(Answer, Passage, Citation, Paragraph, Statement, DateMention, Claim),
    *(Question, TermGroup, Alternative),
)
"""What an answer is made of; each has several fields."""


def pack_by_values() -> None:
    """Have pickle pack the parts of answers so, in this process; any process can unpack them."""
    for part in PARTS:
        copyreg.pickle(part, _packing(part))


def _packing(part: type[Any]) -> Callable[[object], tuple[type[Any], tuple[object, ...]]]:
    values = attrgetter(*(field.name for field in fields(part)))
    return lambda each: (part, values(each))
