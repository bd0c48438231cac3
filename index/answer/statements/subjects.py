"""Who speaks, where it is not the subject right after the verb.

A subject may stand before its verb («الوزير قال») or before a relative pronoun («الوزير الذي
قال»).
"""

from dataclasses import replace

from index.answer.statements.circumstances import is_circumstance
from index.answer.statements.clauses import CONNECTORS, by
from index.answer.statements.gender import agrees
from index.answer.statements.marks import PUNCTUATION
from index.answer.statements.nouns import is_governed, is_people, is_speaking
from index.answer.statements.phrases import Phrase, name_like, names_someone, phrase_at
from index.answer.statements.reading import AS, PREPOSITIONS, PRONOUNS, STARTERS, Reading
from index.answer.statements.verbs import CUES, Cue
from index.answer.statements.words import (
    GIVEN_NAMES,
    PLACES,
    PROPER,
    SETTINGS,
    STOPS,
    TIMES,
    folded,
)

_FARTHEST = 60
"""Words between a subject and the verb after it, at most."""

_CLAUSE = 30
"""Words back in which a clause begins, at most."""

_LEAD = 6
"""Words in which a sentence says «وجدير بالذكر أن», at most."""

_ANTECEDENT = 12
"""Words of what a relative pronoun refers to, at most."""


