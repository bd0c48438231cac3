"""Updates that cannot be read, emptied before they end the polling.

python-telegram-bot gives up polling for good over one update that is not as it knows it, which a
newer Bot API may send. Its number is kept, so that Telegram need not send it again.
"""

import json
import logging
from typing import Any

from telegram import Update

_LOG = logging.getLogger(__name__)

_CHAT_HAS = frozenset({"id", "type"})
_CHAT = _CHAT_HAS | frozenset({"title", "username", "first_name", "last_name", "is_forum"})
_PERSON_HAS = frozenset({"id", "is_bot", "first_name"})
_PERSON = _PERSON_HAS | frozenset({"last_name", "username", "language_code", "is_premium"})
_MESSAGE = frozenset({"message_id", "date", "text", "chat", "from"})
_LAST_DATE = 2**32


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
    bad = [
        place
        for place, update in enumerate(updates)
        if not _is_plain(update) and not _can_be_read(update)
    ]
    if not bad:
        return payload
    for place in bad:
        number = updates[place]["update_id"]
        _LOG.error("An update cannot be read and is passed over: number %s", number)
        updates[place] = {"update_id": number}
    return json.dumps(answer).encode()


def _is_numbered(update: object) -> bool:
    return isinstance(update, dict) and isinstance(update.get("update_id"), int)


def _is_plain(update: dict[str, Any]) -> bool:
    """Tell whether an update is a mere text that somebody wrote, with nothing to trip over.

    Most updates are, and reading one takes python-telegram-bot as long as all else that is done
    with it before it is answered: it shall not be read twice.
    """
    message = update.get("message")
    if len(update) != 2 or not isinstance(message, dict) or message.keys() != _MESSAGE:  # noqa: PLR2004 - the number and the message
        return False
    date = message["date"]
    return (
        isinstance(date, int)
        and 0 <= date < _LAST_DATE
        and isinstance(message["message_id"], int)
        and isinstance(message["text"], str)
        and _is_flat(message["chat"], _CHAT_HAS, _CHAT)
        and _is_flat(message["from"], _PERSON_HAS, _PERSON)
    )


def _is_flat(value: object, needed: frozenset[str], known: frozenset[str]) -> bool:
    """Tell whether a value is an object of known fields, each a text, a number or a truth."""
    return (
        isinstance(value, dict)
        and needed <= value.keys() <= known
        and all(isinstance(each, str | int) for each in value.values())
    )


def _can_be_read(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(update)
    except Exception as error:  # noqa: BLE001 - whatever python-telegram-bot stumbles over
        _LOG.debug("What cannot be read", exc_info=error)
        return False
    return True
