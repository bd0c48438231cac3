"""Updates that cannot be read, emptied before they end the polling.

python-telegram-bot gives up polling for good over one update that is not as it knows it, which a
newer Bot API may send. Its number is kept, so that Telegram need not send it again.
"""

import json
import logging
from typing import Any

from telegram import Update

_LOG = logging.getLogger(__name__)


def readable(payload: bytes) -> bytes:
    """Return the answer to `getUpdates` with nothing but its number left of a bad update.

    Of what is no such answer, as from a proxy, nothing is left: python-telegram-bot then waits
    before it asks again, where it would ask without a pause for something that it trips over.
    """
    try:
        answer = json.loads(payload)
    except ValueError:
        return payload
    updates = answer.get("result") if isinstance(answer, dict) else None
    if not isinstance(updates, list) or not all(map(_is_numbered, updates)):
        return b""
    bad = [place for place, update in enumerate(updates) if not _can_be_read(update)]
    if not bad:
        return payload
    for place in bad:
        number = updates[place]["update_id"]
        _LOG.error("An update cannot be read and is passed over: number %s", number)
        updates[place] = {"update_id": number}
    return json.dumps(answer).encode()


def _is_numbered(update: object) -> bool:
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


def _can_be_read(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update)
    except Exception as error:  # noqa: BLE001 - whatever python-telegram-bot stumbles over
        _LOG.debug("What cannot be read", exc_info=error)
        return False
    return True
