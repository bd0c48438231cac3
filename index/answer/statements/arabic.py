"""Who is reported to say what in one paragraph of Arabic, before names are traced.

Verbs come before their subject («قال الوزير إن …») or after it («الوزير قال إن …»), or leave it
out («وقال إن …»), which makes a follow-on. Participles («مضيفاً …») go on with the subject of
their sentence; words of source («بحسب …») name the speaker of what stands before them.
"""

from index.answer.statements.circumstances import is_circumstance
from index.answer.statements.clauses import (
    BARE,
    CONNECTORS,
    SOURCES,
    by,
    is_clause,
    scope,
    sentences,
)
from index.answer.statements.marks import OPEN, PUNCTUATION, Text
from index.answer.statements.openings import Search, begins
from index.answer.statements.phrases import Phrase, head, names_someone, phrase_at
from index.answer.statements.reading import (
    AS,
    NEGATIONS,
    PREPOSITIONS,
    STARTERS,
    Opening,
    Reading,
    Report,
)
from index.answer.statements.sources import (
    PLAIN,
    around,
    headline,
    in_words_of,
    of_no_gender,
    passed_on,
    source,
)
from index.answer.statements.subjects import (
    ANY,
    following,
    preceding,
    related,
    standing,
    takes_subject,
)
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import ON, THINGS, TIMES, folded

_UNKNOWN_NAME = 4
"""Words of a name that holds no known noun, at most."""

_PART = 12
"""Pieces of a quotation up to which it may be a part of a longer statement."""


def reports(text: Text) -> list[Report]:
    """Return the reports of a paragraph in order; none of them overlap."""
    found: list[Report] = []
    reading: Reading | None = None
    end = _dialogue(text)
    for sentence in sentences(text):
        if sentence.first >= end:
            break
        reading = Reading(text, sentence, found, reading)
        if sentence.cues and not _asks(reading):
            _read(reading)
    return found


def _dialogue(text: Text) -> int:
    """Return where questions and answers begin that stand in one paragraph, as interviews do.

    Who speaks there changes from turn to turn, and verbs are of the first and second person.
    """
    words = text.words
    if text.text.count("؟") + text.text.count("?") < _TURNS:
        return len(words)
    turns = [k for k in range(len(words) - 1) if words[k] == "؟" and words[k + 1] == "-"]
    return turns[0] if len(turns) >= _TURNS else len(words)


_TURNS = 2
"""Questions that are answered, from which on a paragraph is an interview."""


def _read(reading: Reading) -> None:
    """Add the reports of a sentence, cue by cue."""
    for k in reading.sentence.cues:
        if k < reading.covered:
            continue
        report = _report_at(reading, k)
        if report is not None and report.last > report.first:
            reading.found.append(report)
            reading.covered = max(report.last, report.cue_last)
            if report.speaker is not None and report.speaker.first == report.cue_last:
                reading.covered = max(reading.covered, report.speaker.last)


def _report_at(reading: Reading, k: int) -> Report | None:
    word = reading.words[k]
    if word in SOURCES:
        return source(reading, k)
    if word == "حد":
        return in_words_of(reading, k)
    cue = CUES.get(word)
    if cue is None:
        return _handed_on(reading, k)
    if cue.form is Form.PARTICIPLE:
        return _participle(reading, k, cue)
    return None if cue.form is Form.NOUN else _verb(reading, k, cue)


def _handed_on(reading: Reading, k: int) -> Report | None:
    """Read what is reported without a verb of saying: «فلان: …», «نقلت وكالة عن فلان …»."""
    if reading.words[k] == ":":
        opening = headline(reading, k)
        return None if opening is None else _report(reading, k, PLAIN, opening, opening.subject)
    if reading.after(k) in _IN_IT:
        return _came(reading, k)
    handed = passed_on(reading, k)
    if handed is None:
        return None
    opening, cue_at = handed
    return of_no_gender(_report(reading, cue_at, PLAIN, opening, opening.subject))


def _came(reading: Reading, k: int) -> Report | None:
    """Read «أصدرت الوزارة بيانا جاء فيه أن …»: who issued it says so."""
    first = reading.words[reading.first].lstrip("وف")
    if first not in _ISSUES or reading.words[k] not in _COMES or k + 2 >= reading.last:
        return None
    opening = begins(reading, k + 2, PLAIN, k, None)
    phrase = phrase_at(reading.text, reading.first + 1, k, ANY)
    if opening is None or phrase is None or not names_someone(reading.text, phrase):
        return None
    reading.subject = phrase
    return of_no_gender(_report(reading, k, PLAIN, opening, phrase))


