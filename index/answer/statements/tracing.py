"""Whose words a report gives: follow-ons and short names traced through the article.

«وأضاف» goes on with the speaker before it; «عبد الرحمن» is the «مدير المرصد … رامي عبد الرحمن»
of another paragraph; «الوزير», «المصدر», «الصحيفة» are the one of that office who spoke before;
«البيان» speaks for those who published it. Where more than one could be meant, the words stay
as they are.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.answer.statements.gender import are_people, is_one
from index.answer.statements.marks import Text
from index.answer.statements.mentions import ARTICLE, Mention, Mentions, mention
from index.answer.statements.nouns import is_speaking
from index.answer.statements.phrases import Phrase, phrase_at
from index.answer.statements.reading import Report
from index.answer.statements.subjects import ANY
from index.answer.statements.words import (
    BODIES,
    DOCUMENTS,
    GIVEN_NAMES,
    PLACES,
    PROPER,
    ROLES,
    folded,
)

REACH = 6
"""Paragraphs back to which a follow-on may refer."""

_SPEAKERS_BACK = 4
"""How many speakers back a follow-on may refer to, by the gender of its verb."""

_SHORT = 3
"""Words of a mention for which the article may have a fuller one that is not a speaker's."""

_TITLE_WORDS = 12
"""Words before a surname among which its title may begin."""

_NAME_WORDS = 5

_PLACES = 64
"""Places of a word in the article that are looked at."""

_LOOKS = 50
"""Words of an article that are looked for in passing."""

_ADDRESSING = replace(ANY, object=False)
"""Any verb with somebody as its object, before an office that is looked for."""

_TO_THE = "لل"
"""«لـ» and the article, as they are written together."""

_AROUND = "«»“”\"'()[]،,.:؛"


@dataclass(frozen=True, slots=True)
class _Spoke:
    """Who spoke in a paragraph."""

    name: str | None
    """`None` for one whom the article does not name: «قال آخر»."""
    feminine: bool | None
    people: bool
    """Whether they are surely several people."""
    one: bool
    """Whether they are surely one person."""
    paragraph: int

    def may_be(self, report: Report) -> bool:
        """Tell whether a report that names nobody may be of this speaker, by its verb."""
        if report.plural:
            return not self.one
        if report.feminine is None:
            return True
        return not self.people and self.feminine in (None, report.feminine)


