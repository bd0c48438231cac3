"""Who is reported to say what in one paragraph of Arabic, before names are traced.

A report is a reporting word with its speaker and the words reported. Verbs come before their
subject («قال الوزير إن …») or after it («الوزير قال إن …»), or leave it out («وقال إن …»), which
makes a follow-on. Participles («مضيفاً …») go on with the subject of their sentence; words of
source («بحسب …») name the speaker of what stands before them.
"""

from dataclasses import dataclass, replace

from index.answer.statements.clauses import (
    BARE,
    CONNECTORS,
    SOURCES,
    Sentence,
    by,
    introduced,
    is_clause,
    scope,
    sentences,
)
from index.answer.statements.gender import agrees
from index.answer.statements.marks import OPEN, PUNCTUATION, Text
from index.answer.statements.objects import is_object
from index.answer.statements.phrases import (
    Phrase,
    head,
    is_listener,
    is_people,
    is_speaking,
    names_someone,
    phrase_at,
)
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    BODIES,
    DOCUMENTS,
    GIVEN_NAMES,
    LAWS,
    ON,
    PLACES,
    SETTINGS,
    STOPS,
    THINGS,
    TIMES,
    folded,
)

FARTHEST = 45
"""Words between a reporting verb and the words reported, at most."""


@dataclass(frozen=True, slots=True)
class Report:
    """A statement of one paragraph, its speaker as that place names them."""

    first: int
    last: int
    """The pieces reported."""
    cue_first: int
    cue_last: int
    speaker: Phrase | None
    """`None` where the place does not name the speaker."""
    direct: bool
    feminine: bool | None = None
    """Gender that the verb shows; `None` where no verb shows one."""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Content:
    first: int
    subject: Phrase | None
    quoted: bool
    """Whether a quotation or a colon introduces it."""
    introduced: bool = True
    """Whether anything introduces it; a plain object is not introduced."""


_NEGATIONS = folded("لم لا لن ليس ليست ولم ولا ولن فلم دون بدون عدم وليس لما ألم ألا أولم")
_DOUBTS = folded(
    "قد سوف ربما لعل لعله أن لو إذا هل وهل ولو وقد وإذا كأن بأن لأن كي لكي يمكن ليت لكن_أن"
)
_RELATIVES = folded("الذي التي الذين اللذان اللذين اللتان والذي والتي والذين")
_STARTERS = CONNECTORS | folded(
    "كان كانت وكان وكانت قد وقد لقد وكذلك كذلك أما وأما هذا و ف عاجل وأيضا أيضا اقرأ بدوره بدورها"
)
_LINKS = folded("قد لقد وقد فقد كان كانت كانوا أيضا كذلك")
_NOT_NAMES = 5
"""Quoted words from which a quotation after the verb is what was said, not a name."""


def reports(text: Text) -> list[Report]:
    """Return the reports of a paragraph in order; none of them overlap."""
    found: list[Report] = []
    before: _Reader | None = None
    for sentence in sentences(text):
        reader = _Reader(text, sentence, found, before)
        if sentence.cues:
            reader.read()
        before = reader
    return found


