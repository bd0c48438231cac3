"""Statements whose source is no verb's subject.

«بحسب فلان», «على حد قوله», «نقلت الوكالة عن فلان قوله …», «جاء في بيان الوزارة أن …», «فلان: …».
"""

from dataclasses import replace
from itertools import takewhile

from index.answer.statements.circumstances import blocks
from index.answer.statements.clauses import is_clause, scope
from index.answer.statements.introducing import begins
from index.answer.statements.marks import OPEN, PUNCTUATION
from index.answer.statements.nouns import ARTICLE, is_listener, is_ones_own, is_speaking
from index.answer.statements.openings import FARTHEST
from index.answer.statements.phrases import Phrase, head, name_like, names_someone, phrase_at
from index.answer.statements.reading import (
    NEGATIONS,
    PREPOSITIONS,
    STARTERS,
    Opening,
    Reading,
    Report,
)
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import BODIES, DOCUMENTS, GIVEN_NAMES, ON, TIMES, folded

_LEAST = 3
"""Words of a statement before its source, at least."""


_ASIDE = 16
"""Words of a circumstance between a source and its statement, at most."""


_HANDED_ON = 14
"""Words between «نقلت» and «عن», at most."""


def source(reading: Reading, k: int) -> Report | None:
    """Read «بحسب فلان», «وفقاً لفلان», «نقلاً عن فلان», «بحسب ما قال فلان» at `k`."""
    word = reading.after(k)
    if word in ("ما", "لما"):
        return _as_verb(reading, k)
    i, cut = k + 1, 0
    if word in ("عن", "الي", "ل", "لل"):
        i += 1
    elif word[:1] == "ل" and reading.words[k].endswith("ا"):
        cut = 1
    if i >= reading.last:
        return None
    phrase = phrase_at(reading.text, i, _named_before(reading, k, i), cut=cut)
    if phrase is None:
        return None
    if not (names_someone(reading.text, phrase) or name_like(reading.text, phrase)):
        return None
    if is_ones_own(head(reading.text, phrase), reading.surface(phrase.first)):
        return None
    return around(reading, k, i, phrase)


def _named_before(reading: Reading, k: int, i: int) -> int:
    """Return the piece before which the name at `i` ends, behind a source at `k`.

    Where its sentence begins with it, what follows a comma is mostly what is said.
    """
    words = reading.words
    if k > reading.covered + 1:
        return reading.last
    comma = next((j for j in range(i, reading.last - 1) if words[j] == ","), reading.last)
    if comma == reading.last:
        return comma
    word = words[comma + 1]
    apposition = is_speaking(word) or word in GIVEN_NAMES or word.startswith(ARTICLE)
    return reading.last if apposition else comma


def _as_verb(reading: Reading, k: int) -> Report | None:
    """Read «بحسب ما قال فلان» and «بحسب ما نقلت وكالة عن فلان»."""
    i = k + 2
    if i >= reading.last:
        return None
    word = reading.words[i]
    if word in _COME:
        return _as_document(reading, k, i + 1)
    cue = CUES.get(word) or CUES.get(word.removesuffix("ه"))
    if cue is None:
        if reading.words[i] not in _HANDING:
            return None
        limit = min(reading.last, i + _HANDED_ON)
        near = takewhile(lambda j: reading.words[j] not in PUNCTUATION, range(i, limit))
        at = next((j for j in near if reading.words[j] == "عن"), i)
    else:
        at = i + (reading.after(i) in _RESUMED)
        while at + 1 < reading.last and reading.words[at + 1] in TIMES:
            at += 1
    if at + 1 >= reading.last:
        return None
    phrase = phrase_at(reading.text, at + 1, reading.last)
    if phrase is None:
        return None
    return around(reading, k, i + 1, phrase, cue.feminine if cue else None)


