"""The outcome as tables to read and as JSON to compare."""

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable

from benchmarks.results import MB, Promise, Row, Table, number

_NOTES = """\
Build of Khabar's engine alone is Library.rebuild, from the store; end to end it is
Library.ingest: reading, cleaning, analysing and storing too. Ranked serves the same index. The
others are given analysed paragraphs. Open is from the end of the imports until a question can be
asked; memory is what a serving process grows by from then on, mapped files included. Every
system is asked the same questions in the same order, one at a time, in a fresh process with warm
files; where fewer were asked, p99 is nearly the slowest. Like rank_bm25: the share of the
paragraphs found that exact BM25 over everything has among its ten best. FTS5 and the engine use
another k1, the engine also counts headlines, and end to end ranks by much else; ranked is
compared by the part of its score that is BM25.
"""


def show(console: Console, tables: Sequence[Table], kept: Sequence[Promise], source: str) -> None:
    """Print every table, the notes, and the promises beside what was measured."""
    console.print(f"{source}; {_machine_line()}", highlight=False)
    for table in tables:
        console.print(_table(table))
    console.print(_NOTES, style="dim", highlight=False)
    console.print(_promises(kept, tables[-1].paragraphs))


def _table(table: Table) -> RichTable:
    title = f"{table.paragraphs:,} paragraphs of {table.articles:,} articles"
    drawn = RichTable(title=title, box=SIMPLE_HEAD, title_justify="left", title_style="bold")
    drawn.add_column("")
    for heading in (
        *("build s", "index MB", "open s", "memory MB", "p50 ms", "p99 ms"),
        *("questions/s", "asked", "like rank_bm25"),
    ):
        drawn.add_column(heading, justify="right", no_wrap=True)
    for row in table.rows.values():
        drawn.add_row(*_cells(row))
    return drawn


def _cells(row: Row) -> list[str]:
    built = ("as above",) * 2 if row.spec.built_by else _built_cells(row)
    return [
        row.spec.label,
        *built,
        f"{row.served.open_seconds:.2f}",
        f"{row.served.growth / MB:,.0f}",
        number(row.p50),
        number(row.p99),
        number(row.per_second),
        str(row.questions),
        "" if row.agreement is None else f"{row.agreement:.0%}",
    ]


def _built_cells(row: Row) -> tuple[str, str]:
    return f"{row.built.seconds:,.1f}", f"{row.built.size / MB:,.0f}"


def _promises(promises: Sequence[Promise], paragraphs: int) -> RichTable:
    title = f"What Khabar promises, at {paragraphs:,} paragraphs"
    drawn = RichTable(title=title, box=SIMPLE_HEAD, title_justify="left", title_style="bold")
    drawn.add_column("")
    drawn.add_column("measured", justify="right")
    drawn.add_column("")
    drawn.add_column("goal", justify="right")
    drawn.add_column("")
    for promise in promises:
        sign = "≥" if promise.at_least else "<"
        drawn.add_row(
            promise.what,
            number(promise.measured),
            promise.unit,
            "" if promise.goal is None else f"{sign} {promise.goal:,.0f}",
            {True: "[green]kept[/]", False: "[red]missed[/]", None: ""}[promise.kept],
        )
    return drawn


def write_json(file: Path, tables: Sequence[Table], kept: Sequence[Promise], source: str) -> None:
    """Write every number to `file`."""
    outcome: dict[str, Any] = {
        "source": source,
        "machine": _machine(),
        "sizes": [
            {
                "paragraphs": table.paragraphs,
                "articles": table.articles,
                "systems": {name: _numbers(row) for name, row in table.rows.items()},
            }
            for table in tables
        ],
        "promises": [{**promise._asdict(), "kept": promise.kept} for promise in kept],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(outcome, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _numbers(row: Row) -> dict[str, Any]:
    return {
        "label": row.spec.label,
        "build_seconds": row.built.seconds,
        "index_bytes": row.built.size,
        "open_seconds": row.served.open_seconds,
        "first_seconds": row.served.first_seconds,
        "memory_bytes": row.served.growth,
        "resident_bytes": row.served.resident,
        "questions": row.questions,
        "p50_ms": row.p50,
        "p99_ms": row.p99,
        "questions_per_second": row.per_second,
        "agreement": row.agreement,
        "milliseconds": [round(value, 4) for value in row.served.milliseconds],
    }


def _machine() -> dict[str, Any]:
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def _machine_line() -> str:
    machine = _machine()
    return (
        f"{machine['system']} {machine['processor']}, {machine['cores']} cores, "
        f"Python {machine['python']}"
    )
