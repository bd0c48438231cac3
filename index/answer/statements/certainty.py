"""Whether a form of a reporting verb, with what stands around it, is a report by someone.

Many forms are other words as well («بين», «كشف»), some are passive, and some describe what was
named before them.
"""

from index.answer.statements.clauses import BARE, CONNECTORS, SOURCES, by, is_clause
from index.answer.statements.marks import PUNCTUATION
from index.answer.statements.phrases import Phrase, head, names_someone
from index.answer.statements.reading import AS, PREPOSITIONS, PRONOUNS, STARTERS, Opening, Reading
from index.answer.statements.subjects import following
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import ON, THINGS, TIMES, folded

_UNKNOWN_NAME = 4
"""Words of a name that holds no known noun, at most."""


PART = 12
"""Pieces of a quotation up to which it may be a part of a longer statement."""


def yields(reading: Reading, k: int, cue: Cue, before: Phrase) -> bool:
    """Tell whether an unknown word before a verb is not its subject, since one stands behind.

    «الأفق اليوم أوضح المتحدث أن» begins with the outlet.
    """
    if cue.addressed or names_someone(reading.text, before) or before.last - before.first > 1:
        return False
    phrase = following(reading, k, cue)
    return phrase is not None and phrase.first == k + 1


def describes(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether a verb may describe what was named: «رفعوا لافتات، تطالب الحكومة بكذا»."""
    describes = cue.addressed and cue.form is Form.PRESENT and not (cue.joined or cue.pronoun)
    before = reading.before(k)
    begins = before == "" or before in STARTERS or before in _WHEN or before == "حين"
    return describes and not begins


def is_said(
    reading: Reading,
    k: int,
    cue: Cue,
    opening: Opening,
    subject: Phrase | None,
    before: Phrase | None,
) -> bool:
    """Tell whether a verb with its words is a report by someone.

    Args:
        reading: the sentence.
        k: the verb.
        cue: what it is.
        opening: where the words begin.
        subject: who is named as its subject.
        before: the subject, where it stands before the verb.
    """
    if not surely(reading, k, cue, opening, subject):
        return False
    if not _is_that_verb(reading, k, cue, opening, subject):
        return False
    if cue.passive and _is_passive(reading, k, opening, before):
        return False
    if cue.about and not cue.pronoun:
        lacks = _lacks_object(reading, cue, opening, subject)
        if is_accused(reading, k) if before is not None else lacks:
            return False
    if subject is None:
        return _begins_clause(reading, k, cue)
    return head(reading.text, subject) not in THINGS


def surely(reading: Reading, k: int, cue: Cue, opening: Opening, subject: Phrase | None) -> bool:
    """Tell whether a form that is more often another word is a verb here."""
    if not cue.weak:
        return True
    before = reading.before(k)
    begins = before in _BEGINNINGS or before in CONNECTORS or before in TIMES or cue.joined
    begins = begins or before in PRONOUNS or reading.after(k) in IN_IT
    if opening.introduced:
        if subject is not None and not _could_speak(reading, subject):
            return False
        clause = _is_clause(reading, opening) or opening.quoted or cue.form is not Form.PAST
        return clause or begins or (subject is not None and subject.last <= k)
    named = subject is not None and names_someone(reading.text, subject)
    return begins and (named or cue.joined or before in _MOREOVER or before in PRONOUNS)


def _names_burden(reading: Reading, k: int, cue: Cue, opening: Opening) -> bool:
    """Tell whether «حمّل» is followed by what it lays on somebody: «المسؤولية»."""
    near = reading.words[k : min(reading.last, k + _BURDEN)]
    bare = reading.words[opening.first - 1] in cue.prepositions and not cue.pronoun
    return not bare and not cue.prepositions.isdisjoint(near)


_BURDENS = "حمل"


_BURDEN = 24
"""Words behind «حمّل» within which «المسؤولية» stands."""


def is_of_unknown(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether a verb has a subject before it that is not known for one.

    «كتاب فلان، الصادر قبل عام، يقول إن …», «كلمة لزعيم الحزب قال فيها إن». Behind «وفي حديث
    آخر،» the verb goes on with who spoke.
    """
    if cue.joined:
        return False
    if reading.after(k) in IN_IT:
        return True
    first = reading.words[reading.first]
    bare = first[1:] if first[0] in "وف" and len(first) > _PART_OF else first
    leads = any(word in PREPOSITIONS or word in TIMES or word in STARTERS for word in (first, bare))
    return reading.before(k) == "," and k > reading.first + 1 and not (leads or first in CUES)


_PART_OF = 2


def _is_verb_there(reading: Reading, k: int, opening: Opening) -> bool:
    """Tell whether a word such as «بين» is a verb: «وبين المدير أن», and not «بين الأمس واليوم»."""
    before = reading.before(k)
    begins = before in _BEGINNINGS or before in CONNECTORS or before in TIMES or before == "الذي"
    hamza = reading.surface(k).lstrip("وف").startswith("إ")  # «إبان»
    clause = _is_clause(reading, opening) or reading.words[opening.first - 1] == ":"
    named = opening.subject.last if opening.subject is not None else k + 1
    between = reading.words[named : opening.first - 1]
    near = len(between) <= PART and not any(word in _APART for word in between)
    return begins and clause and near and not hamza


_APART = frozenset((".", "..", "؟", "؛", ":", "-"))


def _could_speak(reading: Reading, subject: Phrase) -> bool:
    """Tell whether a phrase is someone's, or short enough for an unknown name."""
    if names_someone(reading.text, subject):
        return True
    word = head(reading.text, subject)
    bare = subject.last == subject.first + 1 and not word.startswith("ال")
    common = reading.surface(subject.first).endswith(("ة", "ها")) or word in _NO_NAMES
    return subject.last - subject.first <= _UNKNOWN_NAME and not (bare and common)


def _is_clause(reading: Reading, opening: Opening) -> bool:
    return reading.words[opening.first - 1] in BARE or is_clause(reading.text, opening.first)


def _is_passive(reading: Reading, k: int, opening: Opening, before: Phrase | None) -> bool:
    """Tell whether a present such as «يعتبر» or «يذكر» is passive: nobody says it."""
    if reading.after(k) in _AMONG:
        return True
    return before is None and (not _is_clause(reading, opening) or opening.first <= k + 2)


def _is_that_verb(
    reading: Reading, k: int, cue: Cue, opening: Opening, subject: Phrase | None
) -> bool:
    """Tell whether a form is the verb and no other word, by what only the verb needs."""
    if cue.named and not (subject is not None and names_someone(reading.text, subject)):
        return False
    if cue.lemma == _BURDENS and not _names_burden(reading, k, cue, opening):
        return False
    return not cue.particle or _is_verb_there(reading, k, opening)


def _lacks_object(reading: Reading, cue: Cue, opening: Opening, subject: Phrase | None) -> bool:
    """Tell whether nothing stands between the one name after a verb and what is said of it.

    «اتهم الوزير بالفساد» is passive: he is accused, and accuses nobody.
    """
    if subject is None:
        return False
    if subject.last == opening.first - 1 and reading.words[subject.last] == "ب":
        return True
    if opening.quoted or subject.last < opening.first:
        return False
    return by(reading.words[opening.first], cue)


def is_accused(reading: Reading, k: int) -> bool:
    """Tell whether a verb after its subject has no object: «كان الوزير قد اتهم بالفساد»."""
    following = reading.after(k)
    return following == "ب" or by(following, CUES[reading.words[k]])


def _begins_clause(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether a verb without a subject begins a clause and describes no noun."""
    before = reading.before(k)
    if cue.joined or before in ("", ",", ":") or reading.after(k) in IN_IT:
        return True
    if before == "كما" and k > reading.first + 1 and reading.before(k - 1) not in PUNCTUATION:
        return False  # «تحدث عنه كما تحدث عن غيره»
    if before == "ما" and not cue.pronoun:  # «ما يثبت أن»
        return reading.before(k - 1) in SOURCES or reading.before(k - 1) == ON
    return before in STARTERS or before in AS or before in _WHEN or _is_about(reading, k)


def _is_about(reading: Reading, k: int) -> bool:
    """Tell whether all that stands before a verb is what was asked: «وعن موعد العودة قال: …»."""
    words = reading.words[reading.first : k]
    about = words[0] in _ABOUT or words[:2] == ["ردا", ON]
    return about and len(words) <= _ASKED and not any(map(_is_finite, words))


def _is_finite(word: str) -> bool:
    cue = CUES.get(word)
    return cue is not None and cue.form in (Form.PAST, Form.PRESENT) and not cue.weak


_ABOUT = folded("وعن وحول وبشأن وبخصوص وعما وردا وتعليقا عن حول بشأن بخصوص تعليقا وبسؤاله وبسؤالها")


_ASKED = 20
"""Words of what somebody was asked about, at most."""


_AMONG = folded("من أحد إحدى أول أهم أبرز أكبر")
"""Words behind «يعتبر» that tell what somebody is held to be: «يعتبر من كبار الكتاب»."""


_NO_NAMES = folded("أي أية محل نحو حوالي غير سوى مثل شبه عدم مجرد ففي وفي خاصة فقط جدا")


IN_IT = folded("فيها فيه")


_WHEN = folded(
    "مضى ومضى واستمر وراح أن إن أنه أنها أنهم أنهما لأنه لأنها عندما حين حينما بعدما قبلما"
)


_BEGINNINGS = folded("جهته جهتها جانبه جانبها ناحيته بدوره بدورها ذلك المقابل") | {"", ",", ":"}


_MOREOVER = folded("كما فيما")
