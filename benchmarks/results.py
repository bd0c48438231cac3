"""What the measurements come to: rows of the table, and the promises of the project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

import numpy as np

from benchmarks.model import ENGINE, LIBRARY, RANK_BM25, TOP, Built, Served, Spec

MB = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """One system over one corpus."""

    spec: Spec
    built: Built
    """Of a system without an index of its own: how the one that it serves was built."""
    served: Served
    agreement: float | None
    """The share of its best paragraphs that rank_bm25 also has among its best ten."""

    @property
    def questions(self) -> int:
        """How many questions were asked."""
        return len(self.served.milliseconds)

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return median(self.served.milliseconds)

    @property
    def p99(self) -> float:
        """The 99th percentile, in milliseconds; of a few questions, nearly the slowest."""
        return float(np.percentile(self.served.milliseconds, 99))

    @property
    def per_second(self) -> float:
        """Questions a second, one after the other."""
        return self.questions * 1000 / sum(self.served.milliseconds)


@dataclass(frozen=True, slots=True)
class Table:
    """Every system over one corpus."""

    articles: int
    paragraphs: int
    rows: Mapping[str, Row]
    """By name of the system."""


class Promise(NamedTuple):
    """Something that the project promises about its largest corpus."""

    what: str
    measured: float
    unit: str
    goal: float | None
    """`None` for what is measured without a goal."""
    at_least: bool = False
    """Whether more is better."""

    @property
    def kept(self) -> bool | None:
        """Whether the goal is reached; `None` where there is none."""
        if self.goal is None:
            return None
        return self.measured >= self.goal if self.at_least else self.measured < self.goal


def agreement(found: Sequence[Sequence[int]], acceptable: Sequence[Sequence[int]]) -> float:
    """Return which share of the found paragraphs is acceptable, over the questions of both.

    A paragraph that scores as the tenth does is acceptable, whichever of them came tenth.
    """
    shares: list[float] = []
    for ids, accepted in zip(found, acceptable, strict=False):
        if accepted:
            best = ids[:TOP]
            shares.append(len(set(best).intersection(accepted)) / len(best) if best else 0.0)
    return sum(shares) / len(shares) if shares else 0.0


def promises(table: Table) -> list[Promise]:
    """Return what the project promises (DESIGN.md, "Numbers to reach") beside what it does."""
    answer, engine, plain = (table.rows[name] for name in (LIBRARY, ENGINE, RANK_BM25))
    same = answer.served.milliseconds[: plain.questions]
    return [
        Promise(
            "end to end against rank_bm25, medians of the same questions",
            plain.p50 / median(same),
            "times faster",
            100,
            at_least=True,
        ),
        Promise("end to end, median", answer.p50, "ms", 10),
        Promise(
            "first answer of a fresh process, after imports",
            answer.served.open_seconds + answer.served.first_seconds,
            "s",
            1,
        ),
        Promise(
            "indexing in the engine path (Library.rebuild)",
            table.paragraphs / engine.built.seconds,
            "paragraphs/s",
            10_000,
            at_least=True,
        ),
        Promise(
            "whole ingest (Library.ingest)",
            table.paragraphs / answer.built.seconds,
            "paragraphs/s",
            None,
        ),
        Promise(
            f"resident memory of a serving process after {answer.questions} questions",
            answer.served.resident / MB,
            "MB",
            500,
        ),
    ]


def number(value: float) -> str:
    """Return a number with about three digits that count."""
    if value >= 100:  # noqa: PLR2004 - three digits
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"  # noqa: PLR2004 - two digits
