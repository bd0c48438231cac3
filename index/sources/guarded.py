"""Fetching for strangers: nothing of the own network is reached, and nothing takes for ever.

The address that a name leads to is looked at when the connection is made, and that very address
is connected to, so that neither a redirect nor a name that leads elsewhere the second time (DNS
rebinding) passes. Proxies of the environment are not used: they would look names up themselves.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import httpcore
import httpx

from index.sources.refusal import Refusal

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Options = Iterable[httpcore.SOCKET_OPTION]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""Carries an IPv4 address in its last 32 bits (RFC 6052)."""
_LOCAL_NAT64 = ipaddress.IPv6Network("64:ff9b:1::/48")
"""Translated within one network (RFC 8215), which Python 3.11 takes for public."""
_COMPATIBLE = ipaddress.IPv6Network("::/96")
"""Likewise, long out of use (RFC 4291, 2.5.5.1)."""


def is_public(address: Address) -> bool:
    """Tell whether an address is of the public internet, by the registries of IANA.

    An IPv6 address that stands for an IPv4 one (mapped, translated, tunnelled) is what that is.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local or address in _LOCAL_NAT64:
            return False
    return address.is_global and not address.is_multicast


def _inner(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or address in _COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def resolve(host: str, port: int) -> list[str]:
    """Return the addresses that a name leads to, as the system knows them; a number is its own.

    Numbers are read as the system reads them, which takes `127.1` and `2130706433` for one too.
    """
    for read in (ipaddress.ip_address, lambda text: ipaddress.ip_address(socket.inet_aton(text))):
        with suppress(ValueError, OSError):
            return [str(read(host))]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


class Deadline:
    """When everything must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def within(self, timeout: float | None) -> float:
        """Return how long a step may take that may take `timeout` by itself.

        Raises:
            Refusal: there is no time left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise Refusal("took too long")
        return left if timeout is None else min(left, timeout)


class GuardedTransport(httpx.BaseTransport):
    """Carries requests of httpx, to permitted addresses only and within a time for all."""

    def __init__(
        self,
        seconds: float,
        permitted: Callable[[Address], bool] = is_public,
        resolving: Callable[[str, int], list[str]] = resolve,
    ) -> None:
        """Begin the time that all requests together may take.

        Args:
            seconds: how long that is.
            permitted: which addresses are connected to.
            resolving: finds the addresses of a name.
        """
        backend = _Backend(Deadline(seconds), permitted, resolving)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request.

        Raises:
            Refusal: it leads to an address that is not permitted, or the time is over.
            httpx.TransportError: the server cannot be reached or does not answer in time.
        """
        carried = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            response = self._pool.handle_request(carried)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
            extensions=response.extensions,
        )

    def close(self) -> None:
        """Let go of every connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@contextmanager
def _as_httpx() -> Iterator[None]:
    try:
        yield
    except httpcore.TimeoutException as error:
        raise httpx.ReadTimeout(str(error)) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise httpx.ReadError(str(error)) from error
    except httpcore.UnsupportedProtocol as error:
        raise httpx.UnsupportedProtocol(str(error)) from error


class _Backend(httpcore.NetworkBackend):
    """Connects to what is permitted."""

    def __init__(
        self,
        deadline: Deadline,
        permitted: Callable[[Address], bool],
        resolving: Callable[[str, int], list[str]],
    ) -> None:
        self._deadline = deadline
        self._permitted = permitted
        self._resolving = resolving
        self._real = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._real.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure or httpcore.ConnectError("the name leads nowhere")

    def _addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses of a name, all of which must be permitted."""
        try:
            found = self._resolving(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("the name is not known") from error
        if not all(self._permitted(ipaddress.ip_address(address)) for address in found):
            raise Refusal("leads into a network that is not public")
        return found


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends when the time does."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        within = self._deadline.within(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
