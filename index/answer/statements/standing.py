"""Who speaks where a report names nobody: the subject of what its sentence tells so far.

It is the subject of the sentence's main verb, whatever that one tells («زار الوزير المدينة،
مؤكداً …»), or of the clause before («إلا أن الاتحاد …، وأشار إلى»).
"""

from index.answer.statements.clauses import CONNECTORS
from index.answer.statements.gender import agrees, goes_on
from index.answer.statements.marks import OPEN, PUNCTUATION
from index.answer.statements.nouns import is_speaking
from index.answer.statements.objects import is_object
from index.answer.statements.phrases import Phrase, names_someone, phrase_at
from index.answer.statements.reading import NEGATIONS, PREPOSITIONS, STARTERS, Reading
from index.answer.statements.subjects import ANY
from index.answer.statements.verbs import Cue, Form
from index.answer.statements.words import BODIES, DOCUMENTS, HIS_HONOUR, LAWS, STOPS, THINGS, folded

_CLAUSE = 30
"""Words back in which a clause begins, at most."""


def standing(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return who speaks in this sentence so far, for a report at `k` that names nobody.

    A report at the sentence's beginning goes on with the sentence before, where that one
    reports nothing.
    """
    if reading.subject is not None and goes_on(reading.text, reading.subject, cue):
        if cue.plural or reading.gender in (None, cue.feminine):
            return reading.subject
    elif len(reading.found) > reading.begun:
        return None
    if k > reading.first + 1:
        return _clause_subject(reading, k, cue) or doer(reading, k, cue)
    previous = reading.previous
    if previous is not None and previous.begun == reading.begun:
        return doer(previous, previous.last, cue)
    return None


def _clause_subject(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return the subject of the clause before, where «أن» shows it: «إلا أن الاتحاد …، وأشار»."""
    for i in range(k - 1, max(reading.first, k - _CLAUSE), -1):
        if reading.words[i] == "ان" and reading.words[i - 1] in CONNECTORS:
            phrase = phrase_at(reading.text, i + 1, k, ANY)
            if phrase is None or not names_someone(reading.text, phrase):
                return None
            return phrase if agrees(reading.text, phrase, cue) else None
    return None


def doer(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return the subject of the verb with which the sentence begins, whatever it does."""
    words = reading.words
    i = reading.first
    while i < k and (words[i] in STARTERS or words[i] in NEGATIONS or words[i] == ","):
        i += 1
    i += i < k and words[i].lstrip("و") in _WHEN
    if words[i] in ("من", "ومن") and words[i + 1 : i + 2] and words[i + 1] in _SIDES:
        i += 2
        i += words[i : i + 1] == [","]
    if i < k and (words[i] in PREPOSITIONS or words[i] in _OPENERS):
        comma = next((j for j in range(i, min(k, i + _CLAUSE)) if words[j] == ","), i - 1)
        i = comma + 1
    noun = words[i][1:] if i < k and words[i][0] == "و" else ""
    joined = noun not in STOPS and (noun.startswith("ال") or noun in BODIES)
    for start in (i,) if joined else (i + 1, i):
        if start >= k or (words[start] in PUNCTUATION and words[start] != OPEN):
            continue
        phrase = phrase_at(reading.text, start, k, ANY, cut=int(joined))
        if phrase is None or words[phrase.first] in DOCUMENTS:
            continue
        known = names_someone(reading.text, phrase) or _acts(reading, phrase, cue)
        if known and goes_on(reading.text, phrase, cue):
            return phrase
    return None


def _acts(reading: Reading, phrase: Phrase, cue: Cue) -> bool:
    """Tell whether an unknown name after a sentence's verb is who goes on with «قائلا».

    «وحرص فيكا على التهدئة، قائلا إن …»: things say nothing.
    """
    verb = reading.words[reading.first].lstrip("وف")
    if cue.lemma != "قال" or cue.form is not Form.PARTICIPLE or verb in STOPS:
        return False
    if phrase.first != reading.first + 1 or verb.startswith("ال") or is_speaking(verb):
        return False
    word = reading.words[phrase.first]
    name = len(word) > _SHORTEST and word.isalpha() and word[0] not in "ولب"
    known = is_object(word) or word in THINGS or word in LAWS or word in HIS_HONOUR
    return name and not known and phrase.last - phrase.first <= _NAME


_SHORTEST = 2
_NAME = 3
"""Words of an unknown name, at most."""


_WHEN = folded("عندما بعدما حينما لما حين")
_SIDES = folded("جهته جهتها جهتهم جانبه جانبها جانبهم ناحيته ناحيتها")
_OPENERS = folded("من وفي وبعد وقبل وخلال ومن إلى ورغم وعلى وردا وتعليقا")
