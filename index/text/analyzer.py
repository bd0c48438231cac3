"""From text to tokens: the one way in which articles and questions are read.

`analyze` gives tokens with offsets, for questions and for what is shown; `folded_words` gives
the same words without offsets, several times faster, for what is indexed.
"""

import re
from functools import lru_cache

from index.model import Token
from index.text.fold import fold
from index.text.names import PARTICLES, join_name
from index.text.stems import stem
from index.text.tokens import LONGEST, WORD

VERSION = "6"
"""Changes with everything that changes a word or a term; an index of another one is rebuilt."""

_THOUSANDS = re.compile(r"(?<=\d)[,\u066c](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"[,\u066b\u066c]")
_GAP = re.compile(r"[ \u00a0\t-]{1,2}")
"""What may stand between the two words of one name."""


@lru_cache(maxsize=1 << 18)
def folded_word(surface: str) -> str:
    """Return the folded spelling of one word as it stands in a text; "" for marks alone."""
    surface = surface[:LONGEST]
    if surface[0].isdigit():
        return fold(_DECIMAL.sub(".", _THOUSANDS.sub("", surface)))
    return fold(surface.replace("\u2019", "'"))


@lru_cache(maxsize=1 << 18)
def term_of(word: str) -> str:
    """Return the term that a folded word is counted and matched by."""
    return stem(word)


def folded_words(text: str) -> list[str]:
    """Return the folded words of `text` in order: `[t.word for t in analyze(text)]`."""
    found = [folded_word(surface) for surface in WORD.findall(text)]
    if "" in found or not PARTICLES.isdisjoint(found):
        return [token.word for token in analyze(text)]
    return found


def analyze(text: str) -> list[Token]:
    """Return the tokens of `text` in order; names written in two words are one token.

    `text[t.start:t.end] == t.surface` holds for each, and spans do not overlap.
    """
    tokens: list[Token] = []
    after_particle = False
    for match in WORD.finditer(text):
        surface = match.group()
        word = folded_word(surface)
        if not word:
            continue
        start, end = match.span()
        name = _joined(text, tokens[-1], word, start) if after_particle else None
        if name:
            first = tokens.pop().start
            tokens.append(Token(text[first:end], first, end, name, term_of(name)))
        else:
            tokens.append(Token(surface, start, end, word, term_of(word)))
        after_particle = (name or word) in PARTICLES
    return tokens


def _joined(text: str, before: Token, word: str, start: int) -> str | None:
    """Return the name that a particle and the word that begins at `start` make, if they do."""
    if not _GAP.fullmatch(text, before.end, start):
        return None
    name = join_name(before.word, word)
    return name[:LONGEST] if name else None


@lru_cache(maxsize=1 << 6)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return what `analyze` returns, remembered: of a question, which many look at."""
    return tuple(analyze(text))
