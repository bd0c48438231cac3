"""Whether a noun phrase that names a speaker has ended before a word.

It ends at a word of time, a preposition of circumstance, a relative clause, a verb, someone who
is told, or at the object of its verb.
"""

from index.answer.statements.governed import is_object_of
from index.answer.statements.marks import CLOSE, OPEN, Text
from index.answer.statements.nouns import (
    ARTICLE,
    is_adjective,
    is_listener,
    is_participle,
    is_people,
    is_speaking,
)
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    BODIES,
    CALLED_SO,
    DOCUMENTS,
    GIVEN_NAMES,
    MANNERS,
    ON,
    PLACES,
    ROLES,
    SETTINGS,
    STOPS,
    TIMES,
    folded,
)


def ends(text: Text, k: int, first: int, cut: int | None, cue: Cue | None, *, closed: bool) -> bool:
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
    if word in RULES:
        return _ends_at_preposition(words, k, first, cut, cue)
    if _is_called(text, k, first) or (before in _BELONGING and word[0] == "ل"):
        return False
    if word in _BLESSING and words[k + 1 : k + 2] == ["الله"]:
        return True
    if word in STOPS or word in _FOR or (k == first + 1 and _is_after_place(words, k, cut)):
        return not (word in ("عن", ON) and before.removeprefix("و") in _CHARGED)
    if (
        _is_beside_many(words, k, first)
        or _is_own_word(text, k)
        or _is_dative(text, k, first)
        or _is_report(text, k, closed=closed)
        or _is_clause(text, k, first)
    ):
        return True
    return cue is not None and _is_object(text, k, first, cue, closed=closed)


def _is_object(text: Text, k: int, first: int, cue: Cue, *, closed: bool) -> bool:
    """Tell whether the verb's object begins at `k`; with a pronoun it needs no closed phrase."""
    word = text.words[k]
    surface = text.text[text.starts[k] : text.ends[k]]
    own = cue.object and surface.endswith(("ه", "هم", "ها"))  # «أبدى خبراء قلقهم»
    bare = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    own = own and (is_object(word) or (bare[0] == "ت" and len(bare) == _FIFTH_FORM))
    return own or (closed and is_object_of(text, k, first, cue))


_FIFTH_FORM = 4
"""Letters of a verbal noun such as «ترشح»."""


def _is_called(text: Text, k: int, first: int) -> bool:
    """Tell whether a word is the verb of «رجل يدعى سالم», «أحد السكان ويدعى سالم»."""
    word = text.words[k]
    role = text.words[first] in ROLES and (k == first + 1 or word[0] == "و")
    return word in CALLED_SO and role and text.text[text.ends[k] - 1] == "ى"


def _is_beside_many(words: list[str], k: int, first: int) -> bool:
    """Tell whether a word follows one for several people that nothing completes: «البعض»."""
    alone = k == first + 1 and words[first] in _SOME
    return alone and not words[k].endswith(("ون", "ين"))


_SOME = folded("كثيرون الكثيرون آخرون البعض الجميع")


def _is_dative(text: Text, k: int, first: int) -> bool:
    """Tell whether a word is «لـ» with a listener, or «بـ» with what is done."""
    word = text.words[k]
    if word[0] == "ل":
        if is_listener(text, k):
            return not (_is_union(text, k, first) or _is_council(text, k, first))
        if _is_told(text, k, first):
            return True
        return word[1:] in BODIES and not any(map(is_speaking, text.words[first:k]))
    noun = word[1:]
    if word[0] != "ب" or word == "باسم":
        return False
    plural = text.text[text.starts[k] + 1 : text.starts[k] + 2] == "أ"  # «بأسعار»
    return (
        noun in _WRITTEN
        or noun in MANNERS
        or (is_object(noun) and not plural and not is_speaking(noun))
    )


def _is_told(text: Text, k: int, first: int) -> bool:
    """Tell whether «لـ» at `k` is with a person who is told, behind a name: «كريم للرئيس فيكا»."""
    word, words = text.words[k], text.words
    surface = text.text[text.starts[k] : text.ends[k]]
    if len(word) > _SHORTEST_JOINED and surface.endswith(("ه", "ها", "هم")):
        return True  # «لمؤيديه»
    noun = "ا" + word[1:] if word.startswith("لل") else word[1:]
    if noun not in ROLES and noun not in GIVEN_NAMES:
        return False
    given = [j for j in range(first, k) if words[j] in GIVEN_NAMES]
    begin = given[0] if given else first
    return not any(map(is_speaking, words[begin:k])) and (bool(given) or k == first + 1)


