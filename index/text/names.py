"""Names that are written as one word or as two.

«عبد الرحمن» is also «عبدالرحمن»; «أبو كمال» is «البو كمال» and «البوكمال». Words here are
folded. A name that was written in two is joined, and `split_name` sees a joined name as what
it is made of, so that every spelling comes to the same stem.
"""

_FATHERS = ("ابو", "البو", "ابي", "ابا")
"""Forms of «أبو» (father of), and «البو», by which clans and their towns are called."""

_FATHER = "بو"
"""What of «أبو» stays in the one form of a name."""

_SERVANT = "عبد"
_ARTICLE = "ال"
_CLITICS = ("", "و", "ف", "ب", "ل", "ك")

PARTICLES = frozenset(clitic + first for clitic in _CLITICS for first in (*_FATHERS, _SERVANT))
"""First words of names that may be written as one word."""

_SHORTEST_REST = 3
"""Letters of a name after «أبو» or «عبد»: «أبواب» (doors) is no name, «أبوظبي» is."""


def join_name(first: str, second: str) -> str | None:
    """Return the one word that the two make together, or `None` if they are no such name.

    A conjunction or preposition before the first word is not part of the name.
    """
    if first not in PARTICLES:
        return None
    if first.endswith(_SERVANT):
        joins = second.startswith(_ARTICLE) and len(second) > _SHORTEST_REST
        return _SERVANT + second if joins else None
    rest = second.removeprefix(_ARTICLE)
    return "ابو" + rest if len(rest) >= _SHORTEST_REST else None


def one_spelling(word: str) -> str:
    """Return a name that may be joined in its one form, and any other word as it is."""
    kept, rest = split_name(word)
    return kept + rest


def split_name(word: str) -> tuple[str, str]:
    """Return a joined name's fixed part in its one form and the rest, or `("", word)`."""
    if _FATHER not in word and _SERVANT not in word:
        return "", word
    bare = word[1:] if word[0] in _CLITICS else word
    for whole in (word, bare):
        for father in ("ابو", "البو"):
            rest = whole.removeprefix(father).removeprefix(_ARTICLE)
            if whole.startswith(father) and len(rest) >= _SHORTEST_REST:
                return _FATHER, rest
        rest = whole.removeprefix(_SERVANT + _ARTICLE)
        if rest != whole and len(rest) >= _SHORTEST_REST:
            return _SERVANT, rest
    return "", word