def takes_subject(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether the verb at `k` may have its subject behind it.

    It has none there after a pronoun («لكنه وصف الوزير بأنه»), nor in the plural, which a verb
    before its subject is not («قالوا»). A verb of judging after «الذي» judges what stands behind
    it, for else it would have a pronoun («الكاتب الذي انتقد القرار», «القرار الذي انتقده الكاتب»).
    """
    i = k - 1
    while i > reading.first and reading.words[i] in _LINKS:
        i -= 1
    before = reading.words[i] if i >= reading.first else ""
    judges = before in _RELATIVES and cue.lemma in _JUDGING and not cue.pronoun
    if judges and reading.after(k) not in _IN_IT:
        return False
    return not (before in PRONOUNS or (cue.plural and not cue.pronoun))


def following(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return the subject right after a verb with which nothing is reported."""
    i = k + 1
    while i < reading.last and _is_between(reading.words[i]):
        i += 1
    if i >= reading.last or is_circumstance(reading, i) or by(reading.words[i], cue):
        return None
    if is_governed(reading.words[i]) or _is_preposition(reading, k):
        return None
    as_source = reading.before(k) in AS
    if k == reading.first + 1 and not as_source and _may_lead(reading.words[reading.first]):
        return None
    phrase = phrase_at(reading.text, i, reading.last, cue if as_source else _PLAIN)
    if phrase is None or not agrees(reading.text, phrase, cue):
        return None
    named = names_someone(reading.text, phrase)
    return phrase if named or (as_source and name_like(reading.text, phrase)) else None


def _is_preposition(reading: Reading, k: int) -> bool:
    """Tell whether the verb at `k` is a preposition instead, in the middle of a clause: «عبر»."""
    before = reading.before(k)
    begins = before in PUNCTUATION or before in TIMES or before in CONNECTORS or before in _LINKS
    return reading.words[k] in PREPOSITIONS and k > reading.first and not begins


def _is_between(word: str) -> bool:
    """Tell whether a word may stand between a verb and its subject."""
    return word == "," or (word in TIMES and word not in PREPOSITIONS)


def _may_lead(word: str) -> bool:
    """Tell whether a word at a sentence's beginning may be the subject before its verb."""
    return word.isalpha() and word not in STARTERS and word not in STOPS and word not in AS


def related(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return the speaker before «الذي» when the verb at `k` follows it."""
    i = k - 1
    if i > reading.first and reading.words[i] in _LINKS:
        i -= 1
    if i <= reading.first or reading.words[i] not in _RELATIVES:
        return None
    if reading.words[i].endswith("الذي") and cue.feminine:
        return None  # «سالم الذي تتهمه الشرطة»
    if reading.after(k) in _IN_IT:
        return None  # «القمة التي وصف فيها المشروع بأنه»
    if reading.subject is not None and reading.subject.last in (i, i - 1):
        return reading.subject
    many = reading.words[i].endswith("الذين")
    end = i - (reading.words[i - 1] == ",")
    for start in range(max(reading.first, i - _ANTECEDENT), i):
        phrase = _antecedent(reading, start, i, many=many)
        if phrase is not None and phrase.last >= end:
            return phrase
    return None


def _antecedent(reading: Reading, start: int, end: int, *, many: bool) -> Phrase | None:
    """Return the phrase for someone that begins at `start`, of many if it is to be."""
    word = reading.words[start]
    cut = int(word[0] in "ولبف" and _is_someone(word[1:]))
    noun = word[cut:]
    if not _is_someone(noun) or (many and not is_people(noun)):
        return None
    return phrase_at(reading.text, start, end, ANY, cut=cut)


def _is_someone(noun: str) -> bool:
    """Tell whether a noun may begin what a relative pronoun refers to as a speaker."""
    named = noun in GIVEN_NAMES or noun in PLACES or noun in PROPER
    return named or (is_speaking(noun) and noun != _WORLD)


_WORLD = "العالم"


def preceding(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return the subject that stands before a verb in its clause.

    A verb after «و» begins a clause of its own.
    """
    if cue.joined and reading.words[k][0] == "و":
        return None
    for start in _starts(reading, k):
        phrase = _subject_from(reading, start, k)
        if phrase is not None and agrees(reading.text, phrase, cue):
            return phrase
    return None


def _starts(reading: Reading, k: int) -> list[int]:
    """Return where the clause of the verb at `k` may begin."""
    starts = [reading.first]
    for i in range(k - 1, max(reading.first, k - _CLAUSE), -1):
        if reading.words[i] in _BOUNDS or reading.words[i] in CONNECTORS:
            starts.append(i + 1)
            break
    starts += [
        i + 1
        for i in range(reading.first + 1, min(k, reading.first + _LEAD))
        if reading.words[i] == "ان" and reading.words[i - 1] in _MENTIONED
    ]
    if reading.first < reading.covered < k:
        starts.append(reading.covered)
    return [start for start in starts if k - start <= _FARTHEST]


def _subject_from(reading: Reading, start: int, k: int) -> Phrase | None:
    """Return the phrase with which a clause begins when the verb at `k` is its verb."""
    words = reading.words
    i = start
    while i < k and (words[i] in STARTERS or words[i] in ("-", ",")):
        i += 1
    if words[i : i + 2] == ["في", "حين"]:
        i += 2
    if i < k and i > reading.first and words[i] == "ان":
        i += 1
    if i >= k:
        return None
    cut = int(words[i][0] in "وف" and _is_name_word(words[i][1:]))
    phrase = phrase_at(reading.text, i, k, cut=cut)
    if phrase is None or not _can_lead(reading, phrase, alone=i > reading.first):
        return None
    return phrase if _only_circumstances(reading, phrase.last, k) else None


def _is_name_word(word: str) -> bool:
    return (
        word.startswith("ال") or is_speaking(word) or word in GIVEN_NAMES or word in PLACES
    ) and len(word) > len("ال")


def _can_lead(reading: Reading, phrase: Phrase, *, alone: bool) -> bool:
    """Tell whether a phrase can be the subject before its verb."""
    if names_someone(reading.text, phrase):
        return True
    if reading.words[phrase.first][phrase.cut :].startswith("ال"):
        return True
    word = reading.words[phrase.first]
    bare = word[0] not in "وبفل" or reading.before(phrase.first) in _NOMINATIVE
    one = alone and phrase.last - phrase.first == 1 and bare
    return one and name_like(reading.text, phrase)


def _only_circumstances(reading: Reading, j: int, k: int) -> bool:
    """Tell whether nothing but circumstances stands from `j` up to the verb at `k`."""
    words = reading.words
    while j < k:
        if words[j] in ("في", "خلال", "عبر") and words[j + 1] in SETTINGS:
            while j < k and words[j] != ",":
                j += 1
        elif words[j] == "," or words[j] in TIMES or words[j] in _LINKS:
            j += 1
        else:
            return False
    return True


ANY = replace(CUES["اعلن"], addressed=True)
"""A verb with any object, for the verb that begins a sentence and is not known."""

_PLAIN = CUES["اعلن"]
"""A verb with a thing as its object, for one with which nothing is reported."""

_IN_IT = folded("فيها فيه")
_MENTIONED = folded("يذكر ويذكر بالذكر الذكر إلى")
"""Words before «أن» in «يذكر أن», «جدير بالذكر أن», «يشار إلى أن»."""

_NOMINATIVE = folded("كان كانت وكان وكانت لكن ولكن أن بينما فيما")
"""Words before a subject, which has no preposition then."""

_BOUNDS = frozenset((",", ":", "-", "؛"))
_RELATIVES = folded("الذي التي الذين اللذان اللذين اللتان والذي والتي والذين")
_JUDGING = folded("انتقد دان أدان استنكر شجب هاجم ندد اتهم أيد ثمن امتدح")
_LINKS = folded("قد لقد وقد فقد كان كانت كانوا أيضا كذلك")
