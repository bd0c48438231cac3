"""The service from start to stop, in good and bad weather."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.config import Settings
from bot.console.world import World
from bot.conversation import Conversation
from bot.telegram_.logs import OneLine
from bot.telegram_.receiving import Polling
from bot.telegram_.service import Service, run_telegram, serve
from tests.bot.telegram_server import Telegram, refusal

TOKEN = "123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the one in Telegram's manual


@pytest.fixture
def telegram(world: World) -> Telegram:
    return Telegram(world)


@pytest.fixture(autouse=True)
def only_what_is_said(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("telegram", "httpx", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    caplog.set_level(logging.WARNING)


def service(telegram: Telegram) -> Service:
    # The world's clock stands still, long ago.
    settings = Settings(max_question_age=0)
    return Service(TOKEN, settings, Polling(), OneLine(TOKEN), request=lambda: telegram)


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - what is waited for knows of no event
            await asyncio.sleep(0.01)


@asynccontextmanager
async def serving(
    conversation: Conversation, telegram: Telegram
) -> AsyncIterator[asyncio.Task[int]]:
    stop = asyncio.Event()
    task = asyncio.create_task(serve(conversation, service(telegram), stop))
    try:
        yield task
        stop.set()
        assert await asyncio.wait_for(task, 10) == 0
    finally:
        stop.set()
        await asyncio.wait([task])


def ask(world: World, telegram: Telegram, text: str = "جسر الجسر") -> None:
    user = world.user("Amal", "ar")
    message = world.message(world.private(user), user, text=text)
    telegram.deliver(world.update("message", message))


async def test_it_answers_and_stops(
    conversation: Conversation, telegram: Telegram, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(conversation, telegram):
        ask(world, telegram)
        await until(lambda: "sendMessage" in telegram.calls)
    assert telegram.calls.count("setMyCommands") == 6
    assert caplog.messages == []


@pytest.mark.parametrize("status", [401, 404])
async def test_a_refused_token_ends_it_with_one_sentence(
    status: int,
    conversation: Conversation,
    telegram: Telegram,
    caplog: pytest.LogCaptureFixture,
) -> None:
    telegram.trouble["getMe"].append(refusal(status, "Unauthorized"))
    code = await serve(conversation, service(telegram), asyncio.Event())
    assert code == 1
    assert len(caplog.messages) == 1
    assert "knows no bot with this token" in caplog.messages[0]
    assert TOKEN not in caplog.text


async def test_a_token_that_is_revoked_while_it_runs_ends_it(
    conversation: Conversation, telegram: Telegram, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.trouble["getUpdates"].append(refusal(401, "Unauthorized"))
    async with asyncio.timeout(10):
        code = await serve(conversation, service(telegram), asyncio.Event())
    assert code == 1
    assert len(caplog.messages) == 1


async def test_a_second_poller_is_said_once_and_waited_out(
    conversation: Conversation, telegram: Telegram, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    conflict = refusal(409, "Conflict: terminated by other getUpdates request")
    telegram.trouble["getUpdates"].extend([conflict, conflict])
    async with serving(conversation, telegram):
        ask(world, telegram)
        await until(lambda: "sendMessage" in telegram.calls)
    assert len(caplog.messages) == 1
    assert "Another program receives" in caplog.messages[0]


async def test_a_lost_network_is_said_once_and_waited_out(
    conversation: Conversation, telegram: Telegram, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.trouble["getMe"].append(NetworkError("httpx.ConnectError: nowhere"))
    telegram.trouble["getUpdates"].append(NetworkError("httpx.ReadError: gone"))
    async with serving(conversation, telegram):
        ask(world, telegram)
        await until(lambda: "sendMessage" in telegram.calls)
    lost = [line for line in caplog.messages if "cannot be reached" in line]
    found = [line for line in caplog.messages if "can be reached again" in line]
    assert (len(lost), len(found), len(caplog.messages)) == (2, 2, 4)


async def test_a_flood_limit_is_waited_out_and_the_message_sent_again(
    conversation: Conversation, telegram: Telegram, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    limit = refusal(429, "Too Many Requests: retry after 1", retry_after=1)
    telegram.trouble["sendMessage"].append(limit)
    async with serving(conversation, telegram):
        ask(world, telegram)
        await until(telegram.events)
    assert telegram.calls.count("sendMessage") == 2
    assert caplog.messages == []


async def test_an_answer_that_did_not_leave_is_sent_again(
    conversation: Conversation, telegram: Telegram, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.trouble["sendMessage"].append(NetworkError("httpx.ConnectError: nowhere"))
    async with serving(conversation, telegram):
        ask(world, telegram)
        await until(telegram.events)
    assert telegram.calls.count("sendMessage") == 2
    assert len(caplog.messages) == 2


@pytest.mark.parametrize(
    ("status", "said", "noted"),
    [
        (403, "Forbidden: bot was blocked by the user", "Forbidden: bot was blocked by the user"),
        (
            400,
            "Bad Request: not enough rights to send text messages to the chat",
            "Not enough rights to send text messages to the chat",
        ),
        (400, "Bad Request: TOPIC_CLOSED", "Topic_closed"),
    ],
)
async def test_a_chat_that_does_not_let_the_bot_write_is_noted_once(
    conversation: Conversation,
    telegram: Telegram,
    world: World,
    caplog: pytest.LogCaptureFixture,
    status: int,
    said: str,
    noted: str,
) -> None:
    shut = refusal(status, said)
    telegram.trouble["sendMessage"].extend([shut, shut])
    async with serving(conversation, telegram):
        for _ in range(3):
            ask(world, telegram)
        await until(telegram.events)
    # No error: operators are told of those, and it is the chat's own choice.
    assert caplog.record_tuples == [
        (
            "bot.telegram_.failures",
            logging.WARNING,
            f"The bot may not write in chat 101: {noted}",
        )
    ]


async def test_a_message_that_telegram_refuses_is_said_and_the_bot_goes_on(
    conversation: Conversation, telegram: Telegram, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.trouble["sendMessage"].append(refusal(400, "Bad Request: something"))
    async with serving(conversation, telegram):
        ask(world, telegram)
        ask(world, telegram)
        await until(telegram.events)
    assert caplog.messages == ["Telegram refused a message to 101: Something"]


async def test_it_can_be_stopped_while_telegram_cannot_be_reached(
    conversation: Conversation, telegram: Telegram
) -> None:
    telegram.trouble["getMe"].extend([NetworkError("nowhere")] * 100)
    async with serving(conversation, telegram):
        await until(lambda: telegram.calls)


def test_without_a_token_it_says_what_to_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_telegram(Settings(data_dir=tmp_path, telegram_token=None)) == 1
    assert "set KHABAR_TELEGRAM_TOKEN" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_process_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    program = (
        "from bot.config import Settings\n"
        "from bot.console.world import World\n"
        "from bot.telegram_.service import run_telegram\n"
        "from tests.bot.telegram_server import Telegram\n"
        "telegram = Telegram(World())\n"
        "raise SystemExit(run_telegram(Settings.load(), request=lambda: telegram))\n"
    )
    environment = os.environ | {
        "KHABAR_TELEGRAM_TOKEN": TOKEN,
        "KHABAR_DATA_DIR": str(tmp_path / "data"),
        "KHABAR_LOG_LEVEL": "DEBUG",
    }
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env=environment,
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            said.append(line)
            if line.startswith("Khabar answers as @khabar_bot"):
                break
        process.send_signal(number)
        _, rest = process.communicate(timeout=10)
    assert process.returncode == 0
    everything = "".join(said) + rest
    assert "Traceback" not in everything
    assert TOKEN not in everything
    assert "getUpdates" in everything
