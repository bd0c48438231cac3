"""Reporting verbs and what they govern, as one table of every form a news text has.

Each line of `_VERBS` names the past, the present, the active participle and the verbal noun of
a verb (`-` where it has none that reports), and then what may introduce the words reported:

    n       a clause after «أن» or «إن»
    o       a plain object: «أعلن استعادة البلدة», «نفى الخبر»
    إلى …   a preposition
    w       the form is also another, more frequent word («طالب», «كشف»): it counts only with
            one of the introducers right within reach
    a       an addressee as its object, with whom the words begin («طالب الأطراف بوقف …»)
    p       a present that is mostly passive: directly before «أن» nobody says it («يذكر أن»)
    x       what is spoken of comes first, what is said of it after the preposition («وصفه بأنه»)
    c       a past that is mostly a preposition («بين»): it counts only at
            the beginning of a clause, and with a clause or a colon behind it
    s       it counts only with somebody named as its subject («ثمن», «وجد»)

Only the third person reports in news prose, so only it is made. The rules of conjugation are
those of any grammar (W. Wright, A Grammar of the Arabic Language, vol. 1, tables II to XX),
on unvocalised spelling.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from index.answer.statements.words import folded_piece
from index.text.fold import fold


class Form(Enum):
    """The grammatical form of a reporting word."""

    PAST = auto()
    PRESENT = auto()
    PARTICIPLE = auto()
    NOUN = auto()
    """A verbal noun with its speaker as a suffix: «قوله», «تأكيدها»."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting word in one form."""

    lemma: str
    """The folded past tense."""
    form: Form
    feminine: bool
    plural: bool
    joined: bool
    """Whether «و» or «ف» is written before it."""
    pronoun: bool
    """Whether an object is written after it: «وصفته»."""
    clause: bool
    object: bool
    prepositions: frozenset[str]
    weak: bool
    about: bool
    addressed: bool
    particle: bool
    """Whether it is mostly a preposition: «بين»."""
    named: bool
    """Whether it needs a subject that is named."""
    passive: bool
    joining_alef: bool
    """Whether it begins with an alef that has no hamza, as the first person's has."""


