"""The service's log: one line a record, no tracebacks, and never a secret."""

import logging
import re
import sys
from typing import TextIO

_ANY_TOKEN = re.compile(r"\b\d{5,}:[\w-]{20,}")
_HIDDEN = "<secret>"


class OneLine(logging.Formatter):
    """Formats a record as one line in which neither a bot token nor another secret can be read.

    The finished line is searched, not the message, so that arguments, addresses in httpx's
    records and the text of exceptions are covered alike.
    """

    def __init__(self, *secrets: str) -> None:
        super().__init__("{asctime} {levelname} {message}", style="{")
        self._secrets = tuple(filter(None, secrets))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; an exception is named at its end."""
        said = record.getMessage()
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            said = f"{said} ({type(error).__name__}: {error})"
        line = f"{self.formatTime(record)} {record.levelname} {' '.join(said.split())}"
        return self.redact(line)

    def redact(self, text: str) -> str:
        """Return `text` without the secrets, and without anything that looks like a token."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return _ANY_TOKEN.sub(_HIDDEN, text)


def configure(form: OneLine, level: str, stream: TextIO | None = None) -> None:
    """Send every record of `level` and above to `stream` (standard error), as `form` writes it.

    What python-telegram-bot and its libraries report of the network and of refused calls is said by
    `bot.telegram_.watch` and `failures`, once; theirs is shown at level DEBUG only.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(form)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    quiet = logging.NOTSET if level == "DEBUG" else logging.CRITICAL
    for name in ("telegram", "aiohttp", "tornado", "httpx", "httpcore", "aiosqlite"):
        logging.getLogger(name).setLevel(quiet)
