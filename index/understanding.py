"""The first third of journey 2: the words of a question -> what is searched for.

A word is looked up in the lexicon and in the vocabulary of the collections that are searched.
Only what neither knows is guessed at: a dialect's word, a slip, a name in the other script; the
vocabulary holds the words of every chat, so a guess counts only when it stands in
`collections`. A text of which nothing is known may have been typed with the other keyboard
layout switched on.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from index.answer import guesses
from index.answer.question import Reading, is_stop_word, read, slipped
from index.answer.terms import groups_of
from index.engine import Snapshot
from index.lexicon import bilingual
from index.lexicon.backwards import english_of
from index.lexicon.sounds import latin_sounds, latin_sounds_of
from index.model import Alternative, Question, TermGroup, Token
from index.store import Store
from index.text import analyzer, arabizi
from index.text.edits import one_edit_away
from index.text.languages import is_arabic
from index.text.stems import bare

MOST_GUESSES = 8
"""Unknown words of one question that are guessed at, the first ones."""

_HARDLY = 0.25
_MOSTLY = 0.6
"""Share of its words up to which a text as it stands makes no sense, and from which another
reading of it does."""
_LOOKED_AT = 12
"""Words by which readings of a text are compared."""
_SHORTEST_KNOWN = 3
"""Letters of a word that says which layout was meant."""

_SHORTEST_NAME = 4
"""Letters of a Latin word from which it may be a name without its capital, or in capitals."""

_SHORTEST_SLIP = 6
"""Letters of a Latin word from which it is rather a misspelt word than a name."""

_SOME_ENGLISH = 0.02
"""Share of English paragraphs from which Arabic words are searched in English too."""
_SIGN_OF_ENGLISH = "the"


class Vocabulary:
    """What the collections that are searched know of words."""

    def __init__(self, store: Store, snapshot: Snapshot, collections: Sequence[str]) -> None:
        self._words = store.words
        self._snapshot = snapshot
        self._collections = collections
        self._standing: dict[str, bool] = {}

    def frequency(self, term: str) -> int:
        """Return in how many paragraphs of the collections a term stands."""
        return self._snapshot.frequency_in(term, self._collections)

    def has(self, term: str) -> bool:
        """Tell whether a term stands in any paragraph of the collections."""
        if term not in self._standing:
            self._standing[term] = self._snapshot.stands_in(term, self._collections)
        return self._standing[term]

    def knows(self, token: Token) -> bool:
        """Tell whether a word of a question is a word at all, as far as anything here tells."""
        return is_stop_word(token) or self.has(token.term) or bool(bilingual.translations([token]))

    def has_english(self) -> bool:
        """Tell whether some of the articles are in English."""
        share = self.frequency(_SIGN_OF_ENGLISH) / max(self._snapshot.paragraphs, 1)
        return share >= _SOME_ENGLISH

    async def by_sound(self, sounds: set[str]) -> dict[str, list[str]]:
        """Return the words of the whole vocabulary by those of `sounds` that they have."""
        return await self._words.sounding_like(sounds) if sounds else {}

    async def of(self, words: set[str]) -> set[str]:
        """Return those of `words` that the whole vocabulary has."""
        return set(await self._words.ids_of(words)) if words else set()


async def understand(
    text: str, store: Store, snapshot: Snapshot, collections: Sequence[str]
) -> Question:
    """Read a question and look its words up in lexicon and vocabulary.

    Raises:
        QuestionRejected: there is nothing in it to search for, or too much.
    """
    vocabulary = Vocabulary(store, snapshot, collections)
    reading = _as_meant(read(text), vocabulary)
    groups = list(groups_of(reading))
    if vocabulary.has_english():
        groups = [_with_english(group, vocabulary) for group in groups]
    unknown: dict[str, TermGroup] = {}
    for group in groups:
        if _is_unknown(group, vocabulary) and _may_be_guessed(group, reading):
            unknown.setdefault(_written(group), group)
    guessed = await _guessed(
        {
            written: _Unknown.of(group, reading)
            for written, group in islice(unknown.items(), MOST_GUESSES)
        },
        vocabulary,
    )
    return Question(
        text=reading.text,
        language=reading.language,
        kind=reading.kind,
        groups=tuple(
            _with_guesses(group, guessed.get(_written(group), ()), reading) for group in groups
        ),
        quoted=reading.quoted,
        latest=reading.latest,
    )


def _with_guesses(
    group: TermGroup, guessed: tuple[Alternative, ...], reading: Reading
) -> TermGroup:
    """Return a word as what it may mean, the likeliest weighing as much as a word that is known.

    A word of dialect is still searched as it stands, for what looks like a particle may be a
    letter of its own; a slip or Arabizi, which stands in no article, is not.
    """
    if not guessed:
        return group
    surest = max(option.weight for option in guessed)
    relative = tuple(replace(option, weight=option.weight / surest) for option in guessed)
    if reading.arabizi or (surest != guesses.DIALECT and is_arabic(group.alternatives[0].terms[0])):
        return replace(group, alternatives=relative)
    latin = not is_arabic(group.alternatives[0].terms[0])
    small = group.surface.islower()
    is_name = group.is_name or (latin and not small and is_arabic(guessed[0].terms[0]))
    return replace(group, alternatives=(*relative, *group.alternatives), is_name=is_name)


def _as_meant(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """Return the reading by the other keyboard layout, if only that one makes sense."""
    if reading.arabizi:
        return reading
    tokens = [t for t in analyzer.tokens_of(reading.text) if len(t.word) >= _SHORTEST_KNOWN]
    if not tokens or _share_known(tokens, vocabulary, enough=_HARDLY) > _HARDLY:
        return reading
    for other in slipped(reading.text):
        if _share_known(other.tokens, vocabulary) >= _MOSTLY:
            return other
    return reading


def _share_known(tokens: Sequence[Token], vocabulary: Vocabulary, enough: float = 1.0) -> float:
    """Return what share of words is known; beyond `enough` they are counted no further."""
    looked_at = tokens[:_LOOKED_AT]
    known = 0
    for token in looked_at:
        known += vocabulary.knows(token)
        if known > enough * len(looked_at):
            break
    return known / len(looked_at)


def _with_english(group: TermGroup, vocabulary: Vocabulary) -> TermGroup:
    """Add to an Arabic word the English ones that the articles have."""
    own = group.alternatives[0]
    english = tuple(
        option
        for option in english_of(own.terms)
        if is_arabic(own.terms[0]) and all(map(vocabulary.has, option.terms))
    )
    return replace(group, alternatives=(*group.alternatives, *english))


def _written(group: TermGroup) -> str:
    """Return a word as it was asked, or was meant by who asked it."""
    return group.alternatives[-1].written


def _is_unknown(group: TermGroup, vocabulary: Vocabulary) -> bool:
    """Tell whether no more is known of a word than how it is spelt.

    A Latin word may stand in some article as it is and still be a name that others have in
    Arabic letters; an Arabic one that stands somewhere is known.
    """
    own = group.alternatives[-1]
    if _is_number(own):
        return False
    if not is_arabic(own.terms[0]):
        return len(group.alternatives) == 1
    return not any(vocabulary.has(option.terms[0]) for option in group.alternatives)


def _may_be_guessed(group: TermGroup, reading: Reading) -> bool:
    """Tell whether an unknown word is long enough to be told by its sound or a slip.

    Three capitals alone are spelt, not spoken, and a small word without one is no name.
    """
    written = _written(group)
    if reading.arabizi or is_arabic(group.alternatives[0].terms[0]):
        return True
    small = written.islower() or bilingual.is_acronym(written)
    return not small or len(written) >= _SHORTEST_NAME


def _is_number(own: Alternative) -> bool:
    return not any(map(str.isalpha, own.terms[0]))


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A word of which nothing is known, and what is looked up for it."""

    word: str
    """The folded word; the words of a Latin name with spaces between."""
    names: tuple[str, ...]
    """What a Latin word may be the name of, as it is written; none for an Arabic word."""
    verb: str | None
    """The verb of which a word of Arabizi may be the participle, if it has no other meaning."""
    sounds: frozenset[str]
    """The sounds that its spellings in the other script may have."""
    slips: Mapping[str, float]
    """The words one slip away, with how likely the slip is."""

    @classmethod
    def of(cls, group: TermGroup, reading: Reading) -> "_Unknown":
        """Prepare to look a word up."""
        written = _written(group)
        if is_arabic(group.alternatives[0].terms[0]):
            word = analyzer.folded_word(written)
            return cls(word, (), None, frozenset(latin_sounds_of(bare(word))), one_edit_away(word))
        word = written.casefold()
        names = tuple(arabizi.spellings(word)) if reading.arabizi else (written,)
        verb = arabizi.verb_of(word) if reading.arabizi else None
        heard_as = (*names, verb) if verb else names
        sounds = frozenset(sound for name in heard_as for sound in latin_sounds(name))
        may_be_slip = written.islower() and not reading.arabizi and len(word) >= _SHORTEST_SLIP
        return cls(word, names, verb, sounds, one_edit_away(word) if may_be_slip else {})

    def meanings(
        self, heard: Iterable[str], known: Container[str], vocabulary: Vocabulary
    ) -> tuple[Alternative, ...]:
        """Return what the word may mean, best first.

        Args:
            heard: the words of the vocabulary that sound like it.
            known: the words that the vocabulary has.
            vocabulary: what the articles know.
        """
        frequency = vocabulary.frequency
        slips = {word: likely for word, likely in self.slips.items() if word in known}
        if self.names:
            meant = guesses.english_slips(self.slips) if self.slips else ()
            meant = meant or guesses.spellings(self.names, heard, frequency)
            return meant or (guesses.spellings([self.verb], heard, frequency) if self.verb else ())
        return (
            guesses.dialect(self.word, frequency)
            or guesses.slips(slips, frequency)
            or guesses.latin_spellings(self.word, heard, frequency)
        )


async def _guessed(
    unknown: Mapping[str, _Unknown], vocabulary: Vocabulary
) -> dict[str, tuple[Alternative, ...]]:
    """Return what unknown words may mean, by how they are written; nothing for most of them.

    All of them are looked up at once.
    """
    by_sound = await vocabulary.by_sound({s for word in unknown.values() for s in word.sounds})
    known = await vocabulary.of({slip for word in unknown.values() for slip in word.slips})
    found: dict[str, tuple[Alternative, ...]] = {}
    for written, word in unknown.items():
        heard = [spelling for sound in word.sounds for spelling in by_sound.get(sound, ())]
        meanings = word.meanings(heard, known, vocabulary)
        if meanings:
            found[written] = meanings
    return found
