"""An answer as a person reads it in a shell: the bot's own message, printed as text."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.commands.terminal import out
from bot.locale import messages, nearest
from bot.render import Page, render_answer
from bot.reply import Block, Gap, Quote, Run
from index import Answer, Passage
from index.model import Article, Claim, Paragraph, Quotation, Statement, Status

PAGE = 3
"""How many passages share the length of one message; more are printed as more messages."""

_ISOLATES = {0x2066: None, 0x2067: None, 0x2068: None, 0x2069: None}
"""Unicode's directional isolates (UAX 9): they help eyes, and are noise to programs."""


def show_answer(answer: Answer, fallback: Literal["ar", "en"]) -> None:
    """Print the status, the passages with what matched in bold, and where each comes from.

    Args:
        answer: what to print.
        fallback: the language to speak when the bot does not speak the question's.
    """
    words = messages(nearest(answer.question.language, fallback))
    console = out()
    for number, page in enumerate(_pages(answer)):
        if number:
            console.print()
        for block in render_answer(answer, words, page).blocks:
            _show_block(console, block)
    if answer.claims:
        _show_claims(console, answer.claims)
    for passage in answer.passages:
        if passage.explain is not None:
            console.print(_shares(passage, passage.explain))


def _show_claims(console: Console, claims: Sequence[Claim]) -> None:
    """Print who says what to the question, side by side."""
    console.print()
    table = Table("speaker", "claim", "published", title="claims", title_justify="left")
    for claim in claims:
        speaker = f"{claim.speaker} (own report)" if claim.own_report else claim.speaker
        table.add_row(Text(speaker), Text(claim.statement), (claim.published or "unknown")[:10])
    console.print(table)


def show_article(
    article: Article,
    paragraphs: Sequence[Paragraph],
    statements: Sequence[Sequence[Statement]],
) -> None:
    """Print what is known of an article, and under each paragraph who says what in it."""
    console = out()
    about = Table.grid(padding=(0, 2))
    for label in ("title", "outlet", "author", "published", "url", "language", "collection"):
        about.add_row(label, Text(getattr(article, label) or "unknown"))
    console.print(about)
    for paragraph, said in zip(paragraphs, statements, strict=True):
        console.print()
        console.print(Text(f"[{paragraph.ordinal}] {paragraph.text}"), soft_wrap=True)
        for statement in said:
            start, end = statement.span
            line = (
                f"  {statement.speaker} · {statement.cue} · {statement.type} · "
                f"[{start}, {end}] {paragraph.text[start:end]}"
            )
            console.print(Text(line), style="dim", soft_wrap=True)


def show_quotations(quotations: Sequence[Quotation]) -> None:
    """Print statements, each with who makes it and where it stands."""
    console = out()
    if not quotations:
        console.print("No statement of that speaker is in the library.")
    for quotation in quotations:
        citation = quotation.citation
        about = (
            quotation.statement.speaker,
            quotation.statement.cue,
            (citation.published or "unknown")[:10],
            citation.outlet or "unknown",
            f"article {citation.article_id}",
        )
        console.print(Text(quotation.text), soft_wrap=True)
        console.print(Text("  " + " · ".join(about)), style="dim", soft_wrap=True)


def _pages(answer: Answer) -> list[Page]:
    """Return the messages that an answer needs: one when nothing answers."""
    if answer.status is Status.NO_ANSWER or not answer.passages:
        return [Page(0, 0)]
    starts = [*range(0, len(answer.passages), PAGE), len(answer.passages)]
    return [Page(first, last) for first, last in pairwise(starts)]


def _show_block(console: Console, block: Block) -> None:
    """Print one block; lines are left for the terminal to break, which knows both directions."""
    if isinstance(block, Gap):
        console.print()
        return
    style = "" if isinstance(block, Quote) else "dim"
    console.print(
        Text.assemble(*(_styled(run, console) for run in block.runs)), style=style, soft_wrap=True
    )
    for run in block.runs:
        if run.url is not None:
            console.print(Text(run.url), style=style, soft_wrap=True)


def _styled(run: Run, console: Console) -> tuple[str, str]:
    text = run.text if console.is_terminal else run.text.translate(_ISOLATES)
    return text, "bold" if run.bold else ""


def _shares(passage: Passage, explain: Mapping[str, float]) -> Table:
    """Return each term's share of a passage's score, greatest first."""
    table = Table("term", "share", title=f"passage {passage.rank}", title_justify="left")
    for term, share in sorted(explain.items(), key=lambda item: -item[1]):
        table.add_row(Text(term), f"{share:.4f}")
    table.add_row("score", f"{passage.score:.4f}", style="bold")
    return table
