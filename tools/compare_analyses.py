"""Compare what words are indexed as: stemmers, roots, grams, and several of them together.

    python tools/compare_analyses.py DIR... [--titles]

Each DIR holds `articles.jsonl` (or `.jsonl.gz`) and `questions.jsonl`. All paragraphs of a set are
ranked by plain BM25 over one analysis after the other, and by sums of such scores, each divided by
its greatest of the question; what Khabar adds to that (weights, meaning, context) is left out. Of
each the table shows MRR@10 and the share of answerable questions whose right paragraph is first.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
import snowballstemmer
from tashaphyne.stemming import ArabicLightStemmer

from index.model import Draft
from index.ranking.bm25 import K1, B
from index.sources import paragraphs, read
from index.text import stopwords
from index.text.analyzer import folded_words, term_of
from index.text.fold import fold
from index.text.grams import grams_of
from index.text.languages import is_arabic
from index.text.roots import root_of
from index.text.tokens import words

TOP = 10

Scores = npt.NDArray[np.float32]
Analysis = Callable[[str], Sequence[str]]
"""From a text to the terms that are counted."""

_STOP_WORDS = frozenset().union(
    stopwords.ARABIC, stopwords.ARABIC_QUESTION, stopwords.ENGLISH, stopwords.ENGLISH_QUESTION
)

_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")

_snowball = snowballstemmer.stemmer("arabic")
_tashaphyne = ArabicLightStemmer()


def light10(word: str) -> str:
    """Return the stem of a folded word by light10, as its authors publish it (see `stems`)."""
    if word.startswith("و") and len(word) > len("و") + 2:
        word = word[1:]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + 2:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            word = word[: -len(suffix)]
    return word


@cache
def _snowball_stem(word: str) -> str:
    """Return the stem of a word as it stands; Snowball folds it in its own way."""
    return str(_snowball.stemWord(word))


@cache
def _light_stem(word: str) -> str:
    """Return Tashaphyne's light stem of a folded word, as far as it finds one."""
    return str(_tashaphyne.light_stem(word)) or word if is_arabic(word) else word


def _surfaces(text: str) -> list[str]:
    return [word.surface for word in words(text) if fold(word.surface) not in _STOP_WORDS]


def _by_word(of: Callable[[str], str]) -> Analysis:
    """Return the analysis that makes a term of each folded word that is searched for."""
    return lambda text: [of(word) for word in folded_words(text) if word not in _STOP_WORDS]


ANALYSES: Mapping[str, Analysis] = {
    "words as they stand": _surfaces,
    "folded words": _by_word(str),
    "Snowball's stems": lambda text: [_snowball_stem(word) for word in _surfaces(text)],
    "Tashaphyne's light stems": _by_word(_light_stem),
    "light10": _by_word(light10),
    "Khabar's stems": _by_word(term_of),
    "roots": _by_word(root_of),
    "4-grams": lambda text: [
        gram for word in folded_words(text) if word not in _STOP_WORDS for gram in grams_of(word)
    ],
}

TOGETHER: Sequence[Sequence[str]] = (
    ("Khabar's stems", "Snowball's stems"),
    ("Khabar's stems", "roots"),
    ("Khabar's stems", "4-grams"),
    ("roots", "4-grams"),
    ("Khabar's stems", "roots", "4-grams"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and which of the paragraphs are right."""

    text: str
    right: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one analysis does on one set."""

    mrr: float
    first: float
    """Share of questions whose right paragraph is first."""


def set_of(folder: Path, *, titles: bool) -> tuple[list[str], list[Asked]]:
    """Return the paragraphs of a set, and its questions that some of them answer.

    Args:
        folder: the set.
        titles: whether the headline of its article counts with each paragraph.
    """
    texts: list[str] = []
    owners: list[str] = []
    shown: list[str] = []
    for found in read(str(next(folder.glob("articles.jsonl*")))):
        if isinstance(found, Draft):
            for start, end in paragraphs(found.text):
                shown.append(found.text[start:end])
                owners.append(found.external_id or "")
                texts.append(f"{found.title or ''}\n{shown[-1]}" if titles else shown[-1])
    return texts, list(_questions(folder, owners, shown))


def _questions(folder: Path, owners: Sequence[str], shown: Sequence[str]) -> Iterator[Asked]:
    held = np.array(owners)
    for line in (folder / "questions.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        beginning = str(record.get("gold_paragraph") or "")[:80]
        right = np.isin(held, record.get("gold") or [])
        for place in np.flatnonzero(right).tolist() if beginning else ():
            right[place] = beginning in shown[place]
        if right.any():
            yield Asked(str(record["question"]), right)


def scores_of(analysis: Analysis, texts: Sequence[str], asked: Sequence[Asked]) -> Iterator[Scores]:
    """Yield the scores of all paragraphs for each question, from 0 to 1."""
    model = bm25s.BM25(method="lucene", k1=K1, b=B)
    model.index([list(analysis(text)) for text in texts], show_progress=False)
    for question in asked:
        known = [term for term in analysis(question.text) if term in model.vocab_dict]
        scores = model.get_scores(known) if known else np.zeros(len(texts), np.float32)
        yield scores / max(float(scores.max()), 1e-9)


def outcome_of(scores: Sequence[Scores], asked: Sequence[Asked]) -> Outcome:
    """Return how well the right paragraphs rank; of equal scores the first one is first."""
    places = []
    for each, question in zip(scores, asked, strict=True):
        order = np.argsort(-each, kind="stable")[:TOP]
        hits = np.flatnonzero(question.right[order] & (each[order] > 0))
        places.append(int(hits[0]) + 1 if len(hits) else 0)
    found = np.array(places)
    reciprocal = np.divide(1.0, found, out=np.zeros(len(found)), where=found > 0)
    return Outcome(float(reciprocal.mean()), float((found == 1).mean()))


def compare(folder: Path, *, titles: bool) -> dict[str, Outcome]:
    """Return how every analysis does on a set, and those that are added up."""
    texts, asked = set_of(folder, titles=titles)
    alone = {name: list(scores_of(of, texts, asked)) for name, of in ANALYSES.items()}
    outcomes = {name: outcome_of(scores, asked) for name, scores in alone.items()}
    for names in TOGETHER:
        added = [
            np.sum(scores, axis=0) for scores in zip(*(alone[name] for name in names), strict=True)
        ]
        outcomes[" + ".join(names)] = outcome_of(added, asked)
    return outcomes


def main() -> None:
    """Compare the analyses on each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--titles", action="store_true", help="count headlines with paragraphs")
    chosen = parser.parse_args()
    found = {folder.name: compare(folder, titles=chosen.titles) for folder in chosen.sets}
    print(f"{'MRR@10 / first':44}" + "".join(f"{name:>20}" for name in found))
    for name in next(iter(found.values())):
        cells = [f"{each[name].mrr:.3f} / {each[name].first:.3f}" for each in found.values()]
        print(f"{name:44}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    main()
