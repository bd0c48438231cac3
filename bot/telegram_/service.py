"""The bot in Telegram: from start to a clean stop."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import uvloop
from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import TypeHandler
from telegram.request import BaseRequest

from bot.config import Settings
from bot.conversation import Conversation
from bot.garbage import look_less_often
from bot.limits import Limit
from bot.locale import messages
from bot.telegram_.alerts import AlertSender
from bot.telegram_.application import build_application, register_commands
from bot.telegram_.gate import Gate
from bot.telegram_.handlers import BotApplication
from bot.telegram_.logs import OneLine, configure
from bot.telegram_.operators import OperatorNotices
from bot.telegram_.receiving import Receiving, Webhook, receiving
from bot.telegram_.request import AiohttpRequest
from bot.telegram_.sent import identified
from bot.telegram_.unreadable import readable
from bot.telegram_.watch import Watch, WatchedRequest
from bot.wiring import open_house

_LOG = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
"""Seconds between attempts to reach Telegram, at most."""

KEYSTROKES = 4
"""How often a client asks while one question is typed in another chat, roughly."""

NO_MORE_IN = 1.5
"""Seconds after a signal to stop by which no more updates come in."""
LAST_WORDS = 3.5
"""Seconds after the signal that what is in flight gets to finish."""
FAREWELL = 4.0
"""Seconds after the signal by which the connections are closed."""

_BEFORE_HANDLERS = -1


def run_telegram(settings: Settings, *, request: Callable[[], BaseRequest] = AiohttpRequest) -> int:
    """Answer in Telegram until a signal says to stop; return the exit code.

    It is 0 after SIGINT or SIGTERM and 1 when there is no token, Telegram knows no bot with it,
    or Telegram refuses what it is told at the start. A lost network and a second poller are said
    once and waited out.

    Args:
        settings: with the token.
        request: makes what carries the calls.

    Raises:
        LibraryError: the library cannot be opened.
        OSError: the webhook's port cannot be listened on.
    """
    token = settings.telegram_token.get_secret_value().strip() if settings.telegram_token else ""
    if not token:
        _tell("There is no token: set KHABAR_TELEGRAM_TOKEN to the one that @BotFather shows.")
        return 1
    ways = receiving(settings)
    form = OneLine(token, ways.secret if isinstance(ways, Webhook) else "")
    configure(form, settings.log_level)
    look_less_often()
    return uvloop.run(_run(settings, Service(token, settings, ways, form, request)))


@dataclass(frozen=True, slots=True)
class Service:
    """What the bot is run with."""

    token: str
    settings: Settings
    receiving: Receiving
    """How updates reach it."""
    form: OneLine
    """Takes secrets out of what is told of failures."""
    request: Callable[[], BaseRequest] = AiohttpRequest
    """Makes what carries the calls."""

    def application(self, conversation: Conversation, watch: Watch) -> BotApplication:
        """Return the application over `conversation`, with its gate; it is not started."""
        settings = self.settings
        application = build_application(
            conversation,
            self.token,
            WatchedRequest(self.request(), watch, identified),
            WatchedRequest(self.request(), watch, readable),
            server=settings.telegram_api,
            rate=settings.telegram_rate,
            operators=settings.admins,
        )
        gate = Gate(
            conversation,
            of_person=Limit(settings.limit_person),
            of_group=Limit(settings.limit_group),
            of_typing=Limit(settings.limit_person * KEYSTROKES),
            max_age=settings.max_question_age,
        )
        application.add_handler(TypeHandler(Update, gate.pass_or_stop), group=_BEFORE_HANDLERS)
        return application


async def _run(settings: Settings, service: Service) -> int:
    async with open_house(settings) as house, house.library.serving(settings.workers):
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        return await serve(house.conversation, service, stop)


async def serve(conversation: Conversation, service: Service, stop: asyncio.Event) -> int:
    """Answer until `stop` is set; return 0, or 1 when Telegram refuses token or start.

    Args:
        conversation: what answers.
        service: what it is run with.
        stop: set from outside to stop, and here when the token is refused.
    """
    watch = Watch(on_refused=stop.set)
    application = service.application(conversation, watch)
    try:
        if await _until(stop, _start(application, service)):
            alerts = AlertSender(application.bot, conversation)
            async with _notices(application, service), alerts.running():
                await stop.wait()
    except InvalidToken:
        # The watch has said it when the answer came in; a malformed token never gets that far.
        if not watch.refused:
            _LOG.error("The token is not one of a bot: check KHABAR_TELEGRAM_TOKEN.")
        return 1
    except BadRequest as error:
        _LOG.error("Telegram refused what it was told at the start: %s", error)
        return 1
    finally:
        await _stop(application)
    return 1 if watch.refused else 0


async def _start(application: BotApplication, service: Service) -> None:
    """Bring the application to where it receives, however long Telegram cannot be reached."""
    updater = application.updater
    assert updater is not None  # noqa: S101 - the builder makes one
    await _patiently(application.initialize)
    admins = service.settings.admins
    await _patiently(lambda: register_commands(application.bot, admins))
    await _patiently(lambda: service.receiving.start(updater))
    await application.start()
    _tell(f"Khabar answers as @{application.bot.username}; Ctrl-C stops it.")


async def _patiently(call: Callable[[], Awaitable[None]]) -> None:
    """Await `call`, again and again with growing pauses while the network fails it."""
    pause = 1.0
    while True:
        try:
            return await call()
        except BadRequest:
            # A network error to python-telegram-bot, but one that no waiting mends.
            raise
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


@asynccontextmanager
async def _notices(application: BotApplication, service: Service) -> AsyncIterator[None]:
    """Tell the operators of failures while this lasts."""
    settings = service.settings
    words = messages(settings.language)
    notices = OperatorNotices(application.bot, settings.admins, words, service.form.redact)
    notices.attach()
    try:
        yield
    finally:
        await notices.detach()


async def _stop(application: BotApplication) -> None:
    """Stop what runs, in order; what does not finish in time is dropped.

    What is in flight may take what the steps before it have left.
    """
    begun = asyncio.get_running_loop().time()
    steps: list[tuple[Callable[[], Awaitable[None]], float]] = []
    if application.updater is not None and application.updater.running:
        steps.append((application.updater.stop, NO_MORE_IN))
    if application.running:
        steps.append((application.stop, LAST_WORDS))
    for step, seconds in (*steps, (application.shutdown, FAREWELL)):
        try:
            async with asyncio.timeout_at(begun + seconds):
                await step()
        except (TelegramError, TimeoutError) as error:
            _LOG.info("Stopping was cut short: %s", type(error).__name__)


def _tell(sentence: str) -> None:
    """Say something to the operator that is no record of the log."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