_COMES = folded("جاء وجاء ورد")
_ISSUES = folded("نشر نشرت أصدر أصدرت وزع وزعت بث بثت ألقى ألقت وجه وجهت أرسل أرسلت كتب كتبت")
"""What is done with a document: «أصدرت الوزارة بيانا جاء فيه أن»."""


def _asks(reading: Reading) -> bool:
    """Tell whether the sentence is a question that was not said by anyone."""
    return reading.words[reading.first] in _ASKING and reading.words[reading.last - 1] == "؟"


def _verb(reading: Reading, k: int, cue: Cue) -> Report | None:
    if _unreal(reading, k, cue) or _is_of_god(reading, k):
        return None
    before = None
    if reading.before(k) not in _WHAT:  # «في ما وصفته الصحافة بأنه»
        before = None if cue.pronoun else related(reading, k, cue)
        before = before or preceding(reading, k, cue)
    if before is not None and _yields(reading, k, cue, before):
        before = None
    if before is None and _describes(reading, k, cue):
        return None
    open_ = before is None and takes_subject(reading, k, cue)
    opening = Search(reading, k, cue, subject=open_).run()
    subject = before or (opening and opening.subject) or None
    if subject is None and open_:
        subject = following(reading, k, cue)
    if subject is not None:
        reading.subject, reading.gender = subject, None if cue.plural else cue.feminine
    if opening is None or (reading.before(k) in _AS_SAID and subject is not None):
        return _as_source(reading, k, cue, subject)
    if not _is_said(reading, k, cue, opening, subject, before):
        return None
    if subject is None:
        subject = standing(reading, k, cue)
        if subject is None and not cue.joined and reading.after(k) in _IN_IT:
            return None  # «كلمة لزعيم الحزب قال فيها إن»
        if subject is None and not cue.joined and _is_of_unknown(reading, k):
            return None
    return _report(reading, k, cue, opening, subject)


def _yields(reading: Reading, k: int, cue: Cue, before: Phrase) -> bool:
    """Tell whether an unknown word before a verb is not its subject, since one stands behind.

    «الأفق اليوم أوضح المتحدث أن» begins with the outlet.
    """
    if cue.addressed or names_someone(reading.text, before) or before.last - before.first > 1:
        return False
    phrase = following(reading, k, cue)
    return phrase is not None and phrase.first == k + 1


def _is_of_god(reading: Reading, k: int) -> bool:
    """Tell whether a saying of faith is quoted: «قال تعالى», «قال صلى الله عليه وسلم»."""
    following = reading.after(k)
    blessed = following in _OF_BLESSING and reading.after(k + 1) == "الله"
    return blessed or following in _OF_GOD


