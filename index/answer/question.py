"""Reading a question: its language, its kind, and the words that carry it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.answer.kinds import kind_of
from index.errors import QuestionRejected
from index.model import Kind, Token
from index.text import analyzer, arabizi, keyboard, stopwords
from index.text.dialect import unstretched
from index.text.languages import is_arabic, language_of

LONGEST_QUESTION = 4_096
"""Code points: the length of the longest Telegram message."""

READ = 800
"""Code points that are read of a longer text, from its first word on: more than the words that
are searched for."""

MOST_WORDS = 32
"""Words that are searched for; a longer text is searched by its first ones."""

_DROPPED = (
    stopwords.ARABIC | stopwords.ARABIC_QUESTION | stopwords.ARABIC_DIALECT,
    stopwords.ENGLISH | stopwords.ENGLISH_QUESTION,
)


_LATEST = frozenset("اخر احدث اليوم الان حاليا مستجدات latest newest today currently now".split())  # noqa: SIM905 - a line of words
"""Folded words that ask for the newest."""

_NEWS = frozenset("اخبار مستجدات تطورات انباء news updates developments headlines".split())  # noqa: SIM905 - likewise
"""Folded words for news, which are what is asked for and not what it is about."""
_THE_NEWS = _NEWS | frozenset("الاخبار المستجدات التطورات الانباء خبر update".split())  # noqa: SIM905 - likewise
"""Likewise, behind a word for the newest; alone «الأخبار الكاذبة» are a topic."""
_NEW = frozenset("جديد الجديد new".split())  # noqa: SIM905 - likewise
_BEFORE_TOPIC = frozenset(
    "عن في حول بشان بخصوص من ل مع on about in from of for regarding with".split()  # noqa: SIM905 - likewise
)

_QUOTED = re.compile(r'"([^"]+)"|«([^»]+)»|“([^”]+)”')


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was read, before its words are looked up anywhere."""

    text: str
    """What was asked, or the beginning of a long text."""
    language: str
    kind: Kind
    tokens: tuple[Token, ...]
    """The words that carry it, in order; never empty."""
    quoted: tuple[tuple[str, ...], ...]
    """The terms of each phrase in quotation marks."""
    latest: bool
    """Whether the newest is wanted."""
    arabizi: bool = False
    """Whether Latin words are Arabic ones in Latin letters."""


def read(text: str) -> Reading:
    """Read a question, of a long text the beginning.

    Raises:
        QuestionRejected: it has no word, or is longer than `LONGEST_QUESTION`.
    """
    if len(text) > LONGEST_QUESTION:
        raise QuestionRejected("too_long", LONGEST_QUESTION)
    text = _beginning(text)
    if arabizi.is_arabizi(text):
        tokens = arabizi.analyze(text)
        if tokens:
            return replace(_reading(text, tokens, "ar"), arabizi=True)
    tokens = [_unstretched(token) for token in analyzer.tokens_of(text)]
    if not tokens:
        raise QuestionRejected("empty")
    return _reading(text, tokens, _language_of(text, tokens))


def _beginning(text: str) -> str:
    """Return what is read of a text: it ends between two words, unless there is one long one."""
    first = next((place for place, letter in enumerate(text) if letter.isalnum()), 0)
    if len(text) <= first + READ:
        return text
    end = max(text.rfind(space, first + READ // 2, first + READ) for space in " \t\n")
    return text[: first + READ if end < 0 else end]


def _language_of(text: str, tokens: Sequence[Token]) -> str:
    """Return the language of a question; a short or mixed one is told by its small words."""
    language = language_of(text)
    if language != "und":
        return language
    if any(is_arabic(token.word) for token in tokens):
        return "ar"
    small = stopwords.ENGLISH | stopwords.ENGLISH_QUESTION
    return "en" if any(token.word in small for token in tokens) else language


def slipped(text: str) -> Iterator[Reading]:
    """Yield how a question reads if it was typed with the other keyboard layout switched on."""
    for tokens in keyboard.other_layouts(text):
        if tokens:
            yield _reading(text, tokens, language_of(" ".join(token.word for token in tokens)))


def _reading(text: str, tokens: Sequence[Token], language: str) -> Reading:
    topic = _topic(tokens)
    return Reading(
        text=text,
        language=language,
        kind=kind_of(" ".join(token.word for token in tokens), language),
        tokens=tuple(_carrying(topic)[:MOST_WORDS]),
        quoted=_quoted(text),
        latest=len(topic) < len(tokens) or any(token.word in _LATEST for token in tokens),
    )


def _topic(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens behind «آخر أخبار …», "the latest on …", «أخبار …»; all if there are none.

    Who asks for news of something asks for what is new of it. Articles seldom call themselves
    news, and those that do are about news.
    """
    first = next((n for n, token in enumerate(tokens) if not is_stop_word(token)), len(tokens))
    asking = _asking([token.word for token in tokens[first:]])
    topic = tokens[first + asking :]
    carrying = [token for token in topic if not is_stop_word(token) and token.word not in _LATEST]
    return topic if asking and carrying else tokens


def _asking(words: Sequence[str]) -> int:
    """Return how many of the first words ask for news, whatever it is about."""
    latest = next((n for n, word in enumerate(words) if word not in _LATEST), len(words))
    word, after = (*words[latest : latest + 2], "", "")[:2]
    if word in (_THE_NEWS if latest else _NEWS) or (word in _NEW and after in _BEFORE_TOPIC):
        return latest + 1
    return latest if word in _BEFORE_TOPIC else 0


def _unstretched(token: Token) -> Token:
    if token.surface.isupper():
        return token  # Roman numerals and acronyms
    word = unstretched(token.word, stopwords.ARABIC_QUESTION | stopwords.ENGLISH_QUESTION)
    return token if word == token.word else replace(token, word=word, term=analyzer.term_of(word))


def _quoted(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the terms of each phrase of two words or more in quotation marks."""
    phrases = (analyzer.analyze(match[match.lastindex or 0]) for match in _QUOTED.finditer(text))
    return tuple(tuple(t.term for t in tokens) for tokens in phrases if len(tokens) > 1)


def _carrying(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens that are no stop words; all of them if there are no others."""
    return [token for token in tokens if not is_stop_word(token)] or tokens


def is_stop_word(token: Token) -> bool:
    """Tell whether a word carries no subject."""
    if token.surface.isupper() and token.surface.isascii() and len(token.surface) > 1:
        return False  # US, IS and WHO are names, whatever the words are
    arabic, english = _DROPPED
    if not is_arabic(token.word):
        return token.word in english
    asks = token.word[0] in "وف" and token.word[1:] in stopwords.ARABIC_QUESTION
    return asks or token.word in arabic
