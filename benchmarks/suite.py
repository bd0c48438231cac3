"""The whole benchmark: every corpus, every system, the same paragraphs and questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import corpus
from benchmarks.measuring import build_apart, serve_apart
from benchmarks.model import LIBRARY, RANK_BM25, SPECS, Built, Question, Run, Served, Spec
from benchmarks.ours import export
from benchmarks.questions import questions
from benchmarks.results import Row, Table, agreement

SLOW_QUESTIONS = 20
"""Questions for a system that takes about a second for each."""
SLOW_FROM = 20_000
"""Paragraphs from which such a system gets fewer questions."""

STEPS = 3 + len(SPECS) * 2
"""How often `Suite.measure` says what it does."""

OnStep = Callable[[str], None]


@dataclass(slots=True)
class Suite:
    """Measures one corpus after the other, the smallest first: its questions serve them all."""

    news: Path | None
    """The articles file; `None` for generated text."""
    folder: Path
    """Where corpora and indexes are kept, one folder a size."""
    wanted: int
    """How many questions a system is asked."""
    asked: Sequence[Question] = ()
    """The questions, once they are chosen."""

    def measure(self, size: int, on_step: OnStep) -> Table:
        """Build and ask every system over the first `size` paragraphs, or all there are.

        Raises:
            WorkerFailed: a system could not do it.
        """
        run = Run(self.folder / str(size))
        run.folder.mkdir(parents=True)
        on_step("choosing articles")
        articles = corpus.write(corpus.articles(self.news), size, run.articles)
        self.asked = self.asked or questions(articles, self.wanted)
        run.write_questions(self.asked)

        built: dict[str, Built] = {}
        paragraphs = 0
        for spec in SPECS:
            on_step(f"{spec.label}: building")
            built[spec.name] = built.get(spec.built_by or "") or build_apart(spec, run)
            if spec.name == LIBRARY:
                on_step("writing the analysed paragraphs")
                paragraphs = export(run)
        served: dict[str, Served] = {}
        for spec in SPECS:
            on_step(f"{spec.label}: answering")
            served[spec.name] = serve_apart(spec, run, self._questions_for(spec, paragraphs))
        on_step("comparing")
        exact = served[RANK_BM25].acceptable
        rows = {
            spec.name: Row(
                spec,
                built[spec.name],
                served[spec.name],
                None if spec.name == RANK_BM25 else agreement(served[spec.name].found, exact),
            )
            for spec in SPECS
        }
        return Table(len(articles), paragraphs, rows)

    def _questions_for(self, spec: Spec, paragraphs: int) -> int:
        fewer = spec.slow and paragraphs > SLOW_FROM
        return min(len(self.asked), SLOW_QUESTIONS) if fewer else len(self.asked)
