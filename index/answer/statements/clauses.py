"""Sentences and clauses of a paragraph, and how far the words of a statement reach."""

from collections.abc import Iterator
from dataclasses import dataclass

from index.answer.statements.marks import CLOSE, OPEN, Text
from index.answer.statements.objects import is_object
from index.answer.statements.verbs import CUES, Cue, Form
from index.answer.statements.words import (
    BODIES,
    CALLED_SO,
    DOCUMENTS,
    LAWS,
    ON,
    PROPER,
    ROLES,
    THINGS,
    folded,
)
from index.text.languages import is_arabic

SOURCES = folded(
    """
    بحسب حسب وفق وفقا ووفقا طبقا وطبقا نقلا وبحسب وحسب ووفق حسبما وحسبما وفقما بحسبما ونقلا
    """
)
"""Words that name the source of what stands before them, or after them at a sentence's start."""

CONNECTORS = folded(
    """
    كما لكن لكنه لكنها لكنهم ولكن فيما وفيما بينما وبينما إلا غير بيد بعدما إذ حيث ثم بل وكما فقد
    وقد
    """
)
"""Words that join a clause to another."""

_BREAKS = folded("فيما بينما وسط وبينما وفيما والتي والذي والذين واللذين في_حين")
"""Words after a comma that begin what the outlet adds of its own."""

_ENDS = frozenset((".", "؟", "\n"))
_QUOTED_SENTENCE = 6
"""Words of a quotation which ends with a full stop that ends its sentence too."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Pieces `first` up to `last`, not included, and the reporting words among them."""

    first: int
    last: int
    cues: tuple[int, ...]


