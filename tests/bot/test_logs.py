import io
import logging
from collections.abc import Iterator

import pytest

from bot.telegram_.logs import OneLine, configure

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the one in Telegram's manual

SECRET = "the-secret-of-the-webhook"  # noqa: S105 - made up


@pytest.fixture
def restored() -> Iterator[None]:
    """Put logging back as pytest has it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    names = ("telegram", "aiohttp", "tornado", "httpx", "httpcore", "aiosqlite")
    levels = {name: logging.getLogger(name).level for name in names}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.mark.usefixtures("restored")
def test_the_token_is_in_no_line_however_it_gets_there() -> None:
    stream = io.StringIO()
    configure(OneLine(TOKEN, SECRET), "DEBUG", stream)
    url = f"https://api.telegram.org/bot{TOKEN}/getMe"
    logging.getLogger("httpx").info('HTTP Request: POST %s "HTTP/1.1 200 OK"', url)
    logging.getLogger("x").warning(f"token {TOKEN}")  # noqa: G004
    logging.getLogger("telegram.Bot").debug("setWebhook with %s", {"secret_token": SECRET})
    logging.getLogger("x").warning("another one: %s", TOKEN.replace("A", "B"))
    try:
        raise ValueError(url)  # noqa: TRY301
    except ValueError:
        logging.getLogger("x").exception("it failed\nin two lines")
    said = stream.getvalue()
    assert TOKEN not in said
    assert SECRET not in said
    assert "BBHdq" not in said
    assert said.count("<secret>") == 5
    assert "Traceback" not in said
    assert len(said.splitlines()) == 5
    assert "it failed in two lines (ValueError: https://api.telegram.org/bot<secret>/getMe)" in said


@pytest.mark.usefixtures("restored")
def test_what_libraries_say_of_the_network_is_not_repeated() -> None:
    stream = io.StringIO()
    configure(OneLine(TOKEN), "INFO", stream)
    logging.getLogger("telegram.ext.Updater").error("Exception happened while polling")
    logging.getLogger("httpx").info("HTTP Request")
    logging.getLogger("bot.telegram_.watch").warning("Telegram can be reached again.")
    assert len(stream.getvalue().splitlines()) == 1


def test_without_secrets_nothing_is_replaced() -> None:
    assert OneLine("", "").redact("text") == "text"
