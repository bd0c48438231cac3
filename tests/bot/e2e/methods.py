"""The methods of the Bot API over a town, as strict as Telegram's."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bot.e2e import rules
from tests.bot.e2e.lint import faults
from tests.bot.e2e.rules import Json, Refused, bad
from tests.bot.e2e.town import BOT, Room, Town, quoted

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_GIFTS = (
    *("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"),
    "gifts_from_channels",
)
_ACTIONS = frozenset({"typing", "upload_document", "upload_photo", "find_location"})


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that the bot did, as it was accepted."""

    method: str
    call: Mapping[str, Any]
    message: Json
    """What it made or changed; empty for what is no message."""

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.message.get("text") or self.message.get("caption") or "")


class Methods:
    """Carries calls out on a town, or refuses them."""

    def __init__(self, town: Town, on_deed: Callable[[int | None, Deed], None]) -> None:
        self.town = town
        self.lint: list[str] = []
        """What our own lint found in accepted markup."""
        self.admins: dict[int, set[int]] = {}
        """Ids of the administrators of each group."""
        self.files: dict[str, bytes] = {}
        """Contents of files that people sent, by file id."""
        self._on_deed = on_deed
        self._queries: set[str] = set()
        self._methods: dict[str, Callable[[Json], object]] = {
            "getMe": lambda _: dict(BOT),
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "editMessageText": self._edit_text,
            "editMessageReplyMarkup": self._edit_markup,
            "deleteMessage": self._delete,
            "answerCallbackQuery": self._answer_callback,
            "answerInlineQuery": self._answer_inline,
            "sendChatAction": self._action,
            "setMyCommands": self._commands,
            "getChat": self._chat,
            "getChatMember": self._member,
            "getChatAdministrators": self._administrators,
            "getFile": self._file,
            "leaveChat": lambda call: bool(self._room(call)),
        }

    def asked(self, query_id: str) -> None:
        """Note that a button was pressed or an inline query typed: it can be answered once."""
        self._queries.add(query_id)

    def __call__(self, method: str, call: Json) -> object:
        """Return the result of a call.

        Raises:
            Refused: Telegram would refuse it.
        """
        carry = self._methods.get(method)
        if carry is None:
            raise Refused("Not Found", 404)
        return carry(call)

    def _send_message(self, call: Json) -> Json:
        return self._send("sendMessage", call, rules.formatted(call))

    def _send_document(self, call: Json) -> Json:
        if not call.get("document"):
            raise bad("there is no document in the request")
        content = rules.formatted(call, "caption", rules.CAPTION_LIMIT)
        document = {"file_id": "sent", "file_unique_id": "sent", "file_name": "document"}
        return self._send("sendDocument", call, content | {"document": document})

    def _send(self, method: str, call: Json, content: Json) -> Json:
        room = self._open_room(call)
        content = content | rules.keyboard(call) | _thread(room, call)
        wanted = rules.decoded(call.get("reply_parameters"))
        if wanted:
            original = room.messages.get(wanted["message_id"])
            if original is not None:
                content["reply_to_message"] = quoted(original)
            elif not wanted.get("allow_sending_without_reply"):
                raise bad("message to be replied not found")
        self._lint(call)
        message = self.town.say(room, BOT, **content)
        return self._done(room, method, call, message)

    def _edit_text(self, call: Json) -> Json:
        content = rules.formatted(call) | rules.keyboard(call)
        room, message = self._own(call)
        kept = {key: message[key] for key in ("text", "entities", "reply_markup") if key in message}
        if kept == content:
            raise bad(_NOT_MODIFIED)
        self._lint(call)
        for key in kept:
            del message[key]
        message.update(content, edit_date=message["date"])
        return self._done(room, "editMessageText", call, message)

    def _edit_markup(self, call: Json) -> Json:
        content = rules.keyboard(call)
        room, message = self._own(call)
        if message.get("reply_markup") == content.get("reply_markup"):
            raise bad(_NOT_MODIFIED)
        message.pop("reply_markup", None)
        message.update(content)
        return self._done(room, "editMessageReplyMarkup", call, message)

    def _delete(self, call: Json) -> bool:
        room = self._open_room(call)
        if room.messages.pop(int(call["message_id"]), None) is None:
            raise bad("message to delete not found")
        return True

    def _answer_callback(self, call: Json) -> bool:
        said = rules.toast(call)
        self._use_query(call.get("callback_query_id"))
        self._on_deed(None, Deed("answerCallbackQuery", call, {"text": said}))
        return True

    def _answer_inline(self, call: Json) -> bool:
        results = rules.inline_results(call)
        self._use_query(call.get("inline_query_id"))
        for result in results:
            self._lint(result.get("input_message_content", {}), "message_text")
        self._on_deed(None, Deed("answerInlineQuery", {**call, "results": results}, {}))
        return True

    def _use_query(self, query_id: object) -> None:
        if query_id not in self._queries:
            raise bad(_TOO_OLD)
        self._queries.remove(str(query_id))

    def _action(self, call: Json) -> bool:
        self._open_room(call)
        if call.get("action") not in _ACTIONS:
            raise bad("wrong parameter action in request")
        return True

    def _commands(self, call: Json) -> bool:
        rules.commands(call)
        return True

    def _member(self, call: Json) -> Json:
        room, user = self._room(call), int(call["user_id"])
        status = "administrator" if user in self.admins.get(room.id, ()) else "member"
        person: Json = {"id": user, "is_bot": False, "first_name": "Somebody"}
        return _membership(status, person)

    def _chat(self, call: Json) -> Json:
        wanted = str(call.get("chat_id"))
        room = self.town.named(wanted) if wanted.startswith("@") else self._room(call)
        linked = {"linked_chat_id": room.linked} if room.linked else {}
        gifts = dict.fromkeys(_GIFTS, True)
        about = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
        return {**room.chat, **about, **linked}

    def _administrators(self, call: Json) -> list[Json]:
        return [
            _membership("administrator", {"id": each, "is_bot": False, "first_name": "Somebody"})
            for each in sorted(self.admins.get(self._room(call).id, ()))
        ]

    def _file(self, call: Json) -> Json:
        name = str(call.get("file_id"))
        if name not in self.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        size = len(self.files[name])
        return {"file_id": name, "file_unique_id": name, "file_size": size, "file_path": name}

    def _room(self, call: Json) -> Room:
        return self.town.room(call.get("chat_id", 0))

    def _open_room(self, call: Json) -> Room:
        room = self._room(call)
        if room.moved_to is not None:
            raise Refused(
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=room.moved_to,
            )
        if room.closed:
            raise Refused(f"Forbidden: {room.closed}", 403)
        return room

    def _own(self, call: Json) -> tuple[Room, Json]:
        """Return the message that a call wants to change, and its chat."""
        room = self._open_room(call)
        message = room.messages.get(int(call["message_id"]))
        if message is None:
            raise bad("message to edit not found")
        if message.get("from", {}).get("id") != BOT["id"]:
            raise bad("message can't be edited")
        return room, message

    def _done(self, room: Room, method: str, call: Json, message: Json) -> Json:
        self._on_deed(room.id, Deed(method, call, dict(message)))
        return message

    def _lint(self, call: Json, key: str = "text") -> None:
        if call.get("parse_mode") == "HTML":
            self.lint += faults(str(call.get(key) or call.get("caption") or ""))


def _thread(room: Room, call: Json) -> Json:
    thread = call.get("message_thread_id")
    if thread is None:
        return {}
    if int(thread) not in room.topics:
        raise bad("message thread not found")
    return {"message_thread_id": int(thread), "is_topic_message": True}


def _membership(status: str, user: Json) -> Json:
    rights = (
        *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
        *("can_manage_video_chats", "can_restrict_members", "can_promote_members"),
        *("can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
        "can_delete_stories",
    )
    about = dict.fromkeys(rights, True) if status == "administrator" else {}
    return {"status": status, "user": user, **about}
