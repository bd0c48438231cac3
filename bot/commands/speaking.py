"""`khabar show` and `khabar speakers`: an article as it is held, and who says what."""

from typing import Annotated

import typer

from bot.commands.keeping import with_library
from bot.commands.options import AsJson, DataDir, begin
from bot.commands.showing import show_article, show_quotations
from bot.commands.tables import speakers_table
from bot.commands.terminal import out, print_json
from bot.contract import article_json, quotation_json, speaker_json
from index import Library
from index.model import Article, Paragraph, Quotation, Speaker, Statement

SPEAKERS = 50
"""How many speakers are listed unless told."""
STATEMENTS = 20
"""How many statements of one speaker."""


def show(
    ctx: typer.Context,
    article: Annotated[
        str, typer.Argument(help="Its id, or the id that its source gave it.", show_default=False)
    ],
    *,
    json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Show an article as the library holds it, with who says what in it."""
    settings = begin(ctx, data_dir)

    async def work(
        library: Library,
    ) -> tuple[Article, tuple[Paragraph, ...], tuple[tuple[Statement, ...], ...]]:
        found, paragraphs = await library.article(article)
        return found, paragraphs, await library.statements(found.id)

    held = with_library(settings.data_dir, work, json=json)
    if json:
        print_json(article_json(*held))
    else:
        show_article(*held)


def speakers(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="Whose statements to list; a surname is enough.", show_default=False),
    ] = None,
    *,
    limit: Annotated[
        int | None,
        typer.Option(
            min=1,
            help=f"How many at most: {SPEAKERS} speakers, or {STATEMENTS} statements of one, "
            "unless told.",
            show_default=False,
        ),
    ] = None,
    json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """List who speaks in the articles, or what one of them says, newest first."""
    settings = begin(ctx, data_dir)

    async def said(library: Library) -> tuple[Quotation, ...]:
        return await library.statements_by(name or "", limit=limit or STATEMENTS)

    async def who(library: Library) -> tuple[Speaker, ...]:
        return await library.speakers(limit=limit or SPEAKERS)

    if name is not None:
        quotations = with_library(settings.data_dir, said, json=json)
        if json:
            print_json([quotation_json(quotation) for quotation in quotations])
        else:
            show_quotations(quotations)
        return
    found = with_library(settings.data_dir, who, json=json)
    if json:
        print_json([speaker_json(speaker) for speaker in found])
    else:
        out().print(speakers_table(found))
