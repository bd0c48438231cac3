"""The words of which dates are made, each with its sign."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.text.dates import names

_WORDS = {
    # what stands before, between and after dates
    "m": "من of from",
    "i": "الي حتي وحتي to until till through",
    "b": "بين between",
    "r": "في خلال بحلول in since during by",
    "B": "قبل",
    "S": "منذ مذ",
    "j": "ago",
    "v": "الموافق الموافقه المصادف المصادفه",
    "h": "هذا هذه",
    "@": "علي عن",
    # which one of several
    "L": "الماضي الماضيه المنصرم المنصرمه الفايت الفايته",
    "N": "المقبل المقبله القادم القادمه",
    "C": "الحالي الحاليه الجاري الجاريه",
    "l": "last",
    "n": "next",
    "c": "this",
    # era
    "e": "م ميلادي ميلاديه",
    "E": "ه هجري هجريه",
    "t": "عشر",
}
"""By sign, the folded words that it stands for."""

_SPANS_OF_TIME = (
    {"D": "يوم نهار يومي day", "q": "يومين", "p": "ايام يوما days"},
    {"K": "الاسبوع", "k": "اسبوع week", "q": "اسبوعين", "p": "اسابيع اسبوعا weeks"},
    {"O": "الشهر", "z": "شهر month", "q": "شهرين", "p": "اشهر شهور شهرا months"},
    {
        "V": "العام السنه",
        "y": "عام سنه عامي year",
        "q": "عامين سنتين",
        "p": "سنوات سنين اعوام عاما years",
    },
)
"""Days, weeks, months, years by sign: with the article, alone, two of them, counted."""

_ORDINALS = (
    "الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر",
    "الاولي الثانيه الثالثه الرابعه الخامسه السادسه السابعه الثامنه التاسعه العاشره",
    "الحادي الثاني",
    "الحاديه الثانيه",
    (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
)
"""Words for the first, the second and so on."""

_TENTHS = {"العشرون": 20, "العشرين": 20, "الثلاثون": 30, "الثلاثين": 30}
_COMPOUND = {"thirtieth": 30, "thirty first": 31} | {
    f"twenty {ordinal}": value for value, ordinal in enumerate(_ORDINALS[-1].split()[:9], 21)
}
_DAYS_FROM_NOW = {
    "امس": -1,
    "الامس": -1,
    "البارحه": -1,
    "اليوم": 0,
    "غدا": 1,
    "امس الاول": -2,
    "الامس الاول": -2,
    "اول امس": -2,
    "اول من امس": -2,
    "البارحه الاولي": -2,
    "يوم امس": -1,
    "يوم غد": 1,
    "يوم الغد": 1,
    "بعد غد": 2,
    "بعد الغد": 2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_AFTER_AND = 2
_AFTER_PREPOSITION = 3
"""Letters of the shortest words before which «و», and «ب» and «ل», are written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word may begin."""

    rest: tuple[str, ...]
    """The words that must follow."""
    kind: str
    value: int
    joined: bool
    """Whether «و» is written before it."""


def _entries() -> Iterator[tuple[str, str, int]]:
    """Yield each word or name with its sign and value."""
    lines = [(kind, 0, line) for kind, line in _WORDS.items()]
    lines += [
        (kind, unit, line)
        for unit, signs in enumerate(_SPANS_OF_TIME)
        for kind, line in signs.items()
    ]
    for kind, value, line in lines:
        yield from ((word, kind, value) for word in line.split())
    for line in _ORDINALS:
        kind = "s" if line.isascii() else "o"
        yield from ((word, kind, value) for value, word in enumerate(line.split(), 1))
    for kind, table in (("T", _TENTHS), ("s", _COMPOUND), ("R", _DAYS_FROM_NOW)):
        yield from ((word, kind, value) for word, value in table.items())
    for kind, named in (
        ("M", names.months() | names.short_months()),
        ("H", names.hijri_months()),
        ("W", names.weekdays()),
    ):
        yield from ((" ".join(name), kind, value) for name, value in named.items())


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """Return what each folded word may begin, the longest first."""
    found: dict[str, list[Entry]] = {}
    for text, kind, value in _entries():
        first, *rest = text.split()
        for form, joined in _forms(first):
            found.setdefault(form, []).append(Entry(tuple(rest), kind, value, joined))
    return {
        word: tuple(sorted(entries, key=lambda entry: -len(entry.rest)))
        for word, entries in found.items()
    }


def _forms(word: str) -> Iterator[tuple[str, bool]]:
    """Yield a word as it stands, and with what is written before it."""
    yield word, False
    if word.isascii():
        return
    if len(word) >= _AFTER_AND:
        yield "و" + word, True
    if len(word) >= _AFTER_PREPOSITION:
        for preposition in "بل":
            with_it = (
                "لل" + word[2:] if (preposition + word).startswith("لال") else preposition + word
            )
            yield with_it, False
            yield "و" + with_it, True
