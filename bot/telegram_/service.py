"""The bot in Telegram: polling from start to a clean stop."""

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot.config import Settings
from bot.conversation import Conversation
from bot.telegram_.application import UPDATES, build_application, register_commands
from bot.telegram_.handlers import BotApplication
from bot.telegram_.logs import configure
from bot.telegram_.watch import Watch, WatchedRequest
from bot.wiring import open_house

_LOG = logging.getLogger(__name__)

CONNECTIONS = 32
"""How many calls may be on their way at once: as many as updates are handled at once."""
LONGEST_PAUSE = 30.0
"""Seconds between attempts to reach Telegram, at most."""
LAST_WORDS = 4.0
"""Seconds that what is in flight gets to finish after a signal to stop."""


def over_http() -> BaseRequest:
    """Return what carries calls to Telegram in earnest."""
    return HTTPXRequest(connection_pool_size=CONNECTIONS)


def run_telegram(settings: Settings, *, request: Callable[[], BaseRequest] = over_http) -> int:
    """Answer in Telegram until a signal says to stop; return the exit code.

    It is 0 after SIGINT or SIGTERM and 1 when there is no token or Telegram knows no bot with
    it. A lost network and a second poller are said once and waited out.

    Args:
        settings: with the token.
        request: makes what carries the calls.

    Raises:
        LibraryError: the library cannot be opened.
    """
    token = settings.telegram_token.get_secret_value().strip() if settings.telegram_token else ""
    if not token:
        _tell("There is no token: set KHABAR_TELEGRAM_TOKEN to the one that @BotFather shows.")
        return 1
    configure(token, settings.log_level)
    return asyncio.run(_run(settings, token, request))


async def _run(settings: Settings, token: str, request: Callable[[], BaseRequest]) -> int:
    async with open_house(settings) as house:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        return await serve(house.conversation, token, stop, request=request)


async def serve(
    conversation: Conversation,
    token: str,
    stop: asyncio.Event,
    *,
    request: Callable[[], BaseRequest] = over_http,
) -> int:
    """Poll until `stop` is set; return 0, or 1 when the token is refused.

    Args:
        conversation: what answers.
        token: the bot's token.
        stop: set from outside to stop, and here when the token is refused.
        request: makes what carries the calls.
    """
    watch = Watch(on_refused=stop.set)
    carriers = (WatchedRequest(request(), watch), WatchedRequest(request(), watch))
    application = build_application(conversation, token, *carriers)
    try:
        if await _until(stop, _start(application)):
            await stop.wait()
    except InvalidToken:
        # The watch has said it when the answer came in; a malformed token never gets that far.
        if not watch.refused:
            _LOG.error("The token is not one of a bot: check KHABAR_TELEGRAM_TOKEN.")
        return 1
    finally:
        await _stop(application)
    return 1 if watch.refused else 0


async def _start(application: BotApplication) -> None:
    """Bring the application to where it polls, however long Telegram cannot be reached."""
    await _patiently(application.initialize)
    await _patiently(lambda: register_commands(application.bot))
    assert application.updater is not None  # noqa: S101 - the builder makes one
    await application.updater.start_polling(
        timeout=30, bootstrap_retries=-1, allowed_updates=UPDATES, error_callback=_said_by_watch
    )
    await application.start()
    _tell(f"Khabar answers as @{application.bot.username}; Ctrl-C stops it.")


async def _patiently(call: Callable[[], Awaitable[None]]) -> None:
    """Await `call`, again and again with growing pauses while the network fails it."""
    pause = 1.0
    while True:
        try:
            return await call()
        except (NetworkError, RetryAfter):
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _until(stop: asyncio.Event, work: Awaitable[None]) -> bool:
    """Await `work` unless `stop` is set first; tell whether it was finished."""
    working = asyncio.ensure_future(work)
    stopping = asyncio.ensure_future(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait((working,))
        return False
    working.result()
    return True


async def _stop(application: BotApplication) -> None:
    """Stop what runs, in order; what does not finish in time is dropped."""
    steps: list[Callable[[], Awaitable[None]]] = []
    if application.updater is not None and application.updater.running:
        steps.append(application.updater.stop)
    if application.running:
        steps.append(application.stop)
    for step in (*steps, application.shutdown):
        try:
            await asyncio.wait_for(step(), LAST_WORDS)
        except (TelegramError, TimeoutError) as error:
            _LOG.info("Stopping was cut short: %s", type(error).__name__)


def _said_by_watch(_error: TelegramError) -> None:
    """Leave a failure of polling to the watch, which has already said it."""


def _tell(sentence: str) -> None:
    """Say something to the operator that is no record of the log."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
