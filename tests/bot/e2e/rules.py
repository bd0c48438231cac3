"""What Telegram refuses, in its words. TDLib judges the markup.

https://core.telegram.org/bots/api; what that page leaves out is worded as the server words it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.bot import tdlib

Json = dict[str, Any]

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
TOAST_LIMIT = 200
DATA_BYTES = 64
RESULTS = 50
ROW_BUTTONS = 8

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LINK = re.compile(r"(https?|tg)://\S+", re.IGNORECASE)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
_BUTTON_KINDS = frozenset(
    {"callback_data", "url", "switch_inline_query", "switch_inline_query_current_chat"}
)
_ENTITY_NAMES = {
    "TextUrl": "text_link",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "PreCode": "pre",
    "EmailAddress": "email",
}


class Refused(Exception):
    """A call that Telegram refuses.

    Attributes:
        status: of the HTTP response.
        description: what it says.
        parameters: what the bot is to do about it.
    """

    def __init__(self, description: str, status: int = 400, **parameters: int) -> None:
        self.status = status
        self.description = description
        self.parameters = parameters
        super().__init__(description)

    def body(self) -> Json:
        """Return the body of the response."""
        said: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return said | ({"parameters": self.parameters} if self.parameters else {})


def bad(description: str) -> Refused:
    return Refused(f"Bad Request: {description}")


def decoded(value: object) -> Any:  # noqa: ANN401 - any JSON
    """Return what a parameter holds, which is sent as JSON or as JSON text."""
    return json.loads(value) if isinstance(value, str) and value[:1] in {"[", "{"} else value


def formatted(call: Mapping[str, Any], key: str = "text", limit: int = TEXT_LIMIT) -> Json:
    """Return a text and its entities as the message will have them."""
    text, mode = str(call.get(key) or ""), call.get("parse_mode")
    entities: Sequence[Json] = ()
    if mode == "HTML":
        try:
            parsed = tdlib.parse_html(text)
        except tdlib.Refused as error:
            raise bad(f"can't parse entities: {error}") from None
        text, entities = parsed.text, _entities(parsed)
    elif mode:
        raise bad("unsupported parse_mode")
    what = "message text" if key == "text" else "message caption"
    if key == "text" and not text.strip():
        raise bad("message text is empty")
    if len(text) > limit:
        raise bad("message is too long" if key == "text" else f"{what} is too long")
    found: Json = {key: text}
    if entities:
        found["entities" if key == "text" else "caption_entities"] = list(entities)
    return found


def typed(text: str) -> list[Json]:
    """Return the entities that a client finds in what a person types."""
    return [_entity(*each) for each in tdlib.find_entities(text)]


def _entities(parsed: tdlib.Parsed) -> list[Json]:
    links = iter(parsed.links)
    return [
        _entity(*each) | ({"url": next(links)} if each[0] == "TextUrl" else {})
        for each in parsed.entities
    ]


def _entity(kind: str, offset: int, length: int) -> Json:
    snake = re.sub(r"(?<!^)(?=[A-Z])", "_", kind).lower()
    return {"type": _ENTITY_NAMES.get(kind, snake), "offset": offset, "length": length}


def keyboard(call: Mapping[str, Any]) -> Json:
    """Return the inline keyboard of a call as a part of the message."""
    markup = decoded(call.get("reply_markup"))
    if not markup or not markup.get("inline_keyboard"):
        return {}
    for row in markup["inline_keyboard"]:
        if len(row) > ROW_BUTTONS:
            raise bad("BUTTON_ROW_TOO_LONG")
        for button in row:
            _check_button(button)
    return {"reply_markup": {"inline_keyboard": markup["inline_keyboard"]}}


def _check_button(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise bad("can't parse inline keyboard button: Field 'text' must be of type String")
    if not _BUTTON_KINDS & button.keys():
        raise bad(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if "callback_data" in button and not (
        1 <= len(str(button["callback_data"]).encode()) <= DATA_BYTES
    ):
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and not _LINK.fullmatch(button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")


def inline_results(call: Mapping[str, Any]) -> list[Json]:
    """Return the results of an inline query."""
    results: list[Json] = decoded(call.get("results")) or []
    if len(results) > RESULTS:
        raise bad("RESULTS_TOO_MUCH")
    names = [str(result.get("id", "")) for result in results]
    if len(set(names)) < len(names):
        raise bad("RESULT_ID_DUPLICATE")
    for name, result in zip(names, results, strict=True):
        if not 1 <= len(name.encode()) <= DATA_BYTES:
            raise bad("RESULT_ID_INVALID")
        if result.get("type") == "article":
            if not str(result.get("title", "")).strip():
                raise bad("can't parse inline query result: Can't find field 'title'")
            content = result["input_message_content"]
            formatted({"text": content["message_text"], **content})
            keyboard(result)
    button = decoded(call.get("button"))
    if button:
        _check_results_button(button)
    if not str(call.get("cache_time", 0)).isdecimal():
        raise bad("can't parse cache_time")
    return results


def _check_results_button(button: Json) -> None:
    """Judge what stands above the results; here it always leads to the private chat."""
    if not str(button.get("text", "")).strip():
        raise bad("can't parse inline query results button: Can't find field 'text'")
    if not _START.fullmatch(str(button.get("start_parameter", ""))):
        raise bad("START_PARAM_INVALID")


def commands(call: Mapping[str, Any]) -> None:
    """Judge a menu of commands."""
    listed: list[Json] = decoded(call.get("commands")) or []
    if len(listed) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for each in listed:
        if not _COMMAND.fullmatch(each["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(each["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")


def webhook(call: Mapping[str, Any]) -> str:
    """Return the address of a webhook; like a local server this one takes plain HTTP."""
    url, secret = str(call.get("url") or ""), call.get("secret_token")
    if url and not re.match(r"https?://", url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if secret is not None and not _SECRET.fullmatch(str(secret)):
        raise bad("bad webhook: secret token contains unallowed characters")
    return url


def toast(call: Mapping[str, Any]) -> str:
    """Return what the answer to a button press says in passing."""
    text = str(call.get("text") or "")
    if len(text) > TOAST_LIMIT:
        raise bad("MESSAGE_TOO_LONG")
    return text
