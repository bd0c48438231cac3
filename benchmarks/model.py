"""What travels between the parts of the benchmark: inputs, systems, and what was measured."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self, runtime_checkable

TOP = 10
"""Paragraphs that every system is asked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, the same for every system."""

    text: str
    """What a reader would type; what the whole answer path is given."""
    words: tuple[str, ...]
    """Its words as they are written, each once."""
    terms: tuple[str, ...]
    """The analysed form of each of them; what every other system is given."""


@dataclass(frozen=True, slots=True)
class Run:
    """The folder in which one corpus and every system's index of it are kept."""

    folder: Path

    @property
    def articles(self) -> Path:
        """The articles, as `Library.ingest` reads them."""
        return self.folder / "articles.jsonl"

    @property
    def paragraphs(self) -> Path:
        """The library's paragraphs, one a line: the id, then the analysed words."""
        return self.folder / "paragraphs.txt"

    @property
    def questions(self) -> Path:
        """The questions, one JSON object a line."""
        return self.folder / "questions.jsonl"

    def index_of(self, system: str) -> Path:
        """Return where `system` keeps its index."""
        return self.folder / system

    def read_paragraphs(self) -> tuple[list[int], list[list[str]]]:
        """Return the ids of the paragraphs, and the terms of each."""
        ids: list[int] = []
        terms: list[list[str]] = []
        with self.paragraphs.open(encoding="utf-8") as lines:
            for line in lines:
                number, _, words = line.partition("\t")
                ids.append(int(number))
                terms.append(words.split())
        return ids, terms

    def read_questions(self) -> list[Question]:
        """Return the questions in order."""
        found = map(json.loads, self.questions.read_text("utf-8").splitlines())
        return [Question(q["text"], tuple(q["words"]), tuple(q["terms"])) for q in found]

    def write_questions(self, questions: Sequence[Question]) -> None:
        """Keep `questions` for the processes that ask them."""
        lines = [json.dumps(asdict(question)) for question in questions]
        self.questions.write_text("\n".join(lines) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Built:
    """What it took to make an index."""

    seconds: float
    """Of the making alone: without reading the input and, where that is apart, saving."""
    size: int
    """Bytes on disk."""


@dataclass(frozen=True, slots=True)
class Served:
    """What a fresh process over a built index did."""

    open_seconds: float
    """From the end of the imports until a question could be asked."""
    first_seconds: float
    """The first question, asked before the measured round."""
    milliseconds: tuple[float, ...]
    """Of each question of the measured round, in order."""
    growth: int
    """Bytes by which the process's resident memory grew from before opening to the end."""
    resident: int
    """Bytes of resident memory at the end, interpreter and imports included."""
    found: tuple[tuple[int, ...], ...]
    """Of each question, the ids of the best paragraphs, to be compared."""
    acceptable: tuple[tuple[int, ...], ...]
    """Of each question, every paragraph that may stand among the best; from a `Reference`."""

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Return what another process wrote as JSON."""
        nested = {
            name: tuple(tuple(ids) for ids in values[name]) for name in ("found", "acceptable")
        }
        return cls(**{**values, **nested, "milliseconds": tuple(values["milliseconds"])})


class System(Protocol):
    """Something that finds paragraphs. One object either builds or serves, never both."""

    def build(self, run: Run) -> Built:
        """Make the index of the run's paragraphs, on disk."""

    def open(self, run: Run) -> None:
        """Make ready to answer, from the disk."""

    def search(self, question: Question) -> Sequence[int]:
        """Return the ids of the best paragraphs, best first, at most `TOP`."""

    def close(self) -> None:
        """Let go of every file."""


@runtime_checkable
class Comparable(Protocol):
    """A system that weighs more than words, so that its own order cannot be compared."""

    def by_words_alone(self, question: Question) -> Sequence[int]:
        """Return the ids of the best paragraphs by their exact BM25, best first."""


@runtime_checkable
class Reference(Protocol):
    """A system whose scores are exact, so that the others' choices can be judged by them."""

    def acceptable(self, question: Question) -> Sequence[int]:
        """Return every paragraph that scores as well as the one at place `TOP`, or better."""


class Spec(NamedTuple):
    """A system as the tables name it, and where it is found."""

    name: str
    module: str
    factory: str
    label: str
    slow: bool = False
    """Whether it takes so long that it is asked fewer questions."""
    built_by: str | None = None
    """The system whose index it serves, if it makes none of its own."""


LIBRARY = "library"
ENGINE = "engine"
RANKED = "ranked"
RANK_BM25 = "rank_bm25"

SPECS = (
    Spec(LIBRARY, "benchmarks.ours", "EndToEnd", "Khabar, end to end"),
    Spec(RANKED, "benchmarks.ours", "Ranked", "Khabar, ranked", built_by=LIBRARY),
    Spec(ENGINE, "benchmarks.ours", "EngineAlone", "Khabar, engine alone"),
    Spec(RANK_BM25, "benchmarks.others", "RankBM25", "rank_bm25", slow=True),
    Spec("bm25s", "benchmarks.others", "BM25S", "bm25s"),
    Spec("fts5", "benchmarks.others", "FTS5", "SQLite FTS5"),
)
"""Every system, in the order in which they are built and listed; the library comes first,
because the others are given its paragraphs."""
