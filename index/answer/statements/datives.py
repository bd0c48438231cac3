"""Whether «لـ» or «بـ» behind a name begins whom it was told, or with what it was done."""

from index.answer.statements.marks import Text
from index.answer.statements.nouns import ARTICLE, is_adjective, is_listener, is_speaking
from index.answer.statements.objects import is_object
from index.answer.statements.words import BODIES, GIVEN_NAMES, MANNERS, ROLES, folded


def is_dative(text: Text, k: int, first: int) -> bool:
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
    if len(word) > _SHORTEST_TOLD and surface.endswith(("ه", "ها", "هم")):
        return True  # «لمؤيديه»
    definite = word.startswith("لل")
    noun = "ا" + word[1:] if definite else word[1:]
    if noun not in ROLES and noun not in GIVEN_NAMES and not (definite and noun in BODIES):
        return False
    given = [j for j in range(first, k) if words[j] in GIVEN_NAMES]
    unknown = not is_speaking(words[first])
    unknown = unknown and (k == first + 1 or not words[first].startswith(ARTICLE))
    return (bool(given) or unknown) and not any(
        map(is_speaking, words[given[0] if given else first : k])
    )


_SHORTEST_TOLD = 4


_WRITTEN = folded("بيان تصريح تصريحات تغريدة رسالة كلمة خطاب مقال تقرير تعليق منشور تدوينة")
"""What one answers with: «رد المدير ببيان»."""


def _is_union(text: Text, k: int, first: int) -> bool:
    """Tell whether «لـ» at `k` goes on with a union's name: «الاتحاد الدولي | للصحفيين»."""
    words = text.words
    return k - first > 1 and words[k - 1].startswith(ARTICLE) and words[k - 2] in _UNIONS


def _is_council(text: Text, k: int, first: int) -> bool:
    """Tell whether «لمجلس» at `k` goes on with an office: «الأمين العام | لمجلس التعاون»."""
    words = text.words
    office = k == first + _NOUN_AND_ADJECTIVE and is_adjective(words[k - 1])
    return office and words[k] == "لمجلس" and words[k + 1 : k + 2] != ["الامن"]


_NOUN_AND_ADJECTIVE = 2


_UNIONS = folded("اتحاد الاتحاد نقابة النقابة رابطة الرابطة جمعية الجمعية مركز المركز معهد المعهد")
