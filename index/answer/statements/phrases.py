"""Noun phrases that name a speaker: where they begin and end.

A speaker of news prose is a head noun with what depends on it (genitives, adjectives, a name)
and an apposition between commas: «وزير الصحة التركي، أحمد دميرجان». The phrase ends at the
first word of time or manner, preposition of circumstance, relative clause, verb, or at the
object of its verb.
"""

from dataclasses import dataclass

from index.answer.statements.clauses import SOURCES, by
from index.answer.statements.marks import OPEN, PUNCTUATION, Text
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    BODIES,
    DOCUMENTS,
    GIVEN_NAMES,
    LAWS,
    LISTENERS,
    ON,
    PLACES,
    PROPER,
    ROLES,
    SETTINGS,
    STOPS,
    THINGS,
    TIMES,
    TITLES,
    folded,
)

ARTICLE = "ال"

LONGEST = 26
"""Words of a speaker's name; no one is called more."""

_QUOTED_NAME = 6
"""Words of a quoted name, at most."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: pieces `first` up to `last`, not included."""

    first: int
    last: int
    cut: int = 0
    """Letters of the first word that are a preposition and not the name's."""


def is_speaking(word: str) -> bool:
    """Tell whether a folded noun is one for people, bodies or what they publish."""
    return word in ROLES or word in BODIES or word in DOCUMENTS


def is_people(word: str) -> bool:
    """Tell whether a folded noun is for people: by the list, or as a sound plural."""
    if word in ROLES:
        return True
    plural = word.endswith(("ون", "ين")) and len(word) > _SHORTEST_PLURAL
    return plural and word not in _NOT_PEOPLE and not is_object(word) and word not in PLACES


_SHORTEST_PLURAL = 4
_NOT_PEOPLE = folded(
    """
    قانون القانون قوانين القوانين ملايين الملايين عناوين العناوين موازين ميادين بساتين براهين تمارين مساكين
    عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
    مليون المليون تليفزيون التليفزيون تلفزيون التلفزيون كانون تشرين البنزين الأوكسجين الهيدروجين عرين
    عامين يومين شهرين أسبوعين ساعتين مرتين سنتين اثنين الاثنين الإثنين هاتين اللذين الذين صابون ديون الديون
    مضمون المضمون سكون شؤون الشؤون عيون العيون ظنون فنون الفنون طاعون تعاون التعاون بدون حين سنين قرون
    بلايين تكوين التكوين مجنون معجون زبون يقين اليقين ثمين تأمين التأمين تعيين التعيين تحسين التحسين
    تمكين التمكين تخزين التخزين تدوين تدشين جنين الجنين جبين سمين متين مبين رصين هجين طين عجين
    """
)
"""Words that end like a sound plural of people and are none."""


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
    word = text.words[phrase.first][phrase.cut :]
    return "ا" + word if phrase.cut and word.startswith("ل") and is_speaking("ا" + word) else word


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
    words = text.words
    limit = min(limit, first + LONGEST)
    k = first
    closed = False
    last = first
    while k < limit:
        word = words[k]
        if k == first:
            word = word[cut:]
        if word == OPEN:
            close = text.closes[k]
            if cue is not None and cue.addressed and k > first and words[k - 1] not in BODIES:
                break
            if (
                close >= limit
                or close - k > _QUOTED_NAME
                or (k > first and is_object(words[k + 1]))
            ):
                break
            k = last = close + 1
            closed = True
            continue
        if word == "(":
            close = _closing(words, k, limit)
            if close is None or k == first:
                break
            if not words[k + 1][0].isdigit():
                last = close + 1
            k = close + 1
            continue
        if word == "-" and k > first and text.ends[k - 1] == text.starts[k]:
            k += 1
            continue
        if word == "." and k > first and len(words[k - 1]) == 1:
            k += 1
            continue
        if word in PUNCTUATION:
            if word == "," and k > first:
                end = _apposition(text, k + 1, limit, cue)
                if end:
                    return Phrase(first, end, cut)
            break
        if k > first and _ends(text, k, first, cut, cue, closed=closed):
            break
        if k == first and (word in STOPS or (word in CUES and not is_speaking(word))):
            break
        if word.startswith("ال") or not (is_speaking(word) or word.isdigit()):
            closed = True
        k += 1
        last = k
    while last > first + 1 and (words[last - 1] in TIMES or words[last - 1] == "-"):
        last -= 1
    return Phrase(first, last, cut) if last > first else None


def _closing(words: list[str], k: int, limit: int) -> int | None:
    """Return the bracket that closes the one at `k`, when it is near."""
    for i in range(k + 1, min(limit, k + 6)):
        if words[i] == ")":
            return i if i > k + 1 else None
    return None


def _ends(  # noqa: PLR0911 - one rule a line
    text: Text, k: int, first: int, cut: int | None, cue: Cue | None, *, closed: bool
) -> bool:
    """Tell whether the phrase that began at `first` has ended before the word at `k`."""
    words = text.words
    word = words[k]
    following = words[k + 1] if k + 1 < len(words) else ""
    if word in ("في", "خلال"):
        circumstance = following in SETTINGS or following in TIMES
        if cut is None:
            return circumstance
        noun = words[first][cut:]
        office = is_people(noun) or any(is_speaking(w) for w in (noun, *words[first + 1 : k]))
        return circumstance or not office
    if word == "من":
        return following in _ASIDE or (cue is not None and cue.lemma == "طلب")
    if word == "العام":
        return following in _WHICH_YEAR
    if word in ("عن", ON) and words[k - 1] in _CHARGED:
        return False
    if word in ("ل", "لل") or (word[0] == "ل" and words[k - 1] in _BELONGING):
        return words[k - 1] not in _BELONGING
    if word in STOPS or (k == first + 1 and _is_after_place(words, k, cut)):
        return True
    if word[0] == "ل" and len(word) > 2 and is_listener(text, k):
        return True
    if _is_report(word, closed=closed):
        return True
    return cue is not None and closed and _is_object_of(text, k, first, cue)


