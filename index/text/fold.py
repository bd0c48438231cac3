"""One spelling for words that are written in several: the folded form.

Folding is what makes «أُسَامَة», «اسامه» and «أســامة» one word. It is made of Unicode NFKC,
which undoes presentation forms and full-width letters, and of a table over pyarabic's
character classes: marks, tatweel and invisible controls fall out; alefs with a hamza, ta
marbuta and alef maqsura become their plain twins (a hamza that stands alone stays: «ماء» is
not «ما»); Persian and Urdu letters their Arabic ones; every script's digits ASCII.

pyarabic's own `normalize_hamza` and `normalize_alef` are not used: they turn «أمر» into «ءمر»
and «على» into «علا».
"""

import unicodedata

from pyarabic import araby

MARKS = "".join(
    {*araby.TASHKEEL, *araby.SMALL, araby.MADDA_ABOVE, araby.HAMZA_ABOVE, araby.HAMZA_BELOW}
    | {chr(code) for code in (*range(0x0610, 0x061B), *range(0x064B, 0x0660))}
    | {chr(code) for code in (*range(0x06D6, 0x06DD), *range(0x06DF, 0x06E5))}
    | {"\u06e7", "\u06e8", *(chr(code) for code in range(0x06EA, 0x06EE))}
)
"""Marks written over and under Arabic letters."""

CONTROLS = "".join(
    chr(code)
    for code in (
        0x00AD,
        0x061C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    )
)
"""Characters that are not seen: joiners, soft hyphens, directional marks and isolates."""

_LETTERS = {
    # one form a letter
    **dict.fromkeys(
        (araby.ALEF_MADDA, araby.ALEF_HAMZA_ABOVE, araby.ALEF_HAMZA_BELOW, araby.ALEF_WASLA),
        araby.ALEF,
    ),
    **dict.fromkeys((araby.ALEF_MAKSURA, "ی", "ې", "ے", "ۍ"), araby.YEH),
    **dict.fromkeys((araby.TEH_MARBUTA, "ە", "ہ", "ھ", "ۀ", "ۃ"), araby.HEH),
    araby.WAW_HAMZA: araby.WAW,
    araby.YEH_HAMZA: araby.YEH,
    # Persian and Urdu letters, and those that write foreign sounds
    **dict.fromkeys(("ک", "گ", "ݣ", "ڭ"), araby.KAF),
    "پ": araby.BEH,
    "چ": araby.JEEM,
    "ژ": araby.ZAIN,
    "ڤ": araby.FEH,
    "ڨ": araby.QAF,
    "ٹ": araby.TEH,
    "ڈ": araby.DAL,
    "ڑ": araby.REH,
    "ں": araby.NOON,
}

_TABLE = str.maketrans(
    _LETTERS
    | dict.fromkeys([*MARKS, *CONTROLS, araby.TATWEEL], "")
    | {chr(code): str(unicodedata.decimal(chr(code))) for code in range(0x0660, 0x066A)}
    | {chr(code): str(unicodedata.decimal(chr(code))) for code in range(0x06F0, 0x06FA)}
)


def fold(word: str) -> str:
    """Return `word` in its one folded spelling; folding it again changes nothing.

    The result may be shorter or longer than `word`, or empty (marks alone), so offsets are
    taken before folding, never after.
    """
    if word.isascii():
        return word.lower()
    folded = unicodedata.normalize("NFKC", word).translate(_TABLE)
    if folded.isascii():
        return folded.lower()
    if araby.is_arabicrange(folded):
        return folded
    bare = (char for char in unicodedata.normalize("NFKD", folded.casefold()) if char.isalnum())
    return "".join(bare).translate(_TABLE)
