"""Where the parts are put together: settings in, a conversation over an open library out."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from bot.collecting import Quotas
from bot.commands.progress import progress
from bot.config import Settings
from bot.conversation import Conversation
from bot.lookout import AlertRules
from bot.quiet import now
from bot.state import open_state
from bot.workers import ServingLibrary

STORE_FILE = "khabar.db"
"""The library's SQLite file in the data folder; the bot keeps its own tables in it."""


@dataclass(frozen=True, slots=True)
class House:
    """An open library and what stands on it."""

    library: ServingLibrary
    conversation: Conversation


@asynccontextmanager
async def open_house(
    settings: Settings, *, clock: Callable[[], datetime] = now
) -> AsyncIterator[House]:
    """Open the library and the bot's state in the data folder; both are closed on the way out.

    Where the engine must first be made afresh, its progress is shown on standard error. Alerts
    are told by `clock`.

    Raises:
        LibraryError: the library cannot be opened; the sentence says why.
    """
    with progress(json=False) as on_progress:
        opened = await ServingLibrary.open(settings.data_dir, on_progress=on_progress)
    async with opened as library, open_state(settings.data_dir / STORE_FILE) as state:
        conversation = Conversation(
            library,
            state,
            settings.language,
            keep_questions=settings.keep_questions,
            quotas=Quotas(
                articles=settings.chat_articles,
                size=settings.chat_bytes,
                source=settings.source_bytes,
                internal=settings.fetch_internal,
            ),
            operators=settings.admins,
            alerts=AlertRules(
                settings.watches, settings.alerts_a_day, settings.quiet_hours, settings.timezone
            ),
            clock=clock,
        )
        yield House(library, conversation)
