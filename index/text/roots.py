"""Roots: the coarsest form of an Arabic word, in which broken plurals and derived nouns meet.

Tashaphyne finds them. As a view of its own a root is worse than a stem, for it throws words
together that have little to do with each other; beside stems and character grams it adds what
they miss («زلزال» and «زلازل»). Measured as MRR@10 over three question sets, with equal
weights: stems and grams 0.836, 0.742, 0.894; roots and grams 0.837, 0.749, 0.901.
"""

from functools import lru_cache

from pyarabic import araby
from tashaphyne.stemming import ArabicLightStemmer

from index.text.analyzer import term_of
from index.text.names import one_spelling

_ROOT_LETTERS = 3
_LONGEST = 24
"""Letters of the longest word whose root is looked for."""


class _Stemmer(ArabicLightStemmer):  # type: ignore[misc] # tashaphyne is untyped
    """Tashaphyne's stemmer, with one answer for a word in every process.

    Of every cut of a word into prefix, stem and suffix it makes out the root alone, and it is
    not asked for the stem: four times as many roots a second, which is what reading a new word
    takes.
    """

    def get_affix_tuple(self, prefix_index: int = -1, suffix_index: int = 0) -> dict[str, str]:
        """Return the root of one cut, as `get_root` looks for it."""
        return {"root": self.get_root(prefix_index, suffix_index)}

    @staticmethod
    def most_common(lst: list[str]) -> str:
        """Return the commonest root, of three letters if there is one; of equals the first.

        Tashaphyne takes any of equals, by the order of a set, which changes from run to run.
        """
        of_three = [root for root in lst if len(root) == _ROOT_LETTERS] or lst
        return max(sorted(set(of_three)), key=of_three.count)


_stemmer = _Stemmer()


@lru_cache(maxsize=1 << 17)
def root_of(word: str) -> str:
    """Return the root of a folded word; for what is not Arabic, its term."""
    if not word or not araby.HAMZA <= word[0] <= araby.YEH or len(word) > _LONGEST:
        return term_of(word)
    name = one_spelling(word)
    if name != word:
        return term_of(word)
    _stemmer.segment(word)
    return str(_stemmer.get_root() or word)
