"""`khabar console` and `khabar telegram`: where people talk to the bot.

Each surface is imported when its command runs, so that the other commands do not wait for it.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import DataDir, begin
from bot.config import SettingsError


def console(
    ctx: typer.Context,
    *,
    script: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="Replay the lines of a file and print the transcript.",
            show_default=False,
        ),
    ] = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Load the sample news first, if nothing is there.")
    ] = False,
    data_dir: DataDir = None,
) -> None:
    """Talk to the bot here, as in a private chat, a group or a channel."""
    from bot.console import run_console  # noqa: PLC0415 - see the module's docstring

    settings = begin(ctx, data_dir)
    raise typer.Exit(run_console(settings, script=script, samples=samples))


def telegram(ctx: typer.Context, *, data_dir: DataDir = None) -> None:
    """Run the bot in Telegram until it is stopped."""
    from bot.telegram_ import run_telegram  # noqa: PLC0415 - see the module's docstring

    settings = begin(ctx, data_dir)
    if settings.telegram_token is None:
        raise SettingsError("KHABAR_TELEGRAM_TOKEN", "is not set: put the token of BotFather there")
    raise typer.Exit(run_telegram(settings))
