"""The growth of every system as a picture: time and memory against paragraphs."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullFormatter

from benchmarks.model import ENGINE, LIBRARY, RANK_BM25, RANKED
from benchmarks.results import MB, Row, Table, number

_LOOKS = {
    LIBRARY: ("#0b5d3b", "o", "-"),
    RANKED: ("#2a9d66", "s", "-"),
    ENGINE: ("#7cc9a2", "^", "-"),
    RANK_BM25: ("#b3261e", "D", "--"),
    "bm25s": ("#d98200", "v", "--"),
    "fts5": ("#5b6abf", "P", "--"),
}
"""Of each system: colour, marker, line. Ours are green and solid."""

_INK = "#333333"
_LABEL_STEP = 1.3
"""The ratio of the heights of two labels that do not touch."""


def draw(tables: Sequence[Table], file: Path, source: str) -> None:
    """Draw the tables to `file`, in the format that its name says."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(12.5, 5.6), layout="constrained")
    _panel(left, tables, lambda row: row.p50, "Median time for a question", "ms")
    _panel(right, tables, lambda row: row.served.growth / MB, "Memory a process grows by", "MB")
    handles, labels = left.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=6, frameon=False)
    figure.suptitle(f"The same paragraphs, the same questions ({source})", color=_INK)
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=130)
    plt.close(figure)


def _panel(
    axes: Axes, tables: Sequence[Table], value: Callable[[Row], float], title: str, unit: str
) -> None:
    sizes = [table.paragraphs for table in tables]
    for name, (colour, marker, line) in _LOOKS.items():
        rows = [table.rows[name] for table in tables]
        axes.plot(
            *(sizes, [value(row) for row in rows]),
            color=colour,
            marker=marker,
            linestyle=line,
            linewidth=2,
            markersize=7,
            label=rows[0].spec.label,
        )
    last = {name: value(tables[-1].rows[name]) for name in _LOOKS}
    for name, height in _apart(last).items():
        axes.annotate(
            number(last[name]),
            (sizes[-1], height),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            color=_LOOKS[name][0],
            fontsize=9,
        )
    axes.set(xscale="log", yscale="log", xlabel="paragraphs", ylabel=unit)
    axes.set_title(title, loc="left", color=_INK)
    axes.margins(x=0.14)
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda height, _: f"{height:,g}"))
    axes.grid(visible=True, which="major", color="#dddddd")
    axes.spines[["top", "right"]].set_visible(False)


def _apart(heights: Mapping[str, float]) -> dict[str, float]:
    """Move heights up, as little as keeps labels from standing on each other."""
    moved: dict[str, float] = {}
    lowest = 0.0
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        moved[name] = max(height, lowest)
        lowest = moved[name] * _LABEL_STEP
    return moved
