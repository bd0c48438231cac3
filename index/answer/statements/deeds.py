"""Words behind a name that tell what somebody does, and how: no name goes on with them.

Verbs («يعمل», «أرسلت»), participles of manner («متهكما»), and what is published («بيانا»).
"""

from index.answer.statements.marks import CLOSE, OPEN, Text
from index.answer.statements.nouns import ARTICLE, is_participle, is_speaking
from index.answer.statements.words import BODIES, DOCUMENTS, GIVEN_NAMES, SETTINGS, STOPS, folded

_ATTENTION = folded("الانتباه النظر الأنظار")
"""What one draws: «لفت الوزير الانتباه إلى …»."""


def is_deed(text: Text, k: int, first: int) -> bool:
    """Tell whether a word begins what no name goes on with: a conjunction, another verb."""
    words = text.words
    word = words[k]
    if words[first] == OPEN and words[k - 1] == CLOSE:
        return not (word.startswith(ARTICLE) or is_speaking(word))
    joins = word[0] == "و" and len(word) > _SHORTEST_JOINED and word[1:] in STOPS
    counted = words[k - 1].isdigit()  # «50 مهندسا»
    if (
        (is_participle(word) and not counted)
        or _is_her_manner(text, k, first)
        or _is_state(words, k, first)
    ):
        return True
    paper = word[-1] == "ا" and word[-2:] != "ها" and word[:-1] in _PAPERS  # «أصدر فلان بيانا»
    return (
        joins
        or paper
        or word in _FURTHER
        or word in _ATTENTION
        or _is_future(words, k)
        or _is_past(words, k, first)
    )


_FURTHER = folded("أكثر أقل وأرسل ونشر وصدر وبث ووزع وألقى")
"""Words with which a clause goes on: «كان فلان أكثر حذرا», «عن المكتب وأرسل بالبريد»."""

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


def is_own_word(text: Text, k: int) -> bool:
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
