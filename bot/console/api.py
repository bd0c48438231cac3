"""The Bot API within the process: what the application calls, answered as Telegram answers.

It refuses what Telegram refuses, in its words (HTTP status and description), because nothing else
checks a message before a real server does: markup that does not parse, empty text, more than
4,096 characters after parsing, button data over 64 bytes, an edit that changes nothing, a second
answer to one button press, more than 50 results of an inline query.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

from telegram.request import BaseRequest, RequestData

from bot.console.markup import BadMarkup, Entity, parse_html
from bot.console.world import BOT, Json, Room, World

TEXT_LIMIT = 4096
DATA_LIMIT = 64
NOTICE_LIMIT = 200
RESULT_LIMIT = 50

_COMMAND = re.compile("[a-z0-9_]{1,32}")
_GIFTS = (
    *("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"),
    "gifts_from_channels",
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)

_Parameters = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the bot did, or was made to do, and that people see."""

    kind: str
    """`sent`, `edited`, `file`, `toast`, `typing`, `offered`, or `chosen` by a person."""
    message: Json
    """The message as it now is; for a toast, the message whose button was pressed; for an offer,
    the results of an inline query."""
    text: str = ""
    """What a toast, or the button above an offer, says; what is in a file; for the sign of
    writing, the topic."""


class Refused(Exception):
    """A call that Telegram would refuse; `str()` is the description it gives.

    Attributes:
        parameters: what helps to handle it (https://core.telegram.org/bots/api#responseparameters).
    """

    def __init__(self, description: str, **parameters: int) -> None:
        self.parameters = parameters
        super().__init__(description)


class Blocked(Refused):
    """A call to a chat that lets the bot write no more."""


