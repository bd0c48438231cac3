"""What the operator sets, read from the environment and from `.env` in the working folder.

This is the only place that reads them; everything else is handed a `Settings`. Each setting
is described for operators in `.env.example`.
"""

import re
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    Field,
    NonNegativeFloat,
    NonNegativeInt,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.quiet import QuietHours

PREFIX = "KHABAR_"
"""What the name of every setting begins with in the environment."""


class SettingsError(Exception):
    """A setting has a value that cannot be used.

    Attributes:
        variable: the name of the setting in the environment.
        reason: why its value cannot be used, as the end of a sentence; never the value of a secret.
    """

    def __init__(self, variable: str, reason: str) -> None:
        self.variable = variable
        self.reason = reason
        super().__init__(f"{variable} {reason}.")


_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?", re.IGNORECASE)
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""As setWebhook wants it (https://core.telegram.org/bots/api#setwebhook)."""


def _address(value: str) -> str:
    """Take an http(s) address, without a slash at its end."""
    if not _ADDRESS.fullmatch(value):
        raise ValueError("no address")
    return value.rstrip("/")


Address = Annotated[str, AfterValidator(_address)]


class Settings(BaseSettings):
    """The settings of one run; frozen."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )

    data_dir: Path = Path("data")
    """The folder that holds the store and everything derived from it."""
    telegram_token: SecretStr | None = None
    """What BotFather gave; only `khabar telegram` needs it."""
    telegram_api: Address = "https://api.telegram.org"
    """The Bot API server: Telegram's, or a local one."""
    telegram_rate: NonNegativeFloat = 0.0
    """Messages a second that are sent at most; 0 for as many as Telegram lets."""
    workers: NonNegativeInt = 0
    """Processes that answer in Telegram beside the one that talks; 0 to answer in that one."""
    webhook_url: Address | None = None
    """Where Telegram brings updates; without it the bot asks for them."""
    webhook_secret: SecretStr | None = None
    """What Telegram says with each update; a new one is made at each start without it."""
    webhook_listen: str = "127.0.0.1"
    """The address that the bot listens on for the proxy before it."""
    webhook_port: int = Field(default=8080, ge=1, le=65535)
    """The port that it listens on."""
    webhook_path: str | None = None
    """The path as the proxy passes it on; without it the path of `webhook_url`."""
    max_question_age: NonNegativeFloat = 3600.0
    """Seconds after which a message is no longer answered, as after a stop; 0 for never."""
    limit_person: NonNegativeInt = 30
    """Questions a minute from one person; 0 for no limit."""
    limit_group: NonNegativeInt = 60
    """Questions a minute in one group; 0 for no limit."""
    chat_articles: NonNegativeInt = 1_000
    """Articles that a chat may keep in a library of its own; 0 for no limit."""
    chat_bytes: NonNegativeInt = 20_000_000
    """Bytes of all their texts; 0 for no limit."""
    source_bytes: NonNegativeInt = 5_000_000
    """Bytes of one file or address that a chat may bring; 0 for no limit."""
    fetch_internal: bool = False
    """Whether addresses that chats bring may lead into networks that are not public."""
    watches: int = Field(default=20, ge=0, le=25)
    """Standing questions that one chat may have; the list of 25 fills a message."""
    alerts_a_day: NonNegativeInt = 10
    """Alerts that one chat is told a day at most; 0 for no limit."""
    quiet_hours: Annotated[QuietHours, NoDecode] = QuietHours.parse("")
    """Hours in which no alert is told; those found meanwhile are told after them."""
    timezone: Annotated[ZoneInfo, NoDecode] = ZoneInfo("UTC")
    """Of the quiet hours, and of where a day begins."""
    admins: Annotated[frozenset[int], NoDecode] = Field(default_factory=frozenset)
    """Telegram user ids of those who may feed and manage the bot."""
    language: Literal["ar", "en"] = "ar"
    """What the bot speaks where it cannot tell."""
    keep_questions: bool = False
    """Whether what readers asked is kept beside what they found useful."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "WARNING"
    """The least grave messages that are logged."""

    @field_validator("admins", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        """Take `1, 2` apart; the environment knows only text."""
        if isinstance(value, str):
            return frozenset(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("quiet_hours", mode="before")
    @classmethod
    def _hours(cls, value: object) -> object:
        return QuietHours.parse(value) if isinstance(value, str) else value

    @field_validator("timezone", mode="before")
    @classmethod
    def _zone(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return ZoneInfo(value.strip())
        except (OSError, ValueError, ZoneInfoNotFoundError) as error:
            raise ValueError("no time zone") from error

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("webhook_secret")
    @classmethod
    def _speakable(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("not as Telegram takes it")
        return value

    @field_validator("data_dir")
    @classmethod
    def _folder(cls, value: Path) -> Path:
        folder = value.expanduser()
        if folder.exists() and not folder.is_dir():
            raise ValueError("a file")
        return folder

    @classmethod
    def load(cls, *, data_dir: Path | None = None) -> Self:
        """Return the settings of this environment.

        Args:
            data_dir: what the command line says; it goes before the environment.

        Raises:
            SettingsError: a value cannot be used, or `.env` cannot be read.
        """
        try:
            return cls() if data_dir is None else cls(data_dir=data_dir)
        except ValidationError as error:
            raise _first_error(error) from None
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(".env", f"cannot be read: {error}") from None


_REASONS = {
    "alerts_a_day": "must be a number of alerts, 0 for no limit",
    "quiet_hours": "must be hours such as 23-7 or 22:30-6:45, or nothing",
    "timezone": "must be the name of a time zone, such as Asia/Damascus",
    "watches": "must be a number of questions from 0 to 25",
    "admins": "must be Telegram user ids with commas between them, such as 1234,5678",
    "chat_articles": "must be a number of articles, 0 for no limit",
    "chat_bytes": "must be a number of bytes, 0 for no limit",
    "data_dir": "must be the path of a folder",
    "fetch_internal": "must be true or false",
    "keep_questions": "must be true or false",
    "language": "must be ar or en",
    "log_level": "must be DEBUG, INFO, WARNING or ERROR",
    "limit_group": "must be a number of questions a minute, 0 for no limit",
    "limit_person": "must be a number of questions a minute, 0 for no limit",
    "max_question_age": "must be a number of seconds, 0 for no limit",
    "source_bytes": "must be a number of bytes, 0 for no limit",
    "telegram_api": "must be an address such as http://127.0.0.1:8081",
    "telegram_rate": "must be a number of messages a second, 0 for no limit",
    "telegram_token": "must be the token that BotFather gave",
    "workers": "must be a number of processes, 0 for none",
    "webhook_listen": "must be an address such as 127.0.0.1",
    "webhook_path": "must be the path of an address, such as /khabar",
    "webhook_port": "must be a port from 1 to 65535",
    "webhook_secret": "must be 1 to 256 of the characters A-Z, a-z, 0-9, _ and -",
    "webhook_url": "must be an address such as https://news.example/khabar",
}


def _first_error(error: ValidationError) -> SettingsError:
    """Say what is wrong with the first bad setting, without its value."""
    name = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
    return SettingsError(PREFIX + name.upper(), _REASONS[name])
