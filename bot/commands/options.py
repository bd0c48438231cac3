"""Options that several commands share, and the settings that follow from them."""

import logging
from pathlib import Path
from typing import Annotated

import typer

from bot.config import Settings

DataDir = Annotated[
    Path | None,
    typer.Option(
        "--data-dir",
        metavar="FOLDER",
        file_okay=False,
        help="Where everything is kept; otherwise KHABAR_DATA_DIR, or the folder data.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]

_TALKATIVE = ("httpx", "httpcore")
"""Libraries that log addresses, and with them the bot's token."""


def begin(ctx: typer.Context, data_dir: Path | None) -> Settings:
    """Return the settings of this run, and let the log follow them.

    Args:
        ctx: of the command; it carries the `--data-dir` that stood before the command.
        data_dir: what stood after the command; it goes first.

    Raises:
        SettingsError: a value in the environment cannot be used.
    """
    settings = Settings.load(data_dir=data_dir or ctx.obj)
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    return settings
