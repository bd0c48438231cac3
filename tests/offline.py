"""Keeps the tests offline: whatever reaches for anything but this machine fails its test.

It listens to Python's audit events (PEP 578), so that sockets, asyncio and every client library
are heard alike, and no code under test has to be patched.
"""

import ipaddress
import sys

import pytest

_CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_RESOLVING = "socket.getaddrinfo"
_HERE = frozenset({"", "localhost", "localhost.localdomain", "ip6-localhost"})


class Guard:
    """Refuses what would leave the machine, and remembers it in case the refusal is swallowed."""

    def __init__(self) -> None:
        self.attempts: list[str] = []
        """What was refused during the test that is running, one sentence each."""

    def install(self) -> None:
        """Begin to listen; Python offers no way to stop."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in _CONNECTING:
            address = arguments[1]
            host = address[0] if isinstance(address, tuple) else None  # AF_UNIX gives a path
        elif event == _RESOLVING:
            host = arguments[0]
        else:
            return
        if host is None or is_loopback(host):
            return
        shown = host.decode("ascii", "replace") if isinstance(host, bytes) else host
        sentence = f"The test reached for the network: {event} to {shown!r}; tests are offline."
        self.attempts.append(sentence)
        pytest.fail(sentence)


def is_loopback(host: object) -> bool:
    """Tell whether `host`, a name or an address as sockets take them, is this machine."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    if name in _HERE:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


guard = Guard()
