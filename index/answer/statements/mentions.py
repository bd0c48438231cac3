"""Mentions: a speaker as one place of an article names them, and which may be the same one.

A mention is a title, a name, or both. What is common to two mentions of one speaker is the name
(«عبد الرحمن» in «مدير المرصد رامي عبد الرحمن») or the head noun («الوزير» and «وزير الصحة»),
never a name inside a title: «الأمم المتحدة» is not her envoy.
"""

from dataclasses import dataclass

from index.answer.statements.gender import feminine
from index.answer.statements.marks import CLOSE, OPEN, PUNCTUATION, Text
from index.answer.statements.nouns import is_speaking, serves
from index.answer.statements.phrases import Phrase, head
from index.answer.statements.words import BODIES, DOCUMENTS, GIVEN_NAMES, PLACES, ROLES, folded

ARTICLE = "ال"
_FORMER = folded("السابق السابقة الأسبق السابقين")


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as one place of the article names them."""

    text: str
    """The article's own words."""
    words: tuple[str, ...]
    """Folded, without marks."""
    name: tuple[str, ...]
    """Those of them that are the speaker's own name; empty for an office alone."""
    feminine: bool | None
    """Gender of the head noun; `None` where it does not show."""
    paragraph: int
    piece: int
    """Where the mention begins."""

    @property
    def noun(self) -> str:
        """The head noun without its article."""
        return self.words[0].removeprefix(ARTICLE)

    @property
    def left(self) -> bool:
        """Whether the office is one that was left: «الوزير السابق»."""
        return not _FORMER.isdisjoint(self.words)

    @property
    def definite(self) -> bool:
        """Whether the head noun has the article: «الوزير»."""
        return self.words[0].startswith(ARTICLE)


def mention(text: Text, phrase: Phrase, paragraph: int) -> Mention:
    """Return what a phrase says about who is named."""
    pieces = text.words[phrase.first : phrase.last]
    pieces[0] = head(text, phrase)
    begin, end = text.span(phrase.first, phrase.last)
    whole = pieces[0] == text.words[phrase.first][phrase.cut :]
    return Mention(
        text.text[begin + (phrase.cut if whole else 0) : end],
        tuple(piece for piece in pieces if piece not in PUNCTUATION),
        _own_name(pieces),
        feminine(text, phrase),
        paragraph,
        phrase.first,
    )


def _own_name(pieces: list[str]) -> tuple[str, ...]:
    """Return the pieces of a phrase that are a name: «رامي عبد الرحمن» of title and name."""
    if pieces[0] == OPEN or not is_speaking(pieces[0]):
        end = pieces.index(",") if "," in pieces else len(pieces)
        return _bare(pieces[: _before_title(pieces, end)])
    if "," in pieces and serves(pieces[1 : pieces.index(",")]):
        return ()  # «المحامي الشخصي للرئيس، سالم فيكا»
    holder = OPEN in pieces[2:] and pieces[0] in ROLES and pieces[-1] == CLOSE
    if holder or (OPEN in pieces and pieces[0] in BODIES):
        start = pieces.index(OPEN)
        end = pieces.index(CLOSE, start) if CLOSE in pieces[start:] else len(pieces)
        return _bare(pieces[start:end])
    if pieces[0] in BODIES and not pieces[0].startswith(ARTICLE):
        called = _called(pieces)
        if called:
            return called
    for k in range(1, len(pieces)):
        if pieces[k] in GIVEN_NAMES and pieces[k - 1] not in _OF:
            return _bare(pieces[k:])
    return _bare(pieces[_foreign_name(pieces) :])


def _before_title(pieces: list[str], end: int) -> int:
    """Return where a name ends that an office follows: «سالم كريم | مدير الميناء»."""
    for k in range(_WITH_ADJECTIVE, end - 1):
        if is_speaking(pieces[k]) and pieces[k - 1] != "عبد":
            return k
    return end


def _called(pieces: list[str]) -> tuple[str, ...]:
    """Return what a body is called: «نيسان» of «شركة نيسان لصناعة السيارات»."""
    k = 1
    while k < len(pieces) and pieces[k][0] != "ل" and not pieces[k].startswith(ARTICLE):
        if pieces[k] in PUNCTUATION or pieces[k] in PLACES or pieces[k] in _OF:
            break
        if is_speaking(pieces[k]):
            return ()
        k += 1
    return tuple(pieces[1:k])


def _foreign_name(pieces: list[str]) -> int:
    """Return where a name that is no Arabic one begins: after the last definite word.

    What follows an indefinite office at once is its genitive: «محامي فلان».
    """
    k = len(pieces)
    while k > 1 and pieces[k - 1] not in PUNCTUATION and not pieces[k - 1].startswith(ARTICLE):
        k -= 1
    of = [i for i in range(k, len(pieces)) if pieces[i] in _OF]
    if of:
        return min(of[-1] + 2, len(pieces))
    if k == 1 and len(pieces) > 1 and not pieces[0].startswith(ARTICLE) and pieces[0] in ROLES:
        k = 2
    if k < len(pieces) and _is_for(pieces, k) and pieces[k][1:] in BODIES:
        return len(pieces)  # «رئيسة المكتب لمنظمة كذا»
    while k < len(pieces) and (
        is_speaking(pieces[k]) or pieces[k] in PLACES or pieces[k] in _OF or _is_for(pieces, k)
    ):
        k += 1
    return k


