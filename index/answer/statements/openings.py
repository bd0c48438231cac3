"""Where the words reported begin.

They follow «أن», a colon, a quotation, or the verb's own preposition, or are its object. Between
a reporting verb and the words stand, in any order, the subject, circumstances («في بيان»,
«أمس») and those who were told («لوكالة رويترز»).
"""

from index.answer.statements.circumstances import blocks, is_circumstance, is_verb
from index.answer.statements.clauses import SOURCES, by, is_clause
from index.answer.statements.gender import agrees
from index.answer.statements.governed import is_action, is_deed_of
from index.answer.statements.introducing import begins
from index.answer.statements.marks import OPEN
from index.answer.statements.nouns import (
    ARTICLE,
    is_adjective,
    is_governed,
    is_ones_own,
    is_participle,
    is_people,
    is_speaking,
)
from index.answer.statements.objects import is_object
from index.answer.statements.phrases import Phrase, head, names_someone, phrase_at
from index.answer.statements.reading import PREPOSITIONS, Opening, Reading
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    HIS_HONOUR,
    HONORIFICS,
    MONTHS,
    ON,
    PLACES,
    ROLES,
    STOPS,
    TIMES,
    folded,
    folded_piece,
)

FARTHEST = 45
"""Words between a reporting verb and the words reported, at most."""


_REQUEST = 24
"""Words of an addressee, within which what is asked of them begins."""


_CLAUSE = 20
"""Words of a relative clause between commas, at most."""


_NEAR = 12
"""Pieces of what stands in brackets, at most."""


