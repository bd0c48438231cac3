"""Character grams: the parts of a word by which misspelt and unforeseen forms still match."""

from index.text.names import one_spelling

GRAM = 4
"""Characters of a gram; three are worse and five no better on the development sets."""


def grams_of(word: str) -> list[str]:
    """Return the grams of a folded word between a start and an end mark, in order.

    A word of fewer characters is its own only gram; a number is never taken apart.
    """
    if word[:1].isdigit():
        return [word]
    marked = f"^{one_spelling(word)}$"
    if len(marked) <= GRAM:
        return [marked]
    return [marked[start : start + GRAM] for start in range(len(marked) - GRAM + 1)]