def _is_for(pieces: list[str], k: int) -> bool:
    """Tell whether a piece is «لـ» with a noun after an office: «الأمين العام لحلف …»."""
    return pieces[k][0] == "ل" and is_speaking(pieces[k][1:])


def _bare(pieces: list[str]) -> tuple[str, ...]:
    return tuple(piece for piece in pieces if piece not in PUNCTUATION)


_OF = frozenset(("في", "باسم", "من", "عن", "على"))


def same(short: Mention, full: Mention) -> bool:
    """Tell whether a mention may be of the speaker whom another, fuller one names."""
    if not is_speaking(short.words[0]):
        return _same_name(short.name or short.words, full)
    if short.noun == full.noun:
        return _same_head(short, full)
    if short.words[0] in BODIES and full.words[0] in BODIES and not full.definite:
        return full.words[1 : 1 + len(short.words)] == short.words
    return bool(
        short.name
        and full.name
        and short.words[0] in ROLES
        and short.name[-1] == full.name[-1]
        and _overlap(short.name, full.name)
        and len(full.words) > len(short.words)
    )


def _overlap(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether two names with one surname may be one: «كريم فيكا» is not «سالم فيكا»."""
    return short[0] in full or full[0] in short


def _same_name(own: tuple[str, ...], full: Mention) -> bool:
    """Tell whether a name without a title is the name of a fuller mention."""
    if not full.name or own[-1] not in full.name or not set(own) <= set(full.name):
        return False
    if own[0] in PLACES and full.words[0] in ROLES:
        return False
    by_surname = own[-1] == full.name[-1]
    return by_surname or full.words[0] in BODIES or not is_speaking(full.words[0])


def _same_head(short: Mention, full: Mention) -> bool:
    """Tell whether two mentions with one head noun may be of one speaker."""
    if short.name and full.name:
        if short.name[-1] != full.name[-1] or not _overlap(short.name, full.name):
            return False
    elif len(short.words) == 1 and (full.left or not short.definite):
        return False
    if not short.definite and len(short.words) > 1:
        return set(short.words) <= set(full.words)
    rest = [word for word in short.words[1:] if word not in full.words]
    # «المبعوث الأممي» is «مبعوث الأمم المتحدة»: one adjective may stand for a genitive
    office = short.words[0] in ROLES and short.definite and not full.definite
    return not rest or (office and len(short.words) == len(rest) + 1 == _WITH_ADJECTIVE)


_WITH_ADJECTIVE = 2


class Mentions:
    """The different mentions of an article, found by the words that two may have in common."""

    def __init__(self) -> None:
        self.by_word: dict[str, list[Mention]] = {}
        self.seen: set[tuple[str, ...]] = set()

    def add(self, new: Mention) -> None:
        """Take another mention, unless it is in the same words as one before."""
        if new.words in self.seen:
            return
        self.seen.add(new.words)
        for word in {new.noun, *new.words[1:2], *new.name}:
            self.by_word.setdefault(word, []).append(new)

    def fullest(self, local: Mention) -> Mention | None:
        """Return the fullest mention of the same speaker, unless several could be meant."""
        fits = [other for other in self._alike(local) if _is_fuller(local, other)]
        before = [other for other in fits if other.paragraph <= local.paragraph] or fits
        if not before:
            return None
        best = before[-1]
        office = is_speaking(local.words[0]) and not local.name and len(local.words) == 1
        if office and len({other.name or other.words for other in before}) > 1:
            return best if best.paragraph >= local.paragraph - 1 else None
        return max((o for o in fits if o is best or same(best, o)), key=lambda o: len(o.words))

    def _alike(self, local: Mention) -> list[Mention]:
        """Return the mentions that share a word with one, in the article's order."""
        own = local.name or local.words
        found = {
            id(other): other
            for word in (local.noun, local.words[0], own[-1])
            for other in self.by_word.get(word, ())[:_ALIKE]
        }
        return sorted(found.values(), key=lambda other: (other.paragraph, other.piece))


_ALIKE = 24
"""Mentions with one word in common that are compared."""


def _is_fuller(local: Mention, other: Mention) -> bool:
    if other.words == local.words or len(other.words) < len(local.words):
        return False
    if len(other.words) == len(local.words) == 1:
        return False  # «الضابط» is not fuller than «ضابط»
    if other.words[0] in DOCUMENTS and local.words[0] not in DOCUMENTS:
        return False
    return same(local, other)
