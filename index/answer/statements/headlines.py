"""Statements behind a colon, as headlines and interviews write them: «الوزير: السد آمن»."""

from index.answer.statements.marks import OPEN
from index.answer.statements.nouns import is_governed, is_listener
from index.answer.statements.phrases import Phrase, names_someone, phrase_at
from index.answer.statements.reading import Opening, Reading
from index.answer.statements.verbs import CUES, Form
from index.answer.statements.words import DOCUMENTS, PLACES

_SHORTEST = 3
"""Words behind a colon, at least."""


_HEADLINE = 12
"""Words of a speaker before a colon, at most."""


def headline(reading: Reading, k: int) -> Opening | None:
    """Read «الصليب الأحمر: المساعدات أقل» as headlines and interviews write it."""
    start = reading.first
    for i in range(k - 1, max(reading.first, k - _HEADLINE - 1) - 1, -1):
        if reading.words[i] == "-":
            return None  # the outlet and the town: «الأفق - بيروت: …»
        if reading.words[i] in (":", ".."):
            start = i + 1
            break
    if start >= k or reading.last - k <= _SHORTEST or k - start > _HEADLINE:
        return None
    acts = next((i for i in range(start + 1, k) if _is_finite(reading.words[i])), k)
    phrase = phrase_at(reading.text, start, acts)
    if phrase is None or not _may_head(reading, phrase):
        return None
    if phrase.last != acts and not _is_told_to(reading, phrase.last, acts):
        return None
    return Opening(k + 1, phrase, quoted=True)


def _may_head(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a phrase before a colon is of who speaks, and not of where: «بيروت: …»."""
    word = reading.words[phrase.first]
    town = word in PLACES or is_governed(word)  # «القصرين»
    return names_someone(reading.text, phrase) and not (town or word in DOCUMENTS or word == OPEN)


def _is_told_to(reading: Reading, i: int, end: int) -> bool:
    """Tell whether an outlet alone stands from `i` up to `end`: «الوزير لـ«الأفق»: …»."""
    text = reading.text
    if text.words[i] in ("ل", "لل") and reading.after(i) == OPEN:
        return text.closes[i + 1] + 1 == end
    return end - i <= _OUTLET and text.words[i][0] == "ل" and is_listener(text, i)


_OUTLET = 3
"""Words of an outlet that is told something, at most."""


def _is_finite(word: str) -> bool:
    """Tell whether a word is what somebody does in a headline: «فلان يرفض الانتقادات: …»."""
    cue = CUES.get(word)
    return cue is not None and cue.form is Form.PRESENT
