"""What a noun of news Arabic is: for people, for bodies, an adjective, someone who is told."""

from collections.abc import Sequence

from index.answer.statements.marks import Text
from index.answer.statements.objects import is_object
from index.answer.statements.words import (
    BODIES,
    DOCUMENTS,
    GIVEN_NAMES,
    LISTENERS,
    PLACES,
    ROLES,
    folded,
    with_article,
)

ARTICLE = "ال"
"""The definite article, as it is written."""


FEMININE = with_article(
    folded(
        """
        مصادر وسائل قوى دول فصائل كتائب صحف أمم ميليشيا دار سرايا ألوية تقارير أنباء أحزاب أوساط
        أطراف دوائر جهات أرقام أبحاث وثائق لجان عشائر قبائل مواقع وفود أجهزة فرق مجالس عمليات
        تسريبات بيانات صحيفتا صحيفتي وكالتا وكالتي قناتا قناتي وزارتا حكومتا
        """
    )
)
"""Nouns without a feminine ending that take a feminine verb."""


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
    قانون القانون قوانين القوانين ملايين الملايين عناوين العناوين موازين ميادين بساتين براهين
    تمارين مساكين عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين
    ثمانون ثمانين تسعون تسعين مليون المليون تليفزيون التليفزيون تلفزيون التلفزيون كانون تشرين
    البنزين الأوكسجين الهيدروجين عرين عامين يومين شهرين أسبوعين ساعتين مرتين سنتين اثنين الاثنين
    الإثنين هاتين اللذين الذين صابون ديون الديون مضمون المضمون سكون شؤون الشؤون عيون العيون ظنون
    فنون الفنون طاعون تعاون التعاون بدون حين سنين قرون بلايين تكوين التكوين مجنون معجون زبون
    يقين اليقين ثمين تأمين التأمين تعيين التعيين تحسين التحسين تمكين التمكين تخزين التخزين تدوين
    تدشين جنين الجنين جبين سمين متين مبين رصين هجين طين عجين
    """
)
"""Words that end like a sound plural of people and are none."""


def is_governed(word: str) -> bool:
    """Tell whether a noun is a plural in a case that no subject has: «المدنيين», «مسؤولي»."""
    one = word.removeprefix(ARTICLE)
    if word in PLACES or one in GIVEN_NAMES or one in GIVEN_NAMES_OF_MANY:
        return False
    if word.endswith("ين"):
        known = one[: -len("ين")] in ROLES and len(one) > _SHORTEST_PLURAL
        return known or (word != one and len(word) >= _DEFINITE_PLURAL and is_people(word))
    many = word.endswith("ي") and word[:-1] in ROLES and len(one) > _SHORTEST_PLURAL
    return many and one[:-1] not in _DEFECTIVE


GIVEN_NAMES_OF_MANY = folded("أمين ياسين حسنين شاهين زين")
"""Names that end like a plural."""

_DEFECTIVE = folded("محام قاض مدع وال ناج")
"""Offices that end with «ي» themselves."""

_DEFINITE_PLURAL = 7
"""Letters of a definite plural of people, at least."""


def is_ones_own(word: str, surface: str) -> bool:
    """Tell whether a noun with a pronoun is a thing of somebody's: «رؤيته», but not «والدته».

    Args:
        word: the folded noun.
        surface: the noun as it is written.
    """
    if not surface.endswith(("ه", "ها", "هم")) or surface.endswith("يه") or word in GIVEN_NAMES:
        return False
    bare = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    someone = is_speaking(word) or is_speaking(bare) or is_speaking(bare.removesuffix("ت") + "ه")
    return len(word) >= _SHORTEST_PLURAL and not someone


def is_adjective(word: str) -> bool:
    """Tell whether a definite word looks like an adjective: a nisba, or one of the usual."""
    return word.endswith(("ي", "يه", "يين", "يون")) or word in _ADJECTIVES


_ADJECTIVES = folded(
    """
    العام العامة الأعلى العليا السابق السابقة المتحدة المركزي الكبرى الأكبر الأول الأولى الثاني
    الثالث الخاص الخاصة الجديد الجديدة الراحل المنتخب المشترك المشتركة الموحد الموحدة المسلحة
    التابع التابعة المكلف المكلفة المعارض المعارضة المساعد المنتهية المقيم المختص المختصة المعني
    المعنية الحاكم الحاكمة الأوسط الأخضر الأبيض الأحمر الحر الحرة الشريف الشريفين الرسمي
    """
)


def serves(words: Sequence[str]) -> bool:
    """Tell whether an office is somebody else's: «المحامي الشخصي للرئيس», which a name may follow.

    Args:
        words: the folded words behind the office.
    """
    return any(
        word[0] == "ل" and (word[1:] in ROLES or (word[1] == "ل" and "ا" + word[1:] in ROLES))
        for word in words
        if len(word) > _SHORTEST_PLURAL
    )


def is_participle(word: str) -> bool:
    """Tell whether a word is a participle of manner by its shape: «متهكما», «معرفا»."""
    shape = word[0] == "م" and word[1:2] not in _LONG and word.endswith("ا")
    known = word.endswith("يا") or word in GIVEN_NAMES or word in PLACES
    return shape and not known and len(word) in _PARTICIPLE


_LONG = frozenset("اوي")
"""Letters that follow «م» in names such as «مارتا», and in no participle."""
_PARTICIPLE = range(5, 8)
"""Letters of such a participle."""


def is_listener(text: Text, k: int) -> bool:
    """Tell whether the word at `k` says to whom something was told: «لوكالة رويترز»."""
    bare = text.words[k][1:]
    return bare in LISTENERS or (bare.startswith("ل") and "ا" + bare in LISTENERS)
