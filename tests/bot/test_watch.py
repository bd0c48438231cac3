import logging

import httpx
import pytest
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

from bot.telegram_.watch import CONFLICT_SILENCE, Watch, WatchedRequest
from tests.bot.scripted import Scripted

URL = "https://api.telegram.org/bot1:secret/"


async def call(request: BaseRequest, method: str, times: int) -> None:
    for _ in range(times):
        try:
            await request.do_request(URL + method, "POST")
        except NetworkError:
            logging.getLogger(__name__).debug("as scripted")


async def test_a_lost_network_is_said_once_and_its_return_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    lost = NetworkError("httpx.ConnectError: All attempts failed")
    lost.__cause__ = httpx.ConnectError("nowhere")
    scripted = Scripted(200, lost, TimedOut(), lost, 502, 200, 200)
    await call(WatchedRequest(scripted, Watch()), "getUpdates", 7)
    assert caplog.messages == [
        "Telegram cannot be reached (ConnectError); trying until it can.",
        "Telegram can be reached again.",
    ]


async def test_a_second_poller_is_said_once_until_it_was_away_for_long(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = 0.0
    watch = Watch(clock=lambda: now)
    request = WatchedRequest(Scripted(409, 200, 409, 409), watch)
    await call(request, "getUpdates", 3)
    assert len(caplog.messages) == 1
    assert "Another program receives" in caplog.messages[0]
    now = CONFLICT_SILENCE + 1
    await call(request, "getUpdates", 1)
    assert len(caplog.messages) == 2


@pytest.mark.parametrize("status", [401, 404])
async def test_a_refused_token_is_said_once_and_told_on(
    status: int, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[bool] = []
    watch = Watch(on_refused=lambda: told.append(True))
    await call(WatchedRequest(Scripted(status, status), watch), "getUpdates", 2)
    assert watch.refused
    assert told == [True]
    assert len(caplog.messages) == 1
    assert "secret" not in caplog.text


async def test_a_method_that_telegram_does_not_have_says_nothing_of_the_token() -> None:
    watch = Watch()
    await call(WatchedRequest(Scripted(404), watch), "sendMessage", 1)
    assert not watch.refused


def test_timeouts_are_the_other_requests() -> None:
    assert WatchedRequest(Scripted(), Watch()).read_timeout == 5.0
