"""Learn what each feature counts, from sets of questions whose right articles are known.

    python tools/learn_weights.py DIR... [--write]

Each DIR holds `articles.jsonl` (or `.jsonl.gz`) and `questions.jsonl`. The weights minimise the
softmax cross-entropy of the right candidate among all candidates of a question (listwise ranking:
Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", ICML 2007), every
set counting the same, with a pull towards zero. The report shows MRR@10 of each set with weights
learnt from all sets, from the other sets alone, and in five folds of questions; `--write` puts
the first into `index/ranking/weights.toml`.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from index import Library
from index.errors import QuestionRejected
from index.model import PUBLIC
from index.ranking import Weights, weights
from index.searching import Found, search
from index.store import Store

Array = npt.NDArray[np.float64]

NAMES = tuple(field.name for field in fields(Weights))
TARGET = Path(__file__).parent.parent / "index" / "ranking" / "weights.toml"
FOLDS = 5
PULL = 0.003
LEAST_FOR_WORDS = 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """One question: the scaled features of its candidates, and which of them are right."""

    features: Array
    """Shape (candidates, features)."""
    right: npt.NDArray[np.bool_]


@asynccontextmanager
async def library_of(folder: Path, data: Path) -> AsyncIterator[Library]:
    """Open the library of a set, made of its articles if it is empty.

    Args:
        folder: the set.
        data: where its library is, or is made.
    """
    async with await Library.open(data) as library:
        if not (await library.stats()).articles:
            await library.ingest([str(next(folder.glob("articles.jsonl*")))])
        yield library


async def cases_of(folder: Path, data: Path) -> list[Case]:
    """Return a case for each answerable question of a set that has a right candidate."""
    questions = (folder / "questions.jsonl").read_text("utf-8").splitlines()
    async with library_of(folder, data) as library:
        found = [await _case(library, json.loads(line)) for line in questions]
    return [case for case in found if case is not None]


async def _case(library: Library, record: dict[str, object]) -> Case | None:
    answerer, store, derived = library._answerer, library._store, library._derived  # noqa: SLF001 - a tool of the same house
    try:
        question = await answerer.understand(
            str(record["question"]), derived.engine.snapshot(), [PUBLIC]
        )
    except QuestionRejected:
        return None
    found = await search(question, derived, store, [PUBLIC])
    right = right_candidates(record, found, store)
    if not right.any():
        return None
    scaled = found.features.scaled()
    values = {name: share.sum(axis=0) for name, share in scaled.by_word.items()}
    values.update(scaled.whole)
    return Case(np.stack([values[name] for name in NAMES], axis=1), right)


def right_candidates(
    record: dict[str, object], found: Found, store: Store
) -> npt.NDArray[np.bool_]:
    """Return which candidates are of a right article and hold the right paragraph's beginning."""
    stored = store.articles.paragraphs((p.id for p in found.paragraphs), [PUBLIC])
    gold: object = record.get("gold") or []
    beginning = str(record.get("gold_paragraph") or "")[:80]
    return np.array(
        [
            paragraph.id in stored
            and isinstance(gold, list)
            and stored[paragraph.id].citation.external_id in gold
            and beginning in stored[paragraph.id].paragraph.text
            for paragraph in found.paragraphs
        ],
        np.bool_,
    )


class Loss:
    """The cross-entropy of the right candidates, over several sets that count the same."""

    def __init__(self, sets: Sequence[Sequence[Case]]) -> None:
        cases = [(case, 1 / len(cases) / len(sets)) for cases in sets for case in cases]
        lengths = [len(case.right) for case, _ in cases]
        self._features = np.concatenate([case.features for case, _ in cases])
        self._right = np.concatenate([case.right for case, _ in cases])
        self._weights = np.array([weight for _, weight in cases])
        self._starts = np.cumsum([0, *lengths[:-1]])
        self._owner = np.repeat(np.arange(len(cases)), lengths)

    def __call__(self, chosen: Array) -> tuple[float, Array]:
        """Return the loss and its slope."""
        scores = self._features @ chosen
        highest = np.maximum.reduceat(scores, self._starts)
        likely = np.exp(scores - highest[self._owner])
        of_right = likely * self._right
        whole = np.add.reduceat(likely, self._starts)
        rights = np.add.reduceat(of_right, self._starts)
        loss = self._weights @ (np.log(whole) - np.log(rights)) + PULL * chosen @ chosen
        share = likely / whole[self._owner] - of_right / rights[self._owner]
        slope = self._features.T @ (share * self._weights[self._owner]) + 2 * PULL * chosen
        return float(loss), slope


def learn(sets: Sequence[Sequence[Case]]) -> Array:
    """Return the weights with the least loss.

    None is negative, for every feature is a merit; the question's own words always count.
    """
    bounds = [(LEAST_FOR_WORDS if name == "words" else 0.0, None) for name in NAMES]
    start = np.array([low for low, _ in bounds])
    found = minimize(Loss(sets), start, jac=True, method="L-BFGS-B", bounds=bounds)
    return np.asarray(found.x, np.float64)


def mrr(cases: Sequence[Case], chosen: Array, depth: int = 10) -> float:
    """Return the mean reciprocal rank of the first right candidate among the first `depth`."""
    total = 0.0
    for case in cases:
        order = np.argsort(-(case.features @ chosen), kind="stable")[:depth]
        ranks = np.flatnonzero(case.right[order])
        total += 1 / (1 + ranks[0]) if len(ranks) else 0.0
    return total / len(cases)


def report(names: Sequence[str], sets: Sequence[Sequence[Case]]) -> Array:
    """Print how well the weights carry over, and return those learnt from all sets."""
    now = np.array(list(asdict(weights()).values()))
    chosen = learn(sets)
    for place, (name, cases) in enumerate(zip(names, sets, strict=True)):
        others = learn([s for number, s in enumerate(sets) if number != place] or sets)
        folds = np.arange(len(cases)) * FOLDS // len(cases)
        crossed = 0.0
        for fold in range(FOLDS):
            kept = [case for case, f in zip(cases, folds, strict=True) if f != fold]
            left = [case for case, f in zip(cases, folds, strict=True) if f == fold]
            trained = learn([*(s for number, s in enumerate(sets) if number != place), kept])
            crossed += mrr(left, trained) * len(left) / len(cases)
        print(
            f"{name:24} {len(cases):5} cases   now {mrr(cases, now):.4f}   "
            f"learnt {mrr(cases, chosen):.4f}   other sets {mrr(cases, others):.4f}   "
            f"folds {crossed:.4f}",
            flush=True,
        )
    return chosen


def write(chosen: Array, command: str) -> None:
    """Write the weights with the command that made them."""
    lines = [f"{name} = {value:.3f}" for name, value in zip(NAMES, chosen, strict=True)]
    header = (
        "# What each feature of a candidate counts (index/ranking/scoring.py).\n"
        f"# Made by: {command}\n[weights]\n"
    )
    TARGET.write_text(header + "\n".join(lines) + "\n", "utf-8")


async def main() -> None:
    """Read the command line, learn, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--write", action="store_true", help="put the weights into the project")
    parser.add_argument("--libraries", type=Path, help="keep the sets' libraries here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        libraries = options.libraries or Path(passing)
        sets = [await cases_of(folder, libraries / folder.name) for folder in options.folders]
    names = [folder.name for folder in options.folders]
    chosen = report(names, sets)
    print(" ".join(f"{name} {value:.3f}" for name, value in zip(NAMES, chosen, strict=True)))
    if options.write:
        write(chosen, f"python tools/learn_weights.py {' '.join(names)} --write")


if __name__ == "__main__":
    asyncio.run(main())
