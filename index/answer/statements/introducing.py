"""What introduces the words reported: «أن», a colon, a quotation, the verb's own preposition."""

from index.answer.statements.clauses import BARE, by, is_clause
from index.answer.statements.marks import OPEN
from index.answer.statements.phrases import Phrase
from index.answer.statements.quotations import says
from index.answer.statements.reading import Opening, Reading
from index.answer.statements.verbs import Cue
from index.answer.statements.words import SETTINGS, folded


def begins(
    reading: Reading, i: int, cue: Cue, cue_at: int, phrase: Phrase | None
) -> Opening | None:
    """Return the words reported when they are introduced at `i`."""
    word = reading.words[i]
    if is_clause(reading.text, i) and _may_introduce(reading, i, cue, cue_at):
        return Opening(i + 1 if word in BARE else i, phrase)
    if word in (":", OPEN):
        quotes = cue.clause or cue.object
        if word == ":":
            return Opening(i + 1, phrase, quoted=True) if quotes and reading.after(i) else None
        said = quotes and says(reading, i, cue, cue_at, phrase)
        return Opening(i, phrase, quoted=True) if said else None
    if word in cue.prepositions:
        return _governed(reading, i, phrase)
    return Opening(i, phrase) if by(word, cue) else None


_UNTIL = 12
"""Words behind a verb from which on «إلى أن» is «until»."""


def _may_introduce(reading: Reading, i: int, cue: Cue, cue_at: int) -> bool:
    """Tell whether a verb takes a clause at `i`: «عبر عن» takes none with «أن» alone."""
    before = reading.words[i - 1]
    if before == "الي" and before not in cue.prepositions and (cue.weak or i > cue_at + _UNTIL):
        return False  # «واصل سيطرته إلى أن انتهت المباراة»
    if cue.clause or before in cue.prepositions:
        return True
    return reading.words[i][0] == "ب" and "ب" in cue.prepositions


def _governed(reading: Reading, i: int, phrase: Phrase | None) -> Opening | None:
    """Return the words reported after the verb's preposition at `i`."""
    following = reading.after(i)
    if following in BARE:
        return Opening(i + 2, phrase)
    circumstance = following in SETTINGS and reading.words[i] not in _SAYING
    return None if circumstance or not following else Opening(i + 1, phrase)


_SAYING = folded("إلى عن")