class Tracer:
    """Names the speaker of each report of one article, in order."""

    def __init__(self, texts: Sequence[Text], found: Sequence[Sequence[Report]]) -> None:
        """Take all reports of an article, paragraph by paragraph."""
        self.texts = texts
        self.mentions: dict[tuple[int, int], Mention] = {}
        self.known = Mentions()
        self.last: list[_Spoke] = []
        """Who spoke so far."""
        self.names: dict[tuple[str, ...], str] = {}
        self.looks = 0
        for paragraph, group in enumerate(found):
            for report in group:
                if report.speaker is not None:
                    local = mention(texts[paragraph], report.speaker, paragraph)
                    self.mentions[paragraph, local.piece] = local
                    self.known.add(local)

    def speaker(self, paragraph: int, report: Report) -> str | None:
        """Return the speaker of a report at their fullest, or `None` when nobody is named.

        Reports are to be asked about in the article's order.
        """
        if report.speaker is None:
            return self._followed(paragraph, report)
        local = self.mentions[paragraph, report.speaker.first]
        if len(local.words) == 1 and local.words[0] in _UNNAMED:
            spoke = _Spoke(None, local.feminine, people=False, one=False, paragraph=paragraph)
            self.last.append(spoke)
            return None
        name = self.names.get(local.words) or self._full(local)
        if local.words[0] not in DOCUMENTS:
            self.names[local.words] = name
        gender = report.feminine if local.feminine is None else local.feminine
        noun = local.words[0]
        spoke = _Spoke(name, gender, are_people(noun), is_one(noun), paragraph)
        self.last.append(spoke)
        return name

    def _followed(self, paragraph: int, report: Report) -> str | None:
        """Return the last speaker with whom a follow-on's verb agrees."""
        for back, spoke in enumerate(reversed(self.last[-_SPEAKERS_BACK:])):
            if paragraph - spoke.paragraph > REACH:
                return None
            if report.plural and back and not spoke.people:
                return None
            if spoke.may_be(report):
                self.last.append(replace(spoke, paragraph=paragraph))
                return spoke.name
        return None

    def _full(self, local: Mention) -> str:
        if local.words[0] in DOCUMENTS and not (local.definite and local.noun not in _UTTERANCES):
            return self._published(local)
        known = self.known.fullest(local)
        if known is not None:
            return known.text
        passing = self._in_passing(local) if len(local.words) <= _SHORT else None
        return passing or self._shown(local)

    def _shown(self, local: Mention) -> str:
        """Return a mention's words as the article has them without «لـ»: «للوزير» is «الوزير».

        Where the article has them with «لـ» alone, one word is shown without its article.
        """
        text = local.text
        if not (local.definite and text.startswith(_TO_THE)):
            return text
        definite = "ا" + text[1:]
        self.looks += 1
        if self.looks <= _LOOKS and any(definite in each.text for each in self.texts):
            return definite
        return text[len(_TO_THE) :] if len(local.words) == 1 else text

    # what documents say

    def _published(self, local: Mention) -> str:
        """Return who published a document that speaks, or the document's own name."""
        words = local.words
        rest = 1
        while rest < len(words) and (
            words[rest] in _ISSUED or (local.definite and words[rest].startswith(ARTICLE))
        ):
            rest += 1
        if rest == len(words):
            published = self.last[-1].name if local.definite and self.last else None
        else:
            published = self._publisher(local, rest)
        return published or self._shown(local)

    def _publisher(self, local: Mention, rest: int) -> str | None:
        """Return the article's words for the genitive of a document: «بيان الخارجية»."""
        words = local.words
        for i in range(rest, len(words) - 1):
            if words[i] in _FROM:
                of = words[i + 1]
                made = _is_known(of) or of in GIVEN_NAMES or words[i - 1] in _ISSUED
                return self._tail(local, i + 1) if made else None
        word = words[rest]
        if word[0] == "ل" and _is_known(word[1:]):
            return self._tail(local, rest, cut=1)
        if local.noun in _UTTERANCES and word in _MADE and rest + 1 < len(words):
            return self._tail(local, rest + 1)
        if word.endswith("يه") and not word.startswith(ARTICLE):
            return None
        known = is_speaking(word) or word in PLACES or word in PROPER or word in GIVEN_NAMES
        made = local.noun in _UTTERANCES
        if known or (made and (len(words) == rest + 1 or word.startswith(ARTICLE))):
            return self._tail(local, rest)
        return None

    def _tail(self, local: Mention, rest: int, cut: int = 0) -> str | None:
        """Return the article's words of a mention from word number `rest` on, at its fullest."""
        text = self.texts[local.paragraph]
        first = local.piece + rest
        end = min(local.piece + len(local.words) + 1, len(text.words))
        phrase = phrase_at(text, first, end, cut=cut)
        return None if phrase is None else self._full(mention(text, phrase, local.paragraph))

    # mentions in passing

    def _in_passing(self, local: Mention) -> str | None:
        """Return a fuller form of a name from where the article mentions it in passing."""
        if len(local.words) == 1 and local.definite and is_speaking(local.words[0]):
            return self._of_that_office(local)
        for text, last in self._runs(local):
            first = last - len(local.words)
            if first > 0 and _belongs(text.words[first - 1], local.words):
                return text.slice(first - 1, last)
            if len(local.words) == 1 and not _is_known(local.words[0]):
                titled = _titled(text, last)
                if titled is not None:
                    return titled
        return None

    def _where(self, word: str, surface: str) -> Iterator[tuple[int, int]]:
        """Yield where a word stands in the article: paragraph and piece, the first places.

        Only so many words of an article are looked for, so that the time is linear.
        """
        self.looks += 1
        if self.looks > _LOOKS or not surface:
            return
        left = _PLACES
        for paragraph, text in enumerate(self.texts):
            at = text.text.find(surface)
            while at >= 0 and left:
                k = bisect_right(text.starts, at) - 1
                if text.words[k] == word:
                    yield paragraph, k
                left -= 1
                at = text.text.find(surface, at + len(surface))

    def _runs(self, local: Mention) -> Iterator[tuple[Text, int]]:
        """Yield where a mention's words follow each other: text and piece after them."""
        words = local.words
        surface = local.text.split()[-1].strip(_AROUND)
        for paragraph, k in self._where(words[-1], surface):
            text = self.texts[paragraph]
            first = k + 1 - len(words)
            if first >= 0 and tuple(text.words[first : k + 1]) == words:
                yield text, k + 1

    def _of_that_office(self, local: Mention) -> str | None:
        """Return the one before who has the office that «الوزير» or «الشركة» names."""
        found: dict[tuple[str, ...], str] = {}
        for paragraph, k in self._where(local.noun, local.text.split()[0][len(ARTICLE) :]):
            if (paragraph, k) >= (local.paragraph, local.piece):
                break
            text = self.texts[paragraph]
            phrase = phrase_at(text, k, len(text), _ADDRESSING)
            if phrase is not None and phrase.last > k + 1:
                other = mention(text, phrase, paragraph)
                if not other.left:
                    found[other.words] = other.text
        return found.popitem()[1] if len(found) == 1 else None


