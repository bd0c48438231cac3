"""Questions as nobody would ask them, but somebody will send them."""

import random
from collections.abc import Iterable, Mapping
from itertools import count, repeat

LONGEST = 4_000
"""Code points of a long question; a message of Telegram holds 4,096."""

ORDINARY = (
    "من يدير ميناء المدينة الجديد؟",
    "كم بلغ عدد المصابين في الحادث؟",
    "who runs the new port of the city?",
    "ماذا قال الوزير عن الميزانية؟",
    "what did the mayor of Grimblewort say?",
)
"""What the others are compared with; a word that nobody knows loads the encoder of words."""

_SHORT = {
    "one letter": "ب",
    "punctuation": "؟!،.",
    "emoji": "😀👩\u200d🔬🇸🇾",
    "emoji among words": "الميناء🚢الجديد🌉",
    "mixed scripts": "الميناء port порт 港 λιμάνι बंदरगाह",
    "bidi controls": "\u202eالميناء\u202c \u2066الجديد\u2069",
    "query language": 'AND * " : OR NOT (title:الميناء^2) ~3 [a TO b] \\',
    "Persian": "چه کسی بندر شهر را اداره می‌کند و شهردار چه گفت؟",
    "Urdu": "شہر کی بندرگاہ کون چلاتا ہے اور وزیر نے کیا کہا؟",
    "Hebrew": "מי מנהל את הנמל של העיר ומה אמר השר?",
}
_REPEATED = {
    "Arabic": (
        "قال مدير الميناء إن السفن عادت إلى الأرصفة بعد عاصفة دامت أسبوعا وأعلنت البلدية "
        "خطة جديدة لتوسيع الطريق الساحلي قبل نهاية العام المقبل "
    ),
    "English": (
        "The director of the port said that the ships returned to the piers after a storm that "
        "lasted a week and the city announced a plan to widen the coast road before next year "
    ),
    "Arabic in Latin letters": (
        "min byi7kom el balad 3am y2ool el ra2ees bas kel el 7okoma bil madine "
    ),
    "the other keyboard layout": "lk d]dv ldkhx hgl]dkm hg[]d] ",
    "names in parts": "Abu Abd al-Rahman al-Shami ibn Abd al-Aziz ",
    "numbers in words": "مئة وثلاثة وعشرون ألفا وأربعمئة وخمسة ",
    "dates": "الخميس 9 نوفمبر (تشرين الثاني) الماضي 15 رمضان 1439 ",
    "quotation marks": '"الميناء الجديد" «سفن المدينة» ',
}
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SEED = 5


def questions() -> Mapping[str, str]:
    """Return the questions by what is odd about them, always the same."""
    chance = random.Random(_SEED)  # noqa: S311 - a fixed choice, not a secret

    def word(letters: str) -> str:
        return "".join(chance.choices(letters, k=chance.randint(3, 9)))

    long = {
        **{name: _filled(repeat(f"{text} ")) for name, text in _SHORT.items()},
        **{name: _filled(repeat(text)) for name, text in _REPEATED.items()},
        "unknown Arabic words": _filled(f"{word(_ARABIC)} " for _ in count()),
        "unknown Latin words": _filled(f"{word(_LATIN)} " for _ in count()),
        "unknown Latin names": _filled(f"{word(_LATIN).capitalize()} " for _ in count()),
        "numbers": _filled(f"{chance.randint(1, 999_999)} " for _ in count()),
        "one word": _filled(word(_ARABIC) for _ in count()),
        "one Latin word": _filled(word(_LATIN) for _ in count()),
        "one letter without end": "ب" * LONGEST,
        "quotation marks alone": '"' * LONGEST,
        "marks without letters": "\u0651" * LONGEST,
    }
    return {**_SHORT, **{f"{LONGEST:,} characters: {name}": text for name, text in long.items()}}


def _filled(parts: Iterable[str]) -> str:
    """Return parts without end, one behind the other, as long as a question may be."""
    text = ""
    for part in parts:
        text += part
        if len(text) >= LONGEST:
            break
    return text[:LONGEST].rstrip()
