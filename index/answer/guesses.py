"""What an unknown word of a question may mean, chosen among the words that the news has.

An uncertain reading never weighs as much as a certain one, and a word has few of them, so that
a wrong guess can add a passage but hardly push a right one away.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from index.lexicon import bilingual
from index.lexicon.closeness import closeness
from index.model import Alternative
from index.text import analyzer, stopwords
from index.text.dialect import plain_readings
from index.text.stems import bare

Frequency = Callable[[str], int]
"""In how many of the paragraphs that are searched a term stands."""

_CLOSE_ENOUGH = 0.75
"""Least closeness of a name to a spelling in the other script (0 to 1)."""

_MOST_HEARD = 200
"""Words with the consonants of one name that are compared with it, those the library has had
longest: among a thousand of them most are rare, and a name that is asked for is not."""

_CLOSEST = 24
"""Spellings of a name whose frequency is looked at."""

_MOST_SPELLINGS = 5
"""Spellings of one name that are searched for."""

_MARGIN = 0.12
"""How far behind the best spelling another may be."""

_BEHIND = 3.0
"""How much faster the weight of a spelling falls than its lead."""

_LEAST = 0.3

_COMMON = 0.04
"""What a spelling gains when it is ten times as frequent: names repeat, accidents do not."""

DIALECT = 0.9
"""Weight of what a word of dialect is in the news, when the news has it and not the word."""

_MOST_READINGS = 3


def dialect(word: str, frequency: Frequency) -> tuple[Alternative, ...]:
    """Return what a folded Arabic word of dialect may be in the news, likeliest first."""
    found: dict[str, Alternative] = {}
    for reading in plain_readings(word):
        term = analyzer.term_of(reading)
        if term not in found and frequency(term):
            found[term] = Alternative((term,), DIALECT, reading)
        if len(found) == _MOST_READINGS:
            break
    return tuple(found.values())


def slips(edits: Mapping[str, float], frequency: Frequency) -> tuple[Alternative, ...]:
    """Return what a misspelt word may be, likeliest first.

    Args:
        edits: words that the vocabulary has, with how likely the slip is that leads to each.
        frequency: how common a term is.
    """
    leads = []
    for word, likelihood in edits.items():
        count = frequency(analyzer.term_of(word))
        if count:
            leads.append((likelihood + _COMMON * math.log10(1 + count), word))
    return _weighted(leads, _MOST_READINGS, lambda word: edits[word])


@cache
def _headwords() -> frozenset[str]:
    """Return the headwords of the lexicon that are one word and no acronym."""
    return frozenset(headword for _, headword, _ in bilingual.lines() if headword.islower())


def english_slips(edits: Mapping[str, float]) -> tuple[Alternative, ...]:
    """Return the translations of the likeliest headword of the lexicon among `edits`."""
    headwords = sorted(_headwords().intersection(edits))
    if not headwords:
        return ()
    meant = max(headwords, key=lambda word: edits[word])
    tokens = analyzer.analyze(meant)
    own = Alternative((tokens[0].term,), 1.0, meant)
    return tuple(
        replace(option, weight=option.weight * edits[meant])
        for option in (*bilingual.translations(tokens), own)
    )


def spellings(
    names: Sequence[str], words: Iterable[str], frequency: Frequency
) -> tuple[Alternative, ...]:
    """Return the Arabic words that are likeliest to be a Latin name, best first.

    Args:
        names: the name as it is written, and what else it may be.
        words: folded Arabic words with the consonants of the name, those known longest first.
        frequency: how common a term is.
    """
    written = (word for word in dict.fromkeys(words) if word not in stopwords.ARABIC)
    bares = {word: bare(word) for word in islice(written, _MOST_HEARD)}
    compared = list(dict.fromkeys(bares.values()))
    by_name = [closeness(name, compared) for name in names]
    best = {own: max(close) for own, *close in zip(compared, *by_name, strict=True)}
    return _closest({word: best[own] for word, own in bares.items()}, frequency)


def latin_spellings(
    word: str, names: Iterable[str], frequency: Frequency
) -> tuple[Alternative, ...]:
    """Return the Latin words that are likeliest to be an Arabic name, best first."""
    return _closest({name: closeness(name, [bare(word)])[0] for name in names}, frequency)


def _closest(close: Mapping[str, float], frequency: Frequency) -> tuple[Alternative, ...]:
    candidates = sorted(
        (word for word in close if close[word] >= _CLOSE_ENOUGH), key=lambda word: close[word]
    )
    leads = []
    for word in candidates[-_CLOSEST:]:
        count = frequency(analyzer.term_of(word))
        if count:
            leads.append((close[word] + _COMMON * math.log10(1 + count), word))
    return _weighted(leads, _MOST_SPELLINGS, lambda word: close[word])


def _weighted(
    leads: list[tuple[float, str]], most: int, sure: Callable[[str], float]
) -> tuple[Alternative, ...]:
    """Return the leading words, each term once, the weight falling with the distance."""
    leads.sort(key=lambda lead: (-lead[0], len(lead[1]), lead[1]))
    found: dict[str, Alternative] = {}
    for lead, word in leads:
        behind = leads[0][0] - lead
        term = analyzer.term_of(word)
        if behind <= _MARGIN and len(found) < most and term not in found:
            weight = max(_LEAST, sure(word) - _BEHIND * behind)
            found[term] = Alternative((term,), weight, word)
    return tuple(sorted(found.values(), key=lambda option: -option.weight))
