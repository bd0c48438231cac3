"""The lines that stand around an article without being part of it, in Arabic and English.

Where the rules come from: written by hand for this project from what news sites print around
their articles (newsletters, sharing, applications, copyright, related links), and checked
against the lines that recur across articles of many outlets. None is made for one outlet. To
add one, anchor it at the line's start, keep its greatest length small, and add to
`test_boilerplate.py` both the line and the nearest sentence of an article that must stay.

A rule sees the line folded: no Arabic marks, one form of alef, ya and ta marbuta, lower case,
no bullets or other signs at its start.
"""

import re
from typing import NamedTuple

_MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_LETTERS = str.maketrans("أإآٱىة", "اااايه")
_LEADING_SIGNS = re.compile(r"^[^\w©(]+|^\((?!c\))")
_SPACES = re.compile(r"\s+")
_SEPARATOR = re.compile(r"[\W_]+")
_SHORT, _LINE, _SENTENCE = 50, 110, 230


class _Rule(NamedTuple):
    """A pattern that a folded line begins with, and the greatest length of such a line."""

    pattern: re.Pattern[str]
    longest: int


def _rule(pattern: str, longest: int) -> _Rule:
    return _Rule(re.compile(pattern), longest)


_ANYWHERE = (
    # Links to other articles.
    _rule(r"(?:اقرا|اقراوا|اقرئي|شاهد|شاهدوا|طالع) (?:ايضا|كذلك|المزيد)\s*(?:[:؛.]|$)", _SENTENCE),
    _rule(r"للمزيد\s*(?:[:.]|اضغط|انقر|$)", _SENTENCE),
    _rule(r"(?:قد )?يهمك ايضا\s*(?::|$)", _SENTENCE),
    _rule(r"(?:مواضيع|موضوعات|اخبار|مقالات|روابط) (?:ذات صله|متعلقه|مشابهه)\s*(?::|$)", _LINE),
    _rule(r"(?:(?:read|see|watch) (?:also|more|next)|also read)\s*(?::|$)", _SENTENCE),
    _rule(r"related (?:articles|stories|topics|links|coverage|news)\s*(?::|$)", _LINE),
    # Advertisements, galleries, the marks of news agencies.
    _rule(r"(?:اعلان|اعلانات|advertisement|sponsored)$", _SHORT),
    _rule(r"(?:next previous|previous next)$", _SHORT),
    _rule(r"(?:انتهي|يتبع)\s*/+$", _SHORT),
    # Rights.
    _rule(r"(?:جميع|كل|كافه) (?:ال)?حقوق (?:النشر |الطبع )?محفوظ", _LINE),
    _rule(r"(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}))", _LINE),
    _rule(r"all rights reserved", _LINE),
)
"""What is never part of an article, wherever it stands."""

