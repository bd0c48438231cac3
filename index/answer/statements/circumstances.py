"""Words that begin something else than what a verb reports: a circumstance, another report."""

from index.answer.statements.clauses import SOURCES
from index.answer.statements.marks import PUNCTUATION
from index.answer.statements.nouns import is_listener, is_speaking
from index.answer.statements.objects import is_object
from index.answer.statements.reading import PREPOSITIONS, Reading
from index.answer.statements.verbs import CUES, Form
from index.answer.statements.words import GIVEN_NAMES, MANNERS, TIMES, folded


def blocks(word: str) -> bool:
    """Tell whether another report begins with a word."""
    if word in SOURCES:
        return True
    cue = CUES.get(word)
    if cue is None or is_speaking(word) or cue.form is Form.NOUN:
        return False
    return not cue.weak and (cue.joined or cue.form is Form.PARTICIPLE)


def is_verb(word: str) -> bool:
    """Tell whether a word is a reporting verb, which begins no object."""
    cue = CUES.get(word)
    verb = cue is not None and cue.form in (Form.PAST, Form.PRESENT) and not cue.weak
    return verb and not is_speaking(word)


def is_circumstance(reading: Reading, i: int) -> bool:
    """Tell whether the word at `i` begins a circumstance of the saying, or who was told."""
    word = reading.words[i]
    if word in PREPOSITIONS or word in TIMES or word in PUNCTUATION or word in _TOLD:
        return True
    if word[0] == "ل":
        return is_listener(reading.text, i)
    manner = word[0] == "ب" and (is_object(word[1:]) or word[1:] in MANNERS)
    manner = manner and not is_speaking(word)
    return word.startswith("بال") or (manner and word not in GIVEN_NAMES)


_TOLD = folded("له لها لهم لنا")
