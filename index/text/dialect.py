"""Arabic as people type it: what a word may be in the spelling and grammar of the news.

Readers stretch words («لماااذا»), glue particles of their dialect to them («عالبوكمال»,
«حيسيطر», «ماسيطرش») and write letters as they pronounce them («التانيه» for «الثانية»). Words
here are folded. A reading is only a guess: whoever uses it checks that the news has the word.
"""

import re
from collections.abc import Iterator
from itertools import product

from index.text.languages import is_arabic

_STRETCHED = re.compile(r"([^\W\d])\1{2,}")
_DOUBLED = re.compile(r"([^\W\d])\1+")

_BEFORE_ARTICLE = re.compile(r"^[وف]?[عهمفش](?=ال\w{3})")
"""«عَ» (on), «هَ» (this), «م» (from), «ف» (in) before the article: «عالبوكمال», «هالمدينة»."""

_SHORT_ARTICLE = re.compile(r"^[وف]?[عهمبف]ل(?=\w{4})")
"""The same before an article without its alef: «عل» «هل» «بل» «فل»."""

_VERB_PARTICLE = re.compile(r"^[وف]?(?:[بحهكغدس]|عم|را?ح)(?=[يتنا]\w{2})")
"""What makes a present or a future: «بيسيطر» (Levant, Egypt), «حيسيطر» «هيسيطر» (Egypt),
«كيسيطر» «غيسيطر» (Morocco), «ديسيطر» (Iraq), «سيسيطر» (the news itself)."""

_WE = re.compile(r"^[وف]?من(?=\w{3})")
_PREPOSITION = re.compile(r"^[وفبلكع](?=\w{3}$)")
"""A particle before a word of three letters, which stems leave there: «بصيف»."""

_NOT = re.compile(r"^([وف]?)ما?(\w{3,})ش$")
_TO_THEM = re.compile(r"(?<=\w{3})(?:لهم|لها|لكم|لنا|لو|له)$")

_PRONOUNCED = {"ت": "ث", "د": "ذ", "ض": "ظ", "ز": "ذظ", "س": "ث"}
"""Letters by which city dialects write others that they do not pronounce."""

_SHORTEST_PLURAL = len("كتبو")
_MOST_READINGS = 24


def unstretched(word: str, question_words: frozenset[str]) -> str:
    """Return a word without the letters that were repeated for emphasis.

    A letter that stands three times or more is one in Arabic and two in other languages; a
    question word may also have been stretched by one letter («ميين»).
    """
    if _STRETCHED.search(word):
        single = _STRETCHED.sub(r"\1", word)
        if is_arabic(word) or single in question_words:
            word = single
        else:
            word = _STRETCHED.sub(r"\1\1", word)
    single = _DOUBLED.sub(r"\1", word)
    return single if single in question_words else word


def plain_readings(word: str) -> list[str]:
    """Return what an Arabic word of a dialect may be in the news, likeliest first, at most 24.

    The word itself is not among them.
    """
    found: dict[str, None] = {}
    for reading in _readings(word):
        if reading != word:
            found.setdefault(reading)
        if len(found) == _MOST_READINGS:
            break
    return list(found)


def _readings(word: str) -> Iterator[str]:
    bare = [without for without in _without_particles(word) if without != word]
    yield from bare
    for form in (word, *bare):
        yield from _endings(form)
    for form in (word, *bare):
        yield from _as_pronounced(form)


def _without_particles(word: str) -> Iterator[str]:
    positive = _NOT.sub(r"\2", word)
    for form in dict.fromkeys((word, positive)):
        yield form
        yield _BEFORE_ARTICLE.sub("", form)
        yield _SHORT_ARTICLE.sub("ال", form)
        yield _VERB_PARTICLE.sub("", form)
        yield _WE.sub("ن", form)
        yield _PREPOSITION.sub("", form)


def _endings(word: str) -> Iterator[str]:
    """Yield a plural verb or a possessive as the news writes it: «كسبو», «منافسو»."""
    verb_or_bare = not word.startswith("ال")
    if verb_or_bare and word.endswith("و") and len(word) >= _SHORTEST_PLURAL:
        yield word + "ا"
        yield word[:-1] + "ه"
    yield _TO_THEM.sub("", word)


def _as_pronounced(word: str) -> Iterator[str]:
    """Yield spellings in which one letter is another, then those in which all of a kind are."""
    for place, letter in enumerate(word):
        for other in _PRONOUNCED.get(letter, ""):
            yield word[:place] + other + word[place + 1 :]
    kinds = [letter for letter in _PRONOUNCED if letter in word]
    for changed in product((False, True), repeat=min(len(kinds), 3)):
        spelt = word
        for letter, change in zip(kinds, changed, strict=False):
            if change:
                spelt = spelt.replace(letter, _PRONOUNCED[letter][0])
        yield spelt
