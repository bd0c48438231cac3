"""Stems: what is left of a word without the letters that grammar adds.

Arabic is stemmed lightly, in the manner of light10 (Larkey, Ballesteros and Connell, "Light
Stemming for Arabic Information Retrieval", 2007): clitics and endings go, then one letter of a
verb's or participle's pattern; roots stay. `tools/compare_analyses.py` sets it beside others: with
plain BM25 on three question sets MRR@10 is 0.749, 0.613, 0.822 of folded words; 0.800, 0.698, 0.863
of light10; 0.803, 0.692, 0.859 of Snowball's stems; 0.797, 0.676, 0.845 of Tashaphyne's; 0.806,
0.713, 0.863 of these; with roots and grams of four characters 0.831, 0.752, 0.894. The future's sin
stays: without it «سيارة» would part from «السيارة». Other languages use Snowball's stemmer for
English, which leaves words that are not English nearly as they are.
"""

from functools import lru_cache

import snowballstemmer
from pyarabic import araby

from index.text.names import split_name

_ARTICLES = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
"""The article with what may stand before it, longest first."""

_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_ENDINGS = (
    *("كما", "هما", "تها", "تهم", "ته", "يات", "ات", "ان", "ون", "ين", "تان", "تين", "وا"),
    *("ها", "هم", "هن", "نا", "كم", "يه", "ه", "ي", "ا", "ء", "ت"),
)
"""Endings of number, gender, person and possession, in the order in which they are tried."""

_PATTERN_LETTERS = "ميتنا"
"""What verbs and participles of one root begin with: «يسيطر», «تسيطر», «مسيطر», «انسحب»."""

_SHORTEST = 3
"""Letters that a stem keeps at least: the length of most Arabic roots."""

_english = snowballstemmer.stemmer("english")


def stem(word: str) -> str:
    """Return the stem of a folded `word`; numbers come back as they are."""
    if not word or word[0].isdigit():
        return word
    if araby.HAMZA <= word[0] <= araby.YEH:
        return _arabic_stem(word)
    if word.isascii():
        return str(_english.stemWord(word))
    return word


@lru_cache(maxsize=1 << 15)
def bare(word: str) -> str:
    """Return a folded Arabic word without its article: what a name is compared by.

    Single letters stay, for a name may begin with any of them («لوفرين»).
    """
    kept, rest = split_name(word)
    return kept + rest if kept else _without_article(word)


def _arabic_stem(word: str) -> str:
    kept, rest = split_name(word)
    if kept:
        return kept + _without_endings(rest)
    return _without_pattern_letter(_without_endings(without_clitics(word)))


def without_clitics(word: str) -> str:
    """Take off a conjunction, a preposition, the article."""
    rest = _without_article(word)
    if rest != word:
        return rest
    if word[0] in _CONJUNCTIONS and len(word) > _SHORTEST + 1:
        word = word[1:]
    rest = _without_article(word)
    if rest != word or len(word) <= _SHORTEST + 1:
        return rest
    return word[1:] if word[0] in _PREPOSITIONS else word


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            return word[len(article) :]
    return word


def _without_pattern_letter(word: str) -> str:
    if len(word) > _SHORTEST + 1 and word[0] in _PATTERN_LETTERS:
        return word[1:]
    return word


def _without_endings(word: str) -> str:
    """Take off up to two endings."""
    for _ in range(2):
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                word = word[: -len(ending)]
                break
        else:
            break
    return word