class Search:
    """Walks on from a reporting word until the words reported begin."""

    def __init__(self, reading: Reading, cue_at: int, cue: Cue, *, subject: bool) -> None:
        """Prepare a walk.

        Args:
            reading: the sentence.
            cue_at: the reporting word.
            cue: what it is.
            subject: whether its subject may follow.
        """
        self.reading = reading
        self.words = reading.words
        self.cue_at = cue_at
        self.cue = cue
        self.limit = min(reading.last, cue_at + FARTHEST)
        self.open = subject
        """Whether the subject is still to be found."""
        self.phrase: Phrase | None = None
        self.fresh = True
        """Whether a new part of the clause begins here."""
        self.governs = cue.object or cue.addressed or (cue.about and cue.pronoun)

    def run(self) -> Opening | None:
        """Return where the words reported begin, or `None` when they do not."""
        i = self.cue_at + 1
        while i < self.limit:
            spokesman = self._on_behalf(i)
            found = (
                None if spokesman else begins(self.reading, i, self.cue, self.cue_at, self.phrase)
            )
            if found is not None:
                return found
            if self._begins_clause(i):
                return None
            step = spokesman or self._skipped(i)
            if step:
                i = step
                continue
            if i > self.cue_at + 1 and self._begins_another(i):
                return None
            named = self._named(i)
            if named is None and self._is_plain_object(i):
                return Opening(i, self.phrase, introduced=False)
            self.fresh = False
            if named is not None:
                i = named
                if self._object_follows(i):
                    return Opening(i, self.phrase, introduced=False)
                continue
            i += 1
        return self._bare_speech()

    def _begins_another(self, i: int) -> bool:
        """Tell whether another report begins at `i`."""
        word = self.words[i]
        cue = CUES.get(word)
        apart = cue is not None and cue.form is Form.PARTICIPLE and self.words[i - 1] == ","
        apart = apart and word not in TIMES and not is_speaking(word)
        told = cue is not None and cue.form is Form.PAST and not (cue.weak or cue.joined)
        if told and self.words[i - 1] == "," and i > self.cue_at + 2:
            return True  # «وبعدما ذكر بمؤلفاته، قال فيكا إن»
        return apart or word == self.words[self.cue_at] or blocks(word)

    def _begins_clause(self, i: int) -> bool:
        """Tell whether another clause begins at `i`, or this one was a relative clause.

        «… حيث تقول الصحيفة إن», «الاتفاق الذي أعلنت عنه المدينة».
        """
        if self.words[i] == "مما" or _RESUMED.get(self.words[i]) in self.cue.prepositions:
            return True
        cue = CUES.get(self.reading.after(i)) if self.words[i] in _SUBORDINATING else None
        return cue is not None and cue.form in (Form.PAST, Form.PRESENT)

    def _bare_speech(self) -> Opening | None:
        """Return words that follow «قال فلان،» with nothing but a comma before them."""
        phrase = self.phrase
        if phrase is None or self.cue.lemma != "قال" or self.reading.after(phrase.last - 1) != ",":
            return None
        first = phrase.last + 1
        if first >= self.reading.last or self.words[first][0] == "و":
            return None
        return Opening(first, phrase)

    def _on_behalf(self, i: int) -> int | None:
        """Read «على لسان فلان», who then is the speaker, and return where it ends."""
        if self.words[i] != ON or self.reading.after(i) != "لسان" or i + 2 >= self.limit:
            return None
        phrase = phrase_at(self.reading.text, i + 2, self.limit, self.cue)
        self.phrase = phrase or self.phrase
        self.fresh = False
        return phrase.last if phrase else i + 2

    def _skipped(self, i: int) -> int | None:
        """Return the piece after what stands at `i` and is no part of the search."""
        word = self.words[i]
        text = self.reading.text
        if self._is_little(i):
            return i + 1
        if word == OPEN:
            waits = self.fresh and self.open and self.phrase is None
            if waits and self.words[i - 1] not in _WITHIN:
                self.phrase = phrase_at(text, i, self.limit, self.cue)
            self.fresh = False
            return max(self.phrase.last if self.phrase else 0, text.closes[i] + 1)
        if word in ("ل", "لل") and self.reading.after(i) == OPEN:
            return text.closes[i + 1] + 1
        return self._aside(i)

    def _is_little(self, i: int) -> bool:
        """Tell whether one word at `i` may be passed over, and note what it shows."""
        word = self.words[i]
        if word == ",":
            self.fresh = True
        elif self._is_that(i):
            self.governs = False
        elif word in _WITHIN:
            self.governs = self.governs and not self.cue.prepositions
        else:
            dated = word.isdigit() or word in MONTHS
            return (word in TIMES and word not in PREPOSITIONS) or (dated and i > self.cue_at + 1)
        return True

    def _is_that(self, i: int) -> bool:
        """Tell whether the word at `i` is the object of «أوضح ذلك الوزير»."""
        if self.words[i] not in _THAT or i > self.cue_at + 1 or not self.open or self.cue.about:
            return False
        following = self.reading.after(i)
        return following.startswith(ARTICLE) or is_speaking(following)

    def _aside(self, i: int) -> int | None:
        """Return the piece after an aside that begins at `i`.

        It is who is cited, what stands in brackets, or «الذي …» and «وهو …» between commas.
        """
        word = self.words[i]
        apart = self.words[i - 1] == ","
        aside, relative = apart and word in SOURCES, apart and word in _RELATIVES
        if word not in _CITING and word != "(" and not (aside or relative):
            return None
        self.fresh = False
        if relative:
            near = range(i, min(self.limit, i + _CLAUSE))
            return next((j for j in near if self.words[j] in (",", ":", OPEN)), i + 1)
        if word == "(":
            near = range(i, min(self.limit, i + _NEAR))
            return next((j + 1 for j in near if self.words[j] == ")"), i + 1)
        first = i + 1 if aside and self.reading.after(i) not in _OF else i + 2
        cited = phrase_at(self.reading.text, first, self.limit) if first < self.limit else None
        return cited.last if cited else first

    def _named(self, i: int) -> int | None:
        """Take the subject that begins at `i` and return where it ends."""
        if not (self.fresh and self.open) or self.phrase is not None:
            return None
        i += self._before_name(i)
        if i < self.limit and self.words[i] in _THOSE and i == self.cue_at + 1:
            self.phrase = Phrase(i, i + 1)
            return i + 1
        if i >= self.limit or is_circumstance(self.reading, i) or not self._may_be_subject(i):
            return None
        phrase = phrase_at(self.reading.text, i, self.limit, self.cue)
        if phrase is None or not self._is_subject(phrase):
            return None
        self.phrase = phrase
        return phrase.last

    def _is_subject(self, phrase: Phrase) -> bool:
        """Tell whether a phrase behind the verb is its subject and not its object."""
        text, i = self.reading.text, phrase.first
        if self.words[i - 1] in _WITHIN and self.cue.object and not names_someone(text, phrase):
            return False  # «أصدرت بيانا أدانت فيه الضربة»
        if self.cue.lemma in _OF_GOING_ON and any(
            is_object(self.words[j]) or is_action(text, j) for j in range(i + 1, phrase.last)
        ):
            return False
        return self._agrees(phrase)

    def _agrees(self, phrase: Phrase) -> bool:
        """Tell whether the verb agrees with a phrase: «قالت نائب المدير» is of a woman."""
        governing = self.cue.object or self.cue.addressed or self.cue.about
        woman = self.cue.feminine and not governing and head(self.reading.text, phrase) in ROLES
        return woman or agrees(self.reading.text, phrase, self.cue)

    def _may_be_subject(self, i: int) -> bool:
        """Tell whether the verb's subject may begin with the word at `i`."""
        word = self.words[i]
        joined = word.startswith(("وال", "فال", "لل")) and not is_speaking(word)
        manner = self.cue.weak and is_participle(word)
        asked = self.cue.addressed and word in _EVERY  # «وحث جميع الأطراف على»
        governed = asked or by(word, self.cue) or is_governed(word)
        return not (joined or manner or governed or self._is_thing(i))

    def _before_name(self, i: int) -> int:
        """Return how many words before a name are no part of it: «معالي», «كل من», «هؤلاء»."""
        word, following = self.words[i], self.reading.after(i)
        if word in HONORIFICS:
            return 1
        if word in _THESE and following.startswith(ARTICLE):
            return int(is_speaking(following) or is_people(following))
        initial = len(word) == 1 and word in _INITIALS and following == "."  # «د. سالم فيكا»
        return 2 if initial or (word, following) == ("كل", "من") else 0

    def _is_plain_object(self, i: int) -> bool:
        """Tell whether the verb's object begins at `i`."""
        word = self.words[i]
        if self.words[i - 1] in _RELATIVES:
            return False
        if not self.governs or is_circumstance(self.reading, i) or is_verb(word):
            return False
        if word in STOPS and word not in _THESE and self.reading.surface(i) != "ألا":
            return False
        if self.fresh:
            return self.cue.object or self._reaches(i)
        waits = self.open and self.phrase is None
        deed = self.cue.object and is_action(self.reading.text, i)
        deed = deed and self.reading.after(i) in PREPOSITIONS and self.words[i - 1] in TIMES
        # «أعلنت الشهر الماضي الاستغناء عن العمال»
        return (deed or is_object(word)) and self.words[i - 1] not in PREPOSITIONS and not waits

    def _object_follows(self, i: int) -> bool:
        """Tell whether the object begins right after the subject."""
        if not self.governs or i >= self.reading.last or is_circumstance(self.reading, i):
            return False
        word = self.words[i]
        if word in self.cue.prepositions:
            return False
        starts = word in _THESE or not (word in STOPS or is_verb(word))
        return starts and (self.cue.object or self._reaches(i))

    def _is_thing(self, i: int) -> bool:
        """Tell whether the word after a verb is its object and cannot be its subject."""
        word = self.words[i]
        if is_speaking(word) or (word == "عدد" and self.reading.after(i) == "من"):
            return False
        surface = self.reading.surface(i)
        if surface.endswith(("اً", "ًا")) or word in HIS_HONOUR:
            return True
        if self.cue.lemma in _OF_DEEDS and is_action(self.reading.text, i):
            return self.reading.after(i) in PREPOSITIONS
        own = is_ones_own(word, surface) and (self.governs or self.cue.weak)
        deed = self.cue.object and is_deed_of(self.reading.text, i)
        if own or deed or word in _ATTENTION or self._is_urged(i):
            return True
        definite = word.startswith(ARTICLE) or word in PLACES
        accusative = self.cue.pronoun and surface.endswith(("ا", "ة")) and not definite
        return accusative or (self.cue.object and is_object(word) and not self._are_all(i))

    def _are_all(self, i: int) -> bool:
        """Tell whether all of those who may speak are named: «أكدت جميع الدول أن»."""
        if self.words[i] not in _ALL:
            return False
        noun = self.words[i + 1 + (self.reading.after(i) in _THESE)] if i + 2 < self.limit else ""
        return is_speaking(noun) or noun.endswith("ون")

    def _is_urged(self, i: int) -> bool:
        """Tell whether an unknown noun is whom a verb urges: «حث النشء على القراءة»."""
        word = self.words[i]
        unknown = word.startswith(ARTICLE) and not (is_speaking(word) or is_adjective(word))
        if self.cue.lemma not in _OF_URGING or not unknown:
            return False
        following = self.reading.after(i)
        urged = following in self.cue.prepositions
        return urged or (following != "" and is_action(self.reading.text, i + 1))

    def _reaches(self, k: int) -> bool:
        """Tell whether what is asked of the addressee at `k` follows."""
        for i in range(k, min(self.reading.last, k + _REQUEST)):
            word = self.words[i]
            if word in self.cue.prepositions or by(word, self.cue):
                return True
            if is_clause(self.reading.text, i):
                return True
            if word in CUES and CUES[word].form is Form.PARTICIPLE and word not in TIMES:
                return False
        return False


