"""How a name sounds, so far as Arabic and Latin letters agree on it.

An Arabic name is written with its consonants and long vowels, a Latin one with guesses at both,
so names are first found by their consonants alone (`arabic_sound`, `latin_sounds`) and then
compared as wholes (`index.lexicon.closeness`). Letters that Latin spelling cannot tell apart
share one class; a Latin letter that may stand for several classes gives several sounds. The
Latin side knows the habits of English, French, German, Spanish and Turkish spelling, and the
digits by which chats write Arabic letters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice, product

from index.text.languages import is_arabic
from index.text.stems import bare

LAST_H = "h."
"""The h that ends Raqqah and Hodeidah."""

ARABIC_CONSONANTS = {
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

LATIN_CONSONANTS: dict[str, tuple[str, ...]] = {
    "dsch": ("j",),
    "tsch": ("$", "t$"),
    "sch": ("$", "sk"),
    "tch": ("t$", "$"),
    "dj": ("j",),
    "kh": ("x", "k"),
    "gh": ("g", "", "gh"),
    "sh": ("$", "sh"),
    "ch": ("$", "x", "k", "t$"),
    "th": ("s", "t", "d", "th"),
    "dh": ("d", "z", "dh"),
    "ph": ("f",),
    "ck": ("k",),
    "qu": ("k",),
    "x": ("ks", "x", "$"),
    "ş": ("$", "s"),
    "š": ("$",),
    "ç": ("s", "t$", "j"),
    "č": ("t$", "$"),
    "ğ": ("g", ""),
    "ž": ("j", "z"),
    "3'": ("g",),
    "7'": ("x",),
    "6'": ("z",),
    "9'": ("d",),
    "2": ("", "k"),
    "5": ("x",),
    "6": ("t",),
    "7": ("h",),
    "8": ("k", "g"),
    "9": ("s", "k"),
    "b": ("b",),
    "c": ("k", "s", "t$", "j"),
    "d": ("d", "z"),
    "f": ("f",),
    "g": ("g", "j", "k"),
    "h": ("h", ""),
    "j": ("j", "x", ""),
    "k": ("k",),
    "l": ("l",),
    "m": ("m",),
    "n": ("n",),
    "p": ("b",),
    "q": ("k", "g"),
    "r": ("r",),
    "s": ("s", "z"),
    "t": ("t",),
    "v": ("f", ""),
    "w": ("", "f"),
    "z": ("z", "ts", "s"),
    LAST_H: ("", "h"),
}
"""What each Latin letter or digraph may be in Arabic, likeliest first; "" is not heard."""

VOWELS = "aeiouy3"
"""Latin vowels, and the digit of ain."""

_PIECE = re.compile(
    "|".join(re.escape(letters) for letters in LATIN_CONSONANTS if letters != LAST_H)
    + rf"|ou|oo|ee|aa|[{VOWELS}]"
)
_DOUBLED = re.compile(r"(.)\1+")
_MARKED = "şšçčğž"
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ß": "ss",
        "æ": "e",
        "ø": "o",
        "œ": "u",
        "đ": "d",
        "ð": "dh",
        "þ": "th",
        "ł": "l",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
    }
)
"""Letters that are no plain ones with a mark."""

_GAP = r"[-' ]"
_ARTICLE = re.compile(
    rf"^(?:[aeiu]l|ar|er|as|es|ash|esh|at|et|ad|ed|an|en|az|ez){_GAP}+(?=\w)"
    r"|^(?:al|el|ul)(?=[^aeiouy\W]\w{2})|^l'"
)
"""The article, also as it sounds before «sun letters»: an-Nahar, ed-Din, ash-Sham."""

_SERVANT = re.compile(
    rf"^ab[ei]?d[aeiou]?[lr]?{_GAP}*(?:[aeu][lr]|a[stdnz]|ash)?{_GAP}*(?=\w{{3}})"
)
"""Abd al-, Abdel, Abdul, Abdur: one beginning, as `index.text.names` has it."""

_FATHER = re.compile(
    rf"^(?:[ae]l{_GAP}*)?(?:abou|aboo|abu|abo|bou|bu){_GAP}+(?:[aeu][lr]{_GAP}+)?(?=\w{{3}})"
    r"|^(?:[ae]l)?(?:abou|aboo|abu|bou|bu)(?=\w{3})"
)
"""Abu, Abou, El-Bou: the father of someone, or a place of his people."""

_BEGINNING = re.compile(
    r"(?:[aeu]l )?(?:[aeiu]l|ar|er|as|es|ash|esh|at|et|ad|ed|an|en|az|ez|abou|aboo|abu|abo|bou"
    r"|ab[ei]?d(?:[aeu][lr])?|ab[ei]?d(?: [aeu][lr]))"
)
"""The words before the last of a name, with single spaces between."""

_SHORTEST = 1
"""Consonants without which a sound says nothing."""

_MOST_SOUNDS = 32
_MOST_ROUGH = 8
_SHORT_CORE = 2
"""Consonants of a name that is so short that Arabic spelling keeps its article."""


def plain_latin(name: str) -> str:
    """Return a name in small letters, without the marks that do not change their sound."""
    lower = name.casefold().translate(_LETTERS)
    if lower.isascii():
        return lower
    return "".join(
        letter if letter in _MARKED else _unmarked(letter)
        for letter in unicodedata.normalize("NFC", lower)
    )


def _unmarked(letter: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if part.isascii())


def sound_of(word: str) -> str:
    """Return the sound by which the vocabulary finds a folded word; "" where it has none."""
    return arabic_sound(bare(word)) if is_arabic(word) else latin_sound(word)


def arabic_sound(name: str) -> str:
    """Return the consonant classes of a folded Arabic word without its article.

    "" when the word is not Arabic or has no consonant.
    """
    if name and name[-1] == "ه":
        name = name[:-1]  # ta marbuta is not heard
    sound = "".join(ARABIC_CONSONANTS.get(letter, "") for letter in name)
    return undoubled(sound) if len(sound) >= _SHORTEST else ""


def latin_sounds(name: str) -> list[str]:
    """Return the sounds that a name in Latin letters may have, likeliest first, at most 32."""
    parts = pieces(name)
    options = [LATIN_CONSONANTS[piece] for piece in parts if piece in LATIN_CONSONANTS]
    found = [undoubled("".join(choice)) for choice in _likeliest(options)]
    if found and len(found[0]) <= _SHORT_CORE and _ARTICLE.match(plain_latin(name)):
        found.append("l" + found[0])
    return list(dict.fromkeys(sound for sound in found if len(sound) >= _SHORTEST))


def pieces(name: str) -> list[str]:
    """Return what a Latin name is read as, letter by letter or digraph, without its article."""
    parts: list[str] = []
    for piece in _PIECE.findall(_core(plain_latin(name))):
        if not parts or parts[-1] != piece or piece in VOWELS:
            parts.append(piece)
    if len(parts) > 1 and parts[-1] == "h" and parts[-2] not in LATIN_CONSONANTS:
        parts[-1] = LAST_H
    return parts


def begins_name(words: str) -> bool:
    """Tell whether Latin words are only the beginning of a name: an article, Abu, Abd al-."""
    plain = plain_latin(words)
    return bool(_BEGINNING.fullmatch(plain))


def _core(plain: str) -> str:
    """Return a name without article, and with one beginning for every «Abu» and «Abd al-»."""
    for pattern, beginning in ((_FATHER, "bu"), (_SERVANT, "abd"), (_ARTICLE, "")):
        core = pattern.sub(beginning, plain)
        if core != plain:
            return core
    return plain


def _likeliest(options: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield choices of one option each, those first that differ least from the likeliest."""
    heap: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    count = 0
    while heap and count < _MOST_SOUNDS:
        cost, after, changed = heappop(heap)
        ranks = dict(zip(changed[::2], changed[1::2], strict=True))
        yield [choices[ranks.get(place, 0)] for place, choices in enumerate(options)]
        count += 1
        for place in range(after, len(options)):
            for rank in range(1, len(options[place])):
                heappush(heap, (cost + rank, place + 1, (*changed, place, rank)))


