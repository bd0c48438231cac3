import asyncio
import contextlib
import socket
from collections.abc import Iterator

import pytest

from tests.offline import guard, is_loopback

ELSEWHERE = "192.0.2.1"  # TEST-NET-1 (RFC 5737): nobody's address


@pytest.fixture
def socket_() -> Iterator[socket.socket]:
    with socket.socket() as opened:
        yield opened


def test_a_connection_elsewhere_fails_with_a_sentence(socket_: socket.socket) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"reached for the network.*192\.0\.2\.1"):
        socket_.connect((ELSEWHERE, 80))
    assert guard.attempts.pop().endswith("tests are offline.")


def test_a_swallowed_refusal_is_remembered(socket_: socket.socket) -> None:
    with contextlib.suppress(BaseException):
        socket_.connect((ELSEWHERE, 80))
    assert guard.attempts.pop()


async def test_asyncio_is_refused_as_well() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"example\.org"):
        await asyncio.open_connection("example.org", 443)
    assert guard.attempts.pop()


async def test_a_server_on_loopback_is_reached() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"here")
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("localhost", port)
        assert await reader.read() == b"here"
        writer.close()
        await writer.wait_closed()


def test_a_unix_socket_is_reached() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", b"localhost", "localhost", "127.8.8.8", ""])
def test_loopback_addresses_are_known(host: object) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.1", "10.0.0.1", "api.telegram.org", "::2", b"example.org"])
def test_other_addresses_are_known(host: object) -> None:
    assert not is_loopback(host)
