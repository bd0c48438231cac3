"""The days that a passage's words about time come to, as notes beside it.

Whoever reads «الخميس» years later cannot know which Thursday it was. The note stands outside the
quote, because every word of a quote stands in the article.
"""

import re
from collections.abc import Iterator
from datetime import date

from bot.citing import fitted
from bot.locale import Messages
from index.model import DateMention, Passage

MOST_NOTES = 2
"""Notes under one passage: more would be longer than what is quoted."""

_WORDS_UNITS = 60
_SHORTEST_MONTH = 27
"""Days from the first of February to its last."""
_NUMBER = re.compile(r"\d+")


def date_notes(passage: Passage, words: Messages) -> list[str]:
    """Return a note on each mention of a day that the quote shows and does not itself give.

    The quote begins at the answering sentence, and so do the notes. Days that have one meaning
    are told once.
    """
    notes: dict[str, None] = {}
    for mention, first, last in _readable(passage):
        shown = passage.paragraph.text[mention.span.start : mention.span.end]
        if not _given(shown, first, last):
            note = fitted(shown, _WORDS_UNITS, words)
            notes[words.say("date.note", words=note, date=words.days(first, last))] = None
    return list(notes)[:MOST_NOTES]


def _readable(passage: Passage) -> Iterator[tuple[DateMention, date, date]]:
    """Yield the mentions from the answering sentence on, with their days as dates."""
    for mention in passage.dates:
        if mention.span.start < passage.answer_sentence.start:
            continue
        try:
            first, last = date.fromisoformat(mention.first), date.fromisoformat(mention.last)
        except ValueError:
            continue
        if first <= last < date.max:
            yield mention, first, last


def _given(shown: str, first: date, last: date) -> bool:
    """Tell whether the words themselves give the full date: its year, and its days by number.

    A whole month or year has no days to give.
    """
    numbers = {int(number[:9]) for number in _NUMBER.findall(shown)}
    whole = first.day == 1 and (last - first).days >= _SHORTEST_MONTH
    return first.year in numbers and (whole or {first.day, last.day} <= numbers)
