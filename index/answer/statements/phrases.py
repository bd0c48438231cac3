"""Noun phrases that name a speaker: where they begin and end.

A speaker of news prose is a head noun with what depends on it (genitives, adjectives, a name)
and an apposition between commas: «وزير الصحة التركي، أحمد دميرجان». The phrase ends at the
first word of time or manner, preposition of circumstance, relative clause, verb, or at the
object of its verb.
"""

from dataclasses import dataclass

from index.answer.statements.clauses import SOURCES, by
from index.answer.statements.governed import is_object_of
from index.answer.statements.marks import CLOSE, OPEN, PUNCTUATION, Text
from index.answer.statements.nouns import ARTICLE, is_listener, is_people, is_speaking
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    BODIES,
    CALLED,
    GIVEN_NAMES,
    LAWS,
    ON,
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
                or (word in CUES and not is_speaking(word))
            ):
                return None
        elif _ends(self.text, k, self.first, self.cut, self.cue, closed=self.closed):
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
            return None
        hyphen = mark == "-" and self.text.ends[k - 1] == self.text.starts[k]
        initial = mark == "." and len(self.words[k - 1]) == 1
        return k + 1 if hyphen or initial else None

    def _apposition(self, k: int) -> int | None:
        """Take an apposition: none but a known one, where «وصف مسؤول، فلانا، بأنه» may stand."""
        definite = any(word.startswith(ARTICLE) for word in self.words[self.first : k])
        if self.cue is not None and self.cue.about and not definite and k < self.limit:
            word = self.words[k]
            if not (is_speaking(word) or word in GIVEN_NAMES or word.startswith(ARTICLE)):
                return None
        return _apposition(self.text, k, self.limit, self.cue)

    def _quoted(self, k: int) -> int | None:
        """Take a quoted name: «صحيفة "الغارديان"», «الجناح التابع لـ"الحركة"»."""
        close = self.text.closes[k]
        if close >= self.limit or close - k > _QUOTED_NAME:
            return None
        if k > self.first:
            addressed = self.cue is not None and self.cue.addressed
            before = self.words[k - 1]
            called = before in CALLED or before in WORKS or before in _FOR
            body = self.words[self.first][self.cut :] in BODIES
            known = called or (body and not addressed)
            if not known or (is_object(self.words[k + 1]) and before not in WORKS):
                return None
        self.closed = True
        self.last = close + 1
        return self.last

    def _bracketed(self, k: int) -> int | None:
        """Take what stands in brackets; an age is passed over: «(77 عاماً)»."""
        near = range(k + 2, min(self.limit, k + _IN_BRACKETS))
        close = next((i for i in near if self.words[i] == ")"), None)
        if close is None:
            return None
        if not self.words[k + 1][0].isdigit():
            self.last = close + 1
        return close + 1


def _ends(
    text: Text, k: int, first: int, cut: int | None, cue: Cue | None, *, closed: bool
) -> bool:
    """Tell whether the phrase that began at `first` has ended before the word at `k`.

    Args:
        text: the paragraph.
        k: the word.
        first: where the phrase began.
        cut: letters of its first word that are a preposition; `None` for an apposition.
        cue: the verb before the phrase.
        closed: whether the phrase could end here.
    """
    words = text.words
    word, before = words[k], words[k - 1]
    if _is_called(text, k, first):
        return False
    if word in _RULES:
        return _ends_at_preposition(words, k, first, cut, cue)
    if before in _BELONGING and word[0] == "ل":
        return False
    if word in STOPS or word in _FOR or (k == first + 1 and _is_after_place(words, k, cut)):
        return not (word in ("عن", ON) and before in _CHARGED)
    if _is_dative(text, k, first) or _is_report(word, closed=closed) or _is_clause(words, k, first):
        return True
    return cue is not None and closed and is_object_of(text, k, first, cue)


def _is_called(text: Text, k: int, first: int) -> bool:
    """Tell whether a word is the verb of «رجل يدعى سالم»."""
    called = text.words[k] in _CALLED and k == first + 1 and text.words[first] in ROLES
    return called and text.text[text.ends[k] - 1] == "ى"


_CALLED = folded("يدعى تدعى")


def _is_dative(text: Text, k: int, first: int) -> bool:
    """Tell whether a word is «لـ» with a listener, or «بـ» with what is done."""
    word = text.words[k]
    if word[0] == "ل":
        if is_listener(text, k):
            return not _is_union(text, k, first)
        return word[1:] in BODIES and not any(map(is_speaking, text.words[first:k]))
    noun = word[1:]
    if word[0] != "ب" or word == "باسم":
        return False
    return noun in _WRITTEN or (is_object(noun) and not is_speaking(noun))


_WRITTEN = folded("بيان تصريح تصريحات تغريدة رسالة كلمة خطاب مقال تقرير تعليق منشور تدوينة")
"""What one answers with: «رد المدير ببيان»."""


def _is_union(text: Text, k: int, first: int) -> bool:
    """Tell whether «لـ» at `k` goes on with a union's name: «الاتحاد الدولي | للصحفيين»."""
    words = text.words
    return k - first > 1 and words[k - 1].startswith(ARTICLE) and words[k - 2] in _UNIONS