_VERBS = """
قال يقول قائل قول n
أعلن يعلن معلن إعلان n o عن
أكد يؤكد مؤكد تأكيد n o على
أضاف يضيف مضيف - n
أوضح يوضح موضح - n
أشار يشير مشير إشارة n إلى ل
أفاد يفيد مفيد - n ب عن a
ذكر يذكر ذاكر - n w p
كشف يكشف كاشف - n عن w
لفت يلفت لافت - n إلى w
شدد يشدد مشدد تشديد n على
صرح يصرح مصرح - n ب
رأى يرى - - n w
اعتبر يعتبر معتبر اعتبار n o x a p
نفى ينفي ناف نفي n o
حذر يحذر محذر تحذير n من w a
دعا يدعو داع دعوة إلى ل a
طالب يطالب مطالب مطالبة ب a w
تعهد يتعهد متعهد تعهد ب n w
اتهم يتهم متهم اتهام ب x a
تحدث يتحدث متحدث حديث عن
أورد يورد - - n o
أبلغ يبلغ مبلغ - n ب w a
أخبر يخبر - - n ب a
زعم يزعم زاعم زعم n w p
ادعى يدعي مدع ادعاء n
نوه ينوه منوه تنويه n ب إلى
ألمح يلمح ملمح تلميح إلى n
توقع يتوقع متوقع توقع n o p
رجح يرجح مرجح ترجيح n o p
استبعد يستبعد مستبعد استبعاد n o
اعترف يعترف معترف اعتراف ب n
أقر يقر مقر إقرار ب n
انتقد ينتقد منتقد انتقاد n o
ندد يندد مندد تنديد ب
أدان يدين - إدانة o
استنكر يستنكر مستنكر استنكار o
استهجن يستهجن مستهجن استهجان o
شجب يشجب - شجب o
رحب يرحب مرحب ترحيب ب
أشاد يشيد مشيد إشادة ب
هدد يهدد مهدد تهديد ب n a
توعد يتوعد متوعد توعد ب
أعرب يعرب معرب إعراب عن
عبر يعبر معبر تعبير عن w
أبدى يبدي مبد إبداء o
تابع يتابع متابع - n w
أردف يردف مردف - n
استطرد يستطرد مستطرد - n
استدرك يستدرك مستدرك - n
واصل يواصل مواصل - n w
اختتم يختتم مختتم - n w
ختم يختم خاتم - n w
خلص يخلص - - إلى n w
كرر يكرر مكرر تكرار n o
جدد يجدد مجدد تجديد n o w
رفض يرفض رافض رفض n o w
طلب يطلب طالب طلب n o w
ناشد يناشد مناشد مناشدة n o ب a
حث يحث حاث حث n على w a
اقترح يقترح مقترح اقتراح n o
أوصى يوصي موص - n ب
نصح ينصح ناصح نصح n ب w a
وعد يعد واعد وعد ب n w
أجاب يجيب مجيب - n ب
رد يرد راد - n w
تساءل يتساءل متسائل تساؤل n عن
سأل يسأل سائل - n عن w
علق يعلق معلق - n w
كتب يكتب كاتب - n w
غرد يغرد مغرد - n
روى يروي راو - n w p
حكى يحكي - - n w
بيّن يبين مبين - n w c
أبان - - - n w c
أبرز - مبرز - n w
زاد - - - n w
جزم يجزم جازم - n ب
أصر يصر مصر إصرار n على
تمسك يتمسك متمسك تمسك ب
برر يبرر مبرر تبرير n o
وصف يصف واصف وصف ب x w a
عزا يعزو عاز - n o
نبه ينبه منبه تنبيه n إلى ل من a
ذكّر يذكر مذكر تذكير n ب
اشتكى يشتكي مشتك - n من
شكا يشكو شاك - n من
تمنى يتمنى متمن تمني n o
أمل يأمل آمل أمل n في ب w
أعاد يعيد معيد - n w
اعتقد يعتقد معتقد اعتقاد n p
ظن يظن ظان - n w p
قدر يقدر مقدر - n w
أكمل يكمل مكمل - n w
استغرب يستغرب مستغرب استغراب n o
اشترط يشترط مشترط اشتراط n o
أثنى يثني مثن ثناء على
بشر يبشر مبشر - n ب w
أقسم يقسم مقسم - n ب w
شرح يشرح شارح شرح n o w
عرض يعرض عارض عرض n w
تمنّى يتمنى متمن - n
استشهد يستشهد مستشهد - n ب w
احتج يحتج محتج - n ب w
تكهن يتكهن متكهن - n ب
لوّح يلوح ملوح - n ب w
لمّح يلمح ملمح - إلى n w
اعتذر يعتذر معتذر - عن n
أيّد يؤيد مؤيد - n o w
أنكر ينكر منكر إنكار n o
فنّد يفند مفند - n o
كذّب يكذب مكذب - n o w
أظهر يظهر مظهر - n w
أثبت يثبت مثبت - n w
أسف يأسف آسف أسف ل w
نعى ينعى ناع - o w p
تنبأ يتنبأ متنبئ - n ب
استعرض يستعرض مستعرض - o w
تطرق يتطرق متطرق تطرق إلى
أنذر ينذر منذر - n ب
تذرع يتذرع متذرع - n ب
لاحظ يلاحظ ملاحظ - n
دان - - - o w
ثمّن يثمن مثمن تثمين o w s
حمّل يحمل محمل تحميل مسؤولية المسؤولية a w
شكك يشكك مشكك تشكيك في ب
أهاب يهيب مهيب - ب
عقّب يعقب معقب - n w
أفصح يفصح مفصح - n عن w
استنتج يستنتج مستنتج - n w
استكمل يستكمل مستكمل - n w
طمأن - - - n ب w a
جادل يجادل مجادل - n ب w
أفتى يفتي - - n ب w
خشي يخشى - - n w s
وجد - - - n w s
أرجع - - - o w s
تضمن يتضمن - - n w s
"""


_AMBIGUOUS = """
    مذكرة ومذكرة
    فبين أبرز وأبرز فأبرز أبرزت وأبرزت تبين وتبين يبين أسف أملت بشر وبشر شرح عرض تعرض وتعرض يبلغ
    تبلغ وتبلغ ويبلغ طلب رد وعد مقرا مقرة مقرين ودعوا يعد تعد ويعد وتعد تكرر وتكرر تجدد وتجدد
    طالبة وطالبة طالبين وطالبين متهمين واهمة فرد عزت يكذب تكذب ويكذب وتكذب يكذبون ويكذبون استشهد
    واستشهد استشهدوا واستشهدوا فتبلغ فيبلغ عقب وعقب فعقب
"""
"""Forms that nearly always are another word."""

