"""From the words of a question to the terms that may stand for them in a passage."""

from collections.abc import Sequence

from index.answer.quantities import numeral_groups
from index.answer.question import MOST_WORDS, Reading
from index.lexicon import bilingual
from index.lexicon.sounds import begins_name
from index.model import Alternative, Span, TermGroup, Token
from index.text import analyzer
from index.text.languages import is_arabic

_GLUED = "عه"
"""Dialect «عَ» (on) and «هَ» (this) before the article: «عالبوكمال», «هالمدينة»."""

_SHORTEST_GLUED = 6
_NAME_WORDS = 3
"""Words of a Latin name that may be one in Arabic: Abu Kamal, Abd al-Rahman."""


def groups_of(reading: Reading) -> tuple[TermGroup, ...]:
    """Return the words of a question as what is searched for, in order.

    A Latin word keeps its own term, for articles in English, and gets the translations of the
    longest headword that it is part of.
    """
    groups: list[TermGroup] = []
    words = _words_of(reading)
    carrying = {token.start for token in reading.tokens}
    numbers = numeral_groups(reading.text, words)
    place = 0
    while place < len(words):
        if place in numbers:
            group, place = numbers[place]
            groups.append(group)
            continue
        run = _longest_run(words[place:])
        if any(word.start in carrying for word in run):
            groups.append(_group(reading, run))
        place += len(run)
    return tuple(groups)


def is_latin(token: Token) -> bool:
    """Tell whether a word is in Latin letters, or another script's but Arabic; no number."""
    return not is_arabic(token.word) and any(map(str.isalpha, token.word))


def _is_as_typed(token: Token) -> bool:
    """Tell whether a word is in the letters that were typed, if perhaps more of them."""
    return is_arabic(analyzer.folded_word(token.surface)) == is_arabic(token.word) and (
        token.word[0] in analyzer.folded_word(token.surface)
    )


def _arabic_group(token: Token) -> TermGroup:
    written = token.surface if _is_as_typed(token) else token.word
    own = Alternative((token.term,), 1.0, written)
    alternatives = [own]
    if (
        len(token.word) >= _SHORTEST_GLUED
        and token.word[0] in _GLUED
        and token.word[1:].startswith("ال")
    ):
        alternatives.append(Alternative((analyzer.term_of(token.word[1:]),), 1.0, token.word[1:]))
    return TermGroup(token.surface, Span(token.start, token.end), tuple(alternatives))


def _words_of(reading: Reading) -> list[Token]:
    """Return the words that carry a question and, for headwords, the small ones between them.

    There are none of these where the words were read as something else than was typed, nor
    behind the last word of as many as are searched for.
    """
    carrying = list(reading.tokens)
    if not all(map(_is_as_typed, carrying)):
        return carrying
    end = carrying[-1].end if len(carrying) == MOST_WORDS else len(reading.text)
    held = {place for token in carrying for place in range(token.start, token.end)}
    small = [
        token
        for token in analyzer.tokens_of(reading.text[:end])
        if held.isdisjoint((token.start, token.end - 1))
    ]
    return sorted((*carrying, *small), key=lambda token: token.start)


def _longest_run(words: Sequence[Token]) -> Sequence[Token]:
    """Return the first words that make a headword of the lexicon or a name, at least one."""
    if not is_latin(words[0]):
        return words[:1]
    return words[: max(bilingual.longest_headword(words), _words_of_name(words))]


def _words_of_name(words: Sequence[Token]) -> int:
    """Return how many of the first words make one name: the «al» of al-Assad is none alone."""
    length = 1
    while length < min(_NAME_WORDS, len(words)):
        before, after = words[length - 1], words[length]
        beginning = " ".join(word.word for word in words[:length])
        if after.start - before.end > 1 or not is_latin(after) or not begins_name(beginning):
            break
        length += 1
    return length


def _group(reading: Reading, run: Sequence[Token]) -> TermGroup:
    """Return what is searched for words that belong together."""
    return _latin_group(reading, run) if is_latin(run[0]) else _arabic_group(run[0])


def _latin_group(reading: Reading, run: Sequence[Token]) -> TermGroup:
    span = Span(run[0].start, run[-1].end)
    surface = reading.text[span.start : span.end]
    typed = all(map(_is_as_typed, run))
    written = surface if typed else " ".join(token.word for token in run)
    own = Alternative(tuple(token.term for token in run), 1.0, written)
    return TermGroup(
        surface, span, (*bilingual.translations(run), own), is_name=_is_name(reading, run)
    )


def _is_name(reading: Reading, run: Sequence[Token]) -> bool:
    """Tell whether Latin words are a name: capitals, but not because a sentence begins."""
    return run[0].surface[0].isupper() and run[0].start > 0 and not reading.text.isupper()