def _describes(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether a verb may describe what was named: «رفعوا لافتات، تطالب الحكومة بكذا»."""
    describes = cue.addressed and cue.form is Form.PRESENT and not (cue.joined or cue.pronoun)
    before = reading.before(k)
    begins = before == "" or before in STARTERS or before in _WHEN or before == "حين"
    return describes and not begins


def _is_said(
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
    if not _surely(reading, k, cue, opening, subject):
        return False
    if cue.named and not (subject is not None and names_someone(reading.text, subject)):
        return False
    if cue.lemma == _BURDENS and not _names_burden(reading, k, cue):
        return False
    if cue.particle and not _is_verb_there(reading, k, opening):
        return False
    if cue.passive and before is None and _is_passive(reading, k, opening):
        return False
    if cue.passive and reading.after(k) in _AMONG:
        return False
    if cue.about and not cue.pronoun:
        lacks = _lacks_object(reading, cue, opening, subject)
        if _is_accused(reading, k) if before is not None else lacks:
            return False
    if subject is None:
        return _begins_clause(reading, k, cue)
    return head(reading.text, subject) not in THINGS


def _goes_on_there(reading: Reading, k: int) -> bool:
    """Tell whether the participle at `k` may go on with a report, by what stands before it."""
    if k == reading.first:
        return bool(reading.found)
    before = reading.before(k)
    manner = reading.words[k] in TIMES  # «عاد مجددا إلى …»
    return not (manner or before in NEGATIONS or before in _GOVERNING)


def _participle(reading: Reading, k: int, cue: Cue) -> Report | None:
    if not _goes_on_there(reading, k):
        return None
    opening = Search(reading, k, cue, subject=False).run()
    if opening is None:
        return None
    if cue.about and _is_accused(reading, k):
        return None  # «كان يعمل في المدينة، متهما بالتجسس»
    subject = standing(reading, k, cue)
    alone = k > reading.first and subject is None and len(reading.found) == reading.begun
    if alone and reading.words[reading.first] not in CUES:
        return None
    if not _surely(reading, k, cue, opening, subject) or _is_figure(reading, cue, opening):
        return None
    return _report(reading, k, cue, opening, subject)


def _is_figure(reading: Reading, cue: Cue, opening: Opening) -> bool:
    """Tell whether a participle tells what a deed means: «أطلق صافرته معلنا نهاية المباراة»."""
    if cue.lemma == "طالب" and reading.words[reading.first].lstrip("وف") in _BEING:
        return True  # «كانت، وهي البطلة، مطالبة بالفوز»
    deed = not opening.introduced or reading.words[opening.first - 1] == "عن"
    return cue.lemma == "اعلن" and deed and reading.words[opening.first] in _ENDS


_BEING = folded("كان كانت كانوا يكون تكون بات باتت أصبح أصبحت ظل ظلت")
_ENDS = folded("نهاية بداية انطلاق انتهاء بدء هدف فوز قدوم رحيل ولادة")


def _as_source(reading: Reading, k: int, cue: Cue, subject: Phrase | None) -> Report | None:
    """Read «كما قال فلان» and «على ما أفاد فلان» after what was said."""
    if subject is None or cue.about or cue.particle or reading.before(k) not in AS:
        return None
    if reading.before(k) == "كما" and not _ends_there(reading, cue, subject):
        return None
    first = k - 2 if reading.before(k - 1) == ON else k - 1
    return around(reading, first, k + 1, subject, cue.feminine)


def _ends_there(reading: Reading, cue: Cue, subject: Phrase) -> bool:
    """Tell whether «كما قال فلان» ends there, as a source does: «كما تضمن القرار …» goes on."""
    if cue.lemma in _OF_DEEDS:
        return False
    return subject.last >= reading.last or is_circumstance(reading, subject.last)


_OF_DEEDS = folded("تضمن استشهد تابع واصل أعاد جدد")
"""Verbs that with «كما» go on with a tale: «كما استشهد فلان»."""


def _report(
    reading: Reading, k: int, cue: Cue, opening: Opening, subject: Phrase | None
) -> Report | None:
    """Return the report whose words begin at an opening, with where they end."""
    words, text = reading.words, reading.text
    first, direct = opening.first, opening.quoted
    if first >= reading.last:
        return None
    quotation = words[first] == OPEN
    close = text.closes[first] if quotation else first
    last = scope(text, first, reading.last)
    if quotation and direct:
        direct = not (_goes_on(reading, close + 1) and close - first < _PART)
        if direct:
            first, last = first + 1, close
    elif quotation and close == last - 1:
        first, last, direct = first + 1, close, True
    while last > first and words[last - 1] in _TRAILING:
        last -= 1
    if last <= first or (last == first + 1 and words[first] in _OPEN_ENDED):
        return None
    return Report(first, last, k, k + 1, subject, direct, cue.feminine, cue.plural)


def _goes_on(reading: Reading, k: int) -> bool:
    """Tell whether a clause goes on after a quotation, with no report and no full stop."""
    if k >= reading.last:
        return False
    word = reading.words[k]
    return not (word in PUNCTUATION or word in CUES or word in SOURCES or word in CONNECTORS)


def _unreal(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether the report is denied, doubted or still to come."""
    before = reading.before(k)
    if reading.words[k] == "ورد" and before in AS:
        return True  # «حسب ما ورد في الكتاب»
    if cue.lemma == "ادان" and not _BLESSINGS.isdisjoint(reading.words[k + 1 : k + _OWED]):
        return True  # «يدين بالفضل لمدربه»
    if cue.lemma == "قدر" and reading.after(k).startswith("ب"):
        return True  # «تقدر بمليون»
    if before in NEGATIONS or (cue.form is Form.PAST and before in _NOUNS_FOLLOW):
        return True
    return before in (_DOUBTS if cue.form is Form.PRESENT else _CONDITIONS)


def _surely(reading: Reading, k: int, cue: Cue, opening: Opening, subject: Phrase | None) -> bool:
    """Tell whether a form that is more often another word is a verb here."""
    if not cue.weak:
        return True
    before = reading.before(k)
    begins = before in _BEGINNINGS or before in CONNECTORS or before in TIMES or cue.joined
    if opening.introduced:
        if subject is not None and not _could_speak(reading, subject):
            return False
        clause = _is_clause(reading, opening) or opening.quoted or cue.form is not Form.PAST
        return clause or begins or (subject is not None and subject.last <= k)
    named = subject is not None and names_someone(reading.text, subject)
    return begins and (named or cue.joined or before in _MOREOVER)


def _names_burden(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether «حمّل» is followed by what it lays on somebody: «المسؤولية»."""
    near = reading.words[k : min(reading.last, k + _BURDEN)]
    return not cue.prepositions.isdisjoint(near)


_BURDENS = "حمل"
_BURDEN = 24
"""Words behind «حمّل» within which «المسؤولية» stands."""


def _is_of_unknown(reading: Reading, k: int) -> bool:
    """Tell whether a verb after a comma has a subject before it that is not known for one.

    «كتاب فلان، الصادر قبل عام، يقول إن …». Behind «وفي حديث آخر،» it goes on with who spoke.
    """
    first = reading.words[reading.first]
    bare = first[1:] if first[0] in "وف" and len(first) > _PART_OF else first
    leads = any(word in PREPOSITIONS or word in TIMES or word in STARTERS for word in (first, bare))
    return reading.before(k) == "," and k > reading.first + 1 and not (leads or first in CUES)


_PART_OF = 2


def _is_verb_there(reading: Reading, k: int, opening: Opening) -> bool:
    """Tell whether a word such as «بين» is a verb: «وبين المدير أن», and not «بين الأمس واليوم»."""
    before = reading.before(k)
    begins = before in _BEGINNINGS or before in CONNECTORS or before in TIMES
    hamza = reading.surface(k).lstrip("وف").startswith("إ")  # «إبان»
    clause = _is_clause(reading, opening) or reading.words[opening.first - 1] == ":"
    named = opening.subject.last if opening.subject is not None else k + 1
    between = reading.words[named : opening.first - 1]
    near = len(between) <= _PART and not any(word in _APART for word in between)
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


def _is_passive(reading: Reading, k: int, opening: Opening) -> bool:
    """Tell whether a present such as «يعتبر» or «يذكر» is passive: nobody says it."""
    return not _is_clause(reading, opening) or opening.first <= k + 2


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


def _is_accused(reading: Reading, k: int) -> bool:
    """Tell whether a verb after its subject has no object: «كان الوزير قد اتهم بالفساد»."""
    following = reading.after(k)
    return following == "ب" or by(following, CUES[reading.words[k]])


def _begins_clause(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether a verb without a subject begins a clause and describes no noun."""
    before = reading.before(k)
    if cue.joined or before in ("", ",", ":") or reading.after(k) in _IN_IT:
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


_BLESSINGS = folded("بالفضل بفضل بالكثير بالولاء")
_OWED = 6
"""Words behind «يدين» among which stands what is owed."""

_AMONG = folded("من أحد إحدى أول أهم أبرز أكبر")
"""Words behind «يعتبر» that tell what somebody is held to be: «يعتبر من كبار الكتاب»."""

_WHAT = folded("ما مما بما لما وما")
_OF_GOD = folded("الله تعالى سبحانه عز جل صلى عليه")
_OF_BLESSING = folded("رحمه رضي صلى")
_AS_SAID = folded("حسبما وفقما بحسبما مثلما وحسبما")
_NOUNS_FOLLOW = folded("بعد قبل عقب إثر أثناء رغم بسبب نتيجة جراء وسط بشأن حول ضد عند مع بين عبر")
"""Prepositions after which a word in the letters of a past tense is a verbal noun: «بعد تعهد»."""
_OPEN_ENDED = folded("ما من هذا ذلك")
"""Words that are no statement by themselves."""
_NO_NAMES = folded("أي أية محل نحو حوالي غير سوى مثل شبه عدم مجرد ففي وفي خاصة فقط جدا")
_IN_IT = folded("فيها فيه")
_WHEN = folded(
    "مضى ومضى واستمر وراح أن إن أنه أنها أنهم أنهما لأنه لأنها عندما حين حينما بعدما قبلما"
)
_ASKING = folded("هل ماذا لماذا كيف")
_DOUBTS = folded(
    """
    قد سوف ربما لعل لعله أن لو إذا هل وهل ولو وقد وإذا كأن بأن لأن كي لكي يمكن ليت
    """
)
_CONDITIONS = folded("لو إذا ربما ولو وإذا")
_BEGINNINGS = folded("جهته جهتها جانبه جانبها ناحيته بدوره بدورها ذلك المقابل") | {"", ",", ":"}
_MOREOVER = folded("كما فيما")
_GOVERNING = folded("في من عن على إلى كان كانت ليس غير وكان وكانت كانوا يكون تكون")
_TRAILING = frozenset((",", ".", "؟", ":", "؛"))