_WRITTEN = folded("بيان تصريح تصريحات تغريدة رسالة كلمة خطاب مقال تقرير تعليق منشور تدوينة")
"""What one answers with: «رد المدير ببيان»."""


def _is_union(text: Text, k: int, first: int) -> bool:
    """Tell whether «لـ» at `k` goes on with a union's name: «الاتحاد الدولي | للصحفيين»."""
    words = text.words
    return k - first > 1 and words[k - 1].startswith(ARTICLE) and words[k - 2] in _UNIONS


_BLESSING = folded("حفظه حفظها حفظهم رحمه رحمها رعاه أيده رضي صلى أعزه")
"""Verbs before «الله» behind a name: «حفظه الله»."""


def _is_council(text: Text, k: int, first: int) -> bool:
    """Tell whether «لمجلس» at `k` goes on with an office: «الأمين العام | لمجلس التعاون»."""
    words = text.words
    office = k == first + _NOUN_AND_ADJECTIVE and is_adjective(words[k - 1])
    return office and words[k] == "لمجلس" and words[k + 1 : k + 2] != ["الامن"]


_NOUN_AND_ADJECTIVE = 2
_UNIONS = folded("اتحاد الاتحاد نقابة النقابة رابطة الرابطة جمعية الجمعية مركز المركز معهد المعهد")
_ATTENTION = folded("الانتباه النظر الأنظار")
"""What one draws: «لفت الوزير الانتباه إلى …»."""


def _is_clause(text: Text, k: int, first: int) -> bool:
    """Tell whether a word begins what no name goes on with: a conjunction, another verb."""
    words = text.words
    word = words[k]
    if words[first] == OPEN and words[k - 1] == CLOSE:
        return not (word.startswith(ARTICLE) or is_speaking(word))
    joins = word[0] == "و" and len(word) > _SHORTEST_JOINED and word[1:] in STOPS
    if is_participle(word) or _is_her_manner(text, k, first) or _is_state(words, k, first):
        return True
    paper = word[-1] == "ا" and word[-2:] != "ها" and word[:-1] in _PAPERS  # «أصدر فلان بيانا»
    return joins or paper or word in _ATTENTION or _is_future(words, k) or _is_past(words, k, first)


_PAPERS = DOCUMENTS | folded("خبر مقطع حوار لقاء حديث")
"""What is published, which in the accusative is no part of who publishes it."""


def _is_state(words: list[str], k: int, first: int) -> bool:
    """Tell whether a word tells what somebody does, and no clause of «منظمات تعمل في …»."""
    if words[k] not in _LIVING:
        return False
    noun = words[first]
    return k > first + 1 or noun.startswith(ARTICLE) or not is_speaking(noun)


def _is_her_manner(text: Text, k: int, first: int) -> bool:
    """Tell whether a word is a participle behind a name: «وقالت فيكا مخاطبة الحضور»."""
    word = text.words[k]
    if k > first + 1 or word[0] != "م" or len(word) not in _PARTICIPLE:
        return False
    noun = text.words[first]
    name = not (noun.startswith(ARTICLE) or is_speaking(noun) or is_speaking(noun[1:]))
    known = word.endswith("يه") or is_speaking(word) or word in GIVEN_NAMES
    return name and text.text[text.ends[k] - 1] == "ة" and not known


_PARTICIPLE = range(5, 9)
"""Letters of a feminine participle."""


def _both(verbs: str) -> frozenset[str]:
    """Return verbs in the present with both genders: «يعمل», «تعمل»."""
    return folded(verbs) | folded(" ".join("ت" + verb[1:] for verb in verbs.split()))


_LIVING = _both(
    """
    يعمل يعيش يظهر يتمتع يشغل يقيم يبلغ يلعب يسعى يقود يتولى يترأس يواجه يزور يصل يحتل يخوض يحمل
    يمثل يملك يدرس يسكن يشارك يستعد يريد يرغب يستطيع يستخدم يعتزم يخطط يستهدف يقوم يعود يحاول يقع
    """
) - folded("تمثل")
"""Verbs of what somebody is or does, which no name goes on with."""