def _is_after_place(words: list[str], k: int, cut: int | None) -> bool:
    """Tell whether a country's name has ended before `k`: only an adjective goes on with it."""
    place = words[k - 1][cut or 0 :]
    if place not in PLACES or place in _TWO_WORDS:
        return False
    return not words[k].startswith(ARTICLE) and words[k][0] != "و"


_TWO_WORDS = folded("إسلام تل رام كوريا")

_BELONGING = folded(
    "التابع التابعة التابعين المقرب المقربة القريب القريبة الموالي الموالية الداعم الداعمة المملوك المملوكة المؤيد المؤيدة المعارض المعارضة المناهض المناهضة"
)
"""Adjectives that «لـ» goes on."""

_ASIDE = folded("جهته جهتها جانبه جانبها ناحيته خلال أن")
_WHICH_YEAR = folded("الماضي الحالي الجاري المقبل الفائت")
_CHARGED = folded(
    "مسؤول المسؤول المسؤولين مسؤولين صادر صادرة المدافع مدافعة المدافعة المدافعين مدافعون المشرف مشرف القائم مطلع المطلع مطلعة"
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
    return cue.joined and not cue.weak


def _is_object_of(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether the word at `k` is the object of the verb before the phrase."""
    word = text.words[k]
    if by(word, cue):
        return True
    if cue.object and (is_object(word) or _is_foreign_object(text, k, first)):
        return True
    if not (cue.object or cue.addressed):
        return False
    before = text.words[k - 1]
    definite = before.startswith(ARTICLE)
    if not word.startswith(ARTICLE):
        if word in PLACES and (definite or before in PLACES):
            return True
        if definite and _is_indefinite(text, k):
            return True
    return cue.addressed and _is_addressee(text, k, first)


def _is_indefinite(text: Text, k: int) -> bool:
    """Tell whether a word shows an ending that neither names nor adjectives have here."""
    word = text.words[k]
    if word[0] in "لو" or word in GIVEN_NAMES:
        return False
    return text.text[text.starts[k] : text.ends[k]].endswith(("ة", "اً", "ًا"))


def _is_foreign_object(text: Text, k: int, first: int) -> bool:
    """Tell whether a definite noun follows a name that stands alone: «نفى بوتين التكهنات»."""
    word, before = text.words[k], text.words[k - 1]
    alone = k == first + 1 and not is_speaking(before) and before not in GIVEN_NAMES
    if not alone or not word.startswith(ARTICLE) or before.startswith(ARTICLE):
        return False
    return not is_adjective(word) and word not in TITLES


def _is_addressee(text: Text, k: int, first: int) -> bool:
    """Tell whether the word at `k` begins those whom the phrase asks or accuses."""
    word, before = text.words[k], text.words[k - 1]
    definite = before.startswith(ARTICLE)
    if word in _EVERY or (definite and word in _OUTLETS):
        return True
    if word.startswith(ARTICLE):
        if is_adjective(word) or word in TITLES:
            return False
        alone = k == first + 1 and word in ROLES
        return (definite and before not in ROLES) or (alone and not is_speaking(before))
    return definite and text.words[first] in BODIES and word[0] not in "لبو" and word not in PROPER


_OUTLETS = folded("وكالة صحيفة قناة شبكة إذاعة محطة جريدة موقع مجلة")
_EVERY = folded("جميع كل كافة")


def is_adjective(word: str) -> bool:
    """Tell whether a definite word looks like an adjective: a nisba, or one of the usual."""
    return word.endswith(("ي", "يه", "يين", "يون")) or word in _ADJECTIVES


_ADJECTIVES = folded(
    """
    العام العامة الأعلى العليا السابق السابقة المتحدة المركزي الكبرى الأكبر الأول الأولى الثاني الثالث
    الخاص الخاصة الجديد الجديدة الراحل المنتخب المشترك المشتركة الموحد الموحدة المسلحة التابع التابعة
    المكلف المكلفة المعارض المعارضة المساعد المنتهية المقيم المختص المختصة المعني المعنية الحاكم الحاكمة
    الأوسط الأخضر الأبيض الأحمر الحر الحرة الشريف الرسمي
    """
)


def is_listener(text: Text, k: int) -> bool:
    """Tell whether the word at `k` says to whom something was told: «لوكالة رويترز»."""
    bare = text.words[k][1:]
    return bare in LISTENERS or (bare.startswith("ل") and "ا" + bare in LISTENERS)


def _apposition(text: Text, k: int, limit: int, cue: Cue | None) -> int | None:
    """Return where an apposition that begins at `k` ends, when one does."""
    words = text.words
    if k >= limit:
        return None
    word = words[k]
    if word in STOPS or word in SETTINGS or word in PUNCTUATION or word in ("في", "من", "خلال"):
        return None
    if word[0] == "و" and not is_speaking(word) and word not in GIVEN_NAMES:
        return None
    if word in CUES and not is_speaking(word):
        return None
    if cue is not None and (is_object(word) or by(word, cue)):
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
    bounded = end >= limit or words[end] in PUNCTUATION or words[end] in STOPS or words[end] == "في"
    return end if bounded and end > k else None
