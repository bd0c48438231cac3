"""What the operator sets, read from the environment and from `.env` in the working folder.

This is the only place that reads them; everything else is handed a `Settings`. Each setting
is described for operators in `.env.example`.
"""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

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

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

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
    "admins": "must be Telegram user ids with commas between them, such as 1234,5678",
    "data_dir": "must be the path of a folder",
    "keep_questions": "must be true or false",
    "language": "must be ar or en",
    "log_level": "must be DEBUG, INFO, WARNING or ERROR",
    "telegram_token": "must be the token that BotFather gave",
}


def _first_error(error: ValidationError) -> SettingsError:
    """Say what is wrong with the first bad setting, without its value."""
    name = str(error.errors(include_url=False, include_input=False)[0]["loc"][0])
    return SettingsError(PREFIX + name.upper(), _REASONS[name])