_UNIONS = folded("اتحاد الاتحاد نقابة النقابة رابطة الرابطة جمعية الجمعية مركز المركز معهد المعهد")
_ATTENTION = folded("الانتباه النظر الأنظار")
"""What one draws: «لفت الوزير الانتباه إلى …»."""


def _is_letter(word: str) -> bool:
    """Tell whether a word is a preposition that stands apart from its noun: «بـ "…"»."""
    return len(word) == 1 and word.isalpha()


def _is_clause(words: list[str], k: int, first: int) -> bool:
    """Tell whether a word begins what no name goes on with: a conjunction, another verb."""
    word = words[k]
    if words[first] == OPEN and words[k - 1] == CLOSE:
        return not word.startswith(ARTICLE)
    joins = word[0] == "و" and len(word) > _SHORTEST_FUTURE and word[1:] in STOPS
    return joins or word in _ATTENTION or _is_future(words, k) or _is_past(words, k, first)


def _is_future(words: list[str], k: int) -> bool:
    """Tell whether a word is «وسيفعل» or «وستفعل» after a definite noun."""
    word = words[k]
    if not words[k - 1].startswith(ARTICLE):
        return False
    verb = word.startswith(("وسي", "وست")) and len(word) > _SHORTEST_FUTURE
    return verb and not (is_speaking(word[1:]) or word[1:] in GIVEN_NAMES)


def _is_past(words: list[str], k: int, first: int) -> bool:
    """Tell whether a word is the verb after a body: «الشركة الوطنية أرسلت»."""
    word = words[k]
    verb = word.endswith("ت") and not word.endswith("ات") and len(word) > _SHORTEST_PAST
    body = words[first] in BODIES and words[k - 1].startswith(ARTICLE)
    return verb and body and not (is_speaking(word) or word in GIVEN_NAMES)


_SHORTEST_PAST = 3
_SHORTEST_FUTURE = 5
_FOR = frozenset(("ل", "لل"))
_DANGLING = _FOR | folded("في من عن إلى على") | {"-", "ب"}
"""What no phrase ends with."""
_RULES = folded("في خلال من العام")


def _ends_at_preposition(
    words: list[str], k: int, first: int, cut: int | None, cue: Cue | None
) -> bool:
    """Tell whether «في», «من» or «العام» ends the phrase: as a circumstance, or a time."""
    word = words[k]
    following = words[k + 1] if k + 1 < len(words) else ""
    if word == "العام":
        return following in _WHICH_YEAR
    if word == "من":
        governed = cue is not None and (cue.lemma == "طلب" or word in cue.prepositions)
        return following in _ASIDE or governed
    if following in SETTINGS or following in TIMES:
        return True
    if cut is None:
        return False
    noun = words[first][cut:]
    if k == first + 1 and noun in _MANY:
        return False
    return not (is_people(noun) or any(map(is_speaking, (noun, *words[first + 1 : k]))))


_MANY = folded("العديد الكثير عدد كثير غالبية معظم أغلبية")
"""Nouns of number that «من» goes on with."""


def _is_after_place(words: list[str], k: int, cut: int | None) -> bool:
    """Tell whether a country's name has ended before `k`: only an adjective goes on with it."""
    place = words[k - 1][cut or 0 :]
    if place not in PLACES or place in _TWO_WORDS:
        return False
    return not words[k].startswith(ARTICLE) and words[k][0] != "و"


_TWO_WORDS = folded("إسلام تل رام كوريا")

_BELONGING = folded(
    """
    التابع التابعة التابعين المقرب المقربة القريب القريبة الموالي الموالية الداعم الداعمة
    المملوك المملوكة المؤيد المؤيدة المعارض المعارضة المناهض المناهضة
    """
)
"""Adjectives that «لـ» goes on."""

_ASIDE = folded("جهته جهتها جانبه جانبها ناحيته خلال أن")
_WHICH_YEAR = folded("الماضي الحالي الجاري المقبل الفائت")
_CHARGED = folded(
    """
    مسؤول المسؤول المسؤولين مسؤولين صادر صادرة المدافع مدافعة المدافعة المدافعين مدافعون المشرف
    مشرف القائم مطلع المطلع مطلعة
    """
)


def _is_report(word: str, *, closed: bool) -> bool:
    """Tell whether a word reports, so that it is no part of a name."""
    cue = CUES.get(word) or CUES.get(word.removesuffix("ها")) or CUES.get(word.removesuffix("ه"))
    if cue is None or is_speaking(word):
        return False
    if word not in CUES:
        return closed and cue.form is Form.PAST and not cue.weak
    if cue.form is Form.NOUN:
        return word.startswith(("قول", "تاكيد"))
    if cue.form is Form.PARTICIPLE:
        return closed and not cue.weak
    return not cue.weak


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
        if end > k and _ends(text, end, k, None, cue, closed=end > k + 1):
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
    if word[0] == "و" or word in STOPS or word in SETTINGS or word in PUNCTUATION:
        return False
    if word in _RULES or word in CUES:
        return False
    return cue is None or not (is_object(word) or by(word, cue))
