"""Whether words that look like a date are one, by the words around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.text.dates.signs import BREAK, OTHER, Sign
from index.text.languages import is_arabic
from index.text.stopwords import ARABIC, ENGLISH

_NAMED_AFTER_A_DAY = frozenset(
    """
    ثوره حركه حزب حرب اتفاق اتفاقيه شارع ميدان ساحه جامعه مدينه ملعب استاد كوبري جسر مستشفي
    مدرسه معهد كتيبه لواء تحالف قوي فريق انتفاضه انقلاب مجزره مجازر مذبحه هجمات جريده صحيفه مجله
    سوق قناه مؤسسه موسسه
    """.split()  # noqa: SIM905 - a paragraph of words is easier to read and to change than a list
)
"""What is called by a day of a month or of the week: «ثورة 25 يناير», «سوق الأحد»."""

_BEFORE_A_WEEKDAY = frozenset(
    """
    كل ايام صلاه خطبه قداس لصلاه بصلاه وصلاه مسجد جامع عبد الواحد بعض احيانا every each most
    black good ash holy super palm bloody easter maundy cyber fat shrove
    """.split()  # noqa: SIM905 - likewise
)
"""Words after which a day of the week is every such day, a feast or a name."""

_AFTER_A_WEEKDAY = frozenset(
    """
    العظيمه الحزينه السوداء الاسود البيضاء الابيض الدامي المقدس النور اليتيمه معا times mirror
    telegraph express school service market league
    """.split()  # noqa: SIM905 - likewise
)
"""Words with which a day of the week is a feast or a name: «الجمعة العظيمة»."""

_OUTLETS = frozenset(
    """
    روسيا المصري مصر اخبار فلسطين العالم العراق الكويت عمان صدي راي الاردن لبنان عين سوريا ليبيا
    الجزاير المغرب المدينه صحيفه جريده موقع قناه وكاله usa russia india egypt
    """.split()  # noqa: SIM905 - likewise
)
"""Before «اليوم» and "Today" they make the name of an outlet: «روسيا اليوم»."""

_NOT_TODAY = frozenset(
    {"في", "ذلك", "ذاك", "نفس", "طوال", "طيله", "هو", "بين", "خلال", "مدار", "عدد", "منتصف"}
)
_AHEAD = frozenset(
    """
    تبدا يبدا تنطلق ينطلق يلتقي تلتقي يلعب تلعب يواجه تواجه يخوض تخوض يستضيف تستضيف يعقد تعقد
    يقام تقام يفتتح تفتتح begins starts opens meets سوف المقرر المتوقع المزمع المنتظر المرتقب
    يعتزم تعتزم يزمع تزمع ينوي تنوي سيتم ستتم لن will shall scheduled due expected plans planned
    set would
    """.split()  # noqa: SIM905 - likewise
)
"""Words after which a day of the week is one to come."""

_BACK = frozenset(
    """
    قال قالت قالوا اعلن اعلنت اكد اكدت ذكر ذكرت افاد افادت اضاف اضافت اوضح اوضحت صرح صرحت كشف
    كشفت وقال وقالت واعلن واعلنت واكد واكدت وذكر وذكرت وافاد وافادت واضاف واضافت واوضح واوضحت
    وصرح كان كانت وكان وكانت قتل قتلت said told announced was were had
    """.split()  # noqa: SIM905 - likewise
)
"""Words after which it is one that was."""

_FUTURE = ("سي", "ست", "سن", "وسي", "وست")
_NO_FUTURE = tuple(
    """
    سيار سياس سيطر سينا سينم سيد سياد سياق سياح سيف سيل سير سيما سيي سيكو سيول سته ستين ستون
    ستار ستاد ستود ستوك ستره ستراتيج سنه سنو سند سنغ سني سنا وسيط وسيل وسيا وسيد وستين وستون
    وسته
    """.split()  # noqa: SIM905 - likewise
)
"""How nouns begin that look like a verb of the future («سيزور»)."""

_SHORTEST_FUTURE = 4
_LOOK_BACK = 9
"""Words before a day of the week that are looked at."""

_BEFORE_A_DATE = "rDmiSbwWvB!(,"
_LATEST_AMBIGUOUS_ORDINAL = 5


@dataclass(frozen=True, slots=True)
class Around:
    """The signs around `signs[first:last]`."""

    signs: Sequence[Sign]
    first: int
    last: int

    def before_is(self, word: str) -> bool:
        """Tell whether `word` stands directly before."""
        return self._before().word == word

    def days_of_month(self, day: Sequence[Sign]) -> bool:
        """Tell whether a day of a month is one, and no name or part of a month."""
        before = self._before()
        if before.word in _NAMED_AFTER_A_DAY:
            return False
        if day[0].kind not in "oTs":
            return True
        inside = self.signs[self.first : self.last]
        if day[0].kind == "s":
            return any(sign.kind == "m" for sign in inside) or day[0] is not inside[0]
        of_weekday = any(sign.kind == "W" for sign in inside)
        if of_weekday and sum(sign.value for sign in day) <= _LATEST_AMBIGUOUS_ORDINAL:
            return False  # «الجمعة الأولى من مايو»
        counted = before.kind in "KOVWp" or (before.kind == OTHER and _is_definite(before.word))
        return not counted or inside[0] is not day[0]

    def may_begin_a_date(self) -> bool:
        """Tell whether a bare number before «الجاري» is a day, not a count of things."""
        inside = self.signs[self.first]
        return inside.kind in "DWRv" or self._before().kind in _BEFORE_A_DATE

    def is_run(self, link: str | None, first: int, last: int) -> bool:
        """Tell whether two ends are a run: «من 3 إلى 5», «بين 3 و5», but «3 و20» are two."""
        if link == "w" and self._before().kind != "b" and self.signs[self.first].kind != "b":
            inner = sum(sign.kind in "dMHY" for sign in self.signs[self.first : self.last])
            return 0 < last - first < max(inner, 2)
        return first != last

    def weekday(self, *, named: bool) -> bool:
        """Tell whether a day of the week is a certain day.

        Args:
            named: whether a word says which one, as in «الجمعة الماضية».
        """
        before, after = self._before(), self._after()
        if before.word in _NAMED_AFTER_A_DAY or after.word in _AFTER_A_WEEKDAY:
            return False
        if after.kind in "oT":
            return False  # «الجمعة الأولى من رمضان»
        if before.word in _BEFORE_A_WEEKDAY:
            return named
        following = [sign.word for sign in self.signs[self.last : self.last + 2]]
        return following not in (["من", "كل"], ["of", "every"])

    def is_ahead(self) -> bool:
        """Tell whether the words before say that the day is still to come: «سيزور دمشق الخميس»."""
        for sign in reversed(self.signs[max(self.first - _LOOK_BACK, 0) : self.first]):
            if sign.kind == BREAK or sign.word in _BACK:
                return False
            if sign.word.removeprefix("و") in _AHEAD or _is_future(sign.word):
                return True
        return False

    def near(self, near: Sign) -> bool:
        """Tell whether «اليوم» and the like are a day, and no name or adverb."""
        before, after = self._before(), self._after()
        if near.word not in ("اليوم", "today"):
            return True
        if before.word in _OUTLETS or before.word in _NOT_TODAY:
            return False
        return not (
            (after.kind == OTHER and _is_definite(after.word) and near.word == "اليوم")
            or after.kind in "oTL"
        )

    def span(self, unit: Sign) -> bool:
        """Tell whether «العام» is a year and not the adjective «الأمين العام»."""
        before = self._before()
        adjective = unit.word == "العام" and before.kind == OTHER and _is_definite(before.word)
        return not adjective or self.signs[self.first].kind == "h"

    def bare_year(self, year: int) -> bool:
        """Tell whether a number of four digits after a preposition is a year.

        What is counted follows a number in the accusative («2018 شخصا»), or has a ta marbuta;
        after full hundreds it may be any noun («2000 موقع»).
        """
        after = self._after()
        if after.kind != OTHER or after.word in ARABIC or after.word in ENGLISH:
            return True
        if not is_arabic(after.word):
            return not after.word.endswith("s") and after.word not in ("people", "percent")
        if _is_definite(after.word) or after.word.startswith("و"):
            return True
        return year % 100 != 0 and not after.word.endswith(("ا", "ه"))

    def in_english(self) -> bool:
        """Tell whether the words beside are written in Latin letters."""
        for sign in (self._before(), self._after()):
            if sign.word[:1].isalpha():
                return sign.word.isascii()
        return False

    def _before(self) -> Sign:
        return self.signs[self.first - 1] if self.first else _NOTHING

    def _after(self) -> Sign:
        return self.signs[self.last] if self.last < len(self.signs) else _NOTHING


_NOTHING = Sign(BREAK, 0, 0, 0, "")


def _is_definite(word: str) -> bool:
    return word.startswith(("ال", "وال", "بال", "لل", "فال"))


def _is_future(word: str) -> bool:
    """Tell whether a word looks like a verb of the future: «سيزور», «ستعقد»."""
    return (
        len(word) >= _SHORTEST_FUTURE
        and word.startswith(_FUTURE)
        and not word.startswith(_NO_FUTURE)
    )
