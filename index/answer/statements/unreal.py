"""What looks like a report and is none: a saying of faith, a figure of speech, what is denied."""

from index.answer.statements.nouns import is_people, is_speaking
from index.answer.statements.reading import AS, NEGATIONS, Opening, Reading
from index.answer.statements.verbs import Cue, Form
from index.answer.statements.words import TIMES, folded


def is_of_god(reading: Reading, k: int) -> bool:
    """Tell whether a saying of faith is quoted: «قال تعالى», «قال صلى الله عليه وسلم»."""
    following, next_one = reading.after(k), reading.after(k + 1)
    return following in _OF_GOD or next_one in _OF_BLESSING.get(following, ())


def tells_of_thing(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether a verb's subject is a thing that is pointed at: «وتعبر هذه الخطوة عن كذا»."""
    if cue.object or cue.addressed or cue.about or reading.after(k) not in _THIS:
        return False
    noun = reading.after(k + 1)
    known = is_speaking(noun) or is_people(noun) or noun in TIMES
    return noun.startswith("ال") and not known


_THIS = folded("هذا هذه ذلك تلك")


def is_figure(reading: Reading, cue: Cue, opening: Opening) -> bool:
    """Tell whether a participle tells what a deed means: «أطلق صافرته معلنا نهاية المباراة»."""
    if cue.lemma == "طالب" and reading.words[reading.first].lstrip("وف") in _BEING:
        return True  # «كانت، وهي البطلة، مطالبة بالفوز»
    deed = not opening.introduced or reading.words[opening.first - 1] == "عن"
    return cue.lemma == "اعلن" and deed and reading.words[opening.first] in _ENDS


_BEING = folded("كان كانت كانوا يكون تكون بات باتت أصبح أصبحت ظل ظلت")


_ENDS = folded("نهاية بداية انطلاق انتهاء بدء هدف فوز قدوم رحيل ولادة")


def unreal(reading: Reading, k: int, cue: Cue) -> bool:
    """Tell whether the report is denied, doubted or still to come."""
    before = reading.before(k)
    if reading.words[k] == "ورد" and before in AS:
        return True  # «حسب ما ورد في الكتاب»
    if cue.lemma == "ادان" and not _BLESSINGS.isdisjoint(reading.words[k + 1 : k + _OWED]):
        return True  # «يدين بالفضل لمدربه»
    if cue.lemma == "لفت" and reading.after(k) in _NOTICE:
        return "الي" not in reading.words[k + 2 : k + _OWED]  # «لفت الأنظار بهدفه»
    if cue.lemma == "قدر" and reading.after(k).startswith("ب"):
        return True  # «تقدر بمليون»
    if before in NEGATIONS or (cue.form is Form.PAST and before in _NOUNS_FOLLOW):
        return True
    return before in (_DOUBTS if cue.form is Form.PRESENT else _CONDITIONS)


_NOTICE = folded("الأنظار النظر الانتباه أنظار")
_BLESSINGS = folded("بالفضل بفضل بالكثير بالولاء")


_OWED = 6
"""Words behind «يدين» among which stands what is owed."""


_OF_GOD = folded("الله تعالى سبحانه")


_OF_BLESSING = {
    word: folded(following)
    for words, following in (
        ("رحمه رضي صلى", "الله"),
        ("عليه", "الصلاة السلام"),
        ("عز", "وجل"),
        ("جل", "وعلا جلاله شأنه"),
    )
    for word in folded(words)
}
"""Words that begin a blessing, and those that follow them then: «عز الدين» is a name."""


_NOUNS_FOLLOW = folded("بعد قبل عقب إثر أثناء رغم بسبب نتيجة جراء وسط بشأن حول ضد عند مع بين عبر")
"""Prepositions after which a word in the letters of a past tense is a verbal noun: «بعد تعهد»."""


_DOUBTS = folded(
    """
    قد سوف ربما لعل لعله أن لو إذا هل وهل ولو وقد وإذا كأن بأن لأن كي لكي يمكن ليت
    """
)


_CONDITIONS = folded("لو إذا ربما ولو وإذا")