def _as_document(reading: Reading, k: int, at: int) -> Report | None:
    """Read «بحسب ما ورد في بيان الوزارة», whose preposition is at `at`."""
    if at + 1 >= reading.last or reading.words[at] != "في":
        return None
    phrase = phrase_at(reading.text, at + 1, reading.last)
    if phrase is None or reading.words[at + 1] not in DOCUMENTS:
        return None
    return around(reading, k, at + 1, phrase)


def in_words_of(reading: Reading, k: int) -> Report | None:
    """Read «على حد قول فلان» and «على حد قوله» after what was said."""
    if reading.before(k) != ON or not reading.after(k):
        return None
    word = reading.after(k)
    noun = CUES.get(word)
    if (noun is not None and noun.form is Form.NOUN) or word.startswith("تعبيره"):
        return around(reading, k - 1, k + 2, reading.subject, word.endswith("ها"))
    if word not in _WORDS_OF or k + 2 >= reading.last:
        return None
    phrase = phrase_at(reading.text, k + 2, reading.last)
    return None if phrase is None else around(reading, k - 1, k + 2, phrase)


def around(
    reading: Reading,
    k: int,
    cue_last: int,
    phrase: Phrase | None,
    feminine: bool | None = None,  # noqa: FBT001 - a gender that may be unknown
) -> Report | None:
    """Report what stands before a source, or after it where it begins its sentence.

    Args:
        reading: the sentence.
        k: the first word of the cue.
        cue_last: the piece after the cue.
        phrase: who is named; `None` where a pronoun stands for them.
        feminine: gender that the cue shows.
    """
    words = reading.words
    reading.subject = phrase
    start, end = reading.covered, k
    while start < k and _is_lead(words[start]):
        start += 1
    while end > start and words[end - 1] in (",", "-", "(", "و", "وذلك"):
        end -= 1
    if end - start >= _LEAST:
        if _is_second(reading, start):
            return None
        start = _after_concession(words, start, end)
        return Report(start, end, k, cue_last, phrase, direct=False, feminine=feminine)
    if reading.covered > reading.first or end > start or phrase is None:
        return None
    return _after_source(reading, k, cue_last, phrase, feminine)


def _is_second(reading: Reading, start: int) -> bool:
    """Tell whether only more of a source stands since another: «حسبما قال فلان، نقلا عن …»."""
    if len(reading.found) == reading.begun:
        return False
    last = reading.found[-1]
    return last.cue_first >= last.last and reading.words[start][0] != "و"


def _is_lead(word: str) -> bool:
    return (word in PUNCTUATION and word != OPEN) or word in STARTERS


def _after_concession(words: list[str], start: int, end: int) -> int:
    """Return where the main clause begins after «ورغم …، إلا أن» or «…، فإن»."""
    for i in range(start + 1, end):
        if words[i] in ("فان", "ان") and words[i - 1] in ("الا", "غير", ","):
            start = i + 1
    return start


def _after_source(
    reading: Reading,
    k: int,
    cue_last: int,
    phrase: Phrase,
    feminine: bool | None,  # noqa: FBT001 - a gender
) -> Report | None:
    words = reading.words
    i = phrase.last
    near = range(i, min(reading.last, i + _ASIDE))
    if i < reading.last and (words[i] in PREPOSITIONS or words[i] in TIMES):
        i = next((j for j in near if words[j] in _THEN), reading.last)
    while i < reading.last and words[i] in (",", "فان", ":"):
        i += 1
    if i >= reading.last:
        return None
    last = scope(reading.text, i, reading.last)
    direct = words[i] == OPEN and reading.text.closes[i] == last - 1
    if direct:
        i, last = i + 1, last - 1
    return (
        Report(i, last, k, cue_last, phrase, direct=direct, feminine=feminine) if last > i else None
    )