class _Reader:
    """Reads one sentence, cue by cue."""

    def __init__(
        self, text: Text, sentence: Sentence, found: list[Report], before: "_Reader | None"
    ) -> None:
        self.text = text
        self.words = text.words
        self.first, self.last = sentence.first, sentence.last
        self.cues = sentence.cues
        self.found = found
        self.subject: Phrase | None = None
        self.previous = before
        self.begun = len(found)
        """How many reports there were before this sentence."""
        self.covered = sentence.first
        """The piece up to which the sentence is attributed."""

    def read(self) -> None:
        if self._asks():
            return
        for k in self.cues:
            if k < self.covered:
                continue
            word = self.words[k]
            cue = CUES.get(word)
            report: Report | None = None
            if word == ":":
                report = self._headline(k)
            elif word in SOURCES:
                report = self._source(k)
            elif cue is None:
                report = self._passed_on(k) if word != "حد" else self._in_words_of(k)
            elif cue.form in (Form.PAST, Form.PRESENT):
                report = self._verb(k, cue)
            elif cue.form is Form.PARTICIPLE:
                report = self._participle(k, cue)
            if report is not None and report.last > report.first:
                self.found.append(report)
                self.covered = max(report.last, report.cue_last)

    def _asks(self) -> bool:
        """Tell whether the sentence is a question that was not said by anyone."""
        return (
            self.words[self.first] in ("هل", "ماذا", "لماذا", "كيف")
            and self.words[self.last - 1] == "؟"
        )

    # verbs

    def _verb(self, k: int, cue: Cue) -> Report | None:
        if self._unreal(k, cue):
            return None
        relative = None if cue.pronoun else self._relative(k)
        before = relative or self._before(k, cue)
        content = self._content(k, cue, subject=before is None)
        subject = before if before is not None else (content.subject if content else None)
        if subject is None and before is None:
            subject = self._after(k, cue)
        if subject is not None:
            self.subject = subject
        if content is None:
            if subject is not None and self.words[k - 1] in _AS and k > self.first:
                far = k - 2 if k - 2 > self.first and self.words[k - 2] == ON else k - 1
                return self._preceding(far, k + 1, subject, cue)
            return None
        if not self._surely(k, cue, content, subject):
            return None
        if cue.passive and before is None:
            clause = self._is_clause(content)
            if not clause or content.first <= k + 2:
                return None
        if subject is None:
            if cue.form is Form.PRESENT and not self._begins_clause(k, cue):
                return None
            subject = self._standing(k, cue)
        elif head(self.text, subject) in THINGS:
            return None
        return self._report(k, cue, content, subject)

    def _report(self, k: int, cue: Cue, content: _Content, subject: Phrase | None) -> Report | None:
        first = content.first
        direct = content.quoted
        if direct and first < self.last and self.words[first] == OPEN:
            close = self.text.closes[first]
            begin, last = first + 1, close
            if close < len(self.words) and self._goes_on(close + 1) and close - first < 12:
                last = scope(self.text, first, self.last)
                begin, direct = first, False
        else:
            begin = first
            last = scope(self.text, first, self.last)
            if (
                first < self.last
                and self.words[first] == OPEN
                and self.text.closes[first] == last - 1
            ):
                begin, last, direct = first + 1, last - 1, True
        while last > begin and self.words[last - 1] in (",", ".", "؟", ":", "؛"):
            last -= 1
        if last - begin < 1:
            return None
        return Report(begin, last, k, k + 1, subject, direct, cue.feminine, cue.plural)

    def _goes_on(self, k: int) -> bool:
        """Tell whether a clause goes on after a quotation, with no report and no full stop."""
        if k >= self.last:
            return False
        word = self.words[k]
        return (
            word not in PUNCTUATION
            and word not in CUES
            and word not in SOURCES
            and word not in CONNECTORS
        )

    def _unreal(self, k: int, cue: Cue) -> bool:
        """Tell whether the report is denied, doubted or still to come."""
        if k == self.first:
            return False
        before = self.words[k - 1]
        if before in _NEGATIONS:
            return True
        if cue.form is Form.PRESENT:
            return before in _DOUBTS
        return before in ("لو", "اذا", "ربما", "ولو", "واذا", "ما") and before != "ما"

    def _is_clause(self, content: _Content) -> bool:
        return self.words[content.first - 1] in BARE or is_clause(self.text, content.first)

    def _surely(self, k: int, cue: Cue, content: _Content, subject: Phrase | None) -> bool:
        """Tell whether a form that is more often another word is a verb here."""
        if not cue.weak or content.introduced:
            return True
        begins = k == self.first or self.words[k - 1] in CONNECTORS or self.words[k - 1] == ","
        named = subject is not None and names_someone(self.text, subject)
        return begins and (named or cue.joined or self.words[k - 1] in ("كما", "فيما"))

    def _begins_clause(self, k: int, cue: Cue) -> bool:
        """Tell whether a verb without a subject begins a clause and describes no noun."""
        if cue.joined or k == self.first:
            return True
        before = self.words[k - 1]
        if self.words[k + 1 : k + 2] in (["فيها"], ["فيه"]):
            return True
        return before in _STARTERS or before in CONNECTORS or before in (",", ":") or before in _AS

    # where the words reported begin

    def _content(self, k: int, cue: Cue, *, subject: bool) -> _Content | None:
        """Find the words reported after the cue at `k`, and the subject between them.

        Args:
            k: the cue.
            cue: what it is.
            subject: whether a subject may follow.
        """
        words, limit = self.words, min(self.last, k + FARTHEST)
        phrase: Phrase | None = None
        i = k + 1
        fresh = True
        while i < limit:
            word = words[i]
            found = self._begins(i, cue, k, phrase)
            if found is not None:
                return _Content(found[0], phrase, found[1])
            if word == ",":
                fresh = True
                i += 1
                continue
            if word == OPEN:
                if fresh and subject and phrase is None:
                    phrase = phrase_at(self.text, i, limit, cue)
                i = max(phrase.last if phrase else 0, self.text.closes[i] + 1)
                fresh = False
                continue
            if word in ("نقلا", "استنادا") and i + 2 < limit:
                cited = phrase_at(self.text, i + 2, limit)
                i = cited.last if cited else i + 2
                fresh = False
                continue
            if i > k + 1 and self._blocks(i):
                return None
            if word == "(":
                i += 1
                while i < limit and words[i] != ")":
                    i += 1
                i += 1
                continue
            if word in TIMES:
                i += 1
                continue
            governs = cue.object or cue.addressed or (cue.about and cue.pronoun)
            if not self._circumstance(i) and word not in PUNCTUATION:
                if fresh and phrase is None and subject and not self._is_thing(i, cue):
                    candidate = phrase_at(self.text, i, limit, cue)
                    if candidate is not None and agrees(self.text, candidate, cue):
                        phrase = candidate
                        i = phrase.last
                        fresh = False
                        if (
                            governs
                            and self._starts_object(i, phrase, cue)
                            and (cue.object or self._reaches(i, cue))
                        ):
                            return _Content(i, phrase, quoted=False, introduced=False)
                        continue
                if fresh and governs and (cue.object or self._reaches(i, cue)):
                    return _Content(i, phrase, quoted=False, introduced=False)
                if (
                    governs
                    and is_object(word)
                    and words[i - 1] not in _PREPOSITIONS
                    and (phrase or not subject)
                ):
                    return _Content(i, phrase, quoted=False, introduced=False)
            fresh = False
            i += 1
        return None

    def _reaches(self, k: int, cue: Cue) -> bool:
        """Tell whether what is asked of the addressee at `k` follows."""
        for i in range(k, min(self.last, k + 24)):
            word = self.words[i]
            if word in cue.prepositions or word == ON or by(word, cue) or is_clause(self.text, i):
                return True
        return False

    def _is_thing(self, i: int, cue: Cue) -> bool:
        """Tell whether the word after a verb is its object and cannot be its subject."""
        word = self.words[i]
        if is_speaking(word):
            return False
        surface = self.text.text[self.text.starts[i] : self.text.ends[i]]
        return (cue.object and is_object(word)) or (
            cue.pronoun and surface.endswith(("ا", "اً", "ة")) and word not in PLACES
        )

    def _starts_object(self, i: int, phrase: Phrase, cue: Cue) -> bool:
        """Tell whether the object of the verb begins right after its subject."""
        if i >= self.last or self.words[i] in PUNCTUATION or self._circumstance(i):
            return False
        return self.words[i] in _THESE or (
            self.words[i] not in TIMES and self.words[i] not in STOPS
        )

    def _begins(self, i: int, cue: Cue, k: int, phrase: Phrase | None) -> tuple[int, bool] | None:
        """Return where the words reported begin when they are introduced at `i`."""
        words = self.words
        word = words[i]
        if is_clause(self.text, i):
            return (i + 1 if word in BARE else i), False
        if word in (":", OPEN) and not (cue.clause or cue.object):
            return None
        if word == ":":
            return (i + 1, True) if i + 1 < self.last else None
        if word == OPEN:
            return (i, True) if self._says(i, cue, k, phrase) else None
        if word in cue.prepositions:
            if i + 1 >= self.last:
                return None
            if words[i + 1] in BARE:
                return i + 2, False
            if words[i + 1] in SETTINGS and word not in ("الي", "عن"):
                return None
            return i + 1, False
        return (i, False) if by(word, cue) else None

    def _says(self, i: int, cue: Cue, k: int, phrase: Phrase | None) -> bool:
        """Tell whether the quotation at `i` is what was said and no name."""
        close = self.text.closes[i]
        before = self.words[i - 1]
        follows = i == k + 1 or before in PUNCTUATION or (phrase is not None and i == phrase.last)
        if cue.weak and not follows:
            return False
        if close - i - 1 >= _NOT_NAMES:
            return True
        if before in BODIES or before in DOCUMENTS:
            return False
        if phrase is None and self._said_later(close + 1):
            return False
        if phrase is None and i == k + 1:
            following = self.words[close + 1] if close + 1 < self.last else "."
            return following in PUNCTUATION or not introduced(self.text, k, self.last)
        return (cue.clause or cue.object) and before != "ل"

    def _said_later(self, k: int) -> bool:
        """Tell whether the words reported are introduced soon after a quoted name."""
        for i in range(k, min(self.last, k + 12)):
            if is_clause(self.text, i) or self.words[i] in (":", OPEN):
                return True
        return False

    def _blocks(self, i: int) -> bool:
        """Tell whether another report begins at `i`."""
        word = self.words[i]
        cue = CUES.get(word)
        if word in SOURCES:
            return True
        if cue is None or is_speaking(word):
            return False
        if cue.form is Form.PARTICIPLE:
            return not cue.weak
        return cue.form is not Form.NOUN and cue.joined and not cue.weak

    def _circumstance(self, i: int) -> bool:
        """Tell whether the word at `i` begins a circumstance of the saying."""
        word = self.words[i]
        if word in _PREPOSITIONS or word in TIMES or word in PUNCTUATION:
            return True
        return (word[0] == "ل" and len(word) > 2 and is_listener(self.text, i)) or word in (
            "له",
            "لها",
            "لهم",
            "لنا",
        )

    # who speaks

    def _after(self, k: int, cue: Cue) -> Phrase | None:
        """Return the subject right after a verb with which nothing is reported."""
        i = k + 1
        while i < self.last and (self.words[i] == "," or self.words[i] in TIMES):
            i += 1
        if i >= self.last or self._circumstance(i):
            return None
        phrase = phrase_at(self.text, i, self.last, cue)
        if phrase is None or not agrees(self.text, phrase, cue):
            return None
        named = names_someone(self.text, phrase)
        return phrase if named or (self.words[k - 1] in _AS and self._name_like(phrase)) else None

    def _relative(self, k: int) -> Phrase | None:
        """Return the speaker before «الذي» when the verb follows it."""
        i = k - 1
        if i > self.first and self.words[i] in _LINKS:
            i -= 1
        if i <= self.first or self.words[i] not in _RELATIVES:
            return None
        if self.subject is not None and self.subject.last in (i, i - 1):
            return self.subject
        many = self.words[i] in ("الذين", "والذين")
        for start in range(max(self.first, i - 12), i):
            word = self.words[start]
            cut = 0
            if word[0] in "ولبف" and (is_speaking(word[1:]) or word[1:] in GIVEN_NAMES):
                cut = 1
            if many and not is_people(word[cut:]):
                continue
            if not (cut or is_speaking(word) or word in GIVEN_NAMES):
                continue
            phrase = phrase_at(self.text, start, i, cut=cut)
            if phrase is not None and phrase.last >= i - (self.words[i - 1] == ","):
                return phrase
        return None

    def _before(self, k: int, cue: Cue) -> Phrase | None:
        """Return the subject that stands before a verb in its clause."""
        for start in self._starts(k):
            phrase = self._subject_from(start, k)
            if phrase is not None and agrees(self.text, phrase, cue, before=True):
                return phrase
        return None

    def _starts(self, k: int) -> list[int]:
        """Return where the clause of the verb at `k` may begin."""
        starts = [self.first]
        for i in range(k - 1, max(self.first, k - 30), -1):
            if self.words[i] in (",", ":", "-", "؛") or self.words[i] in CONNECTORS:
                starts.append(i + 1)
                break
        if self.covered > self.first and self.covered < k:
            starts.append(self.covered)
        return starts

    def _subject_from(self, start: int, k: int) -> Phrase | None:
        words = self.words
        i = start
        while i < k and (words[i] in _STARTERS or words[i] in ("-", ",")):
            i += 1
        if start > self.first and words[start - 1] in CONNECTORS and words[i] == "ان":
            i += 1
        if i >= k:
            return None
        cut = 0
        word = words[i]
        if (
            word[0] in "وف"
            and len(word) > 3
            and (
                word[1:3] == "ال"
                or is_speaking(word[1:])
                or word[1:] in GIVEN_NAMES
                or word[1:] in PLACES
            )
        ):
            cut = 1
        phrase = phrase_at(self.text, i, k, cut=cut)
        if (
            phrase is None
            or (not names_someone(self.text, phrase)
            and not word[cut:].startswith("ال"))
        ):
            return None
        j = phrase.last
        while j < k:
            if words[j] == "," or words[j] in TIMES or words[j] in _LINKS:
                j += 1
            elif words[j] in ("في", "خلال", "عبر") and j + 1 < k and words[j + 1] in SETTINGS:
                while j < k and words[j] != ",":
                    j += 1
            else:
                return None
        return phrase

    def _standing(self, k: int, cue: Cue) -> Phrase | None:
        """Return who speaks in this sentence so far, for a report that names nobody."""
        if self.subject is not None and agrees(self.text, self.subject, cue, before=True):
            return self.subject
        if len(self.found) > self.begun:
            return None
        if k > self.first + 1:
            return self.doer(k, cue)
        if self.previous is not None and self.previous.begun == self.begun:
            return self.previous.doer(self.previous.last, cue)
        return None

    def doer(self, k: int, cue: Cue) -> Phrase | None:
        """Return the subject of the verb with which the sentence begins, whatever it does."""
        words = self.words
        i = self.first
        while i < k and (words[i] in _STARTERS or words[i] == ","):
            i += 1
        if words[i] in _NEGATIONS:
            i += 1
        if words[i] in _PREPOSITIONS or words[i] in _OPENERS:
            comma = next((j for j in range(i, k) if words[j] == ","), None)
            i = i if comma is None else comma + 1
        for start in (i + 1, i):
            if start >= k or (words[start] in PUNCTUATION and words[start] != OPEN):
                continue
            phrase = phrase_at(self.text, start, k, _ANY_OBJECT)
            if (
                phrase is not None
                and names_someone(self.text, phrase)
                and agrees(self.text, phrase, cue, before=True)
            ):
                if words[phrase.first] in DOCUMENTS:
                    continue
                return phrase
        return None

    # participles, sources, news passed on

    def _participle(self, k: int, cue: Cue) -> Report | None:
        if k == self.first or self.words[k - 1] in _NEGATIONS or self.words[k - 1] in _UNDER:
            return None
        content = self._content(k, cue, subject=False)
        if content is None:
            return None
        subject = self._standing(k, cue)
        if not self._surely(k, cue, content, subject):
            return None
        alone = subject is None and len(self.found) == self.begun
        if alone and self.words[self.first] not in CUES:
            return None
        return self._report(k, cue, content, subject)

    def _source(self, k: int) -> Report | None:
        words = self.words
        i, cut = k + 1, 0
        if i >= self.last:
            return None
        word = words[i]
        cue: Cue | None = None
        if words[k].endswith("ما"):
            return None
        if word in ("ما", "لما") and i + 1 < self.last:
            cue = CUES.get(words[i + 1])
            if cue is None and words[i + 1] in _PASSING:
                return self._passed_source(k, i + 1)
            if cue is None:
                return None
            i += 2
            while i < self.last and words[i] in TIMES:
                i += 1
        elif word in ("عن", "الي") or word in ("ل", "لل"):
            i += 1
        elif word[0] == "ل" and words[k].endswith("ا"):
            cut = 1
        if i >= self.last:
            return None
        phrase = phrase_at(self.text, i, self.last, cut=cut)
        if phrase is None:
            return None
        if cue is None and not names_someone(self.text, phrase) and not self._name_like(phrase):
            return None
        return self._preceding(k, i, phrase, cue)

    def _in_words_of(self, k: int) -> Report | None:
        """Read «على حد قول فلان» and «على حد قوله» after what was said."""
        if k == self.first or self.words[k - 1] != ON or k + 1 >= self.last:
            return None
        word = self.words[k + 1]
        noun = CUES.get(word)
        if (noun is not None and noun.form is Form.NOUN) or word.startswith("تعبيره"):
            feminine = word.endswith("ها")
            return self._preceding(k - 1, k + 2, self.subject, None, feminine=feminine)
        if word not in _WORDS_OF:
            return None
        phrase = phrase_at(self.text, k + 2, self.last) if k + 2 < self.last else None
        return None if phrase is None else self._preceding(k - 1, k + 2, phrase, None)

    def _passed_source(self, k: int, i: int) -> Report | None:
        """Read «بحسب ما نقلت وكالة عن فلان»."""
        while i < self.last and self.words[i] != "عن":
            i += 1
        phrase = phrase_at(self.text, i + 1, self.last) if i + 1 < self.last else None
        return None if phrase is None else self._preceding(k, phrase.first, phrase, None)

    def _name_like(self, phrase: Phrase) -> bool:
        """Tell whether a phrase that is no office and no body may still be a name."""
        noun = self.words[phrase.first][phrase.cut :]
        if self.words[phrase.first].startswith("لل"):
            return False
        if noun in LAWS or "ا" + noun in LAWS or is_object(noun):
            return False
        return not noun.startswith(("ال", "لل")) and noun.isalpha()

    def _preceding(
        self,
        k: int,
        cue_last: int,
        phrase: Phrase | None,
        cue: Cue | None,
        *,
        feminine: bool | None = None,
    ) -> Report | None:
        """Report what stands before a source, or after it at a sentence's beginning."""
        words = self.words
        self.subject = phrase
        feminine = cue.feminine if cue else feminine
        start = self.covered
        while start < k and (
            (words[start] in PUNCTUATION and words[start] != OPEN) or words[start] in _STARTERS
        ):
            start += 1
        end = k
        while end > start and words[end - 1] in (",", "-", "(", "و"):
            end -= 1
        if end - start >= 3:
            for i in range(start, end):
                if words[i] in ("فان", "ان") and words[i - 1] in ("الا", "غير", ","):
                    start = i + 1
            return Report(start, end, k, cue_last, phrase, direct=False, feminine=feminine)
        if self.covered > self.first or end - start > 0 or phrase is None:
            return None
        i = phrase.last
        while (
            i < self.last
            and words[i] != ","
            and words[i] not in ("فان", "فانه", "فانها")
            and words[i] != OPEN
            and words[i] != ":"
        ):
            i += 1
        while i < self.last and words[i] in (",", "فان", ":"):
            i += 1
        last = scope(self.text, i, self.last) if i < self.last else i
        direct = i < self.last and words[i] == OPEN and self.text.closes[i] == last - 1
        if direct:
            i, last = i + 1, last - 1
        if last <= i:
            return None
        return Report(i, last, k, cue_last, phrase, direct=direct, feminine=feminine)

    def _passed_on(self, k: int) -> Report | None:
        """Read «نقلت وكالة عن فلان قوله …» and «جاء في بيان …»."""
        words = self.words
        if k > self.first and words[k - 1] in _NEGATIONS:
            return None
        come = "نقل" not in words[k]
        i = k + 1
        limit = min(self.last, k + 14)
        if come:
            if (
                words[i : i + 1] != ["في"]
                or words[i + 1 : i + 2] == []
                or words[i + 1] not in DOCUMENTS
            ):
                return None
        else:
            while i < limit and words[i] != "عن":
                i = self.text.closes[i] + 1 if words[i] == OPEN else i + 1
            if i >= limit:
                return None
        phrase = phrase_at(self.text, i + 1, self.last)
        if phrase is None:
            return None
        self.subject = phrase
        j = phrase.last
        stop = min(self.last, j + FARTHEST)
        cue_at = k
        plain = CUES["قال"]
        while j < stop:
            cue = CUES.get(words[j])
            if cue is not None and cue.form is Form.NOUN:
                cue_at = j
                if (
                    j + 1 < self.last
                    and not is_clause(self.text, j + 1)
                    and words[j + 1] not in (":", OPEN, ",")
                ):
                    return self._report_as(
                        cue_at,
                        plain,
                        _Content(j + 1 + (words[j + 1] in cue.prepositions), phrase, quoted=False),
                        phrase,
                    )
            elif j > phrase.last and self._blocks(j):
                return None
            found = self._begins(j, plain, k, phrase)
            if found is not None:
                return self._report_as(cue_at, plain, _Content(found[0], phrase, found[1]), phrase)
            j = self.text.closes[j] + 1 if words[j] == OPEN else j + 1
        return None

    def _report_as(self, k: int, cue: Cue, content: _Content, phrase: Phrase) -> Report | None:
        report = self._report(k, cue, content, phrase)
        return None if report is None else replace(report, feminine=None)

    def _headline(self, k: int) -> Report | None:
        """Read «الصليب الأحمر: المساعدات أقل» as headlines and interviews write it."""
        start = self.first
        for i in range(k - 1, self.first - 1, -1):
            if self.words[i] in (":", "..", "-"):
                start = i + 1
                break
        if start >= k or self.last - k < 4 or k - start > 12:
            return None
        phrase = phrase_at(self.text, start, k)
        if phrase is None or phrase.last != k or not names_someone(self.text, phrase):
            return None
        if self.words[start] in DOCUMENTS or self.words[start] == OPEN:
            return None
        return self._report(k, _PLAIN, _Content(k + 1, phrase, quoted=True), phrase)


_PLAIN = CUES["قال"]
_ANY_OBJECT = CUES["اعلن"]
_THESE = folded("هذا هذه ذلك تلك ما أي كل هؤلاء")
_WORDS_OF = folded("قول وصف تعبير زعم ادعاء")
_PASSING = folded("نقل نقلت نقله نقلته")
_AS = folded("ما لما كما حسبما وفقما مثلما بحسبما وكما")
_OPENERS = folded("من وفي وبعد وقبل وخلال ومن إلى ورغم وعلى وردا وتعليقا")
_UNDER = folded("في من عن على إلى كان كانت ليس")
_PREPOSITIONS = folded(
    """
    في خلال عبر على عن إلى من أمام بعد قبل عقب إثر منذ أثناء لدى عند حول بشأن ضد مع وفي تعليقا ردا
    بين ضمن حسب بحسب وفق وفقا عليه فيه إليه به بها
    """
)