_AT_THE_EDGES = (
    # Newsletters and accounts.
    _rule(
        r"(?:اشترك|اشتركي|اشتركوا|سجل|سجلوا|انضم|انضموا)(?: الان| معنا| مجانا)? (?:في|الي) ?"
        r"(?:نشرتنا|نشراتنا|قناتنا|قائمتنا|خدمتنا|صفحتنا|موقعنا|النشره (?:البريديه|الاخباريه)"
        r"|نشره \S+ (?:البريديه|الاخباريه)|القائمه البريديه)",
        _SENTENCE,
    ),
    _rule(r"(?:لم تشترك بعد|لست مشتركا|هل (?:انت مشترك|لديك حساب))", _LINE),
    _rule(r"(?:انشئ|انشئي|افتح|سجل) حساب(?:ا|ك)?\b", _SENTENCE),
    _rule(r"(?:تسجيل الدخول|سجل دخولك|تسجيل الاشتراك)", _SHORT),
    _rule(
        r"(?:sign up|subscribe|register)(?: now| here| today| free)* (?:for|to)\b.*"
        r"\b(?:newsletters?|updates|alerts|emails?|channel|podcast|digest|briefing)\b",
        _SENTENCE,
    ),
    _rule(r"(?:subscribe|sign in|sign up|log in|register)(?: now| here| today)?[.!]?$", _SHORT),
    _rule(r"(?:not (?:yet )?(?:a )?subscrib|already (?:a subscriber|have an account))", _LINE),
    _rule(r"create (?:an?|your)(?: free)? account\b", _SENTENCE),
    # Following, sharing, printing.
    _rule(r"(?:تابعونا|تابعنا|تابعوا (?:صفحتنا|حسابنا|حساباتنا|قناتنا))\b", _SENTENCE),
    _rule(r"(?:شارك|شاركوا|شاركي|انشر)(?: (?:هذا|هذه))? (?:المقال|الخبر|الصفحه|القصه)\b", _SHORT),
    _rule(r"(?:شارك|شاركوا|مشاركه) (?:عبر|علي) (?:ال)?(?:فيسبوك|تويتر|واتساب|تلغرام|بريد)", _SHORT),
    _rule(r"follow (?:us|@\w+)\b", _LINE),
    _rule(r"share (?:this|on|via)\b", _LINE),
    _rule(
        r"(?:(?:شارك|مشاركه|شاركها|طباعه|اطبع|حفظ|ارسال|نسخ الرابط|غرد|تغريد|اعجاب|استمع|فيسبوك"
        r"|فيس بوك|تويتر|واتساب|تلغرام|تيليغرام|انستغرام|يوتيوب|بريد الكتروني|print|email|e-mail"
        r"|share|tweet|save|copy link|facebook|twitter|whatsapp|telegram|linkedin)"
        r"(?:[\s|•·،,/-]+|$))+$",
        _LINE,
    ),
    _rule(r"رابط (?:الخبر|المقال|الموضوع|مختصر)", _SENTENCE),
    # Applications.
    _rule(
        r"يمكنكم? (?:الان )?(?:استلام|تسلم|تلقي|متابعه|تحميل|الاشتراك)\b"
        r".*(?:تطبيق|اشعار|نشرتنا|نشراتنا|قناتنا|هاتف)",
        _SENTENCE,
    ),
    _rule(r"(?:حمل|حملوا|حملي|نزل|نزلوا)(?: الان)? (?:ال)?تطبيق(?:نا)?\b", _LINE),
    _rule(r"(?:download|get) (?:the|our)\b.*\bapp\b", _LINE),
    # Tags and comments.
    _rule(r"(?:(?:ال)?كلمات (?:ال)?(?:مفتاحيه|دلاليه|داله)|(?:ال)?وسوم)\s*(?::|$)", _SENTENCE),
    _rule(r"(?:tags?|topics|keywords)\s*(?::|$)", _SENTENCE),
    _rule(r"(?:\d+ (?:تعليق|تعليقات|تعليقا|comments?)|التعليقات|comments?)(?: \(\d+\))?$", _SHORT),
    _rule(r"(?:اضف|اكتب|اترك) تعليق", _SHORT),
    _rule(r"(?:leave|post|add|view)(?: all| a)? comments?\b", _SHORT),
    _rule(r"(?:مقالات|اخبار|مواضيع) اخري(?: للكاتب)?\s*:?$", _SHORT),
    _rule(r"most (?:read|popular|viewed)$", _SHORT),
    # Whose opinion it is.
    _rule(
        r"(?:جميع |كل )?(?:المقالات|الاراء|المواد|التعليقات) (?:المنشوره|الوارده)\b"
        r".*(?:تمثل|تعبر|تعكس)",
        _SENTENCE,
    ),
)
"""What is no part of an article when it stands before its first or after its last sentence."""


def fold(line: str) -> str:
    """Return `line` as the rules see it, which is also how two lines are the same line."""
    folded = _MARKS.sub("", line).translate(_LETTERS).casefold()
    return _SPACES.sub(" ", _LEADING_SIGNS.sub("", folded)).strip()


def is_separator(line: str) -> bool:
    """Whether `line` has no letter and no digit: dashes, stars, dots."""
    return bool(_SEPARATOR.fullmatch(line))


def is_boilerplate(line: str) -> bool:
    """Whether `line` is no part of an article, wherever it stands."""
    return is_separator(line) or _obeys(line, _ANYWHERE)


def is_edge_boilerplate(line: str) -> bool:
    """Whether `line` is no part of an article when it stands before or after the body."""
    return is_boilerplate(line) or _obeys(line, _AT_THE_EDGES)


def without_boilerplate_end(text: str) -> str:
    """Return `text` without separator lines, and without the boilerplate that it ends with.

    For text that was already an article's own: what is inside it stays. A text that is nothing
    but boilerplate stays as it is.
    """
    lines = [line for line in text.split("\n") if not (line and is_separator(line))]
    while lines and (not lines[-1] or is_edge_boilerplate(lines[-1])):
        lines.pop()
    return "\n".join(lines) or text


def _obeys(line: str, rules: tuple[_Rule, ...]) -> bool:
    if len(line) > _SENTENCE:
        return False
    folded = fold(line)
    return any(len(folded) <= rule.longest and rule.pattern.match(folded) for rule in rules)
