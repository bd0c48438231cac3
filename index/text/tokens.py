"""Words of a text with the places where they stand.

A token's offsets count code points of the text as it was given and never change, whatever
becomes of the word: `text[token.start:token.end] == token.surface` (the rule is Tantivy's:
"offsets shall not be modified by token filters").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.text.fold import CONTROLS, MARKS

LONGEST = 64
"""Code points of a word that are looked at; what is longer is no word of any language here."""

_ARABIC = "\u0620-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"
_SHAPES = "\ufb50-\ufdfb\ufe70-\ufefc"
_INSIDE = re.escape(MARKS + CONTROLS)

WORD = re.compile(
    # a number, with its separators in either script: 12.5  1,700  ٢٬٨
    r"\d+(?:[.,\u066b\u066c]\d+)*"
    # a run of Arabic letters; marks and controls may stand inside, marks at the end
    rf"|[{_ARABIC}{_SHAPES}]+(?:[{_INSIDE}]+[{_ARABIC}{_SHAPES}]+)*[{re.escape(MARKS)}]*"
    # a run of any other letters, with an apostrophe inside (O'Neill, Syria's)
    rf"|[^\W\d_{_ARABIC}{_SHAPES}]+(?:['\u2019][^\W\d_{_ARABIC}{_SHAPES}]+)*"
)
"""One word: a number, or a run of letters of one script."""


class Word(NamedTuple):
    """A word as it stands: `text[start:end] == surface`."""

    surface: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the words of `text` in order."""
    for match in WORD.finditer(text):
        yield Word(match.group(), match.start(), match.end())