def sentences(text: Text) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph in order, with the words that may report.

    Quotations are passed over: what they report, the article does not.
    """
    words = text.words
    first = k = 0
    cues: list[int] = []
    end = len(words)
    while k < end:
        word = words[k]
        if word in REPORTING:
            if word not in CUES or _is_third(text, k):
                cues.append(k)
            k += 1
        elif word == OPEN:
            close = text.closes[k]
            finished = close - k > _QUOTED_SENTENCE and words[close - 1] in _ENDS
            k = min(close + (finished or words[min(close, end - 1)] == CLOSE), end)
            if finished:
                yield Sentence(first, k, tuple(cues))
                first, cues = k, []
        else:
            k += 1
            if word in _ENDS and not _within(text, k - 1, first):
                yield Sentence(first, k, tuple(cues))
                first, cues = k, []
    if first < end:
        yield Sentence(first, end, tuple(cues))


def _within(text: Text, k: int, first: int) -> bool:
    """Tell whether the full stop at `k` ends no sentence: after an initial, in an address."""
    if text.words[k] != ".":
        return False
    before = text.words[k - 1] if k > first else ""
    after = text.ends[k]
    if after < len(text.text) and text.text[after].isalnum():
        following = text.words[k + 1]
        return not (_is_whole(before) and _is_whole(following)) or following in _DOMAINS
    return len(before) == 1 and before.isalpha()


_DOMAINS = folded("كوم نت أورغ أورج")
"""What addresses end with."""


def _is_whole(word: str) -> bool:
    """Tell whether a word beside a full stop without a space is no part of a name: «بي.بي»."""
    return len(word) >= _SHORTEST and is_arabic(word) and word.isalpha()


def _is_third(text: Text, k: int) -> bool:
    """Tell whether a verb is no first person: «أعتقد» is not «اعتقد», though both are folded so."""
    cue = CUES[text.words[k]]
    if text.words[k] in CALLED_SO and text.text[text.ends[k] - 1] == "ى":
        return False  # «صحافية تدعى فلانة»
    first = cue.joining_alef and not text.words[k].endswith("ت")
    return not (first and text.text[text.starts[k] + cue.joined] == "أ")


_COME = folded(
    "حد جاء وجاء ورد وورد نقل ونقل نقلت ونقلت تنقل ينقل نقلوا نشر ونشر نشرت ونشرت بثت وبثت"
)

REPORTING = frozenset(CUES) | SOURCES | _COME | {":"}
"""Words and marks that may report."""


def scope(text: Text, first: int, last: int) -> int:
    """Return where the statement that begins at `first` ends: at most at `last`.

    It ends before the next report of the same sentence, and before what is added after a comma
    by a word of contrast or accompaniment.
    """
    words = text.words
    k = first
    while k < last:
        word = words[k]
        if word == OPEN:
            k = text.closes[k] + 1
            continue
        participle = word in CUES and CUES[word].form is Form.PARTICIPLE
        own = participle or words[first] == "ما"  # «انتقد ما وصفه بالكذب»
        if k > first + own and _new_report(text, k, last):
            break
        if word == "," and k + 1 < last:
            following = words[k + 1]
            if following in _BREAKS or (following == "في" and words[k + 2 : k + 3] == ["حين"]):
                break
        if word in CONNECTORS and k > first + 1 and _report_near(text, k + 1, last):
            break
        k += 1
    k = min(k, last)
    while k > first and words[k - 1] in _TRAILING:
        k -= 1
    return k


_TRAILING = frozenset((",", ".", "؟", "؛", "-", "\n", "..", ":", "(", "وذلك", "و"))


def _new_report(text: Text, k: int, last: int) -> bool:
    """Tell whether another report of the same rank begins at `k`."""
    word = text.words[k]
    cue = CUES.get(word)
    if word in SOURCES:
        return k + 1 >= last or cites(text.words[k + 1])
    if cue is None:
        return _as_reported(text, k, last)
    after_comma = text.words[k - 1] == ","
    if cue.particle and not (after_comma and introduced(text, k, last)):
        return False
    if cue.form in (Form.PARTICIPLE, Form.NOUN):
        sure = not cue.weak or after_comma or cue.joined
        return sure and cue.form is Form.PARTICIPLE
    described = cue.pronoun and cue.about and text.words[k - 1] not in _WHOM
    apart = described or (after_comma and cue.form is Form.PAST and not cue.pronoun)
    if apart and introduced(text, k, last):
        return True
    return cue.joined and (not cue.weak or introduced(text, k, last))


def cites(word: str) -> bool:
    """Tell whether «حسب» before a word may name who says something: «حسب القانون» does not."""
    if word.startswith("لل"):
        word = "ا" + word[1:]
    elif word[:1] == "ل" and word[1:] in LAWS:
        word = word[1:]
    if word in LAWS:
        return False
    known = word in ROLES or word in BODIES or word in DOCUMENTS or word in PROPER
    plural = word.endswith(("ون", "ين"))
    return known or plural or not word.startswith("ال") or not is_object(word[2:])


_WHOM = folded("من ممن لمن بمن")
"""Relative pronouns that are the object of a verb after them: «ضد من وصفهم بالخونة»."""


def _as_reported(text: Text, k: int, last: int) -> bool:
    """Tell whether «كما ما قال» or «على ما أفاد» begins at `k`."""
    if text.words[k] not in ("كما", ON) or k + 2 >= last:
        return False
    if text.words[k + 1] == "حد":
        return k + 3 >= last or text.words[k + 3] in (",", ".")
    return text.words[k + 1] == "ما" and text.words[k + 2] in CUES


def _report_near(text: Text, k: int, last: int) -> bool:
    """Tell whether a reporting verb stands at `k` or two words later."""
    for i in range(k, min(k + 3, last)):
        cue = CUES.get(text.words[i])
        if cue is not None and cue.form in (Form.PAST, Form.PRESENT):
            return not cue.weak or introduced(text, i, last)
    return False


CLAUSE = folded(
    """
    أن إن أنه إنه أنها إنها أنهم إنهم أنهما إنهما أننا إننا أنني إنني إني أني بأن بأنه بأنها
    بأنهم بأننا بأنني بأنهما إنما بأني
    """
)
"""«أن» and «إن», with their pronouns and with «بـ»."""

BARE = folded("أن إن بأن")

_NOT_BEFORE = folded(
    """
    بعد قبل منذ دون بدون مجرد غير حيث رغم حين قبيل إلا حتى يمكن يجب ينبغي كما بيد علما
    """
)
"""Words after which «أن» begins no statement."""


def is_clause(text: Text, k: int) -> bool:
    """Tell whether a reported clause begins with the word at `k`.

    «إن» behind a hyphen is of a name: «مون جيه-إن».
    """
    if text.words[k] not in CLAUSE or text.words[k - 1] in _NOT_BEFORE:
        return False
    return text.words[k - 1] != "-" or text.starts[k - 1] > text.ends[k - 2]


_NAME = 3
"""Pieces of a quotation that is no longer than a name."""

_SHORTEST = 3


def introduced(text: Text, k: int, last: int) -> bool:
    """Tell whether a clause, a colon or a quotation follows the verb at `k` soon."""
    words = text.words
    cue = CUES[words[k]]
    for i in range(k + 1, min(k + 16, last)):
        word = words[i]
        if is_clause(text, i) or word == ":":
            return True
        if word == OPEN and text.closes[i] - i > _NAME:
            return True
        if word in cue.prepositions or by(word, cue):
            return True
        if word in (".", "؟", "\n"):
            return False
    return False


def _is_noun(word: str, rest: str) -> bool:
    """Tell whether a word is «بـ» and a noun, and no noun or name that begins with ba."""
    if is_object(rest) or rest in _ANY:
        return True
    known = rest in ROLES or rest in BODIES or rest in DOCUMENTS or rest in THINGS
    known = known or (rest[-1] == "ي" and rest[:-1] in ROLES)  # «بمقاتلي الحركة»
    ending = rest.endswith(("ه", "ات")) and len(rest) > _SHORTEST
    return (known or ending) and word not in _WITH_BA


_WITH_BA = folded(
    """
    بلاده بلادها بلدة بلدية بلدات بيانات بحرية بعثة بعثات بنات بريطانية برازيلية بلجيكية بولندية
    باكستانية بحرينية بحثية برلمانية بيروتية باريسية بقية بوابة بورصة بداية بينهم بينها بعضها
    بعضه بنية بيئة بضائع بطولة بعده بعدها
    """
)
"""Words that begin with ba themselves."""


def by(word: str, cue: Cue) -> bool:
    """Tell whether a word has the verb's preposition «بـ» or «لـ» written before it."""
    if len(word) <= _SHORTEST:
        return False
    rest = word[1:]
    if word[0] == "ب" and "ب" in cue.prepositions and word not in _ADVERBS:
        if cue.clause and (rest in BODIES or rest in ROLES):
            return False  # «صرح المتحدث بوزارة الداخلية بأن»
        return word[1:3] == "ال" or _is_noun(word, rest)
    return word[0] == "ل" and "ل" in cue.prepositions and is_object(rest)


_ADVERBS = folded(
    """
    بالتالي بالإضافة بالقول بالمقابل بالتزامن بالنسبة بالذات بالفعل بالطبع باللغة بالعربية
    بالإنجليزية بالانجليزية بالفرنسية بالعبرية بالتركية بالفارسية بالروسية باسم
    """
)
_ANY = folded("عدم ما أي كل أنه أنها أنهم بث حل")
