"""How numbers are written in Arabic: the way back from `index.text.numbers`.

num2words and pyarabic write one form of each, and the first parts «و» from its word («ثلاثة و
عشرون»); here every form is wanted, for an article may have any of them.
"""

import re

_UNITS = "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة".split()  # noqa: SIM905 - a line of words
_ROUND = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()  # noqa: SIM905 - likewise
_HUNDREDS = "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()  # noqa: SIM905 - likewise
_FIRST = {False: ("واحد", "اثنان", "أحد", "اثنا"), True: ("إحدى", "اثنتان", "إحدى", "اثنتا")}
"""One and two by the gender of what is counted: alone or before tens, and before ten."""


_NOMINATIVE = re.compile(r"[وا]ن(?!\w)")
_DUAL_BEFORE_TEN = re.compile(r"(?<=ثن)ا(?= )|(?<=ثنت)ا(?= )")


def in_arabic(value: int) -> list[str]:
    """Return how a number from 11 to 999 is written in Arabic.

    In the nominative and in the other cases, of masculine and of feminine things, each once.
    """
    forms = (_arabic(value, feminine=feminine) for feminine in (False, True))
    return list(dict.fromkeys(case for form in forms for case in (form, _oblique(form))))


def _arabic(value: int, *, feminine: bool) -> str:
    hundreds, rest = divmod(value, 100)
    words = [_HUNDREDS[hundreds - 1]] if hundreds else []
    tens, unit = divmod(rest, 10)
    if unit:
        one, two, before_ten_one, before_ten_two = _FIRST[feminine]
        first = (before_ten_one, before_ten_two) if tens == 1 else (one, two)
        if not tens and feminine:
            first = ("واحدة", two)
        words.append((*first, *_of_gender(feminine=feminine))[unit - 1])
    if tens == 1 and unit:
        words[-1] += " عشرة" if feminine else " عشر"
    elif tens == 1:
        words.append("عشر" if feminine else "عشرة")
    elif tens:
        words.append(_ROUND[tens - 2])
    return " و".join(words)


def _of_gender(*, feminine: bool) -> list[str]:
    """Return three to nine: with ta marbuta for masculine things."""
    return [word.removesuffix("ة") for word in _UNITS] if feminine else _UNITS


def _oblique(form: str) -> str:
    """Return a number in the genitive or accusative: «عشرين», «مئتين», «اثني عشر»."""
    return _DUAL_BEFORE_TEN.sub("ي", _NOMINATIVE.sub("ين", form))
