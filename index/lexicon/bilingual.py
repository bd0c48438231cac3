"""English words and the Arabic ones that news uses for them.

The entries stand in `data/*.tsv` beside this file: an English headword, a tab, and its Arabic
translations, best first, separated by `|`. They were written for this project. Those in
`data/derived/*.tsv` were made by `tools/derive_names.py`, and are asked only for what the written
ones lack. Translations induced from word vectors (CSLS over common words of both languages) were
tried too and left out: every second one was wrong, and the vectors are compared anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

from index.lexicon import english
from index.model import Alternative, Token
from index.text import analyzer, stopwords
from index.text.tokens import words

MOST_TRANSLATIONS = 8
"""Translations of a headword that are searched for, the first ones."""

_FAMILY = 0.7
"""Weight of the translations of a word from which the question's is derived."""

Key = tuple[str, ...]


@dataclass(slots=True)
class Entry:
    """The translations of one headword, best first: of the word, and of the name spelt alike."""

    common: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)

    def translations(self, *, name_first: bool) -> tuple[str, ...]:
        """Return both, the names first for a word that is written as a name."""
        one, other = (self.names, self.common) if name_first else (self.common, self.names)
        return tuple(one | other)


def lines(*folders: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield every entry of a folder in `data`, the written ones unless another is named.

    Each is the file's name, the headword, its translations.
    """
    folder = files("index.lexicon").joinpath("data", *folders)
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        name = file.name
        if name.endswith(".tsv"):
            for line in file.read_text("utf-8").splitlines():
                if line and not line.startswith("#"):
                    headword, translations = line.split("\t")
                    yield name, headword, translations.split("|")


@cache
def entries() -> dict[Key, Entry]:
    """Return what is written of each headword, by its words as they are looked up.

    An acronym (`US`, `WHO`) is found as it is written, in capitals, and never as a word.
    """
    found: dict[Key, Entry] = {}
    for _, headword, translations in lines():
        entry = found.setdefault(key_of(headword), Entry())
        slot = entry.names if headword[0].isupper() else entry.common
        slot.update(dict.fromkeys(translations))
    return found


@cache
def derived() -> dict[str, tuple[str, ...]]:
    """Return the derived translations of each headword, as the files have it.

    These headwords are folded where they are made, so that there is nothing to do here.
    """
    return {headword: tuple(translations) for _, headword, translations in lines("derived")}


@cache
def _beginnings() -> frozenset[Key]:
    """Return the first words of all headwords of several words, cut after each."""
    whole = [*entries(), *(tuple(headword.split()) for headword in derived())]
    return frozenset(key[:length] for key in whole for length in range(1, len(key)))


def longest_headword(tokens: Sequence[Token]) -> int:
    """Return how many of the first tokens make a headword of several words; 1 if they do not."""
    return max((len(key) for key in _runs(tokens)), default=1)


def _runs(tokens: Sequence[Token]) -> Iterator[Key]:
    """Yield the keys of headwords of several words that the first tokens make, shorter first."""
    keys: list[Key] = [()]
    for token in tokens:
        forms = tuple(chain.from_iterable(_readings_of(token)))
        keys = [(*key, form) for key in keys for form in forms]
        yield from (key for key in keys if len(key) > 1 and _has(key))
        keys = [key for key in keys if key in _beginnings()]
        if not keys:
            return


def translations(tokens: Sequence[Token]) -> tuple[Alternative, ...]:
    """Return what the headword made of `tokens` may be in Arabic, best first, perhaps nothing."""
    alternatives: dict[Key, Alternative] = {}
    for arabic, weight in _weighted(tokens):
        terms = _terms_of(arabic)
        if terms:
            alternatives.setdefault(terms, Alternative(terms, weight, arabic))
    return tuple(alternatives.values())[:MOST_TRANSLATIONS]


@lru_cache(maxsize=1 << 14)
def _terms_of(arabic: str) -> tuple[str, ...]:
    return tuple(token.term for token in analyzer.analyze(arabic))


def _weighted(tokens: Sequence[Token]) -> Iterator[tuple[str, float]]:
    """Yield translations with their weights: of the words themselves or, failing that, of kin."""
    if not tokens:
        return
    name_first = tokens[0].surface[0].isupper() and tokens[0].start > 0
    if len(tokens) > 1:
        for key in _runs(tokens):
            if len(key) == len(tokens):
                yield from _sure(_of(key, name_first=name_first))
        return
    for forms in _readings_of(tokens[0]):
        if any(_has((form,)) for form in forms):
            for form in forms:
                yield from _sure(_of((form,), name_first=name_first))
            return
    for form in english.families_of(_bare(tokens[0].word)):
        if (form,) in entries():
            yield from ((text, _FAMILY) for text in _of((form,), name_first=False))
            return


def _sure(found: Sequence[str]) -> Iterator[tuple[str, float]]:
    return ((text, 1.0) for text in found)


def _has(key: Key) -> bool:
    return key in entries() or " ".join(key) in derived()


def _of(key: Key, *, name_first: bool) -> tuple[str, ...]:
    if key in entries():
        return entries()[key].translations(name_first=name_first)
    return derived().get(" ".join(key), ())


def _readings_of(token: Token) -> tuple[tuple[str, ...], ...]:
    """Return what a word may be looked up by, the likelier forms before the others."""
    return _readings(_bare(token.word), token.surface)


@lru_cache(maxsize=1 << 14)
def _readings(word: str, surface: str) -> tuple[tuple[str, ...], ...]:
    """Return what a folded word may be looked up by, given how it is written.

    A question looks each of its words up several times: headwords may begin at any of them.
    """
    bases = english.bases_of(word)
    found = [
        (word, *english.irregular_bases(word)),
        (*bases, *(other for one in (word, *bases) for other in english.spellings_of(one))),
    ]
    if is_acronym(surface):
        found.insert(0, (surface,))
    if word not in stopwords.ENGLISH | stopwords.ENGLISH_QUESTION:
        found.append((word.upper(), surface.removesuffix("s")))  # nato, NGOs
    return tuple(found)


def _bare(word: str) -> str:
    """Return a folded word without the ending of possession."""
    return word.removesuffix("'s").removesuffix("'")


def key_of(headword: str) -> Key:
    """Return what a headword is looked up by: its folded words, acronyms as they are written."""
    return tuple(
        surface if is_acronym(surface) else _bare(analyzer.folded_word(surface))
        for surface, _, _ in words(headword)
    )


def is_acronym(surface: str) -> bool:
    """Tell whether a word is written in capitals alone."""
    return len(surface) > 1 and surface.isupper()
