"""What a question asks for, read off its question words.

The words are folded (`index.text.fold`); Arabic ones are in Modern Standard Arabic and in the
dialects in which people type. Rules are tried in order and the first that fits decides.
"""

import re

from index.model import Kind

_ARABIC = (
    (
        Kind.QUOTE,
        (
            r"(?:ب?ماذا|ما|ما ذا|شو|ايش|اش|وش|عما|بم|ب?ايش) (?:الذي |يلي |اللي |الي )?"
            r"(?:قال\w*|صرح\w*|اعلن\w*|اكد\w*|رد|ردت|علق\w*|كتب\w*|حكي|حكت|وصف\w*|اتهم\w*|"
            r"هدد\w*|طالب\w*|وعد\w*|تعهد\w*|ذكر\w*|يقول|تقول|بيقول|موقف|رد|تعليق|راي)"
        ),
    ),
    (
        Kind.HOW_MANY,
        (
            r"(?:ب?كم|كام|بكام|ب?[قاك]ديش|ب?قداش|قديه|اديه|[اي]?شكد|شقد|شكثر|ب?شحال|جم(?= \w)|بيش|"
            r"قد (?:ايه|ايش|شو)|كمية|كميه|ما (?:هو |هي )?"
            r"(?:عدد|نسبه|حجم|قيمه|سعر|مقدار|مبلغ|حصيله|عمر|مساحه|طول|ارتفاع|سرعه|كلفه|تكلفه)|"
            r"كم\w{0,1} (?:عدد|بلغ\w*))"
        ),
    ),
    (
        Kind.WHEN,
        (
            r"(?:متي|امت[يهاى]|ايمت[يها]|يمت[يه]|شوكت|وقتاش|وقتيش|وقتاه|فوقاش|وينتا|"
            r"منذ متي|(?:في |ب)?اي (?:يوم|عام|سنه|"
            r"تاريخ|شهر|ساعه|وقت|موعد)|ما (?:هو )?(?:تاريخ|موعد)|فاي (?:سنه|عام|يوم))"
        ),
    ),
    (
        Kind.WHERE,
        (
            r"(?:(?:من |الي )?اين|[لعبو]?وين[وه]?|[لمو]?فين[وه]?|فاين|منين|"
            r"(?:في |ب|الي |من )?اي (?:مدينه|دوله|بلد|بلده|مكان|منطقه|قريه|محافظه|ولايه|قاره|"
            r"موقع|ملعب|اقليم|جزيره|حي|شارع|سجن|معتقل|مطار|ميناء|عاصمه)|ما (?:هي )?عاصمه)"
        ),
    ),
    (
        Kind.WHY,
        (
            r"(?:لماذا|لما|[وف]?ليش|[وف]?ليه|لم|[وف]?علاش|علاه|لشو|لشنو|"
            r"علي (?:ايه|ايش|شو)|لاي سبب|علي اي اساس|(?:ما|شو|ايش) (?:هو |هي |هم )?"
            r"(?:ال)?(?:سبب|اسباب|دافع|دوافع|مبرر))"
        ),
    ),
    (
        Kind.WHO,
        (
            r"(?:[ولعبف]?مين[وه]?|مع ?مين|من ?مين|منو|منهو|منهي|[اومع]?شكون|لمن|بمن|ممن|عمن|"
            r"(?:^|[؟!.،] ?)(?:[وف])?من(?! (?:اين|متي|المتوقع|المقرر))|"
            r"من (?:هو|هي|هم|الذي|التي|الذين|اللي|يلي)|(?:ما|شو) (?:هو |هي )?اسم|"
            r"اي (?:لاعب|رييس|مسوول|وزير|ممثل|مدرب|شخص|قاض|محام|مخرج|كاتب|نجم|زعيم|فريق|منتخب|ناد))"
        ),
    ),
    (Kind.YES_NO, r"(?:^|[؟!.،] ?)(?:هل|ا(?:لم|ليس)|صحيح|واش)"),
    (
        Kind.WHAT,
        (
            r"(?:ماذا|ما|[بعو]?شو|[اب]?شن[وي][اه]?|شن|اشنهو|[بعو]?ايش|اش|وشو?|وشهو|ويشو?|شكو|ايه|اي|ايها|انهي|انو|"
            r"بماذا|عماذا|كيف|ازاي|ا?شلون|كيفاش|كيفاه)"
        ),
    ),
)

_ENGLISH = (
    (
        Kind.QUOTE,
        (
            r"what (?:did|does|do|has|have) .{2,80}\b(?:say|said|tell|told|claim|announce|"
            r"declare|write|tweet|promise|call|describe|accuse|warn|demand|argue)\w*"
        ),
    ),
    (
        Kind.HOW_MANY,
        (
            r"how (?:many|much|old|long|far|often|tall|high|big|large|fast)|what (?:is|was|were|"
            r"are )?(?:the )?(?:number|percentage|amount|price|share|value|total|death toll)|"
            r"what (?:amount|percentage|number|share)"
        ),
    ),
    (Kind.WHEN, r"when|(?:in |on )?(?:what|which) (?:year|day|date|month|time)"),
    (
        Kind.WHERE,
        (
            r"where|(?:in |at |to |from )?(?:what|which) (?:city|country|town|place|area|region|"
            r"village|province|state|stadium|prison|airport|port|island)"
        ),
    ),
    (
        Kind.WHY,
        (
            r"why|for what reason|what (?:was|is|were|are) the (?:reason|cause|motive)|how come|"
            r"what (?:caused|led)"
        ),
    ),
    (
        Kind.WHO,
        (
            r"who|whom|whose|which (?:player|president|minister|official|actor|coach|judge|person|"
            r"director|leader|team|club|defender)|what (?:is|was) the name"
        ),
    ),
    (Kind.WHAT, r"what|which|how"),
    (Kind.YES_NO, r"(?:is|are|was|were|did|does|do|has|have|had|will|can|could|should|would)"),
)


_BEFORE_ENGLISH = r"^(?:(?:and|but|so|in|on|at|to|from|by|for|about|with|of|since|until) )?"
"""What may come before an English question word; further on, «when» and «who» ask nothing."""


def _arabic(rule: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^(?:[وف](?=\w\w))?|(?<=\s)){rule}(?!\w)")


def _english(rule: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE_ENGLISH}(?:{rule})(?!\w)")


_ARABIC_SCRIPT = ("ar", "fa", "ur")
"""Languages in whose letters the Arabic question words may stand."""

_RULES = {
    "ar": [(kind, _arabic(rule)) for kind, rule in _ARABIC],
    "en": [(kind, _english(rule)) for kind, rule in _ENGLISH],
}


def kind_of(folded: str, language: str) -> Kind:
    """Return the kind of a question from its folded words, joined by single spaces."""
    for kind, rule in _RULES["ar" if language in _ARABIC_SCRIPT else "en"]:
        if rule.search(folded):
            return kind
    return Kind.TOPIC
