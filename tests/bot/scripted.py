"""What carries calls to a Bot API that is not there."""

import json

from telegram.request import BaseRequest, RequestData


class Scripted(BaseRequest):
    """Answers each call with the next outcome: a status, what came with status 200, or an error."""

    def __init__(self, *outcomes: int | bytes | Exception) -> None:
        self._outcomes = iter(outcomes)

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = None,
        write_timeout: object = None,
        connect_timeout: object = None,
        pool_timeout: object = None,
    ) -> tuple[int, bytes]:
        del url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        outcome = next(self._outcomes)
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, bytes):
            return 200, outcome
        return outcome, json.dumps({"ok": outcome == 200, "result": True}).encode()
