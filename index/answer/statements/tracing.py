"""Whose words a report gives: follow-ons and short names traced through the article.

«وأضاف» goes on with the speaker before it; «عبد الرحمن» is the «مدير المرصد … رامي عبد الرحمن»
of another paragraph; «الوزير», «المصدر», «الصحيفة» are the one of that office who spoke before;
«البيان» speaks for those who published it. Where more than one could be meant, the words stay
as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.answer.statements.arabic import Report
from index.answer.statements.gender import feminine as gender_of
from index.answer.statements.marks import CLOSE, OPEN, PUNCTUATION, Text
from index.answer.statements.phrases import Phrase, head, is_speaking, phrase_at
from index.answer.statements.words import BODIES, DOCUMENTS, GIVEN_NAMES, PLACES, ROLES

_REACH = 6
"""Paragraphs back to which a follow-on may refer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as one place of the article names them."""

    text: str
    words: tuple[str, ...]
    """Folded, without marks."""
    name: tuple[str, ...]
    """Those of them that are a person's or body's own name."""
    feminine: bool | None
    plural: bool
    paragraph: int


def mention(text: Text, phrase: Phrase, paragraph: int, report: Report | None = None) -> Mention:
    """Return what a phrase says about who is named."""
    words = text.words[phrase.first : phrase.last]
    words[0] = head(text, phrase)
    begin, end = text.span(phrase.first, phrase.last)
    shown = text.text[begin + phrase.cut : end]
    if phrase.cut and words[0] != text.words[phrase.first][phrase.cut :]:
        shown = text.text[begin:end]
    bare = tuple(word for word in words if word not in PUNCTUATION)
    gender = gender_of(text, phrase)
    if gender is None and report is not None:
        gender = report.feminine
    return Mention(
        shown,
        bare,
        _own_name(words),
        gender,
        report.plural if report else False,
        paragraph,
    )


def _own_name(words: list[str]) -> tuple[str, ...]:
    """Return the words of a phrase that are a name: «رامي عبد الرحمن» of a title and name."""
    if not is_speaking(words[0]) and words[0] != OPEN:
        end = words.index(",") if "," in words else len(words)
        return tuple(words[:end])
    if OPEN in words[1:] and words[0] in BODIES:
        start = words.index(OPEN)
        end = words.index(CLOSE, start) if CLOSE in words[start:] else len(words)
        return tuple(words[start + 1 : end])
    if words[0] == OPEN:
        return tuple(word for word in words if word not in PUNCTUATION)
    for k in range(1, len(words)):
        if words[k] in GIVEN_NAMES and (k == 1 or words[k - 1] not in _OF):
            return tuple(word for word in words[k:] if word not in PUNCTUATION)
    k = len(words)
    while k > 1 and words[k - 1] not in PUNCTUATION and not words[k - 1].startswith("ال"):
        k -= 1
    while k < len(words) and (
        is_speaking(words[k])
        or words[k] in PLACES
        or words[k] in _OF
        or (words[k][0] == "ل"
        and k == 1)
    ):
        k += 1
    if k == len(words) and "," in words:
        return ()
    return tuple(words[k:])


_OF = frozenset(("في", "باسم", "من", "عن", "علي"))


class Tracer:
    """Names the speaker of each report of one article, in order."""

    def __init__(self, texts: Sequence[Text], found: Sequence[Sequence[Report]]) -> None:
        self.texts = texts
        self.mentions: list[Mention] = []
        self.places: dict[tuple[int, int], Mention] = {}
        for paragraph, group in enumerate(found):
            for report in group:
                if report.speaker is not None:
                    key = (paragraph, report.speaker.first)
                    known = mention(texts[paragraph], report.speaker, paragraph, report)
                    self.places[key] = known
                    self.mentions.append(known)
        self.last: list[tuple[Mention, str]] = []
        self.resolved: dict[tuple[str, ...], str] = {}

    def speaker(self, paragraph: int, report: Report) -> str | None:
        """Return the speaker of a report at their fullest, or `None` when nobody is named."""
        if report.speaker is None:
            return self._follow(paragraph, report)
        local = self.places[paragraph, report.speaker.first]
        name = self._full(local, paragraph)
        self.last.append((local, name))
        return name

    def _follow(self, paragraph: int, report: Report) -> str | None:
        for i in range(len(self.last) - 1, max(-1, len(self.last) - 5), -1):
            known, name = self.last[i]
            if paragraph - known.paragraph > _REACH:
                return None
            if (
                known.feminine is None
                or report.feminine is None
                or known.feminine == report.feminine
                or report.plural
            ):
                if i != len(self.last) - 1:
                    self.last.append((known, name))
                return name
        return None

    def _full(self, local: Mention, paragraph: int) -> str:
        words = local.words
        if words[0] in DOCUMENTS:
            return self._published(local, paragraph)
        known = self._known(local)
        if known is not None:
            return known.text
        if len(words) <= 3:
            fuller = self._in_text(local)
            if fuller is not None:
                return fuller
        return self._bare(local)

    def _bare(self, local: Mention) -> str:
        return local.text

    def _published(self, local: Mention, paragraph: int) -> str:
        """Return who published a document that speaks."""
        words = local.words
        rest = 1
        while rest < len(words) and (
            words[rest] in _ISSUED or (words[rest].startswith("ال") and words[0].startswith("ال"))
        ):
            rest += 1
        if rest == len(words):
            if words[0].startswith("ال") and self.last:
                return self.last[-1][1]
            return local.text
        return self._of(local, rest) or local.text

    def _of(self, local: Mention, rest: int) -> str | None:
        word = local.words[rest]
        bare = word[1:] if word[0] == "ل" and len(word) > 3 and word[:2] != "لج" else word
        for i in range(rest, len(local.words)):
            if local.words[i] in ("من", "عن"):
                return self._tail(local, i + 1)
        if word.endswith("يه") and not word.startswith("ال"):
            return None
        if is_speaking(word) or word in PLACES or word in GIVEN_NAMES or is_speaking(bare):
            return self._tail(local, rest)
        return None

    def _tail(self, local: Mention, rest: int) -> str | None:
        """Return the article's words of a mention from its word number `rest` on."""
        pieces = local.text.split()
        if len(pieces) != len(local.words) or rest >= len(pieces):
            return None
        tail = " ".join(pieces[rest:])
        start = local.text.find(pieces[rest])
        tail = local.text[start:]
        if local.words[rest][0] == "ل" and not is_speaking(local.words[rest]):
            tail = tail[1:]
        return tail

    def _known(self, local: Mention) -> Mention | None:
        """Return the fullest mention of the same speaker, when there is one alone."""
        best: Mention | None = None
        fits = [
            m
            for m in self.mentions
            if m is not local
            and len(m.words) >= len(local.words)
            and m.words != local.words
            and m.words[0] not in DOCUMENTS
            and _same(local, m)
        ]
        before = [m for m in fits if m.paragraph <= local.paragraph] or fits
        if not before:
            return None
        best = before[-1]
        for other in fits:
            if len(other.words) > len(best.words) and (_same(best, other)):
                best = other
        head = local.words[0]
        if (
            is_speaking(head)
            and len({m.name or m.words for m in before}) > 1
            and len(local.words) == 1
            and not local.name
        ):
            return before[-1] if before[-1].paragraph >= local.paragraph - 1 else None
        return best

    def _in_text(self, local: Mention) -> str | None:
        """Return a fuller form of a name from where the article mentions it in passing."""
        words = local.words
        last = words[-1]
        for text in self.texts:
            if last not in text.words:
                continue
            for k, word in enumerate(text.words):
                if (
                    word != last
                    or k < len(words)
                    or tuple(text.words[k - len(words) + 1 : k + 1]) != words
                ):
                    continue
                first = k - len(words) + 1
                before = text.words[first - 1]
                if (
                    before in BODIES
                    and not before.startswith("ال")
                    and not is_speaking(
                        words[0].removeprefix("ال") if len(words) > 1 and False else ""
                    )
                ):
                    if words[0] in PLACES:
                        continue
                    return text.slice(first - 1, k + 1)
                if len(words) == 1 and not is_speaking(words[0]) and words[0] not in PLACES:
                    for start in range(max(0, k - 12), k):
                        piece = text.words[start]
                        cut = (
                            1
                            if piece[0] in "ولب"
                            and is_speaking(piece[1:])
                            and not is_speaking(piece)
                            else 0
                        )
                        if piece[cut:] in ROLES or piece in GIVEN_NAMES:
                            phrase = phrase_at(text, start, k + 1, cut=cut)
                            if phrase is not None and phrase.last == k + 1:
                                found = mention(text, phrase, 0)
                                if last in found.name and len(found.name) <= 5:
                                    return found.text
        return None


