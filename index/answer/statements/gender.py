"""Whether a verb agrees with a noun phrase, so that one is the other's subject.

Before its subject a verb is singular and shows the subject's gender alone, and what is plural
and not human counts as feminine (Wright, vol. 2, sections 142 to 152).
"""

from index.answer.statements.marks import OPEN, Text
from index.answer.statements.nouns import FEMININE
from index.answer.statements.phrases import Phrase, head
from index.answer.statements.verbs import Cue
from index.answer.statements.words import BODIES, GIVEN_NAMES, PLACES, ROLES, folded, with_article

_COUNTRIES = folded("العراق لبنان الأردن المغرب السودان اليمن الصومال الفاتيكان الكرملين")
"""Countries and seats that a verb takes for masculine, or for either."""


_EITHER = with_article(
    folded(
        """
        عضو عمدة خليفة علامة ضحية شخصية أحد إحدى بعض عشرات مئات آلاف ثلاثة أربعة خمسة ستة سبعة
        ثمانية تسعة عشرة
        """
    )
)
"""Nouns whose ending does not tell: of men, and numbers, which go by what is counted."""


def feminine(text: Text, phrase: Phrase) -> bool | None:
    """Return the gender of a phrase's head noun, or `None` when it does not show."""
    word = head(text, phrase)
    if word == OPEN or word in GIVEN_NAMES or word in _EITHER:
        return None
    if word in _COUNTRIES:
        return None
    if word in PLACES or word in FEMININE:
        return True
    surface = text.text[text.starts[phrase.first] : text.ends[phrase.first]]
    known = word in ROLES or word in BODIES or word.startswith("ال")
    if surface.endswith("ة") or (known and word.endswith(("ات", "ه"))):
        return True
    return False if word in ROLES or word in BODIES else None


def are_people(word: str) -> bool:
    """Tell whether a folded head noun is surely of several people, for whom a verb is plural.

    «مسؤولو المدينة» are, as «المسؤولون» are.
    """
    one = word[: -len("ون")]
    plural = word.endswith(("ون", "ين")) and len(one.removeprefix("ال")) >= _SHORTEST
    construct = word.endswith("و") and len(word) > _SHORTEST and word[:-1] in ROLES
    return construct or word in _PEOPLE or (plural and (one in ROLES or one.endswith("ي")))


_SHORTEST = 3
_PEOPLE = with_article(
    folded(
        """
        وزراء أعضاء نواب قادة سفراء أمراء ضباط قضاة خبراء نشطاء أطباء علماء رجال زعماء وسطاء سكان
        شهود عمال طلاب جيران تجار ركاب وجهاء
        """
    )
)


def is_one(word: str) -> bool:
    """Tell whether a folded head noun is surely of one person: an office, or a given name."""
    if are_people(word) or word in _EITHER or word in BODIES:
        return False
    many = word.endswith(("ون", "ين", "ات", "ان", "و"))
    return (word in ROLES and not many) or word in GIVEN_NAMES


def goes_on(text: Text, phrase: Phrase, cue: Cue) -> bool:
    """Tell whether a verb that names no subject may go on with a speaker.

    Behind its subject a verb agrees in number too: «قال مسؤولون …، وأضافوا».
    """
    word = head(text, phrase)
    if cue.plural and is_one(word):
        return False
    if are_people(word) and not cue.plural:
        return False
    return agrees(text, phrase, cue)


def agrees(text: Text, phrase: Phrase, cue: Cue) -> bool:
    """Tell whether a phrase may be the subject of a verb, or the one a participle describes."""
    gender = feminine(text, phrase)
    return gender is None or cue.plural or gender == cue.feminine
