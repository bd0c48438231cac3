"""Whether a noun phrase that names a speaker has ended before a word.

It ends at a word of time, a preposition of circumstance, a relative clause, a verb, someone who
is told, or at the object of its verb.
"""

from index.answer.statements.datives import is_dative
from index.answer.statements.deeds import is_deed, is_own_word
from index.answer.statements.governed import is_object_of
from index.answer.statements.marks import CLOSE, OPEN, Text
from index.answer.statements.nouns import ARTICLE, is_people, is_speaking
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    CALLED_SO,
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
    if words[first] == OPEN and before == CLOSE and word in ROLES and cue and cue.addressed:
        return True  # «طالب "فيكا" وزير المياه»
    if word in RULES:
        return _ends_at_preposition(words, k, first, cut, cue)
    if _goes_on(text, k, first):
        return False
    if word in STOPS or word in _FOR or (k == first + 1 and _is_after_place(words, k, cut)):
        return not (word in ("عن", ON) and before.removeprefix("و") in _CHARGED)
    if (
        (word in _BLESSING and words[k + 1 : k + 2] == ["الله"])
        or _is_beside_many(words, k, first)
        or is_own_word(text, k)
        or is_dative(text, k, first)
        or _is_report(text, k, closed=closed)
        or is_deed(text, k, first)
    ):
        return True
    return cue is not None and _is_object(text, k, first, cue, closed=closed)


def _goes_on(text: Text, k: int, first: int) -> bool:
    """Tell whether a word goes on with a name, whatever it is elsewhere.

    It does behind a hyphen («جيه-إن»), before a name («رجل يدعى …»), and with «لـ» behind
    «التابع».
    """
    before = text.words[k - 1]
    if before == "-" and text.ends[k - 2] == text.starts[k - 1]:
        return text.ends[k - 1] == text.starts[k]
    return _is_called(text, k, first) or (before in _BELONGING and text.words[k][0] == "ل")


def _is_object(text: Text, k: int, first: int, cue: Cue, *, closed: bool) -> bool:
    """Tell whether the verb's object begins at `k`; with a pronoun it needs no closed phrase."""
    word = text.words[k]
    if cue.object and word.endswith(_PRONOUNS) and text.text[text.ends[k] - 1] != "ة":
        bare = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
        if is_object(word) or (bare[:1] == "ت" and len(bare) == _FIFTH_FORM):
            return True  # «أبدى خبراء قلقهم»
    return closed and is_object_of(text, k, first, cue)


_PRONOUNS = ("ه", "هم", "ها")


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


_BLESSING = folded("حفظه حفظها حفظهم رحمه رحمها رعاه أيده رضي صلى أعزه")
"""Verbs before «الله» behind a name: «حفظه الله»."""


_FOR = frozenset(("ل", "لل"))


RULES = folded("في خلال من العام")
"""Words that end a phrase by what follows them."""


def _ends_at_preposition(
    words: list[str], k: int, first: int, cut: int | None, cue: Cue | None
) -> bool:
    """Tell whether «في», «من» or «العام» ends the phrase: as a circumstance, or a time."""
    word = words[k]
    following = words[k + 1] if k + 1 < len(words) else ""
    if word == "العام":
        return following in _WHICH_YEAR
    if cue is not None and (word in cue.prepositions or (word == "من" and cue.lemma == "طلب")):
        return True
    if word == "من":
        cited = CUES.get(following)
        clause = cited is not None and cited.form in (Form.PAST, Form.PRESENT) and not cited.weak
        return following in _ASIDE or clause
    if word == "خلال" or following in SETTINGS or following in TIMES or following in _LATEST:
        return True
    noun = words[first][cut or 0 :]
    counted = (k == first + 1 and noun in _MANY) or (noun.isdigit() and _is_share(words, k))
    if cut is None or counted:
        return False
    known = noun in ROLES or noun[:-2] in ROLES or noun.startswith(ARTICLE)
    people = known and is_people(noun)
    return not (people or any(map(is_speaking, (noun, *words[first + 1 : k]))))


def _is_share(words: list[str], k: int) -> bool:
    """Tell whether «في» or «من» goes on with a number: «54 في المئة من السكان»."""
    return k + 1 < len(words) and (words[k + 1] in _HUNDRED or words[k - 1] in _HUNDRED)


_HUNDRED = folded("المئة المائة الميه")


_LATEST = folded("آخر أحدث")
"""Words behind «في» in «في آخر تقاريرها»."""
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