def passed_on(reading: Reading, k: int) -> tuple[Opening, int] | None:
    """Read «نقلت وكالة عن فلان قوله …» and «جاء في بيان …» at `k`.

    Returns:
        Where the words begin with their speaker, and the word that is their cue.
    """
    if reading.before(k) in NEGATIONS:
        return None
    at = _handed_from(reading, k)
    phrase = phrase_at(reading.text, at + 1, reading.last) if at is not None else None
    if phrase is None:
        return None
    reading.subject = phrase
    j, cue_at = phrase.last, k
    stop = min(reading.last, j + FARTHEST)
    while j < stop:
        noun = CUES.get(reading.words[j])
        if noun is not None and noun.form is Form.NOUN:
            cue_at = j
        elif j > phrase.last and blocks(reading.words[j]):
            return None
        opening = _after_noun(reading, j, noun, phrase) or begins(reading, j, PLAIN, k, phrase)
        if opening is not None:
            return opening, cue_at
        j = reading.text.closes[j] + 1 if reading.words[j] == OPEN else j + 1
    return None


def published(reading: Reading, k: int) -> Opening | None:
    """Read «نشرت صحيفة "الأفق" خبر "…"» at `k`: the outlet says what it reports.

    What it only publishes, a picture or a report under a headline, it does not say.
    """
    if reading.words[k].lstrip("وف") not in _PUBLISHING or k + 1 >= reading.last:
        return None
    phrase = phrase_at(reading.text, k + 1, reading.last)
    if phrase is None or head(reading.text, phrase) not in BODIES:
        return None
    near = range(phrase.last, min(reading.last - 1, phrase.last + _HANDED_ON))
    at = next((j for j in near if reading.words[j] in _NEWS), None)
    if at is None or reading.after(at) in PREPOSITIONS or reading.after(at) in PUNCTUATION - {OPEN}:
        return None
    return Opening(at + 1, phrase)


def _handed_from(reading: Reading, k: int) -> int | None:
    """Return the preposition before whom something is handed on from, or the document."""
    words = reading.words
    if words[k].lstrip("وف") in _HANDING:
        i = k + 1
        limit = min(reading.last - 1, k + _HANDED_ON)
        while i < limit and words[i] != "عن":
            i = reading.text.closes[i] + 1 if words[i] == OPEN else i + 1
        return i if i < limit else None
    if reading.after(k) == "في" and reading.after(k + 1) in _PUBLISHED:
        return k + 1
    return None


def _after_noun(reading: Reading, j: int, noun: Cue | None, phrase: Phrase) -> Opening | None:
    """Return the words reported right after «تأكيده» or «خبر», where nothing introduces them."""
    following = reading.after(j)
    if reading.words[j] in _NEWS:
        return Opening(j + 1, phrase) if following else None
    if noun is None or noun.form is not Form.NOUN or not following:
        return None
    if is_clause(reading.text, j + 1) or following in (":", OPEN, ","):
        return None
    if following[0] == "ل" and is_listener(reading.text, j + 1):
        return None
    return Opening(j + 1 + (following in noun.prepositions), phrase)


def of_no_gender(report: Report | None) -> Report | None:
    """Return a report without the gender of its cue, which is not its speaker's."""
    return None if report is None else replace(report, feminine=None)


PLAIN = CUES["قال"]
"""How words are introduced where the cue is no verb."""


_RESUMED = folded("به بها عنه عنها إليه عليه فيه")
"""Prepositions that resume «ما»: «وفق ما أفاد به الناطق»."""


_THEN = frozenset((",", "فان", "فانه", "فانها", OPEN, ":"))


_PUBLISHED = DOCUMENTS | folded("صحيفة الصحيفة وكالة الوكالة موقع الموقع مجلة المجلة")


_COME = folded("ورد جاء")


_HANDING = folded("نقل نقلت نقله نقلته تنقل ينقل نقلوا")


_PUBLISHING = folded("نشر نشرت بثت")
_NEWS = folded("خبر نبأ")


_WORDS_OF = folded("قول وصف تعبير زعم ادعاء")
