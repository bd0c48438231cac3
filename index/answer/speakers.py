"""When two names are one speaker's, as far as their words tell."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from index.model import Token
from index.text import stems
from index.text.analyzer import analyze
from index.text.languages import is_arabic

_ARTICLE = "ال"
COMPLETED = frozenset(
    """
    محامي محاميه محامو نايب نايبه صهر نجل ابنه زوجه زوج شقيق شقيقه والد والده مستشار مستشاره مساعد
    مساعده سكرتير مبعوث مبعوثه حمله فريق انصار اسره عايله خصم منافس سلف خليفه حليف صديق صديقه مكتب
    متحدث متحدثه ناطق ناطقه باسم ممثل ممثله مندوب سفير عضو اعضاء مسوول مسوولون قايد زعيم رييس رييسه
    وزير وزيره مدير مديره امين قيادي مصدر مصادر خبير محلل مراسل موظف حاكم محافظ قاضي مدرب لاعب
    """.split()  # noqa: SIM905 - a paragraph of words is easier to read and to change than a list
)
"""Folded nouns that the name behind them completes: they make somebody else of it."""

_FOR = "لل"
"""«الأمين العام للأمم المتحدة» goes on with his title."""

_LEAST_NAME = 2
_LEAST_BEGINNING = 2
"""Words that the beginning of a longer name needs to be it: «المرصد السوري»."""

_APPOSITION = re.compile(r"\s*[،,(]")
_REMEMBERED = 1 << 14


class _Form(NamedTuple):
    """A name as it is compared."""

    words: Sequence[Token]
    bare: Sequence[str]
    """The words without their articles, in one spelling."""


def same_speaker(one: str, other: str) -> bool:
    """Tell whether two names are one speaker's.

    They are when their words are, in any spelling, or when the shorter is what the longer ends
    with and is named by itself there: «عبد الرحمن» is «مدير المرصد رامي عبد الرحمن», but «الأمم
    المتحدة» is not «مبعوث الأمم المتحدة». The beginning of a longer name is that name as well:
    «المرصد السوري» and «المرصد السوري لحقوق الإنسان», or an office and who holds it.
    """
    return any(
        _within(*sorted((first, second), key=lambda form: len(form.words)))
        for first in _forms(one)
        for second in _forms(other)
    )


def identity(name: str) -> str:
    """Return what names of one speaker have in common through all articles.

    It is the folded words without a leading title («الرئيس الأميركي»), where two words or more
    are left: spellings and short titles differ from article to article, and another speaker of
    the same office has another name.
    """
    words = analyze(name)
    rest = _untitled(words)
    return " ".join(token.word for token in (rest if len(rest) >= _LEAST_NAME else words))


@lru_cache(_REMEMBERED)
def _forms(name: str) -> tuple[_Form, ...]:
    """Return a name whole, without a leading title, and without what follows a comma."""
    whole = analyze(name)
    first = analyze(_APPOSITION.split(name, 1)[0])
    forms = [whole, first] if 0 < len(first) < len(whole) else [whole]
    for form in list(forms):
        rest = _untitled(form)
        if 0 < len(rest) < len(form):
            forms.append(rest)
    return tuple(_Form(form, _bare(form)) for form in forms if form)


def _untitled(words: list[Token]) -> list[Token]:
    """Return a name without the words with the article that it begins with."""
    rest = list(dropwhile(lambda token: token.word.startswith(_ARTICLE), words))
    completed = rest and (rest[0].word in COMPLETED or rest[0].word.startswith(_FOR))
    return words if completed else rest


def _within(short: _Form, long: _Form) -> bool:
    """Tell whether the shorter name is the longer, its beginning, or its end."""
    few, many = short.bare, long.bare
    if few == many:
        return True
    if len(few) >= _LEAST_BEGINNING and many[: len(few)] == few:
        return True
    return many[-len(few) :] == few and _leads_to_a_name(*long.words[-len(few) - 1 :][:2])


def _bare(words: Sequence[Token]) -> list[str]:
    return [stems.bare(token.word) for token in words]


def _leads_to_a_name(before: Token, first: Token) -> bool:
    """Tell whether a name that begins with `first` behind a word is named by itself.

    It is after a given name, the end of a title and what only says its kind («وكالة»), in
    English after another word with a capital. It is not where it completes a noun.
    """
    if is_arabic(before.word):
        return before.word not in COMPLETED and not first.word.startswith(_FOR)
    return before.surface[0].isupper()