_ISSUED = frozenset(
    (
        "صادر",
        "الصادر",
        "صادره",
        "الصادره",
        "رسمي",
        "الرسمي",
        "مشترك",
        "المشترك",
        "جديد",
        "جديده",
        "من",
        "عن",
    )
)


def _same(local: Mention, other: Mention) -> bool:
    """Tell whether a short mention may be of the speaker whom a longer one names."""
    words = local.words
    head, other_head = words[0], other.words[0]
    if is_speaking(head):
        if head.removeprefix("ال") == other_head.removeprefix("ال") or (
            head.startswith("ال") and head[2:] in other.words[:1]
        ):
            if local.name and other.name and local.name[-1] != other.name[-1]:
                return False
            if not head.startswith("ال") and len(words) > 1:
                return set(words) <= set(other.words)
            rest = [word for word in words[1:] if word not in other.words]
            return not rest or (head in ROLES and len(words) == 2 and head.startswith("ال"))
        if head in BODIES and other_head in BODIES and not other_head.startswith("ال"):
            return len(other.words) <= len(words) + 2 and other.words[1 : 1 + len(words)] == words
        if local.name and other.name and head in ROLES:
            return local.name[-1] == other.name[-1] and len(other.words) > len(words)
        return False
    own = local.name or words
    if other.name and own[-1] == other.name[-1]:
        return set(own) <= set(other.name) or len(own) == 1
    if own[-1] in other.name and set(own) <= set(other.name):
        return other_head in BODIES or not is_speaking(other_head)
    return False
