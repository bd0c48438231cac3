"""Where the object of a verb ends its subject: «طالب الوزير | الأطراف بالتهدئة».

Nothing in the spelling parts a subject from the object after it. It is told by what cannot go
on with a name: a verbal noun, an indefinite noun after a definite adjective, a country after a
body, a second definite noun that is no adjective where the verb has an addressee.
"""

from index.answer.statements.clauses import by, is_clause
from index.answer.statements.marks import Text
from index.answer.statements.nouns import (
    ARTICLE,
    FEMININE,
    is_adjective,
    is_governed,
    is_people,
    is_speaking,
)
from index.answer.statements.objects import ACTIONS, is_object
from index.answer.statements.verbs import CUES, Cue
from index.answer.statements.words import (
    BODIES,
    DOCUMENTS,
    GIVEN_NAMES,
    PLACES,
    PROPER,
    ROLES,
    STOPS,
    TITLES,
    folded,
)


def is_object_of(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether the word at `k` is the object of the verb before the phrase."""
    word = text.words[k]
    if word in cue.prepositions or (is_governed(word) and _faces(text, k, first, cue)):
        return True
    if by(word, cue):
        return not _is_of_office(text, k)
    if (cue.object or cue.about) and (_is_foreign_object(text, k, first, cue) or is_object(word)):
        return True
    if not (cue.object or cue.addressed):
        return False
    if _is_new_noun(text, k, first, cue):
        return True
    asked = cue.addressed and _is_body_after_name(text, k, first)
    return asked or (cue.addressed and _is_addressee(text, k, first, cue))


def _faces(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether a plural in the accusative is who is addressed: «توعد فيكا المخالفين»."""
    before = text.words[k - 1]
    turned = cue.addressed or cue.lemma in _TURNED
    return turned and _is_bare_name(before) and (before[0] == "ب" or _is_after_name(text, k, first))


_TURNED = folded("توعد هدد")


def _is_of_office(text: Text, k: int) -> bool:
    """Tell whether «بـ» is of an office before its holder: «المساعد | بالمركز العميد سالم»."""
    following = text.words[k + 1] if k + 1 < len(text.words) else ""
    return text.words[k][1:] in BODIES and (following in TITLES or following in GIVEN_NAMES)


def _is_new_noun(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether a word after a definite one belongs to no name that has begun."""
    word, before = text.words[k], text.words[k - 1]
    definite = before.startswith(ARTICLE)
    if word.startswith(ARTICLE):
        action = cue.object and definite and (is_action(text, k) or word in _CLAIMS)
        action = action or (cue.object and _is_behind_surname(text, k, first))
        return action or _follows_adjective(text, k, first)
    if word in PLACES:
        named = cue.addressed and (
            _is_after_name(text, k, first) if k > first + 1 else _is_bare_name(before)
        )
        return definite or before in PLACES or named
    if definite and cue.object and is_deed_of(text, k):
        return True
    return _has_pronoun(text, k) or (definite and _is_indefinite(text, k))


def is_deed_of(text: Text, k: int) -> bool:
    """Tell whether a word is a verbal noun of the fifth form before its genitive: «تأثر الرؤية»."""
    word = text.words[k]
    shape = len(word) == _FIFTH_FORM and word[0] == "ت" and word[1] not in "اي" and word[-1] != "ي"
    known = is_speaking(word) or word in GIVEN_NAMES or word in PLACES
    return (
        shape
        and not known
        and text.words[k + 1 : k + 2] != []
        and (text.words[k + 1].startswith(ARTICLE))
    )


def _is_behind_surname(text: Text, k: int, first: int) -> bool:
    """Tell whether an object with its adjective stands behind a name: «المالكي | العمل الجبان».

    A second definite word is no surname where another, or «الذي», goes on with it.
    """
    words = text.words
    word, following = words[k], words[k + 1] if k + 1 < len(words) else ""
    if not words[k - 1].startswith(ARTICLE) or is_speaking(word) or word in TITLES:
        return False
    given = any(map(GIVEN_NAMES.__contains__, words[first : k - 1]))
    adjective = following.startswith(ARTICLE) and is_adjective(following)
    return given and not is_adjective(word) and (adjective or following in _WHICH)


_WHICH = folded("الذي التي الذين")
_CLAIMS = folded("الخبر التهم التهمة الاتهامات المزاعم الشائعات الادعاءات")
"""What is denied."""


def is_action(text: Text, k: int) -> bool:
    """Tell whether the word at `k` is a definite verbal noun and no adjective: «التعليق».

    «الأتراك» and its like are plurals: a verbal noun of that pattern begins with «إ».
    """
    word = text.words[k]
    if not word.startswith(ARTICLE) or is_speaking(word) or word in _GROUPS:
        return False
    bare = word.removeprefix(ARTICLE)
    fifth = len(bare) == _FIFTH_FORM and bare[0] == "ت" and bare[1] != "ا"
    if bare in ACTIONS or (fifth and not is_adjective(word)):
        return True
    plural = text.text[text.starts[k] : text.ends[k]].startswith("الأ")
    return not (plural or is_adjective(word)) and is_object(bare)


_FIFTH_FORM = 4
"""Letters of a verbal noun such as «تدخل»."""
_GROUPS = folded("الإخوان الإطار الإنسان الإصلاح التكتل التجمع التيار التمور التلفاز")
"""Names of groups in a pattern of verbal nouns."""


def _follows_adjective(text: Text, k: int, first: int) -> bool:
    """Tell whether a definite word follows an indefinite adjective: «مسؤول محلي | الحركة»."""
    if k != first + _NOUN_AND_ADJECTIVE:
        return False
    noun, adjective = text.words[first], text.words[k - 1]
    written = text.text[text.ends[k - 1] - 1]
    if noun.startswith(ARTICLE) or noun in _PART or not is_speaking(noun) or written == "ى":
        return False
    nisba = adjective.endswith(("ي", "يه")) and not adjective.startswith(ARTICLE)
    if adjective in STOPS or adjective in _RULES:
        return False
    known = is_speaking(adjective) or adjective[:-1] in ROLES or adjective in GIVEN_NAMES
    return nisba and not known and not is_adjective(text.words[k])


_RULES = folded("في من خلال")
_NOUN_AND_ADJECTIVE = 2
_PART = folded("أحد إحدى بعض عشرات مئات آلاف كبار أصحاب")
"""Nouns of number and part, which a plural in the genitive follows."""


def _is_indefinite(text: Text, k: int) -> bool:
    """Tell whether a word shows an ending that neither names nor adjectives have there."""
    word = text.words[k]
    if word[0] in "لوب" or word in GIVEN_NAMES:
        return False
    surface = text.text[text.starts[k] : text.ends[k]]
    return surface.endswith(("ة", "اً", "ًا", "ها", "هم"))


def _has_pronoun(text: Text, k: int) -> bool:
    """Tell whether a word has a pronoun that no name ends with: «بقاءه», «خروجها»."""
    surface = text.text[text.starts[k] : text.ends[k]]
    if (
        text.words[k][0] == "و"
        or text.words[k - 1].startswith("المنتهي")
        or text.words[k] in _IN_NAME
    ):
        return False  # «وحليفتها», «الرئيس المنتهية ولايته», «المتحدثة باسمها»
    long = len(text.words[k]) >= _WITH_PRONOUN and text.words[k] not in GIVEN_NAMES
    return long and surface.endswith(("ءه", "ته", "ها"))


_IN_NAME = folded("باسمه باسمها باسمهم")
_WITH_PRONOUN = 5
"""Letters of a noun with a pronoun, at least."""


def _is_foreign_object(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether a definite noun follows a name without a title: «نفى بوتين التكهنات»."""
    word, before = text.words[k], text.words[k - 1]
    if k == first + 1 and not is_speaking(word) and _is_other_gender(word, before):
        return True
    alone = k == first + 1 and not is_speaking(before) and before not in GIVEN_NAMES
    joined = before[0] == "و" and is_speaking(before[1:])  # «ومجلس التعاون»
    named = k > first + 1 and not (is_speaking(text.words[first]) or is_speaking(before) or joined)
    if not (alone or named) or not word.startswith(ARTICLE) or before.startswith(ARTICLE):
        return False
    if before in STOPS or before in _RULES or (cue.clause and _clause_follows(text, k)):
        return False
    return not is_adjective(word) and word not in TITLES


def _clause_follows(text: Text, k: int) -> bool:
    """Tell whether what is reported is a clause soon behind `k`: «أكد زايد البداد، أن …»."""
    for j in range(k + 1, min(k + _SOON, len(text.words))):
        word = text.words[j]
        if is_clause(text, j):
            return True
        if word in CUES or word in _RELATIVE:
            return False
    return False


_SOON = 10
_RELATIVE = folded("الذي التي الذين ما")


def _is_addressee(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether the word at `k` begins those whom the phrase asks or accuses."""
    word, before = text.words[k], text.words[k - 1]
    definite = before.startswith(ARTICLE)
    if definite and word[0] not in "البو" and is_people(word) and word not in ROLES:
        return True
    named = not (is_speaking(before) or is_speaking(text.words[first]))
    if word in _EVERY or (word in _OUTLETS and (definite or named)):
        return True
    if word.startswith(ARTICLE):
        return _is_definite_addressee(text, k, first, cue)
    if definite and is_speaking(text.words[first]) and word in ROLES:
        return True
    many = word[-1] in "يو" and word[:-1] in ROLES  # «مسؤولي السفارة»
    paper = word in DOCUMENTS and k == first + 1
    if (word in BODIES or many or paper) and _is_after_name(text, k, first):
        return True
    body = definite and text.words[first] in BODIES
    return body and word[0] not in "لبو" and word not in PROPER


def _is_body_after_name(text: Text, k: int, first: int) -> bool:
    """Tell whether a body stands behind a name: «اتهم الوزير سالم فيكا | الحكومة»."""
    word = text.words[k]
    if word not in BODIES or not word.startswith(ARTICLE) or word in _NO_BODY:
        return False
    return k > first + 1 and _is_after_name(text, k, first)


_NO_BODY = ROLES | TITLES | folded("المتحدة")


def _is_after_name(text: Text, k: int, first: int) -> bool:
    """Tell whether a name stands before `k`: «اتهم زعيم الحزب سالم كريم | حكومة المدينة»."""
    before = text.words[k - 1]
    if not before.isalpha() or before in STOPS or before in _RULES or not _is_bare_name(before):
        return before in GIVEN_NAMES and k > first + 1
    given = any(word in GIVEN_NAMES and not is_speaking(word) for word in text.words[first:k])
    return given or k == first + 1 or _is_bare_name(text.words[k - 2])


def _is_definite_addressee(text: Text, k: int, first: int, cue: Cue) -> bool:
    word, before = text.words[k], text.words[k - 1]
    if k == first + 1 and _disagrees(word, before, cue):
        return True
    if k == first + 1 and word in ROLES and _is_bare_name(before):
        return True
    somebody = not text.words[first].startswith(ARTICLE) and before in PLACES
    many = before.endswith("ون") and not before.startswith(ARTICLE)
    somebody = somebody or many  # «اتهم معارضون الرئيس»
    if is_adjective(word) or (word in TITLES and not somebody):
        return False
    if before in PLACES:
        return True
    if before.startswith(ARTICLE):
        return before not in ROLES or is_speaking(word) or word.endswith(("ات", "ين"))
    return k == first + 1 and word in ROLES and not is_speaking(before)


def _is_other_gender(word: str, noun: str) -> bool:
    """Tell whether a definite word is feminine after a body that is not: «المجلس العملية»."""
    if noun not in BODIES or not noun.startswith(ARTICLE) or not word.endswith("ه"):
        return False
    return not (noun in FEMININE or noun.endswith(("ه", "ات")))


def _is_bare_name(word: str) -> bool:
    """Tell whether a word may be a surname alone: no known noun, and not definite."""
    noun = word.startswith(ARTICLE) or is_speaking(word) or word.endswith(("ات", "ين", "ون"))
    noun = noun or word in ("ذات", "نفس")  # «نفس المصدر»
    joined = word.startswith("لل") or (word[0] in "لبو" and is_speaking(word[1:]))
    return not (noun or joined or word in GIVEN_NAMES or word == "باسم")


def _disagrees(word: str, noun: str, cue: Cue) -> bool:
    """Tell whether a definite word cannot be an adjective of the verb's subject before it.

    None is feminine after a man («الوزير المعارضة»), or plural after a body («الجيش المتمردين»).
    """
    if not noun.startswith(ARTICLE):
        return False
    if noun in ROLES:
        return not cue.feminine and word.endswith("ه") and not noun.endswith("ه")
    return noun in BODIES and word.endswith(("ين", "ون"))


_OUTLETS = folded("وكالة صحيفة قناة شبكة إذاعة محطة جريدة موقع مجلة")
_EVERY = folded("جميع كل كافة")
