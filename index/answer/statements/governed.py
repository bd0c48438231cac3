"""Where the object of a verb ends its subject: «طالب الوزير | الأطراف بالتهدئة».

Nothing in the spelling parts a subject from the object after it. It is told by what cannot go
on with a name: a verbal noun, an indefinite noun after a definite adjective, a country after a
body, a second definite noun that is no adjective where the verb has an addressee.
"""

from index.answer.statements.clauses import by
from index.answer.statements.marks import Text
from index.answer.statements.nouns import ARTICLE, is_adjective, is_speaking
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import Cue
from index.answer.statements.words import (
    BODIES,
    GIVEN_NAMES,
    PLACES,
    PROPER,
    ROLES,
    TITLES,
    folded,
)


def is_object_of(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether the word at `k` is the object of the verb before the phrase."""
    word = text.words[k]
    if by(word, cue):
        return True
    if cue.object and (is_object(word) or _is_foreign_object(text, k, first)):
        return True
    if not (cue.object or cue.addressed):
        return False
    return _is_new_noun(text, k, cue) or (cue.addressed and _is_addressee(text, k, first, cue))


def _is_new_noun(text: Text, k: int, cue: Cue) -> bool:
    """Tell whether a word after a definite one belongs to no name that has begun."""
    word, before = text.words[k], text.words[k - 1]
    definite = before.startswith(ARTICLE)
    if word.startswith(ARTICLE):
        return cue.object and definite and _is_action(word)
    if word in PLACES:
        return definite or before in PLACES
    return definite and _is_indefinite(text, k)


def _is_action(word: str) -> bool:
    """Tell whether a definite word is a verbal noun and no adjective: «التعليق»."""
    return is_object(word.removeprefix(ARTICLE)) and not is_adjective(word)


def _is_indefinite(text: Text, k: int) -> bool:
    """Tell whether a word shows an ending that neither names nor adjectives have there."""
    word = text.words[k]
    if word[0] in "لو" or word in GIVEN_NAMES:
        return False
    return text.text[text.starts[k] : text.ends[k]].endswith(("ة", "اً", "ًا", "ها", "هم"))


def _is_foreign_object(text: Text, k: int, first: int) -> bool:
    """Tell whether a definite noun follows a name without a title: «نفى بوتين التكهنات»."""
    word, before = text.words[k], text.words[k - 1]
    alone = k == first + 1 and not is_speaking(before) and before not in GIVEN_NAMES
    named = k > first + 1 and not (is_speaking(text.words[first]) or is_speaking(before))
    if not (alone or named) or not word.startswith(ARTICLE) or before.startswith(ARTICLE):
        return False
    return not is_adjective(word) and word not in TITLES


def _is_addressee(text: Text, k: int, first: int, cue: Cue) -> bool:
    """Tell whether the word at `k` begins those whom the phrase asks or accuses."""
    word, before = text.words[k], text.words[k - 1]
    definite = before.startswith(ARTICLE)
    if word in _EVERY or (definite and word in _OUTLETS):
        return True
    if word.startswith(ARTICLE):
        return _is_definite_addressee(text, k, first, cue)
    if definite and is_speaking(text.words[first]) and word in ROLES:
        return True
    body = definite and text.words[first] in BODIES
    return body and word[0] not in "لبو" and word not in PROPER


def _is_definite_addressee(text: Text, k: int, first: int, cue: Cue) -> bool:
    word, before = text.words[k], text.words[k - 1]
    if k == first + 1 and _disagrees(word, before, cue):
        return True
    if is_adjective(word) or word in TITLES:
        return False
    if before in PLACES:
        return True
    if before.startswith(ARTICLE):
        return before not in ROLES or is_speaking(word) or word.endswith(("ات", "ين"))
    return k == first + 1 and word in ROLES and not is_speaking(before)


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
