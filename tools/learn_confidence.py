"""Learn how sure an answer is, from sets of questions whose right passages are known.

    python tools/learn_confidence.py DIR... [--libraries FOLDER] [--write]

Every question is judged twice: as it is, where the first passage is right or wrong, and with the
right articles hidden from ranking, where whatever comes first is wrong. Logistic regression
with a small pull towards zero, every set counting the same; `--write` puts the weights and the
limits of `answered` and `weak` into `index/ranking/weights.toml`.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from learn_weights import TARGET, Array, library_of, right_candidates
from scipy.optimize import minimize

from index.errors import QuestionRejected
from index.model import PUBLIC
from index.ranking import EVIDENCE, Features, evidence_of, score, unheard, weights
from index.searching import Found, search

PULL = 0.002
LEAST_HEARD = 0.4
MOSTLY_HEARD = 0.5
LIMITS = (0.1, 0.2, 0.3, 0.4, 0.5)
HIDDEN_WEIGHT = 0.5
"""What a question with its right articles hidden counts beside the same question as it is."""


class Judged:
    """The signs of one first passage, and whether it is right."""

    def __init__(self, found: Found, right: npt.NDArray[np.bool_], *, hidden: bool) -> None:
        scores = score(found.features, weights())
        owners = [paragraph.article_id for paragraph in found.paragraphs]
        evidence = evidence_of(found.features, scores, found.idf, owners)
        self.signs = np.array(astuple(evidence))
        self.right = bool(right[int(np.argmax(scores.total))])
        self.unheard = unheard(found.features, found.names) or evidence.heard < MOSTLY_HEARD
        self.hidden = hidden


async def judged_of(folder: Path, data: Path) -> list[Judged]:
    """Return the first passages of a set's questions, also with the right ones hidden."""
    judged: list[Judged] = []
    async with library_of(folder, data) as library:
        for line in (folder / "questions.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            answerer, store, derived = library._answerer, library._store, library._derived  # noqa: SLF001 - a tool of the same house
            try:
                question = await answerer.understand(
                    str(record["question"]), derived.engine.snapshot(), [PUBLIC]
                )
            except QuestionRejected:
                continue
            found = await search(question, derived, store, [PUBLIC])
            if not found.paragraphs:
                continue
            right = right_candidates(record, found, store)
            judged.append(Judged(found, right, hidden=False))
            if right.any():
                owners = np.array([p.article_id for p in found.paragraphs])
                kept = np.flatnonzero(~np.isin(owners, owners[right]))
                if len(kept):
                    without = only(found, kept)
                    judged.append(Judged(without, right[kept], hidden=True))
    return judged


def only(found: Found, kept: npt.NDArray[np.intp]) -> Found:
    """Return what would have been found if only the candidates `kept` had been there."""
    features = Features(
        {name: values[:, kept] for name, values in found.features.by_word.items()},
        {name: values[kept] for name, values in found.features.whole.items()},
        found.features.alike[:, kept],
    )
    paragraphs = [found.paragraphs[n] for n in kept]
    return replace(found, paragraphs=paragraphs, features=features, quoted=found.quoted[kept])


def learn(sets: Sequence[Sequence[Judged]]) -> Array:
    """Return the constant and the weight of each sign."""
    rows = [(j, (HIDDEN_WEIGHT if j.hidden else 1.0) / len(s)) for s in sets for j in s]
    signs = np.array([[1.0, *j.signs] for j, _ in rows])
    right = np.array([j.right for j, _ in rows], float)
    share = np.array([weight for _, weight in rows])
    share /= share.sum()

    def loss(chosen: Array) -> tuple[float, Array]:
        total = signs @ chosen
        chance = 1 / (1 + np.exp(-total))
        cost = share @ (np.logaddexp(0, total) - right * total) + PULL * chosen[1:] @ chosen[1:]
        slope = signs.T @ (share * (chance - right))
        slope[1:] += 2 * PULL * chosen[1:]
        return float(cost), slope

    start = np.zeros(signs.shape[1])
    bounds = [(None, None)] + [(0.0, None)] * len(EVIDENCE)
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def chances(judged: Sequence[Judged], chosen: Array) -> Array:
    """Return how sure each first passage is."""
    signs = np.array([[1.0, *j.signs] for j in judged])
    return np.asarray(1 / (1 + np.exp(-(signs @ chosen))))


def report(names: Sequence[str], sets: Sequence[Sequence[Judged]], chosen: Array) -> None:
    """Print what each limit of `answered` lets through, with weights learnt from other sets."""
    for place, (name, judged) in enumerate(zip(names, sets, strict=True)):
        others = learn([s for number, s in enumerate(sets) if number != place] or sets)
        for how, weighed in (("all sets", chosen), ("other sets", others)):
            sure = chances(judged, weighed)
            heard = np.array([not j.unheard for j in judged])
            right = np.array([j.right for j in judged])
            hidden = np.array([j.hidden for j in judged])
            for limit in LIMITS:
                said = (sure >= limit) & heard
                print(
                    f"{name:18} {how:10} at {limit}: of the right {said[right].mean():.2f} pass, "
                    f"of the wrong {said[~right & ~hidden].mean():.2f}, "
                    f"with the right ones hidden {said[hidden].mean():.2f}"
                )


async def main() -> None:
    """Read the command line, learn, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--libraries", type=Path, help="keep the sets' libraries here")
    parser.add_argument("--answered", type=float, default=0.33, help="limit of `answered`")
    parser.add_argument("--weak", type=float, default=0.06, help="limit of `weak`")
    parser.add_argument("--write", action="store_true", help="put the weights into the project")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        libraries = options.libraries or Path(passing)
        sets = [await judged_of(folder, libraries / folder.name) for folder in options.folders]
    names = [folder.name for folder in options.folders]
    chosen = learn(sets)
    report(names, sets, chosen)
    print(
        " ".join(f"{name} {w:.2f}" for name, w in zip(("constant", *EVIDENCE), chosen, strict=True))
    )
    if options.write:
        head = TARGET.read_text("utf-8").partition("\n# How sure an answer is")[0]
        lines = [f"{n} = {w:.3f}" for n, w in zip(("constant", *EVIDENCE), chosen, strict=True)]
        TARGET.write_text(
            f"{head}\n# How sure an answer is (index/ranking/confidence.py).\n"
            f"# Made by: python tools/learn_confidence.py {' '.join(names)} "
            f"--answered {options.answered} --weak {options.weak} --write\n[confidence]\n"
            + "\n".join(lines)
            + f"\n\n[status]\nanswered = {options.answered}\nweak = {options.weak}\n"
            f"least_heard = {LEAST_HEARD}\nmostly_heard = {MOSTLY_HEARD}\n",
            "utf-8",
        )


if __name__ == "__main__":
    asyncio.run(main())
