"""What is known while a sentence is read: its bounds, who was named, what is attributed."""

from dataclasses import dataclass, field

from index.answer.statements.clauses import CONNECTORS, Sentence
from index.answer.statements.marks import Text
from index.answer.statements.phrases import Phrase
from index.answer.statements.words import folded


@dataclass(frozen=True, slots=True)
class Report:
    """A statement of one paragraph, its speaker as that place names them."""

    first: int
    """The pieces reported: `first` up to `last`, not included."""
    last: int
    cue_first: int
    cue_last: int
    speaker: Phrase | None
    """`None` where the place does not name the speaker."""
    direct: bool
    feminine: bool | None = None
    """Gender that the verb shows; `None` where no verb shows one."""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the words reported begin, and who is named between the verb and them."""

    first: int
    subject: Phrase | None
    quoted: bool = False
    """Whether a quotation or a colon introduces them."""
    introduced: bool = True
    """Whether anything introduces them; a plain object is not introduced."""


@dataclass(slots=True)
class Reading:
    """One sentence of a paragraph while its reporting words are read in order."""

    text: Text
    sentence: Sentence
    found: list[Report]
    """The reports of the paragraph so far."""
    previous: "Reading | None"
    """The sentence before."""
    subject: Phrase | None = None
    """Who was last named as a speaker in this sentence."""
    gender: bool | None = None
    """Whether the verb after which they were named is feminine."""
    words: list[str] = field(init=False)
    first: int = field(init=False)
    last: int = field(init=False)
    begun: int = field(init=False)
    """How many reports there were before this sentence."""
    covered: int = field(init=False)
    """The piece up to which the sentence is attributed."""

    def __post_init__(self) -> None:
        self.words = self.text.words
        self.first, self.last = self.sentence.first, self.sentence.last
        self.begun = len(self.found)
        self.covered = self.first

    def before(self, k: int) -> str:
        """Return the word before a piece; "" at the sentence's beginning."""
        return self.words[k - 1] if k > self.first else ""

    def after(self, k: int) -> str:
        """Return the word after a piece; "" at the sentence's end."""
        return self.words[k + 1] if k + 1 < self.last else ""

    def surface(self, k: int) -> str:
        """Return a piece as it is written."""
        return self.text.slice(k, k + 1)


NEGATIONS = folded("لم لا لن ليس ليست ولم ولا ولن فلم دون بدون عدم وليس لما ألم ألا أولم")
"""Words after which a report is denied."""

STARTERS = CONNECTORS | folded(
    """
    كان كانت وكان وكانت قد وقد لقد وكذلك كذلك أما وأما هذا و ف عاجل وأيضا أيضا اقرأ بدوره بدورها
    """
)
"""Words that a clause may begin with before its subject or verb."""

AS = folded("ما لما كما حسبما وفقما مثلما بحسبما وكما")
"""Words between a statement and the verb that names its source: «كما قال»."""

PREPOSITIONS = folded(
    """
     في خلال عبر على عن إلى من أمام بعد قبل قبيل عقب إثر منذ أثناء لدى عند حول بشأن ضد مع وفي تعليقا
     ردا بين ضمن حسب بحسب وفق وفقا عليه فيه إليه به بها
     """
)
"""Words that begin a circumstance."""

PRONOUNS = folded(
    """
    أنه أنها أنهم أنهما إنه إنها إنهم إنهما بأنه بأنها بأنهم لأنه لأنها لأنهم لكنه لكنها لكنهم
    ولكنه ولكنها ولكنهم فإنه فإنها فإنهم وأنه وأنها وأنهم هو هي هم وهو وهي وهم كونه كونها
    """
)
"""Words with a pronoun that is the subject of a verb behind it: «لكنه قال»."""
