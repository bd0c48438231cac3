"""From the words of a question to the terms that may stand for them in a passage."""

from collections.abc import Iterable, Mapping, Sequence

from index.answer.quantities import numeral_groups
from index.answer.question import Reading
from index.lexicon import bilingual, sounds
from index.model import Alternative, Span, TermGroup, Token
from index.text import analyzer, stems
from index.text.languages import is_arabic

_GLUED = "عه"
"""Dialect «عَ» (on) and «هَ» (this) before the article: «عالبوكمال», «هالمدينة»."""

_SHORTEST_GLUED = 6
_CLOSE_ENOUGH = 0.6
"""Least closeness of a name to a spelling in the index (0 to 1)."""

_MOST_SPELLINGS = 6
"""Spellings of one name that are searched for."""

_NAME_WORDS = 3
"""Words of a Latin name that may be one in Arabic: Abu Kamal, Abd al-Rahman."""


def groups_of(reading: Reading) -> tuple[TermGroup, ...]:
    """Return the words of a question as what is searched for, in order.

    A Latin word keeps its own term, for articles in English, and gets the translations of the
    longest headword that it is part of.
    """
    groups: list[TermGroup] = []
    words = analyzer.analyze(reading.text)
    carrying = {token.start for token in reading.tokens}
    numbers = numeral_groups(reading.text, words)
    place = 0
    while place < len(words):
        if place in numbers:
            group, place = numbers[place]
            groups.append(group)
            continue
        token = words[place]
        if is_arabic(token.word) or token.word[0].isdigit():
            run = words[place : place + 1]
        else:
            run = words[place : place + bilingual.longest_headword(words[place:])]
        if any(word.start in carrying for word in run):
            latin = len(run) > 1 or not (is_arabic(token.word) or token.word[0].isdigit())
            groups.append(_latin_group(reading, run) if latin else _arabic_group(token))
        place += len(run)
    return tuple(groups)


def _arabic_group(token: Token) -> TermGroup:
    own = Alternative((token.term,), 1.0, token.surface)
    alternatives = [own]
    if (
        len(token.word) >= _SHORTEST_GLUED
        and token.word[0] in _GLUED
        and token.word[1:].startswith("ال")
    ):
        alternatives.append(Alternative((analyzer.term_of(token.word[1:]),), 1.0, token.word[1:]))
    return TermGroup(token.surface, Span(token.start, token.end), tuple(alternatives))


def _latin_group(reading: Reading, run: Sequence[Token]) -> TermGroup:
    span = Span(run[0].start, run[-1].end)
    surface = reading.text[span.start : span.end]
    own = Alternative(tuple(token.term for token in run), 1.0, surface)
    return TermGroup(
        surface, span, (*bilingual.translations(run), own), is_name=_is_name(reading, run)
    )


def _is_name(reading: Reading, run: Sequence[Token]) -> bool:
    """Tell whether Latin words are a name: capitals, but not because a sentence begins."""
    return run[0].surface[0].isupper() and run[0].start > 0 and not reading.text.isupper()


def unresolved_names(reading: Reading, groups: Iterable[TermGroup]) -> dict[int, str]:
    """Return the Latin words without a translation, by the place of their group, folded."""
    return {
        place: " ".join(token.word for token in analyzer.analyze(group.surface))
        for place, group in enumerate(groups)
        if len(group.alternatives) == 1
        and not is_arabic(analyzer.folded_word(group.surface[:1]))
        and group.surface[0].isalpha()
        and reading.language != "ar"
    }


def with_names(
    groups: Sequence[TermGroup], heard: Mapping[int, Sequence[tuple[str, str]]]
) -> tuple[TermGroup, ...]:
    """Add to each unresolved name the spellings in the index that sound like it.

    Args:
        groups: the words of the question.
        heard: by the place of a group, the (word, term) pairs of the vocabulary whose
            consonants are those of the name.
    """
    resolved = list(groups)
    for place, spellings in heard.items():
        group = groups[place]
        name = group.surface.lower()
        close = sorted(
            ((sounds.closeness(name, stems.bare(word)), word, term) for word, term in spellings),
            reverse=True,
        )
        found: dict[str, Alternative] = {}
        for closeness, word, term in close:
            if closeness >= _CLOSE_ENOUGH and len(found) < _MOST_SPELLINGS:
                found.setdefault(term, Alternative((term,), closeness, word))
        resolved[place] = TermGroup(
            group.surface,
            group.span,
            (*found.values(), *group.alternatives),
            is_name=group.is_name or bool(found),
        )
    return tuple(resolved)
