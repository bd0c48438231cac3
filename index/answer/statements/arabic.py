"""Who is reported to say what in one paragraph of Arabic, before names are traced.

Verbs come before their subject («قال الوزير إن …») or after it («الوزير قال إن …»), or leave it
out («وقال إن …»), which makes a follow-on. Participles («مضيفاً …») go on with the subject of
their sentence; words of source («بحسب …») name the speaker of what stands before them.
"""

from index.answer.statements.certainty import (
    IN_IT,
    PART,
    describes,
    is_accused,
    is_of_unknown,
    is_said,
    surely,
    yields,
)
from index.answer.statements.circumstances import is_circumstance
from index.answer.statements.clauses import CONNECTORS, SOURCES, scope, sentences
from index.answer.statements.headlines import headline
from index.answer.statements.introducing import begins
from index.answer.statements.marks import OPEN, PUNCTUATION, Text
from index.answer.statements.openings import Search
from index.answer.statements.phrases import Phrase, names_someone, phrase_at
from index.answer.statements.reading import AS, NEGATIONS, Opening, Reading, Report
from index.answer.statements.sources import (
    PLAIN,
    around,
    in_words_of,
    of_no_gender,
    passed_on,
    published,
    source,
)
from index.answer.statements.standing import standing
from index.answer.statements.subjects import ANY, following, preceding, related, takes_subject
from index.answer.statements.unreal import is_figure, is_of_god, tells_of_thing, unreal
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import ON, TIMES, folded


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
    if reading.after(k) in IN_IT:
        return _came(reading, k)
    opening = published(reading, k)
    if opening is not None:
        return of_no_gender(_report(reading, k, PLAIN, opening, opening.subject))
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
    if unreal(reading, k, cue) or is_of_god(reading, k) or tells_of_thing(reading, k, cue):
        return None
    before = _subject_before(reading, k, cue)
    if before is None and describes(reading, k, cue):
        return None
    behind = before is None and takes_subject(reading, k, cue)
    opening = Search(reading, k, cue, subject=behind).run()
    subject = before or (opening and opening.subject) or None
    if subject is None and behind:
        subject = following(reading, k, cue)
    if subject is not None:
        reading.subject, reading.gender = subject, None if cue.plural else cue.feminine
    if opening is None or (reading.before(k) in _AS_SAID and subject is not None):
        return _as_source(reading, k, cue, subject)
    if not is_said(reading, k, cue, opening, subject, before):
        return None
    subject = subject or standing(reading, k, cue)
    if subject is None and is_of_unknown(reading, k, cue):
        return None
    return _report(reading, k, cue, opening, subject)


def _subject_before(reading: Reading, k: int, cue: Cue) -> Phrase | None:
    """Return the subject that stands before the verb at `k`."""
    if reading.before(k) in _WHAT:
        return None  # «في ما وصفته الصحافة بأنه»
    before = None if cue.pronoun else related(reading, k, cue)
    before = before or preceding(reading, k, cue)
    return None if before is not None and yields(reading, k, cue, before) else before


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
    if cue.about and is_accused(reading, k):
        return None  # «كان يعمل في المدينة، متهما بالتجسس»
    subject = standing(reading, k, cue)
    alone = k > reading.first and subject is None and len(reading.found) == reading.begun
    if alone and reading.words[reading.first] not in CUES:
        return None
    if not surely(reading, k, cue, opening, subject) or is_figure(reading, cue, opening):
        return None
    return _report(reading, k, cue, opening, subject)


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
    while first < reading.last and words[first] in (",", "-"):
        first += 1
    if first >= reading.last:
        return None
    quotation = words[first] == OPEN
    close = text.closes[first] if quotation else first
    last = scope(text, first, reading.last)
    if quotation and direct:
        direct = not (_goes_on(reading, close + 1) and close - first < PART)
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


_WHAT = folded("ما مما بما لما وما")


_AS_SAID = folded("حسبما وفقما بحسبما مثلما وحسبما")


_OPEN_ENDED = folded("ما من هذا ذلك")
"""Words that are no statement by themselves."""


_ASKING = folded("هل ماذا لماذا كيف")


_GOVERNING = folded("في من عن على إلى كان كانت ليس غير وكان وكانت كانوا يكون تكون")


_TRAILING = frozenset((",", ".", "؟", ":", "؛"))
