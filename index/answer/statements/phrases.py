"""Noun phrases that name a speaker: where they begin and end.

A speaker of news prose is a head noun with what depends on it (genitives, adjectives, a name)
and an apposition between commas: «وزير الصحة التركي، أحمد دميرجان». The phrase ends at the
first word of time or manner, preposition of circumstance, relative clause, verb, or at the
object of its verb.
"""

from dataclasses import dataclass

from index.answer.statements.clauses import SOURCES, by, is_clause
from index.answer.statements.endings import RULES, ends
from index.answer.statements.marks import OPEN, PUNCTUATION, Text
from index.answer.statements.nouns import ARTICLE, is_people, is_speaking, serves
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import CUES, Cue
from index.answer.statements.words import (
    BODIES,
    CALLED,
    CALLED_SO,
    GIVEN_NAMES,
    LAWS,
    PLACES,
    PROPER,
    ROLES,
    SETTINGS,
    STOPS,
    THINGS,
    TIMES,
    WORKS,
    folded,
)

LONGEST = 26
"""Words of a speaker's name; no one is called more."""

_QUOTED_NAME = 6
"""Pieces of a quoted name, at most."""

_UNKNOWN = 4
"""Words of an apposition that begins with no known noun, at most."""

_QUOTED_PERSON = 4
"""Words of a person's name in quotation marks, at most."""

_BEFORE_CLAUSE = 12
"""Words between such a name and what is reported, at most."""

_IN_BRACKETS = 6
"""Pieces of what stands in brackets within a name, at most."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: pieces `first` up to `last`, not included."""

    first: int
    last: int
    cut: int = 0
    """Letters of the first word that are a preposition and not the name's."""


def names_someone(text: Text, phrase: Phrase) -> bool:
    """Tell whether a phrase surely names someone who can speak."""
    first = head(text, phrase)
    known = is_speaking(first) or is_people(first) or first in PROPER
    if known or first in GIVEN_NAMES or first in PLACES or first == OPEN:
        return True
    return any(
        text.words[k] == "," and is_speaking(text.words[k + 1])
        for k in range(phrase.first, phrase.last - 1)
    )


def name_like(text: Text, phrase: Phrase) -> bool:
    """Tell whether a phrase that is no office and no body may still be a name."""
    word = text.words[phrase.first]
    noun = word[phrase.cut :]
    if word in SOURCES or word in CUES or word in STOPS:
        return False
    if word.startswith("لل") or noun in LAWS or is_object(noun) or noun in THINGS:
        return False
    return not noun.startswith("ال") and noun.isalpha()


def head(text: Text, phrase: Phrase) -> str:
    """Return the first word of a phrase without the preposition: «للوزير» is «الوزير»."""
    word = text.words[phrase.first]
    return "ا" + word[1:] if phrase.cut and word.startswith("لل") else word[phrase.cut :]


def phrase_at(
    text: Text, first: int, limit: int, cue: Cue | None = None, *, cut: int = 0
) -> Phrase | None:
    """Return the noun phrase that begins at a piece, or `None` when none does.

    Args:
        text: the paragraph.
        first: the piece with which the phrase begins.
        limit: the piece before which it ends at the latest.
        cue: the verb before the phrase, whose object is no part of it.
        cut: letters of the first word that are a preposition.
    """
    walk = _Walk(text, first, min(limit, first + LONGEST), cue, cut)
    last = walk.run()
    while last > first + 1 and (text.words[last - 1] in TIMES or text.words[last - 1] in _DANGLING):
        last -= 1
    named = any(word not in PUNCTUATION for word in text.words[first:last])
    return Phrase(first, last, cut) if named else None