class InProcessApi(BaseRequest):
    """Carries calls of the Bot API to a `World` instead of to Telegram."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._events: list[Event] = []
        self._queries: dict[str, Json] = {}
        self._menus: dict[tuple[str, str], list[Json]] = {}
        self._methods: dict[str, Callable[[_Parameters], object]] = {
            "getMe": lambda _: dict(BOT),
            "getUpdates": lambda _: [],
            "deleteWebhook": lambda _: True,
            "setMyCommands": self._set_my_commands,
            "sendChatAction": self._send_chat_action,
            "sendMessage": self._send_message,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "getChat": self._get_chat,
            "getChatMember": self._get_chat_member,
            "getFile": self._get_file,
            "sendDocument": self._send_document,
            "answerCallbackQuery": self._answer_callback_query,
            "answerInlineQuery": self._answer_inline_query,
        }

    @property
    def read_timeout(self) -> float | None:
        """No call waits for anything."""
        return None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        read_timeout: object = None,  # noqa: ARG002
        write_timeout: object = None,  # noqa: ARG002
        connect_timeout: object = None,  # noqa: ARG002
        pool_timeout: object = None,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """Carry one call out and return an HTTP status and the JSON that Telegram would send."""
        parameters = dict(request_data.parameters) if request_data else {}
        if request_data and request_data.contains_files:
            parameters |= {"files": request_data.multipart_data}
        name = url.rpartition("/")[2]
        if "/file/bot" in url:
            return HTTPStatus.OK, self._world.files[unquote(name)]
        call = self._methods.get(name)
        if call is None:
            return _refusal(HTTPStatus.NOT_FOUND, "Not Found")
        try:
            result = call(parameters)
        except Blocked as refusal:
            return _refusal(HTTPStatus.FORBIDDEN, f"Forbidden: {refusal}")
        except Refused as refusal:
            description = f"Bad Request: {refusal}"
            return _refusal(HTTPStatus.BAD_REQUEST, description, refusal.parameters)
        return HTTPStatus.OK, json.dumps({"ok": True, "result": result}).encode()

    def asked(self, query: Json) -> None:
        """Note that a button was pressed or an inline query typed: it may be answered once."""
        self._queries[query["id"]] = query

    def events(self) -> list[Event]:
        """Return what the bot did since this was last asked."""
        events, self._events = self._events, []
        return events

    def menu(self, scope: str, language: str) -> list[Json]:
        """Return the commands that a client of `language` offers in chats of one scope.

        https://core.telegram.org/bots/api#determining-list-of-commands
        """
        return self._menus.get((scope, language)) or self._menus.get((scope, ""), [])

    def _set_my_commands(self, call: _Parameters) -> bool:
        commands = _listed(call["commands"])
        for command in commands:
            if not _COMMAND.fullmatch(command["command"]) or not command["description"]:
                raise Refused("BOT_COMMAND_INVALID")
        scope = str(_decoded(call.get("scope")).get("type", "default"))
        self._menus[scope, str(call.get("language_code") or "")] = commands
        return True

    def _send_message(self, call: _Parameters) -> Json:
        room = self._room(call)
        text, entities = _text(call)
        content: Json = {"text": text, "entities": entities}
        content |= _markup(call)
        thread = call.get("message_thread_id")
        if thread is not None:
            if int(thread) not in room.topics.values():
                raise Refused("message thread not found")
            content |= {"message_thread_id": int(thread), "is_topic_message": True}
        quoted = _decoded(call.get("reply_parameters"))
        if quoted:
            original = room.messages.get(quoted["message_id"])
            if original is not None:
                content["reply_to_message"] = original
            elif not quoted.get("allow_sending_without_reply"):
                raise Refused("message to be replied not found")
        message = self._world.message(room, BOT, **content)
        self._events.append(Event("sent", message))
        return message

    def _send_document(self, call: _Parameters) -> Json:
        room = self._room(call)
        [(file_name, content, _)] = call["files"].values()
        document = {"file_id": file_name, "file_unique_id": file_name, "file_name": file_name}
        caption = str(call.get("caption", ""))
        message = self._world.message(room, BOT, document=document, caption=caption)
        self._events.append(Event("file", message, content.decode()))
        return message

    def _edit_message_text(self, call: _Parameters) -> Json:
        message = self._own_message(call)
        text, entities = _text(call)
        markup = _markup(call)
        was = (message["text"], message["entities"], message.get("reply_markup"))
        if was == (text, entities, markup.get("reply_markup")):
            raise Refused(_NOT_MODIFIED)
        message.pop("reply_markup", None)
        self._world.edit(message, text=text, entities=entities, **markup)
        self._events.append(Event("edited", message))
        return message

    def _edit_message_reply_markup(self, call: _Parameters) -> Json:
        message = self._own_message(call)
        markup = _markup(call)
        if message.get("reply_markup") == markup.get("reply_markup"):
            raise Refused(_NOT_MODIFIED)
        message.pop("reply_markup", None)
        self._world.edit(message, **markup)
        self._events.append(Event("edited", message))
        return message

    def _own_message(self, call: _Parameters) -> Json:
        """Return the message of the bot that a call is about."""
        message = self._room(call).messages.get(int(call["message_id"]))
        if message is None or message.get("from", {}).get("id") != BOT["id"]:
            raise Refused("message to edit not found")
        return message

    def _get_chat(self, call: _Parameters) -> Json:
        wanted = str(call["chat_id"])
        room = self._world.named(wanted) if wanted.startswith("@") else self._room(call)
        if room is None:
            raise Refused("chat not found")
        gifts = dict.fromkeys(_GIFTS, False)
        about: Json = {**room.chat, "accent_color_id": 0, "max_reaction_count": 1}
        about["accepted_gift_types"] = gifts
        if room.linked is not None:
            about["linked_chat_id"] = room.linked
        return about

    def _get_file(self, call: _Parameters) -> Json:
        file_id = str(call["file_id"])
        content = self._world.files.get(file_id)
        if content is None:
            raise Refused("wrong file_id or the file is temporarily unavailable")
        about = {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}
        return {**about, "file_path": file_id}

    def _get_chat_member(self, call: _Parameters) -> Json:
        room, user_id = self._room(call), int(call["user_id"])
        user = dict(BOT) if user_id == BOT["id"] else self._world.person(user_id)
        if user is None:
            raise Refused("user not found")
        status = "creator" if user_id in room.admins else "member"
        return {"status": status, "user": user, "is_anonymous": False}

    def _send_chat_action(self, call: _Parameters) -> bool:
        self._room(call)
        self._events.append(Event("typing", {}, str(call.get("message_thread_id", ""))))
        return True

    def _answer_callback_query(self, call: _Parameters) -> bool:
        query = self._queries.pop(str(call["callback_query_id"]), None)
        if query is None:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        if len(str(call.get("text", ""))) > NOTICE_LIMIT:
            raise Refused("MESSAGE_TOO_LONG")
        if call.get("text"):
            self._events.append(Event("toast", query["message"], str(call["text"])))
        return True

    def _answer_inline_query(self, call: _Parameters) -> bool:
        results = [_result(each) for each in _listed(call["results"])]
        if len(results) > RESULT_LIMIT:
            raise Refused("RESULTS_TOO_MUCH")
        if len({each["id"] for each in results}) < len(results):
            raise Refused("RESULT_ID_DUPLICATE")
        if self._queries.pop(str(call["inline_query_id"]), None) is None:
            raise Refused("query is too old and response timeout expired or query ID is invalid")
        button = _decoded(call.get("button"))
        self._events.append(Event("offered", {"results": results}, button.get("text", "")))
        return True

    def _room(self, call: _Parameters) -> Room:
        room = self._world.room(int(call["chat_id"]))
        if room is None:
            raise Refused("chat not found")
        if room.blocked:
            raise Blocked("bot was blocked by the user")
        if room.moved_to is not None:
            raise Refused(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.moved_to
            )
        return room


def _text(call: _Parameters) -> tuple[str, list[Entity]]:
    """Return the text of a message as it reads, and its entities."""
    text, entities = str(call.get("text", "")), list[Entity]()
    if call.get("parse_mode") == "HTML":
        try:
            text, entities = parse_html(text)
        except BadMarkup as error:
            raise Refused(f"can't parse entities: {error}") from None
    if not text.strip():
        raise Refused("message text is empty")
    if len(text) > TEXT_LIMIT:
        raise Refused("message is too long")
    return text.rstrip(), entities


def _markup(call: _Parameters) -> Json:
    markup = _decoded(call.get("reply_markup"))
    if not markup:
        return {}
    for row in markup["inline_keyboard"]:
        for button in row:
            if not 1 <= len(button.get("callback_data", "").encode()) <= DATA_LIMIT:
                raise Refused("BUTTON_DATA_INVALID")
    return {"reply_markup": markup}


def _result(result: Json) -> Json:
    """Return a result of an inline query with its message as it reads."""
    if not 1 <= len(str(result.get("id", "")).encode()) <= DATA_LIMIT:
        raise Refused("RESULT_ID_INVALID")
    if not str(result.get("title", "")).strip():
        raise Refused("can't parse inline query result: Can't find field 'title'")
    content = result["input_message_content"]
    text, entities = _text({**content, "text": content["message_text"]})
    return {**result, "message": {"text": text, "entities": entities}}


def _listed(value: object) -> list[Json]:
    """Return a list that is sent as JSON text or as it is."""
    listed = json.loads(value) if isinstance(value, str) else value
    return list(listed) if isinstance(listed, Sequence) else []


def _decoded(value: object) -> Json:
    """Return an object that is sent as JSON text or as it is."""
    if isinstance(value, str):
        value = json.loads(value)
    return dict(value) if isinstance(value, Mapping) else {}


def _refusal(
    status: HTTPStatus, description: str, parameters: Mapping[str, int] | None = None
) -> tuple[int, bytes]:
    body: Json = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = dict(parameters)
    return status, json.dumps(body).encode()
