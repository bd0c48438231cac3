"""Questions about speech: who is to have said it, and with what act.

«ماذا قال رامي عبد الرحمن عن البوكمال؟» wants statements of that speaker, «من نفى الخبر؟» a
statement that denies, «كم قتيلا بحسب الوزير؟» what that speaker says, if anybody's words answer.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.answer.acts import Act, acts_of, performs
from index.answer.bearing import Floats
from index.model import Kind, Question, Span, Statement, TermGroup, Token
from index.text.analyzer import analyze, tokens_of
from index.text.languages import is_arabic

_ASKING = frozenset("ماذا ما بماذا بم عما عم شو ايش اش وش ايه كيف ازاي شلون what how whom".split())  # noqa: SIM905 - a line of words
_WHO = frozenset("من مين منو منهو اي who which".split())  # noqa: SIM905 - likewise
_OPINION = frozenset(
    "موقف راي تعليق رد تصريح تصريحات وصف position view opinion stance reaction comment".split()  # noqa: SIM905 - likewise
)
_AUXILIARY = frozenset("did does do has have had".split())  # noqa: SIM905 - likewise
_PASSIVE = frozenset("is are was were be been being got".split())  # noqa: SIM905 - likewise
_SOURCE = ("بحسب", "حسب", "وفق", "وفقا", "according", "per")
_SOURCE_OF = frozenset("ل قول كلام تصريح راي روايه to".split())  # noqa: SIM905 - likewise
_END = frozenset(
    """
    عن حول بشان بخصوص في علي ع ان انه انها انهم بان بانه بانها من الي خلال بعد قبل لدي عند اثناء ردا
    تجاه ازاء اثر حين حينما عندما لما مع ضد بسبب منذ حتي وقت اليوم امس لكي كي اذا لو او ثم كم متي
    about on of regarding concerning over in at when after before during that to with from for
    against as by if since
    """.split()  # noqa: SIM905 - likewise
)
"""Folded words that end the name of a speaker."""

_ARTICLE = "ال"
_DELEGATES = frozenset(
    """
    محامي محاميه محامو نايب نايبه صهر نجل ابنه زوجه زوج شقيق شقيقه والد والده مستشار مستشاره مساعد
    مساعده سكرتير حمله فريق انصار اسره عايله خصم منافس سلف خليفه حليف صديق صديقه مكتب
    """.split()  # noqa: SIM905 - likewise
)
"""Folded nouns that make somebody else of the name behind them: «محامي ترامب»."""


_OF_SPEECH = (Kind.QUOTE, Kind.WHAT, Kind.TOPIC)
LEAST_TOPIC = 0.8
"""How much of the topic a candidate must carry beside the best that meets the condition."""

HARDLY, NEARLY = 0.35, 0.9
"""How much of the topic the best that meets the condition must carry beside the best of all;
the second where the condition is only a hint."""

_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class Condition:
    """What a question about speech asks of a statement."""

    speaker: tuple[TermGroup, ...]
    """The words that name the speaker; none where the speaker is what is asked for."""
    acts: frozenset[Act]
    """The acts of which one is wanted."""
    topic: tuple[int, ...]
    """The numbers of the question's words that say what it is about."""
    strict: bool
    """Whether nothing else answers: a name behind «بحسب» is only a hint."""

    def met_by(self, statement: Statement) -> bool:
        """Tell whether a statement is by that speaker, or of that act where anybody's will do.

        What a named speaker accuses or warns of may be reported with any verb.
        """
        if self.speaker:
            return names(self.speaker, _read(statement.speaker))
        return performs(statement.cue, self.acts)

    def met_of(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """Return the statements that meet it."""
        return tuple(statement for statement in statements if self.met_by(statement))

    def candidates(
        self, said: Sequence[Sequence[Statement]], shares: Floats
    ) -> npt.NDArray[np.bool_]:
        """Return which candidates have a statement that meets it and are about its topic.

        Args:
            said: the statements of each candidate.
            shares: what each carries of each word of the question, shape (words, candidates).
        """
        about = shares[list(self.topic)].sum(axis=0)
        met = np.array([bool(self.met_of(each)) for each in said], np.bool_)
        most, best = about.max(initial=0.0), about[met].max(initial=0.0)
        if best < (HARDLY if self.strict else NEARLY) * most:
            return np.zeros(len(said), np.bool_)
        return np.array(met & (about >= LEAST_TOPIC * best), np.bool_)


def condition_of(question: Question) -> Condition | None:
    """Return what a question asks of the speaker, or `None` if it is not about speech."""
    tokens = tokens_of(question.text)
    for find in (_of_named_speaker, _of_unknown_speaker, _of_source):
        condition = find(question, tokens)
        if condition:
            return condition
    return None


def names(groups: Sequence[TermGroup], name: Sequence[Token]) -> bool:
    """Tell whether `groups` name the speaker whose name has the tokens `name`.

    Every word of the question's name, or of what follows a title in it, stands in the
    speaker's; or every word of the speaker's in the question's, where a single one has to be
    the last, which is the surname or the head. A name that only says whose somebody is
    («محامي ترامب») is not that person's.
    """
    terms = [token.term for token in name]
    for wanted_groups in (groups, _without_title(groups)):
        places = [_place(group, terms) for group in wanted_groups]
        held = [place for place in places if place is not None]
        if held and len(held) == len(places):
            first = min(held)
            return not (first and name[first - 1].word in _DELEGATES)
    of_name = groups if len(terms) > 1 else groups[-1:]
    wanted = {term for group in of_name for each in group.alternatives for term in each.terms}
    return bool(terms) and wanted.issuperset(terms)


def _without_title(groups: Sequence[TermGroup]) -> Sequence[TermGroup]:
    """Return what of a name follows its title: the words behind the last with the article.

    In English a title's last word has no capital («foreign secretary Jeremy Hunt»).
    """
    titles = [place for place, group in enumerate(groups) if _is_of_title(group.surface)]
    return groups[titles[-1] + 1 :] if titles else groups


def _is_of_title(surface: str) -> bool:
    return surface.startswith(_ARTICLE) or (surface[0].islower() and surface[0].isascii())


@lru_cache(_REMEMBERED)
def _read(name: str) -> tuple[Token, ...]:
    return tuple(analyze(name))


def _place(group: TermGroup, terms: Sequence[str]) -> int | None:
    """Return where a word of the question first stands in a name, or `None`."""
    found = [
        terms.index(option.terms[0])
        for option in group.alternatives
        if set(option.terms).issubset(terms)
    ]
    return min(found, default=None)


def _of_named_speaker(question: Question, tokens: Sequence[Token]) -> Condition | None:
    """Read «ماذا قال X عن …», «X شو قال …», «ما رأي X في …», "what did X say about …"."""
    asking = next((n for n, token in enumerate(tokens) if token.word in _ASKING), None)
    if asking is None:
        return None
    verb = _verb(tokens, asking + 1)
    if verb is None:
        return None
    acts = acts_of(tokens[verb].word) or frozenset({Act.STATE})
    auxiliary = next((n for n in range(asking, verb) if tokens[n].word in _AUXILIARY), None)
    if auxiliary is not None:
        run = range(auxiliary + 1, verb)
    elif question.kind not in _OF_SPEECH or not is_arabic(tokens[verb].word):
        return None
    else:
        run = _run(question, tokens, verb + 1)
        if not run:
            run = range(min(asking, verb))
    return _condition(question, tokens, run, acts, strict=True, verb=verb)


def _verb(tokens: Sequence[Token], start: int) -> int | None:
    """Return the place of the reporting verb, or of the noun for an opinion."""
    for place in range(max(start - 2, 0), len(tokens)):
        word = tokens[place].word
        if place >= start and (acts_of(word) or word in _OPINION):
            return place
        if place == start - 2 and acts_of(word):  # «كتب ايه»
            return place
    return None


def _of_unknown_speaker(question: Question, tokens: Sequence[Token]) -> Condition | None:
    """Read «من نفى …», «أي مسؤول حذر …», "who denied …".

    Who says something asks for nothing in particular: all statements say something.
    """
    if question.kind is not Kind.WHO or not tokens or tokens[0].word not in _WHO:
        return None
    for place, token in enumerate(tokens[1:], 1):
        acts = acts_of(token.word)
        before = tokens[place - 1].word
        if acts - {Act.STATE} and before not in _PASSIVE and before not in _AUXILIARY:
            return _condition(question, tokens, range(0), acts, strict=True, verb=place)
    return None


def _of_source(question: Question, tokens: Sequence[Token]) -> Condition | None:
    """Read «… بحسب X؟» and "according to X, …"."""
    for place, token in enumerate(tokens):
        if token.word in _SOURCE:
            start = place + 1
            while start < len(tokens) and tokens[start].word in _SOURCE_OF:
                start += 1
            run = _run(question, tokens, start)
            acts = frozenset({Act.STATE})
            return _condition(question, tokens, run, acts, strict=False, verb=place)
    return None


def _run(question: Question, tokens: Sequence[Token], start: int) -> range:
    """Return the tokens of a name that begins at `start`: up to a comma or what ends a name."""
    stop = start
    while stop < len(tokens) and tokens[stop].word not in (_END | _ASKING):
        if stop > start:
            between = question.text[tokens[stop - 1].end : tokens[stop].start]
            if any(mark in between for mark in "،,;؛:?؟"):
                break
        stop += 1
    return range(start, stop)


def _condition(
    question: Question,
    tokens: Sequence[Token],
    run: Collection[int],
    acts: frozenset[Act],
    *,
    strict: bool,
    verb: int,
) -> Condition | None:
    """Return a condition whose speaker is named by the tokens of `run`."""
    speaker = _groups(question, [tokens[place] for place in run])
    spoken = {*speaker, *_groups(question, [tokens[verb]])}
    if run and not speaker:
        return None
    topic = [number for number in range(len(question.groups)) if number not in spoken]
    return Condition(
        tuple(question.groups[number] for number in speaker), acts, tuple(topic), strict=strict
    )


def _groups(question: Question, tokens: Sequence[Token]) -> list[int]:
    """Return the numbers of the question's words that stand among `tokens`."""
    spans = [Span(token.start, token.end) for token in tokens]
    return [
        number
        for number, group in enumerate(question.groups)
        if any(span.start <= group.span.start < span.end for span in spans)
    ]