class _Walk:
    """Walks over a noun phrase, piece by piece, until something ends it."""

    def __init__(self, text: Text, first: int, limit: int, cue: Cue | None, cut: int) -> None:
        self.text = text
        self.words = text.words
        self.first = self.last = first
        self.limit = limit
        self.cue = cue
        self.cut = cut
        self.closed = False
        """Whether the phrase could end here: it is definite, or a name has begun."""

    def run(self) -> int:
        """Return the piece after the phrase; where it begins, when there is none."""
        k = self.first
        while k < self.limit:
            step = self._mark(k) if self.words[k] in PUNCTUATION else self._word(k)
            if step is None:
                break
            k = step
        return self.last

    def _word(self, k: int) -> int | None:
        """Take a word and return the next piece, or `None` where the phrase has ended."""
        word = self.words[k]
        if k == self.first:
            word = word[self.cut :]
            joined = word[0] == "و" and word[1:] in STOPS and not is_speaking(word)
            if (
                joined
                or _is_letter(word)
                or word in STOPS
                or word in RULES
                or (word in CUES and not is_speaking(word))
            ):
                return None
        elif not _is_those(self.words, k) and ends(
            self.text, k, self.first, self.cut, self.cue, closed=self.closed
        ):
            return None
        if word.startswith(ARTICLE) or not (is_speaking(word) or word.isdigit()):
            self.closed = True
        self.last = k + 1
        return self.last

    def _mark(self, k: int) -> int | None:
        """Take a mark and return the next piece, or `None` where the phrase has ended."""
        mark = self.words[k]
        if mark == OPEN:
            return self._quoted(k)
        if k == self.first:
            return None
        if mark == "(":
            return self._bracketed(k)
        if mark == ",":
            self.last = self._apposition(k + 1) or self.last
            if self.words[self.last : self.last + 1] == [","] and serves(
                self.words[self.first + 1 : k]
            ):
                self.last = self._apposition(self.last + 1) or self.last
            return None
        after = self.text.starts[k + 1 : k + 2]
        before = self.text.ends[k - 1] == self.text.starts[k]
        if before and after == [self.text.ends[k]] and mark in ("-", "."):
            return k + 1  # «بي.بي»
        dated = not is_speaking(self.words[self.first])  # «سالم كريم- الأفق- بيروت: …»
        hyphen = mark == "-" and before and not dated
        initial = mark == "." and len(self.words[k - 1]) == 1
        return k + 1 if hyphen or initial else None

    def _apposition(self, k: int) -> int | None:
        """Take an apposition: none but a known one, where «وصف مسؤول، فلانا، بأنه» may stand."""
        definite = any(word.startswith(ARTICLE) for word in self.words[self.first : k])
        if self.cue is not None and self.cue.about and not definite and k < self.limit:
            word = self.words[k]
            if not (is_speaking(word) or word in GIVEN_NAMES or word.startswith(ARTICLE)):
                return None
        end = _apposition(self.text, k, self.limit, self.cue)
        return None if end is not None and self._is_another(k, end) else end

    def _is_another(self, k: int, end: int) -> bool:
        """Tell whether an apposition names whom somebody asks: «طالب كريم، الوزير سالم، بكذا»."""
        names = [GIVEN_NAMES.intersection(self.words[a:b]) for a, b in ((self.first, k), (k, end))]
        return self.cue is not None and self.cue.addressed and all(names)

    def _quoted(self, k: int) -> int | None:
        """Take a quoted name: «صحيفة "الغارديان"», «الجناح التابع لـ"الحركة"»."""
        close = self.text.closes[k]
        if close >= self.limit or close - k > _QUOTED_NAME:
            return None
        if k > self.first:
            addressed = self.cue is not None and self.cue.addressed
            before = self.words[k - 1]
            called = before in CALLED or before in WORKS or before in ("ل", "لل")
            noun = self.words[self.first][self.cut :]
            known = called or (noun in BODIES and not addressed)
            known = known or before in _SERVING or (noun in ROLES and self._is_name(k, close))
            if not known or (is_object(self.words[k + 1]) and before not in WORKS):
                return None
        self.closed = True
        self.last = close + 1
        return self.last

    def _is_name(self, k: int, close: int) -> bool:
        """Tell whether a quotation is the name of an office's holder: «المدير "سالم فيكا" أن»."""
        named = close - k - 1 <= _QUOTED_PERSON and all(map(str.isalpha, self.words[k + 1 : close]))
        return named and _is_introduced(self.text, close + 1)

    def _bracketed(self, k: int) -> int | None:
        """Take what stands in brackets; an age is passed over: «(77 عاماً)»."""
        near = range(k + 2, min(self.limit, k + _IN_BRACKETS))
        close = next((i for i in near if self.words[i] == ")"), None)
        if close is None:
            return None
        if not self.words[k + 1][0].isdigit():
            self.last = close + 1
        return close + 1