_FLAGS = frozenset("nowaxpcs")
_ADDRESSED = frozenset("بa")
"""Marks of a verb whose object is told something: «أبلغه بأن»."""
_PRONOUNS = ("ه", "ها", "هم", "هما", "نا")
_JOINTS = ("", "و", "ف")


def _past(verb: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the forms of the past with gender and number."""
    yield verb, False, False
    stem = verb[:-1] if verb[-1] in "ىا" else verb
    yield stem + "ت", True, False
    yield stem + "وا", False, True
    if stem == verb and len(verb) > len("قال"):
        yield stem + "ن", True, True


def _present(verb: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the forms of the present with gender and number."""
    yield verb, False, False
    yield "ت" + verb[1:], True, False
    stem = verb[:-1] if verb[-1] in "ىوي" else verb
    yield stem + "ون", False, True
    yield (verb + "ان"), False, True


def _participle(word: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield the accusative of a participle, in which it follows its verb."""
    weak = _DEFECTIVE.get(word)
    stem = word + "ي" if weak else word
    yield stem + "ا", False, False
    yield stem + "ة", True, False
    yield word + "ين", False, True


_DEFECTIVE = dict.fromkeys(
    ("ناف", "داع", "مدع", "مبد", "موص", "راو", "عاز", "مشتك", "شاك", "متمن", "مثن", "ناع"), True
)
"""Participles of verbs that end in a weak letter, which comes back in the accusative."""


def _noun(word: str) -> Iterator[tuple[str, bool, bool]]:
    """Yield a verbal noun with the pronoun of who speaks."""
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    yield stem + "ه", False, False
    yield stem + "ها", True, False
    yield stem + "هم", False, True
    if word.endswith("ء"):
        yield word[:-1] + "ئه", False, False
        yield word[:-1] + "ئها", True, False


def _table() -> dict[str, Cue]:
    """Return every form of every verb, folded; a form that two verbs share is the first's."""
    table: dict[str, Cue] = {}
    makers = (
        (Form.PAST, _past),
        (Form.PRESENT, _present),
        (Form.PARTICIPLE, _participle),
        (Form.NOUN, _noun),
    )
    for line in _VERBS.strip().splitlines():
        (*parts,) = line.split()
        words, marks = parts[:4], parts[4:]
        lemma = fold(words[0])
        prepositions = frozenset(folded_piece(mark) for mark in marks if mark not in _FLAGS)
        for (form, make), word in zip(makers, words, strict=True):
            if word == "-":
                continue
            for spelt, feminine, plural in make(word):
                forms = [(spelt, False)]
                finite = form in (Form.PAST, Form.PRESENT)
                if finite and ("x" in marks or _ADDRESSED.issubset(marks)):
                    forms += [(_before_pronoun(spelt) + p, True) for p in _PRONOUNS]
                for whole, pronoun in forms:
                    folded_form = fold(whole)
                    for joint in _JOINTS:
                        table.setdefault(
                            joint + folded_form,
                            Cue(
                                lemma=lemma,
                                form=form,
                                feminine=feminine,
                                plural=plural,
                                joined=bool(joint),
                                pronoun=pronoun,
                                clause="n" in marks,
                                object="o" in marks,
                                prepositions=prepositions,
                                weak="w" in marks and not (form is Form.PAST and feminine),
                                about="x" in marks,
                                joining_alef=form is Form.PAST and whole.startswith("ا"),
                                addressed="a" in marks,
                                particle="c" in marks and form is Form.PAST,
                                named="s" in marks and form is not Form.PARTICIPLE,
                                passive=form is Form.PRESENT
                                and "p" in marks
                                and (not feminine or "x" in marks),
                            ),
                        )
    for ambiguous in _AMBIGUOUS.split():
        table.pop(fold(ambiguous), None)
    return table


def _before_pronoun(word: str) -> str:
    """Return a verb as it is written before a pronoun: alef after waw goes, ى becomes ا."""
    if word.endswith("وا"):
        return word[:-1]
    return word[:-1] + "ا" if word.endswith("ى") else word


CUES = _table()
"""Folded form -> what it is."""
