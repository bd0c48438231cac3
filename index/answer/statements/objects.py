"""How the object of a reporting verb begins: «أعلن الجيش استعادة البلدة».

Verbal nouns are what is announced, denied, and rejected. Those of the derived forms are told
by their pattern (Wright, vol. 1, section 202), those of the first form by a list.
"""

import re

from index.answer.statements.words import GIVEN_NAMES, MONTHS, PLACES, folded

ACTIONS = folded(
    """
    ثبوت عرقلة زعزعة إلقاء إلغاء إلزام إلحاق التزام التحاق نداء بث أي أية كل جميع عدم وجود مقتل
    قتل وفاة موت إصابة سقوط رفض دعم وقف فتح غلق سحب طرد منع حظر بدء بداية نهاية فرض رفع خفض قطع
    نقل نشر وصول دخول خروج عودة قدرة حرص ضرورة أهمية صحة مسؤولية ثقة أمل أسف قلق شكر حق خطة خطط
    مشروع قرار فوز خسارة ربح هدنة حرب سلام حل طلب عزم نية رغبة تورط صدور نجاح فشل ضبط كشف قصف
    هجوم هجمات غارة غارات حصيلة موقف مواقف استعداد زيادة موافقة ولادة عقد بيع شراء بناء إنشاء
    هدم دفع تلقي تبني قبول حجز سجن حبس طلاق زواج رحيل غياب حضور ظهور حدوث وقوع اندلاع نفاد
    جهوزية جاهزية براءة نقص فقدان عجز ضعف خطأ خطورة وجهة دعوة دعوات مطالبة مطالب حالة ظاهرة
    سيطرة عثور ضلوع صلة علاقة علم معرفة حزن تعازي عدد أن منفذ شن ترك ولاء أسماء اسم لائحة قائمة
    سلسلة مجموعة عقوبات إجراءات مبادرة ما من عملية عمليات مرشح مصرع استشهاد بسط خشية مخاوف تمكن
    تعرض تحسن تضرر تسلم تحطم توصل تخلي تجنب تحمل تمسك قبض سماح عزل منح صرف حجب ضخ سداد جرح نفوق
    ضرب خطف حرق سرقة نهب غزو سعي تدخل خرق قمع نقض نزع ضم طعن نسف زرع كبح خوض حسم نيل عبور
    صمود جمع دعوى شكوى رد توقف سماع تخوف ظروف أوضاع مقترح فكرة صفقة تصريح
    قرب قدر مزيد دور جهود جهد كيفية أداء استراتيجية أهداف مستوى تفاصيل أسباب سبب مواجهة كفاءة
    معاناة تصريحات اتهامات انتقادات ادعاءات مزاعم شائعات محاولات اعتداءات انتهاكات ممارسات جرائم
    """
)

_FELT = folded("سعادة غضب فرح فخر رضا دهشة حماس حزن تفهم تحفظ تقدير تفاؤل ولاء عزم")
"""What is felt, which is an object with a pronoun alone: bare, most of it is a name too."""

_PATTERNS = re.compile(
    r"(?:ت..ي.ه?"  # تفعيل، تفعلة
    r"|ا..ا.ه?"  # إفعال
    r"|(?!اداره|اذاعه|اماره)ا[^ل]ا.ه"  # إفالة: إقامة
    r"|ا.ت.ا.|ان..ا.|ا..تا."  # افتعال، انفعال
    r"|است.{2,4}ه?"  # استفعال
    r"|م.ا..(?:ه|ت(?=ه|ها|هم))"  # مفاعلة
    r"|ت.ا.."  # تفاعل
    r")(?:ه|ها|هم|هما)?"
)
"""Patterns of verbal nouns, folded."""

_SHORTEST = 3
_DERIVED = 5
"""Letters of a verbal noun of a derived form, at least."""

_PRONOUNS = ("هما", "ها", "هم", "ه")
_ANY = "ايه"
"""«أية», folded, which is the name «آية» too."""
_NAMES = folded("ترامب ترمب تشابي تشادي")
"""Foreign names in the pattern of a verbal noun."""


def is_object(word: str) -> bool:
    """Tell whether a folded word looks like the first of a verb's object."""
    if (word in GIVEN_NAMES and word != _ANY) or word in PLACES or word in _NAMES:
        return False
    accusative = word.endswith("ا") and len(word) > _SHORTEST
    if word in ACTIONS or (accusative and (word[:-1] in ACTIONS or word[:-1] in _FELT)):
        return True
    if word.startswith("ال") or len(word) < _SHORTEST or word in MONTHS:
        return False
    if len(word) >= _DERIVED and _PATTERNS.fullmatch(word):
        return True
    return any(_is_with(word, pronoun) for pronoun in _PRONOUNS)


def _is_with(word: str, pronoun: str) -> bool:
    """Tell whether a word is a known noun with that pronoun: «ثقته» is «ثقة» with «ه»."""
    if not word.endswith(pronoun):
        return False
    noun = word.removesuffix(pronoun)
    feminine = noun[:-1] + "ه" if noun.endswith("ت") else noun
    return any(each in ACTIONS or each in _FELT for each in (noun, feminine))