def _is_own_word(text: Text, k: int) -> bool:
    """Tell whether a word is what somebody said, with a pronoun: «واصل المدير حديثه»."""
    word = text.words[k]
    if word not in SETTINGS or word[:-1] not in _OF_WORDS:
        return False
    return text.text[text.starts[k] : text.ends[k]].endswith(("ه", "ها"))


def _is_future(words: list[str], k: int) -> bool:
    """Tell whether a word is «وسيفعل» or «وستفعل» after a definite noun."""
    word = words[k]
    if not words[k - 1].startswith(ARTICLE):
        return False
    verb = word.startswith(("وسي", "وست")) and len(word) > _SHORTEST_FUTURE
    return verb and not (is_speaking(word[1:]) or word[1:] in GIVEN_NAMES)


def _is_past(words: list[str], k: int, first: int) -> bool:
    """Tell whether a word is a verb: «الشركة الوطنية أرسلت», «في العالم وتوجهت»."""
    word = words[k]
    verb = word.endswith("ت") and not word.endswith("ات") and len(word) > _SHORTEST_PAST
    joined = word[0] == "و" and len(word) > _SHORTEST_JOINED
    body = (joined or words[first] in BODIES) and words[k - 1].startswith(ARTICLE)
    return verb and body and not (is_speaking(word) or word in GIVEN_NAMES)


_OF_WORDS = DOCUMENTS | SETTINGS
_SHORTEST_PAST = 3
_SHORTEST_JOINED = 4
_SHORTEST_FUTURE = 5
_FOR = frozenset(("ل", "لل"))
RULES = folded("في خلال من العام")
"""Words that end a phrase by what follows them."""


def _ends_at_preposition(
    words: list[str], k: int, first: int, cut: int | None, cue: Cue | None
) -> bool:
    """Tell whether «في», «من» or «العام» ends the phrase: as a circumstance, or a time."""
    word = words[k]
    following = words[k + 1] if k + 1 < len(words) else ""
    if cue is not None and word != "من" and word in cue.prepositions:
        return True
    if word == "العام":
        return following in _WHICH_YEAR
    if word == "من":
        governed = cue is not None and (cue.lemma == "طلب" or word in cue.prepositions)
        cited = CUES.get(following)
        clause = cited is not None and cited.form in (Form.PAST, Form.PRESENT) and not cited.weak
        return following in _ASIDE or governed or clause
    if word == "خلال" or following in SETTINGS or following in TIMES:
        return True
    if cut is None:
        return False
    noun = words[first][cut:]
    if (k == first + 1 and noun in _MANY) or (noun.isdigit() and _is_share(words, k)):
        return False
    known = noun in ROLES or noun[:-2] in ROLES or noun.startswith(ARTICLE)
    people = known and is_people(noun)
    return not (people or any(map(is_speaking, (noun, *words[first + 1 : k]))))


def _is_share(words: list[str], k: int) -> bool:
    """Tell whether «في» or «من» goes on with a number: «54 في المئة من السكان»."""
    return k + 1 < len(words) and (words[k + 1] in _HUNDRED or words[k - 1] in _HUNDRED)


_HUNDRED = folded("المئة المائة الميه")
_MANY = folded("العديد الكثير عدد كثير غالبية معظم أغلبية أكثر أقل")
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


def _is_report(text: Text, k: int, *, closed: bool) -> bool:
    """Tell whether a word reports, so that it is no part of a name."""
    word = text.words[k]
    cue = CUES.get(word) or CUES.get(word.removesuffix("ها")) or CUES.get(word.removesuffix("ه"))
    if cue is None or is_speaking(word):
        return False
    if word not in CUES:
        return closed and cue.form is Form.PAST and not cue.weak
    if cue.form is Form.NOUN:
        pronoun = text.text[text.ends[k] - 1] != "ة"  # «دراسة حديثة» is not «حديثه»
        return pronoun and (closed or word.startswith(("قول", "تاكيد")))
    if cue.form is Form.PARTICIPLE:
        return not cue.weak
    return not cue.weak or (cue.joined and cue.pronoun)
