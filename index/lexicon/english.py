"""English words without their inflection, as headwords of a dictionary are written.

The method is that of WordNet's Morphy: irregular forms are looked up, regular endings are taken
off by rule, and whoever holds the dictionary keeps what is in it
(https://wordnet.princeton.edu/documentation/morphy7wn). Nothing is read or computed beforehand,
and «university» stays apart from «universe», which a stemmer would join. British spellings lead
to American ones and the other way round.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

_IRREGULAR = """
arise arose arisen; awake awoke awoken; be is are was were been being; bear bore borne born;
beat beaten; become became; befall befell befallen; begin began begun; bend bent; bind bound;
bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought;
build built; burn burnt; buy bought; catch caught; choose chose chosen; cling clung; come came;
creep crept; deal dealt; dig dug; do did done does; draw drew drawn; dream dreamt;
drink drank drunk; drive drove driven; dwell dwelt; eat ate eaten; fall fell fallen; feed fed;
feel felt; fight fought; find found; flee fled; fling flung; fly flew flown;
forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten;
forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; go went gone;
grind ground; grow grew grown; hang hung; have has had; hear heard; hide hid hidden; hold held;
keep kept; kneel knelt; know knew known; lay laid; lead led; lean leant; leap leapt; learn learnt;
leave left; lend lent; lie lay lain; light lit; lose lost; make made; mean meant; meet met;
mistake mistook mistaken; mow mown; overcome overcame; overthrow overthrew overthrown;
partake partook partaken; pay paid; plead pled; prove proven; ride rode ridden; ring rang rung;
rise rose risen; run ran; saw sawn; say said; see saw seen; seek sought; sell sold; send sent;
sew sewn; shake shook shaken; shear shorn; shine shone; shoot shot; show shown;
shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; slay slew slain; sleep slept;
slide slid; smell smelt; sow sown; speak spoke spoken; speed sped; spell spelt; spend spent;
spin spun; spit spat; spoil spoilt; spring sprang sprung; stand stood; steal stole stolen;
stick stuck; sting stung; stink stank stunk; strike struck stricken; string strung;
strive strove striven; swear swore sworn; sweep swept; swell swollen; swim swam swum; swing swung;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown;
undergo underwent undergone; understand understood; undertake undertook undertaken;
undo undid undone; uphold upheld; wake woke woken; wear wore worn; weave wove woven; weep wept;
win won; wind wound;
withdraw withdrew withdrawn; withhold withheld; withstand withstood; write wrote written;
child children; person people persons; man men; woman women; foot feet; tooth teeth; goose geese;
mouse mice; louse lice; ox oxen; die dice; penny pence; brother brethren; cactus cacti;
fungus fungi; nucleus nuclei; radius radii; stimulus stimuli; alumnus alumni; bacterium bacteria;
bacillus bacilli; medium media; curriculum curricula; memorandum memoranda; stratum strata;
datum data; phenomenon phenomena; criterion criteria; analysis analyses; axis axes; basis bases;
crisis crises; diagnosis diagnoses; hypothesis hypotheses; oasis oases; parenthesis parentheses;
synthesis syntheses; thesis theses; appendix appendices; index indices; matrix matrices;
vertex vertices; larva larvae; alga algae; antenna antennae; formula formulae; nebula nebulae;
genus genera; opus opera; corpus corpora; virus viruses; leaf leaves; loaf loaves; half halves;
calf calves; elf elves; thief thieves; knife knives; life lives; wife wives; shelf shelves;
self selves; wolf wolves; scarf scarves; sheaf sheaves; hoof hooves;
good better best; well better best; bad worse worst; far farther farthest further furthest;
old elder eldest; little less least; much more most; many more most
"""
"""A base form and its irregular ones, in general use."""

_INFLECTIONS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "ie"),
    ("iest", "y"),
    ("ier", "y"),
    ("ves", "f"),
    ("men", "man"),
    ("sses", "ss"),
    ("xes", "x"),
    ("zes", "z"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ses", "s"),
    ("oes", "o"),
    ("s", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
)
"""Endings of number, person, tense and comparison, and what stands in their place."""

_DERIVATIONS = (
    ("ically", "ic"),
    ("ally", "al"),
    ("ily", "y"),
    ("ly", ""),
    ("ication", "y"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ation", "e"),
    ("ation", ""),
    ("ition", "e"),
    ("ion", ""),
    ("ion", "e"),
    ("ment", ""),
    ("iness", "y"),
    ("ness", ""),
    ("ability", "able"),
    ("ity", ""),
    ("ity", "e"),
    ("or", "e"),
    ("or", ""),
    ("al", ""),
    ("able", ""),
    ("able", "e"),
    ("ive", "ion"),
    ("hood", ""),
    ("ship", ""),
    ("less", ""),
    ("ful", ""),
)
"""Endings that make another word of the same meaning's family: «deportation», «deport»."""

_SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("our", "or"),
    ("oured", "ored"),
    ("ours", "ors"),
    ("tre", "ter"),
    ("tres", "ters"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("gramme", "gram"),
    ("grammes", "grams"),
    ("lled", "led"),
    ("lling", "ling"),
)
"""Endings that are British, and American."""

_INSIDE = (("ae", "e"), ("oe", "e"), ("our", "or"))
"""Spellings that stand inside a word: «anaemia», «labourer»."""

_SHORTEST = 3
"""Letters that a word keeps at least."""

_VOWELS = "aeiou"


@cache
def _bases() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for line in _IRREGULAR.split(";"):
        base, *forms = line.split()
        for form in forms:
            found.setdefault(form, []).append(base)
    return {form: tuple(bases) for form, bases in found.items()}


def irregular_bases(word: str) -> tuple[str, ...]:
    """Return what a folded word is an irregular form of: «won» of «win»; mostly nothing."""
    return _bases().get(word, ())


@lru_cache(maxsize=1 << 14)
def bases_of(word: str) -> tuple[str, ...]:
    """Return what a folded word may be a regular form of, likeliest first.

    Most of them are no words; the dictionary tells which are.
    """
    return tuple(dict.fromkeys(_without(word, _INFLECTIONS)))


@lru_cache(maxsize=1 << 14)
def families_of(word: str) -> tuple[str, ...]:
    """Return what a folded word may be derived from, likeliest first; most are no words."""
    found = dict.fromkeys(_without(word, _DERIVATIONS))
    for base in bases_of(word):
        found.update(dict.fromkeys(_without(base, _DERIVATIONS)))
    return tuple(found)


def spellings_of(word: str) -> tuple[str, ...]:
    """Return the other spellings that a folded word may have across the Atlantic."""
    found: dict[str, None] = {}
    for one, other in (*_SPELLINGS, *((other, one) for one, other in _SPELLINGS)):
        if word.endswith(one) and len(word) > len(one) + 1:
            found[word[: -len(one)] + other] = None
    for one, other in _INSIDE:
        if one in word:
            found[word.replace(one, other)] = None
    found.pop(word, None)
    return tuple(found)


def _without(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for ending, instead in endings:
        rest = word.removesuffix(ending)
        if rest == word or len(rest) + len(instead) < _SHORTEST:
            continue
        if not instead and ending in {"ing", "ed", "er", "est"} and _is_doubled(rest):
            yield rest[:-1]
        yield rest + instead
    if word.endswith("ves"):
        yield word[:-3] + "fe"


def _is_doubled(rest: str) -> bool:
    """Tell whether a consonant was doubled before the ending: «stopped»."""
    return len(rest) > _SHORTEST and rest[-1] == rest[-2] and rest[-1] not in _VOWELS
