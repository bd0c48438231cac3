"""Arabic in Latin letters, as chats write it: "min msaytar 3ala albukamal?".

Digits stand for letters that Latin has not (3 ع, 7 ح, 2 ء, 5 خ, 6 ط, 8 ق, 9 ص), and everybody
spells as they hear. So only the small words that make a question are read here, from a list;
the others are found by their sound among the words of the news (`index.lexicon.sounds`).
Spellings are those of Yaghan, "Arabizi: A Contemporary Style of Arabic Slang" (Design Issues,
2008), and general knowledge of how the regions write.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.model import Token
from index.text import analyzer
from index.text.stopwords import ENGLISH, ENGLISH_QUESTION
from index.text.tokens import LONGEST

_QUESTION = {
    "مين": "meen miin min mn mein mnu mno meno minu man",
    "شكون": "chkoun chkon shkoun shkon",
    "شو": "shu sho shou chou cho shw",
    "ماذا": "maza matha madha",
    "ما": "ma",
    "ايه": "eh eih eeh",
    "ايش": "esh eish aish esch ach ash ech sh",
    "شنو": "shnu shno shinu shnou chnou chno achnou ashno",
    "وش": "wsh wesh wish wech",
    "وين": "wein ween wen wain wayn",
    "فين": "fein feen fen fain fayn",
    "اين": "ayna aina ayn",
    "منين": "mnein mneen menein",
    "متي": "mata mta matta",
    "امتي": "emta imta emtaa emte amta ymta 2emta 2imta aimta eimta",
    "وقتاش": "wa9tash wa9tach we9tech wa2tash",
    "ليش": "leish leesh lesh laish laysh lech",
    "ليه": "leh leih leeh laih lih",
    "لماذا": "limaza limatha lmaza limadha",
    "علاش": "3lash 3lach 3alash 3lech alash",
    "كم": "kam kem kom",
    "كام": "kaam",
    "قديش": "addesh 2addesh adesh 2adesh addeish 2addeish 9addech 8addesh gaddesh addeh 2addeh",
    "شحال": "chhal ch7al sh7al",
    "كيف": "kif keef kayf keif kaif",
    "ازاي": "ezay izay ezzay ezzai izzay ezai",
    "شلون": "shlon shloun shlown chlon",
    "كيفاش": "kifash kifach kifech",
    "هل": "hal hel",
    "واش": "wash wach",
    "اي": "ayy ayya ay ai",
}
"""Question words in the form that `index.answer.kinds` knows, with their Latin spellings."""

_SMALL = {
    "علي": "3ala 3al 3a 3la ala",
    "في": "fi fee f fl",
    "ب": "b bi be",
    "من": "mnl mnel minl",
    "الي": "ila illa la",
    "عن": "3an 3n",
    "مع": "ma3 m3",
    "بعد": "ba3d ba3ed",
    "قبل": "2abl 2abel 9abl 8abl abl qabl gabl",
    "عند": "3and 3end 3nd",
    "اللي": "elly elli illi illy yelli yalli yli li lli",
    "هو": "howa howe huwwe huwa hwe",
    "هي": "heya hiya hiyye",
    "هذا": "hada hatha haza hayda hadha da",
    "هذه": "hay haydi hadi hazihi di",
    "كان": "kan kaan kanet kanat kano",
    "رح": "ra7 rah ha 7a",
    "عم": "3am",
    "شي": "shi shii",
    "يلي": "yally",
    "ال": "el al il l",
    "و": "w wa we ou",
    "او": "aw",
    "يا": "ya",
    "مش": "mesh mish msh mush mosh",
    "مو": "mo mu mou",
    "لا": "la2 laa",
    "كل": "kol kull kul kel",
    "بس": "bas bass bs",
    "لما": "lamma lama",
    "قال": "2al 9al gal aal",
}
"""Words that carry no subject."""


def _by_spelling(table: dict[str, str]) -> dict[str, str]:
    return {latin: arabic for arabic, spellings in table.items() for latin in spellings.split()}


_WORDS = _by_spelling(_SMALL) | _by_spelling(_QUESTION)
_ALSO_OTHERS = """
    el al il l la ma man min da di ha b f w we be li ou kan ash as wish wash fen ya ala sh mo mu hay
    hadi rah ay ai kom kem bas bass lama kul hal hel lech ach mesh mush wen fee esh eh abl gal gabl
    aw mn wain bi sho shi cho mata alash adesh kif
    """.split()  # noqa: SIM905 - a paragraph of words is easier to read and to change than a list
"""Spellings that are words of English or of another language too."""

_STRONG = frozenset(_WORDS) - ENGLISH - ENGLISH_QUESTION - frozenset(_ALSO_OTHERS)
"""Spellings that are hardly anything but Arabic."""

_CHUNK = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*['\u2019]?")
_WITH_DIGIT = re.compile(r"(?=.*[a-z].*[a-z])(?=.*[235679])['235679a-z]+")
"""A word of letters and the digits that are letters: "rabe7", "3ala"; "b2b" and "h5n1" are none."""

_CODE = re.compile(r"(?:[a-z]{1,4}\d+|\d+[a-z]{1,2}|[a-z]\d[a-z]|[a-z]\d[a-z]\d)")
_LAST_LETTER = re.compile(r"[a-z]*[aeiouy][a-z]*[357]$")
"""A word of an open syllable and a digit: "rabe7", which no code or model number looks like."""

_CLITIC = re.compile(
    r"^(?:w|f)?(?:3al|bel|bil|lel|lil|fel|fil|wel|wil|el|al|il|b|l|w|7a|ha)-?(?=\w{3})"
)


class _Chunk(NamedTuple):
    surface: str
    start: int
    end: int
    word: str


def is_arabizi(text: str) -> bool:
    """Tell whether a line is Arabic in Latin letters: by its digits and its small words."""
    chunks = _chunks(text)
    if not chunks or any("\u0600" <= letter <= "\u06ff" for letter in text):
        return False
    words = [chunk.word for chunk in chunks]
    strong = sum(_is_letters_and_digits(word) or word in _STRONG for word in words)
    weak = sum(word in _WORDS for word in words)
    english = sum(
        word in ENGLISH or word in ENGLISH_QUESTION for word in words if word not in _WORDS
    )
    return strong > 0 and strong + weak / 2 > english


def _is_letters_and_digits(word: str) -> bool:
    if not _WITH_DIGIT.fullmatch(word) or word.isalpha():
        return False
    return bool(_LAST_LETTER.fullmatch(word)) or not _CODE.fullmatch(word)


def analyze(text: str) -> list[Token]:
    """Return the tokens of a line of Arabizi.

    Small words have the Arabic word that they are, others themselves in small letters; the
    article is no token. `text[t.start:t.end] == t.surface` holds for each.
    """
    tokens: list[Token] = []
    for surface, start, end, latin in _chunks(text):
        word = _WORDS.get(latin, latin)
        if word != "ال":
            tokens.append(Token(surface, start, end, word, analyzer.term_of(word)))
    return tokens


def spellings(word: str) -> list[str]:
    """Return a Latin word as it is and without the particle that may be glued to it."""
    return list(dict.fromkeys((word, _CLITIC.sub("", word))))


def _chunks(text: str) -> list[_Chunk]:
    return list(_each_chunk(text))


def _each_chunk(text: str) -> Iterator[_Chunk]:
    for match in _CHUNK.finditer(text):
        surface = match.group()[:LONGEST]
        word = surface.casefold().replace("\u2019", "'")
        yield _Chunk(surface, match.start(), match.start() + len(surface), word)


_PARTICIPLE = re.compile(r"^m[aeiou]?(?=[^aeiou]\w{3})")


def verb_of(word: str) -> str | None:
    """Return the verb of which a Latin word may be the participle: «msaytar» («مسيطر») of saytar.

    `None` for a word that is none. Names may look the same, so ask for them first.
    """
    verb = _PARTICIPLE.sub("", word)
    return verb if verb != word else None