def undoubled(sound: str) -> str:
    """Return a sound with each run of one class as one."""
    return _DOUBLED.sub(r"\1", sound)


def latin_sound(word: str) -> str:
    """Return the one rough sound of a folded Latin word, by which Arabic spellings find it.

    It begins with `_`, so that it is no sound of an Arabic word. "" for a word with fewer than
    two consonants, or with none that is heard.
    """
    if not word.isalpha():
        return ""
    parts = pieces(word)
    soft = {place for place, after in enumerate(parts[1:]) if after in {"e", "i", "y"}}
    heard = [
        "s" if piece == "c" and place in soft else _ROUGH_LATIN.get(piece, "")
        for place, piece in enumerate(parts)
    ]
    return _rough("".join(heard))


def latin_sounds_of(name: str) -> list[str]:
    """Return the rough sounds that the Latin spelling of a bare Arabic name may have."""
    options = [_ROUGH_ARABIC[letter] for letter in name if letter in _ROUGH_ARABIC]
    choices = (_rough("".join(choice)) for choice in islice(product(*options), _MOST_ROUGH))
    return [sound for sound in dict.fromkeys(choices) if sound]


def _rough(heard: str) -> str:
    sound = undoubled(heard.replace("ts", "s"))
    return f"_{sound}" if len(sound) > 1 else ""


_ROUGH_LATIN = {
    **dict.fromkeys(("b", "p"), "b"),
    **dict.fromkeys(("f", "ph", "v"), "f"),
    **dict.fromkeys(("t", "d", "th", "dh"), "t"),
    **dict.fromkeys(("s", "z", "sh", "ch", "sch", "tsch", "tch", "ş", "š", "ç", "č", "ž"), "s"),
    **dict.fromkeys(("k", "q", "qu", "c", "ck", "g", "gh", "kh", "j", "dj", "ğ"), "k"),
    "x": "ks",
    "l": "l",
    "m": "m",
    "n": "n",
    "r": "r",
}
_ROUGH_ARABIC = {
    "ب": "b",
    "ف": "f",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ر": "r",
    **dict.fromkeys("تطدذض", "t"),
    **dict.fromkeys("ثظ", "ts"),
    **dict.fromkeys("سصزش", "s"),
    **dict.fromkeys("كقغجخ", "k"),
}
"""Rough classes, into which each letter of either script falls by itself; h is in none."""
