"""How a name sounds, so far as Arabic and Latin letters agree on it.

An Arabic name is written with its consonants and long vowels, a Latin one with guesses at both,
so names are first compared by their consonants (`arabic_sound`, `latin_sounds`) and then by how
close the whole spellings are (`closeness`). Letters that Latin spelling cannot tell apart share
one class; a Latin letter that may stand for several classes gives several sounds.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import product

_ARABIC = {
    **dict.fromkeys("ب", "b"),
    **dict.fromkeys("تط", "t"),
    **dict.fromkeys("ثسص", "s"),
    **dict.fromkeys("ج", "j"),
    **dict.fromkeys("حه", "h"),
    **dict.fromkeys("خ", "x"),
    **dict.fromkeys("دذض", "d"),
    **dict.fromkeys("ر", "r"),
    **dict.fromkeys("زظ", "z"),
    **dict.fromkeys("ش", "$"),
    **dict.fromkeys("غ", "g"),
    **dict.fromkeys("ف", "f"),
    **dict.fromkeys("قك", "k"),
    **dict.fromkeys("ل", "l"),
    **dict.fromkeys("م", "m"),
    **dict.fromkeys("ن", "n"),
}
"""Class of each Arabic consonant (folded); ا و ي ع ء are heard as vowels."""

_ARABIC_VOWELS = {"ا": "a", "و": "u", "ي": "i", "ع": "a"}

_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("sch", ("$",)),
    ("tch", ("$",)),
    ("dj", ("j",)),
    ("kh", ("x", "k")),
    ("gh", ("g",)),
    ("sh", ("$",)),
    ("ch", ("$", "x", "k")),
    ("th", ("s", "t", "d")),
    ("dh", ("d", "z")),
    ("ph", ("f",)),
    ("ck", ("k",)),
    ("qu", ("k",)),
    ("x", ("ks",)),
    ("b", ("b",)),
    ("c", ("k", "s")),
    ("d", ("d",)),
    ("f", ("f",)),
    ("g", ("g", "j", "k")),
    ("h", ("h", "")),
    ("j", ("j",)),
    ("k", ("k",)),
    ("l", ("l",)),
    ("m", ("m",)),
    ("n", ("n",)),
    ("p", ("b",)),
    ("q", ("k",)),
    ("r", ("r",)),
    ("s", ("s",)),
    ("t", ("t",)),
    ("v", ("f",)),
    ("z", ("z",)),
)
"""What each Latin letter or digraph may be in Arabic, digraphs first."""

_PIECE = re.compile("|".join(re.escape(letters) for letters, _ in _LATIN) + "|[aeiouyw]")
_CLASSES = dict(_LATIN)
_ARTICLE = re.compile(
    r"^(?:al|el|ul|ar|as|ash|at|ad|an|az)[-'\u2019 ]+|^(?:al|el)(?=[^aeiou]\w{2})"
)
_SERVANT = re.compile(r"^abd[aeou]?[lr]?[-'\u2019 ]*(?:[ae]l|ar|er)?[-'\u2019 ]*(?=\w{3})")
"""Abd al-, Abdel, Abdul: one beginning, as `index.text.names` has it."""

_SHORTEST = 2
"""Consonants without which a sound says too little."""

_MOST_SOUNDS = 24


def arabic_sound(bare: str) -> str:
    """Return the consonant classes of a folded Arabic word without its clitics and article.

    "" when the word is not Arabic or has fewer than two consonants.
    """
    if bare and bare[-1] == "ه":
        bare = bare[:-1]  # ta marbuta is not heard
    sound = "".join(_ARABIC.get(letter, "") for letter in bare)
    return _undoubled(sound) if len(sound) >= _SHORTEST else ""


def latin_sounds(name: str) -> list[str]:
    """Return every sound that a name in Latin letters (folded, lower case) may have."""
    pieces = _pieces(_plain(name))
    if pieces and pieces[-1] == "h":
        pieces.pop()  # Raqqah, Hodeidah
    options = [_CLASSES[piece] for piece in pieces if piece in _CLASSES]
    sounds: dict[str, None] = {}
    for choice in _limited(options):
        sound = "".join(choice)
        if len(sound) >= _SHORTEST:
            sounds[_undoubled(sound)] = None
    return list(sounds)


def closeness(name: str, bare: str) -> float:
    """Return from 0 to 1 how close a Latin name is to an Arabic spelling, vowels included."""
    latin = "".join(
        _CLASSES[piece][0] if piece in _CLASSES else _vowel(piece)
        for piece in _pieces(_plain(name))
    )
    arabic = "".join(_ARABIC.get(letter) or _ARABIC_VOWELS.get(letter, "") for letter in bare)
    return SequenceMatcher(None, _undoubled(latin), _undoubled(arabic), autojunk=False).ratio()


def _plain(name: str) -> str:
    """Return a Latin name without its article."""
    return _SERVANT.sub("abd", _ARTICLE.sub("", name))


def _vowel(letter: str) -> str:
    return {"o": "u", "w": "u", "e": "i", "y": "i"}.get(letter, letter)


def _pieces(name: str) -> list[str]:
    return _PIECE.findall(name)


def _limited(options: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    for count, choice in enumerate(product(*options)):
        if count == _MOST_SOUNDS:
            return
        yield choice


def _undoubled(sound: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sound)
