"""Tables of what a library holds and of how well it answers."""

from collections.abc import Mapping, Sequence

from pydantic import JsonValue
from rich.filesize import decimal
from rich.table import Table
from rich.text import Text

from bot.evaluation.attribution import Attribution
from bot.evaluation.comparing import Change, Comparison
from bot.evaluation.feedback import FeedbackReport
from bot.evaluation.report import Report
from index.model import Speaker, Stats

OUTLETS = 10
"""How many outlets are named; the JSON form names all."""


def stats_table(stats: Stats) -> Table:
    """Return what a library holds, a line for each number."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_row("articles", f"{stats.articles:,}")
    table.add_row("paragraphs", f"{stats.paragraphs:,}")
    table.add_row("distinct words", f"{stats.words:,}")
    table.add_row("oldest", stats.oldest or "unknown")
    table.add_row("newest", stats.newest or "unknown")
    table.add_row("store", decimal(stats.store_bytes))
    table.add_row("engine", decimal(stats.engine_bytes))
    table.add_row("analyzer", Text(stats.analyzer))
    for name, count in stats.collections.items():
        table.add_row(Text(f"collection {name}"), f"{count:,}")
    for name, count in _most(stats.outlets):
        table.add_row(Text(f"outlet {name or 'unknown'}"), f"{count:,}")
    if len(stats.outlets) > OUTLETS:
        table.add_row("other outlets", f"{len(stats.outlets) - OUTLETS:,}")
    return table


def speakers_table(speakers: Sequence[Speaker]) -> Table:
    """Return who speaks, with how many statements there are and when the newest was made."""
    table = Table("speaker", "statements", "newest")
    table.columns[1].justify = "right"
    for speaker in speakers:
        table.add_row(
            Text(speaker.name), f"{speaker.statements:,}", (speaker.newest or "unknown")[:10]
        )
    return table


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:OUTLETS]


def attribution_table(numbers: Attribution) -> Table:
    """Return how well statements were given to their speakers, a line for each number."""
    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    for name, value in numbers.json().items():
        shown = f"{value:.3f}" if isinstance(value, float) else f"{value}"
        table.add_row(name.replace("_", " "), "-" if value is None else shown)
    return table


_RANKING = {
    "n": "questions",
    "S@1": "success@1",
    "S@3": "success@3",
    "S@5": "success@5",
    "S@10": "success@10",
    "MRR@10": "MRR@10",
    "nDCG@10": "nDCG@10",
}
_ANSWERS = {
    "answer@1": "answer_in_passage@1",
    "answer@3": "answer_in_passage@3",
    "sentence": "sentence_accuracy",
    "speaker": "speaker_accuracy",
}


def report_tables(report: Report) -> list[Table]:
    """Return the measures, a line for all questions and for each language and kind.

    They are two tables, of ranks and of answers, so that each fits a terminal of 80 columns.
    """
    ranking = Table("", *_RANKING)
    answers = Table("", *_ANSWERS, "p50 ms", "p99 ms")
    sections = ({"all": report.overall}, report.by_language, report.by_kind)
    for section in sections:
        for name, numbers in section.items():
            ranking.add_row(Text(name), *(_shown(numbers[key]) for key in _RANKING.values()))
            shares = (_shown(numbers[key]) for key in _ANSWERS.values())
            answers.add_row(Text(name), *shares, *_times(numbers["latency_ms"]))
        ranking.add_section()
        answers.add_section()
    for table in (ranking, answers):
        for column in table.columns[1:]:
            column.justify = "right"
    return [ranking, answers]


def _times(latency: JsonValue) -> list[str]:
    return [_shown(value) for value in latency.values()] if isinstance(latency, dict) else []


def _shown(value: JsonValue) -> str:
    """Write one number: shares with three places, what could not be measured as a dash."""
    if isinstance(value, float):
        return f"{value:.3f}"
    return "–" if value is None else str(value)


_ABSTENTION = {
    "unanswerable": "questions without an answer",
    "unanswerable_not_answered": "of these, not answered",
    "unanswerable_no_answer": "of these, no_answer",
    "answerable_no_answer": "answerable, but no_answer",
    "first_right_answered": "first passage right, and answered",
    "precision": "precision of no_answer",
    "recall": "recall of no_answer",
}


def abstention_table(report: Report) -> Table:
    """Return whether the bot knows when it has no answer."""
    table = Table.grid(padding=(0, 2))
    numbers = report.overall["abstention"]
    for key, label in _ABSTENTION.items():
        table.add_row(label, _shown(numbers[key]) if isinstance(numbers, dict) else "")
    return table


_FEEDBACK = ("votes", "answers", "useful", "helped", "MRR")


def feedback_table(report: FeedbackReport) -> Table:
    """Return what readers found useful: over all, and by rank, status, language and kind."""
    table = Table("", *_FEEDBACK)
    for title, section in (
        ("", {"all": report.overall}),
        ("rank ", report.by_rank),
        ("", report.by_status),
        ("", report.by_language),
        ("", report.by_kind),
    ):
        for name, numbers in section.items():
            table.add_row(Text(title + name), *(_shown(numbers[key]) for key in _FEEDBACK))
        table.add_section()
    for column in table.columns[1:]:
        column.justify = "right"
    return table


def comparison_table(comparison: Comparison) -> Table:
    """Return the questions whose first right passage moved, worse ones first."""
    table = Table("", "id", "old", "new", "question")
    for label, changes in (("worse", comparison.worse), ("better", comparison.better)):
        for change in changes:
            table.add_row(label, *_change_cells(change))
    return table


def comparison_summary(comparison: Comparison) -> str:
    """Return how many questions moved, in one line."""
    return (
        f"{len(comparison.better):,} better, {len(comparison.worse):,} worse, "
        f"{comparison.same:,} the same, {comparison.only_once:,} asked in one run only"
    )


def _change_cells(change: Change) -> tuple[Text, str, str, Text]:
    return Text(str(change.id)), _shown(change.old), _shown(change.new), Text(change.question)