_ALL = folded("جميع كل كافة معظم")
_INITIALS = frozenset("دما")
"""Letters that stand for a title: «د.», «م.», «أ.»."""


_OF_URGING = folded("حث ناشد")
"""Verbs that always name whom they urge."""


_THOSE = folded("هؤلاء أولئك")


_OF_GOING_ON = folded("أعاد واصل")
"""Verbs of doing more than saying: «أعاد المدير نشر الصورة»."""


_ATTENTION = folded("الانتباه النظر الأنظار العكس")
"""What one draws or shows: «لفت الأنظار إلى», «أثبت العكس»."""


_OF_DEEDS = folded("جدد كرر رفض نفى استبعد أبدى برر أعلن أمل تمنى توقع أكد طلب واصل تابع أثبت أظهر")
"""Verbs whose object is a deed of their subject: «وجدد التأكيد على», «ورفض التعليق على»."""


_THAT = folded("ذلك هذا")


_RESUMED = {
    folded_piece(word): folded_piece(preposition)
    for word, preposition in (
        ("عنه", "عن"), ("عنها", "عن"), ("إليه", "إلى"), ("إليها", "إلى"), ("عليه", ON),
        ("عليها", ON), ("منه", "من"), ("منها", "من"), ("به", "ب"), ("بها", "ب"),
    )
}  # fmt: skip
"""A verb's preposition with the pronoun of what the verb is about -> the preposition."""


_SUBORDINATING = folded("حيث إذ فيما بينما لكن ولكن بعدما عندما حين حينما")


_THESE = folded("هذا هذه ذلك تلك ما أي كل هؤلاء")


_RELATIVES = folded("الذي التي الذين والذي والتي والذين وهو وهي وهم")


_EVERY = folded("جميع كافة")


_CITING = folded("نقلا استنادا")


_OF = folded("عن إلى ما لما")


_WITHIN = folded("خلاله خلالها فيها فيه عليها إليها منه منها معه معها عنه عنها")
"""Circumstances of one word: «أكد فيها أن»."""
