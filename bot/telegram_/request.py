"""Carries calls to the Bot API over aiohttp.

python-telegram-bot's own carrier stands on httpx, whose pool looks at every connection for every
call; with many answers on their way at once this one carries several times as many a second
(`python -m benchmarks.bot` measures both).
"""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECTIONS = 64
"""How many calls may be on their way at once: as many as updates are handled at once."""
READ_SECONDS = 10.0
"""How long Telegram may take to answer; python-telegram-bot adds the wait of a long poll."""
CONNECT_SECONDS = 10.0
UPLOAD_SECONDS = 60.0
"""How long Telegram may take to answer a call that uploads a file."""

_READS = "get"
"""How the methods begin that change nothing, such as `getUpdates`.

Such a call is made once more where its connection was lost: Telegram closes one that lay idle, and
may do so while the call is on its way. aiohttp does the same, but for a POST it cannot know.
"""

Timeout = object
"""Seconds, `None` for no limit, or python-telegram-bot's mark for "the request's own"."""


class AiohttpRequest(BaseRequest):
    """Calls of the Bot API over kept connections; proxies are taken from the environment.

    `pool_timeout` and `write_timeout` do not bound anything of their own: aiohttp counts the wait
    for a connection to `connect_timeout`, and writing to `read_timeout`.
    """

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}
        """The proxy to each server, as the environment says it once: aiohttp asks for it, and
        reads `.netrc`, at every call and on other threads, which takes longer than the call."""

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take where the call says nothing else."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Close every connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - see the class
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - see the class
    ) -> tuple[int, bytes]:
        """Carry one call; return the HTTP status and the body of the answer.

        Raises:
            TimedOut: Telegram did not answer in time, or no connection was free or made in time.
            NetworkError: the connection could not be made or was lost.
            RuntimeError: the request is not initialized.
        """
        if self._session is None:
            raise RuntimeError("This request is not initialized.")
        reading = UPLOAD_SECONDS if request_data and request_data.contains_files else READ_SECONDS
        connecting = _seconds(connect_timeout, CONNECT_SECONDS)
        timeout = aiohttp.ClientTimeout(
            connect=connecting, sock_connect=connecting, sock_read=_seconds(read_timeout, reading)
        )
        body, headers = _body(request_data)
        again = urlsplit(url).path.rpartition("/")[2].startswith(_READS)
        while True:
            try:
                async with self._session.request(
                    method,
                    url,
                    data=body,
                    headers=headers,
                    timeout=timeout,
                    proxy=self._proxy(url),
                ) as response:
                    return response.status, await response.read()
            except TimeoutError as error:
                raise TimedOut from error
            except aiohttp.ClientError as error:
                if again and _is_lost(error):
                    again = False
                    continue
                # The class alone: the text of some errors has the address in it, and so the token.
                raise NetworkError(f"aiohttp.{type(error).__name__}") from error

    def _proxy(self, url: str) -> str | None:
        """Return the address of the proxy by which an address is reached, if there is one."""
        scheme, server, *_ = urlsplit(url)
        if server not in self._proxies:
            bypassed = proxy_bypass(server)
            self._proxies[server] = None if bypassed else getproxies().get(scheme)
        return self._proxies[server]


def _is_lost(error: aiohttp.ClientError) -> bool:
    """Tell whether a connection that there was is gone, before anything was answered."""
    lost = isinstance(error, aiohttp.ClientOSError | aiohttp.ServerDisconnectedError)
    return lost and not isinstance(error, aiohttp.ClientConnectorError)


def _seconds(said: Timeout, otherwise: float) -> float | None:
    """Return the seconds that a call says, or else the request's own."""
    if said is None or isinstance(said, int | float):
        return said
    return otherwise


def _body(
    request_data: RequestData | None,
) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """Return what is sent: JSON, or a form where there are files to upload."""
    if request_data is None:
        return None, {}
    if not request_data.contains_files:
        return request_data.json_payload, {"Content-Type": "application/json"}
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form, {}
