"""In which script and language a text is written, as far as its letters tell."""

import re

from pyarabic import araby

_ARABIC_LETTER = re.compile("[\u0620-\u064a\u0671-\u06d3\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


def is_arabic(folded: str) -> bool:
    """Tell whether a folded word is written in Arabic letters."""
    return bool(folded) and araby.HAMZA <= folded[0] <= araby.YEH


def language_of(text: str) -> str:
    """Return the ISO 639-1 code that the letters of `text` speak for, or "und".

    Arabic letters mean Arabic and Latin ones English, whichever are more: these are the two
    languages that the library reads.
    """
    arabic = len(_ARABIC_LETTER.findall(text))
    latin = len(_LATIN_LETTER.findall(text))
    if not arabic and not latin:
        return "und"
    return "ar" if arabic >= latin else "en"