def _is_those(words: list[str], k: int) -> bool:
    """Tell whether a demonstrative stands within a phrase: «جميع تلك الدول»."""
    return words[k] in _THOSE and words[k - 1] in _PARTS


_THOSE = folded("هذا هذه ذلك تلك هؤلاء أولئك")
_PARTS = folded("جميع معظم بعض غالبية أغلبية أحد إحدى كبار كل سكان أهالي")


def _is_introduced(text: Text, k: int) -> bool:
    """Tell whether what is reported is introduced soon from `k` on, by «أن» or a colon."""
    for i in range(k, min(k + _BEFORE_CLAUSE, len(text.words))):
        word = text.words[i]
        if is_clause(text, i) or word == ":":
            return True
        if word in _CLAUSE_ENDS or (word in CUES and not CUES[word].weak):
            return False
    return False


_CLAUSE_ENDS = frozenset((".", "..", "؟", "؛", "\n"))
_SERVING = folded(
    """
    مدير مديرة رئيس رئيسة مراسل مراسلة محامي محامية قائد زعيم نجم نجمة لاعب مدرب مهاجم حارس مؤسس
    مؤسسة مالك صاحب صاحبة مخرج مخرجة مؤلف مؤلفة منتج كاتب محرر
    """
)
"""Offices that the name of what they serve completes: «مراسل "الأفق"»."""


def _is_letter(word: str) -> bool:
    """Tell whether a word is a preposition that stands apart from its noun: «بـ "…"»."""
    return len(word) == 1 and word.isalpha()


_DANGLING = folded("في من عن إلى على نشر نشرت صدر صدرت أجري أعد قام قامت شمل شملت") | {
    "-",
    ",",
    "ب",
    "ل",
    "لل",
}
"""What no phrase ends with."""


def _apposition(text: Text, k: int, limit: int, cue: Cue | None) -> int | None:
    """Return where an apposition that begins at `k` ends, when one does."""
    words = text.words
    if k >= limit or not _may_be_apposition(words[k], cue):
        return None
    end = k
    while end < limit:
        if words[end] == OPEN and text.closes[end] - end <= _QUOTED_NAME:
            end = text.closes[end] + 1
            continue
        if words[end] in PUNCTUATION:
            break
        if end > k and ends(text, end, k, None, cue, closed=end > k + 1):
            break
        end += 1
    end = min(end, limit)
    word = words[k]
    known = is_speaking(word) or word in GIVEN_NAMES or word.startswith(ARTICLE)
    if end == k or (not known and end - k > _UNKNOWN):
        return None
    bounded = end == limit or words[end] in PUNCTUATION or words[end] in STOPS or words[end] == "في"
    return end if bounded else None


def _may_be_apposition(word: str, cue: Cue | None) -> bool:
    """Tell whether an apposition may begin with a word after a comma."""
    if is_speaking(word) or word in GIVEN_NAMES:
        return cue is None or not by(word, cue)
    if word in CALLED_SO:
        return True
    if word[0] == "و" or word in STOPS or word in SETTINGS or word in PUNCTUATION:
        return False
    if word in RULES or word in CUES or word in SOURCES:
        return False
    return cue is None or not (is_object(word) or by(word, cue))