def _is_known(word: str) -> bool:
    return is_speaking(word) or word in PLACES or word in PROPER


def _titled(text: Text, last: int) -> str | None:
    """Return the title and name that end before the piece `last`, when there is one."""
    for first in range(max(0, last - 1 - _TITLE_WORDS), last - 1):
        word = text.words[first]
        cut = int(word not in ROLES and word[0] in "ولب" and word[1:] in ROLES)
        if word[cut:] not in ROLES and word not in GIVEN_NAMES:
            continue
        phrase = phrase_at(text, first, last, cut=cut)
        if phrase is not None and phrase.last == last and not _holds_verb(text, phrase):
            found = mention(text, phrase, 0)
            if text.words[last - 1] in found.name and len(found.name) <= _NAME_WORDS:
                return found.text
    return None


def _holds_verb(text: Text, phrase: Phrase) -> bool:
    """Tell whether a verb stands before a name: «عدد كبير استضافته فلانة», «…، تتمتع فلانة»."""
    for k in range(phrase.first + 1, phrase.last - 1):
        word, surface = text.words[k], text.slice(k, k + 1)
        apart = text.words[k - 1] == "," and word not in GIVEN_NAMES and not is_speaking(word)
        if surface.endswith(("ته", "تها")) or (apart and word[0] in "تي"):
            return True
    return False


def _belongs(before: str, words: tuple[str, ...]) -> bool:
    """Tell whether the noun before a name belongs to it: «وزارة» before «الخارجية»."""
    if before == "وزاره":
        return words[0].startswith(ARTICLE)
    return before in _CALLED and not _is_known(words[0])


_UNNAMED = folded(
    """
    آخر الآخر أخرى الأخرى أحدهم إحداهن أحدهما إحداهما بعضهم بعضهن غيره غيرهم هؤلاء أولئك الأول
    الأولى
    الثاني الثانية الثالث الثالثة الطرفان كلاهما
    """
)
"""Words for a speaker whom only the story before tells: they name nobody."""

_CALLED = BODIES & folded(
    """
     وكالة صحيفة قناة شركة منظمة حركة تنظيم حزب جماعة جبهة شبكة موقع مؤسسة مجموعة جريدة مجلة
     محطة إذاعة تلفزيون مركز معهد جمعية ميليشيا كتائب مصرف بنك نادي
     """
)
"""Nouns that stand before a body's own name."""

_MADE = folded("أصدره أصدرها أصدرته أصدرتها نشره نشرها نشرته نشرتها")
_UTTERANCES = folded("بيان بلاغ تغريدة منشور تدوينة خطاب")
"""Documents that are their author's own words."""

_FROM = frozenset(("من", "عن"))

_ISSUED = _FROM | folded(
    """
    صادر الصادر صادرة الصادرة رسمي الرسمي مشترك المشترك جديد جديدة حكومي صحفي صحافي
    """
)
"""What a document may be called without its author being named."""
