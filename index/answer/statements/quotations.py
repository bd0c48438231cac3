"""Whether a quotation behind a reporting verb is what was said, or a name."""

from index.answer.statements.circumstances import blocks
from index.answer.statements.clauses import CLAUSE, introduced, is_clause
from index.answer.statements.marks import OPEN, PUNCTUATION
from index.answer.statements.nouns import is_listener
from index.answer.statements.phrases import Phrase
from index.answer.statements.reading import PREPOSITIONS, Reading
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import CALLED, DOCUMENTS, SETTINGS, TIMES, WORKS, folded

_NOT_NAMES = 5
"""Quoted words from which a quotation after the verb is what was said, not a name."""

_SHORT_NAME = 3
"""Words of a quoted name right after a verb, where the sentence goes on, at most."""

_TITLE = 5
"""Words of a quoted title, at most."""

_NEAR = 12
"""Words behind a quoted name in which what is said is introduced."""


def says(reading: Reading, i: int, cue: Cue, cue_at: int, phrase: Phrase | None) -> bool:
    """Tell whether the quotation at `i` is what was said and no name.

    Args:
        reading: the sentence.
        i: the opening mark.
        cue: the reporting word.
        cue_at: where it stands.
        phrase: who is named between the two.
    """
    if _is_title(reading, i) or not _stands(reading, i, cue, cue_at, phrase):
        return False
    if reading.text.closes[i] - i - 1 >= _NOT_NAMES or reading.after(i) in CLAUSE:
        return True
    return not _is_called(reading, i) and (phrase is not None or _is_speech(reading, i, cue_at))


def _is_title(reading: Reading, i: int) -> bool:
    """Tell whether the quotation at `i` is the name of a work, or of who then speaks."""
    close = reading.text.closes[i]
    long = close - i - 1
    if reading.words[i - 1] in _TOPICS:
        return True
    if long <= _TITLE and (reading.words[i - 1] in WORKS or reading.after(close) == ":"):
        return True
    return long <= _SHORT_NAME and _said_later(reading, close + 1)


_TOPICS = folded("حول بشأن بعنوان عنوان بشعار شعار")
"""Words behind which a quotation says what something is about, or called."""


def _stands(reading: Reading, i: int, cue: Cue, cue_at: int, phrase: Phrase | None) -> bool:
    """Tell whether the quotation at `i` stands where what is said may stand.

    It follows the verb, the speaker, a mark, or what it was written in; behind other words it
    is the sentence's last, or long.
    """
    before, behind = reading.words[i - 1], reading.after(reading.text.closes[i])
    noun = before in CUES and CUES[before].form is Form.NOUN  # «عن المدير قوله "…"»
    if i == cue_at + 1 or noun or before in PUNCTUATION:
        return True
    short = reading.text.closes[i] - i - 1 < _NOT_NAMES and reading.after(i) not in CLAUSE
    if short and (phrase is None or cue.lemma in _OF_MORE):
        return False
    if phrase is not None and i == phrase.last:
        return True
    if before in SETTINGS or before in TIMES or before in _MEDIA:
        return True
    last = behind == "" or behind in PUNCTUATION or behind in CUES
    return not cue.weak and (not short or last)


_OF_MORE = folded("زاد واصل أعاد")
"""Verbs of more than saying, behind whose subject a short quotation is a name: «زاد المؤشر "…"»."""

_MEDIA = folded("تويتر فيسبوك انستغرام إنستغرام تيليغرام إكس")


def _is_called(reading: Reading, i: int) -> bool:
    """Tell whether a short quotation is the name of what stands before it."""
    before = reading.words[i - 1]
    if before in CALLED or before in DOCUMENTS or before in PREPOSITIONS or before in ("ل", "ب"):
        return True
    return before[0] == "ل" and is_listener(reading.text, i - 1)


def _is_speech(reading: Reading, i: int, cue_at: int) -> bool:
    """Tell whether a short quotation after a verb without a subject is no subject."""
    close = reading.text.closes[i]
    following = reading.after(close)
    if _said_later(reading, close + 1):
        return False
    if i > cue_at + 1 or following in PUNCTUATION:
        return True
    long = close - i - 1 > _SHORT_NAME
    return long and not introduced(reading.text, cue_at, reading.last)


def _said_later(reading: Reading, k: int) -> bool:
    """Tell whether the words reported are introduced soon after a quoted name."""
    for i in range(k, min(reading.last, k + _NEAR)):
        if is_clause(reading.text, i) or reading.words[i] in (":", OPEN):
            return True
        cue = CUES.get(reading.words[i])
        if blocks(reading.words[i]) or (cue is not None and cue.joined):
            return False
    return False
