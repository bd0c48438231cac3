"""The articles that are measured: news when it is there, generated text when it is not.

A smaller corpus is the beginning of a bigger one, so the same questions suit every size, and
the news is shuffled first, so that the smaller one is not one outlet's.
"""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks import generated
from benchmarks.ours import paragraphs_of

_SEED = 7


def articles(news: Path | None) -> Iterator[dict[str, Any]]:
    """Yield the articles of the file `news` in a fixed random order; generated ones for `None`."""
    if news is None:
        yield from generated.articles()
        return
    with gzip.open(news, "rb") if news.suffix == ".gz" else news.open("rb") as lines:
        held = lines.readlines()
    random.Random(_SEED).shuffle(held)  # noqa: S311 - a fixed order, not a secret
    yield from map(json.loads, held)


def write(found: Iterable[dict[str, Any]], size: int, file: Path) -> list[dict[str, Any]]:
    """Write articles to `file` until they hold `size` paragraphs; return those written."""
    written: list[dict[str, Any]] = []
    paragraphs = 0
    with file.open("w", encoding="utf-8") as lines:
        for article in found:
            lines.write(json.dumps(article, ensure_ascii=False) + "\n")
            written.append(article)
            paragraphs += len(paragraphs_of(article["text"]))
            if paragraphs >= size:
                break
    return written
