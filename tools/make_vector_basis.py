"""Make `index/lexicon/data/basis.npz`: the means and axes to which word vectors are reduced.

The words are those of the news lexicon, in both languages: principal axes of their vectors after
the mean of each script is taken away (`index.lexicon.vectors`). Run it when the lexicon has
grown a great deal, and raise `VERSION` there:

    python tools/make_vector_basis.py
"""

from pathlib import Path

import numpy as np

from index.lexicon import bilingual
from index.lexicon.vectors import DIMENSIONS, bare_form, raw_vectors_of
from index.text import analyzer
from index.text.languages import is_arabic

TARGET = Path(__file__).parent.parent / "index" / "lexicon" / "data" / "basis.npz"


def main() -> None:
    """Encode the lexicon's words, find the axes, write the file."""
    words: set[str] = set()
    for _, headword, translations in bilingual.lines():
        words.update(analyzer.folded_words(headword))
        words.update(word for text in translations for word in analyzer.folded_words(text))
    ordered = sorted(words)
    vectors = raw_vectors_of([bare_form(word) for word in ordered])
    arabic = np.array([is_arabic(word) for word in ordered])
    means = {"arabic": vectors[arabic].mean(axis=0), "other": vectors[~arabic].mean(axis=0)}
    centred = np.where(arabic[:, None], vectors - means["arabic"], vectors - means["other"])
    _, spread, axes = np.linalg.svd(centred, full_matrices=False)
    kept = (spread[:DIMENSIONS] ** 2).sum() / (spread**2).sum()
    np.savez(TARGET, **means, axes=axes[:DIMENSIONS].T.astype(np.float16))
    print(f"{len(ordered)} words, {arabic.sum()} Arabic; {kept:.3f} of the variance kept")


if __name__ == "__main__":
    main()
