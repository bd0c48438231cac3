"""How updates reach the bot: it asks for them, or Telegram brings them to a webhook.

https://core.telegram.org/bots/api#getting-updates
"""

import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from telegram.error import TelegramError
from telegram.ext import Updater

from bot.config import Settings
from bot.telegram_.application import UPDATES

LONG_POLL = 30
"""Seconds that Telegram holds a call for updates open when there are none."""


@dataclass(frozen=True, slots=True)
class Polling:
    """The bot asks Telegram for updates, again and again."""

    async def start(self, updater: Updater) -> None:
        """Begin to ask; a webhook that was set before is taken down."""
        await updater.start_polling(
            timeout=LONG_POLL,
            bootstrap_retries=-1,
            allowed_updates=UPDATES,
            error_callback=_said_by_watch,
        )


@dataclass(frozen=True, slots=True)
class Webhook:
    """Telegram brings updates to an address, from which a proxy hands them to the bot."""

    url: str
    """Where Telegram calls."""
    listen: str
    """The address that the bot listens on, for the proxy."""
    port: int
    path: str
    """The path of the calls as the proxy passes them on."""
    secret: str = field(repr=False)
    """What Telegram says with each call, so that nobody else can bring updates."""

    async def start(self, updater: Updater) -> None:
        """Tell Telegram the address and begin to listen.

        Raises:
            TelegramError: Telegram cannot be reached or does not take the address.
            OSError: the port cannot be listened on.
        """
        await updater.start_webhook(
            listen=self.listen,
            port=self.port,
            url_path=self.path,
            webhook_url=self.url,
            secret_token=self.secret,
            allowed_updates=UPDATES,
        )


Receiving = Polling | Webhook


def receiving(settings: Settings) -> Receiving:
    """Return how updates are received: by webhook when its address is set.

    Without a secret in the settings a new one is made at each start.
    """
    if settings.webhook_url is None:
        return Polling()
    said = settings.webhook_secret
    return Webhook(
        url=settings.webhook_url,
        listen=settings.webhook_listen,
        port=settings.webhook_port,
        path=settings.webhook_path or urlsplit(settings.webhook_url).path,
        secret=said.get_secret_value() if said else secrets.token_urlsafe(32),
    )


def _said_by_watch(_error: TelegramError) -> None:
    """Leave a failure of polling to the watch, which has already said it."""
