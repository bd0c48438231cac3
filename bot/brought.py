"""What chats bring to a library, before anything of it is kept: texts, files, addresses."""

import tempfile
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from bot.aside import aside
from index import Caution, Draft, gather_address, gather_file
from index.model import Gathered

READ = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".ndjson")
"""Endings of the files that are read; packed ones are not."""
LONG_TEXT = 600
"""Characters from which a text is an article, and not a question."""
PARAGRAPHS_TEXT = 300
"""Likewise of one that has several paragraphs."""


@dataclass(frozen=True, slots=True)
class Written:
    """A text, or a post that was forwarded."""

    draft: Draft
    plain: bool = False
    """Whether its headline, if it has one, is still to be found among its lines."""
    unasked: bool = False
    """Whether nobody said that it is to be kept: it may have been a question."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file."""

    name: str
    content: bytes
    about: Draft
    """What is known of its articles from where it was posted; its text is of no account."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """Something on the web."""

    url: str


Brought = Written | Attached | Addressed


def is_article(text: str) -> bool:
    """Tell whether a message is a text to keep rather than a question.

    A question has a few hundred characters at most; several paragraphs of some length are an
    article, even where each is short.
    """
    body = text.strip()
    several = sum(bool(line.strip()) for line in body.splitlines()) > 1
    return len(body) >= LONG_TEXT or (several and len(body) >= PARAGRAPHS_TEXT)


async def gathered_from(brought: Brought, caution: Caution) -> Gathered:
    """Return the articles of what was brought, and what could not be read of it."""
    if isinstance(brought, Addressed):
        return await aside(partial(gather_address, brought.url, caution))
    if isinstance(brought, Attached):
        return await aside(partial(_from_file, brought, caution))
    as_it_is = Gathered((brought.draft,), ())
    if not brought.plain:
        return as_it_is
    content = brought.draft.text.encode("utf-8", "replace")
    as_file = Attached("text.txt", content, brought.draft)
    gathered = await aside(partial(_from_file, as_file, caution))
    return gathered if gathered.drafts else as_it_is


def _from_file(brought: Attached, caution: Caution) -> Gathered:
    """Read a file that somebody sent; problems name it as they called it."""
    ending = Path(brought.name).suffix.lower()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"sent{ending}"
        path.write_bytes(brought.content)
        gathered = gather_file(path, caution)
    alone = len(gathered.drafts) == 1
    drafts = [_known(draft, brought.about, alone=alone) for draft in gathered.drafts]
    problems = [replace(problem, source=brought.name) for problem in gathered.problems]
    return Gathered(tuple(drafts), tuple(problems))


def _known(draft: Draft, about: Draft, *, alone: bool) -> Draft:
    """Return an article with what is known of it from the post that its file came in.

    Where a file holds several, no date and no address of the post is that of each.
    """
    draft = replace(draft, outlet=draft.outlet or about.outlet)
    if not alone:
        return draft
    return replace(
        draft,
        published=draft.published or about.published,
        url=draft.url or about.url,
        external_id=draft.external_id or about.external_id,
    )
