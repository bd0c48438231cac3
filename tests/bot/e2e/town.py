"""The people, chats and messages of the tests, as Telegram's JSON describes them."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot.e2e.rules import Json, bad, typed

BOT: Mapping[str, Any] = {
    "id": 777,
    "is_bot": True,
    "first_name": "Khabar",
    "username": "khabar_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}
TELEGRAM: Mapping[str, Any] = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Whom it names where a channel's post comes into the discussion group by itself."""
_FIRST_PERSON = 5001
_FIRST_ROOM = -1002000000001


@dataclass(slots=True)
class Room:
    """A chat, with everything that was said in it."""

    chat: Json
    messages: dict[int, Json] = field(default_factory=dict)
    topics: set[int] = field(default_factory=set)
    closed: str = ""
    """Why the bot may not write, as Telegram says it."""
    moved_to: int | None = None
    """The id of the supergroup that the group became."""
    linked: int | None = None
    """The id of the channel that the group discusses, or of the channel's group."""

    @property
    def id(self) -> int:
        """The chat's id."""
        return int(self.chat["id"])


class Town:
    """Everyone and every chat; ids are given in the order of appearance."""

    def __init__(self) -> None:
        self._rooms: dict[int, Room] = {}
        self._people = 0
        self._public = 0

    def person(self, name: str, language: str = "ar") -> Json:
        """Return somebody new."""
        self._people += 1
        return {
            "id": _FIRST_PERSON + self._people,
            "is_bot": False,
            "first_name": name,
            "language_code": language,
        }

    def private(self, person: Json) -> Room:
        """Return the private chat of somebody with the bot."""
        chat = {"id": person["id"], "type": "private", "first_name": person["first_name"]}
        return self._rooms.setdefault(person["id"], Room(chat))

    def public(self, kind: str, title: str, **about: Any) -> Room:  # noqa: ANN401 - fields of a Chat
        """Return a new group or channel."""
        self._public += 1
        room = Room({"id": _FIRST_ROOM - self._public, "type": kind, "title": title, **about})
        return self._rooms.setdefault(room.id, room)

    def room(self, chat_id: object) -> Room:
        """Return the chat that a call names.

        Raises:
            Refused: there is none.
        """
        found = self._rooms.get(int(str(chat_id)))
        if found is None:
            raise bad("chat not found")
        return found

    def named(self, username: str) -> Room:
        """Return the chat with a username, which begins with @.

        Raises:
            Refused: there is none.
        """
        for room in self._rooms.values():
            if f"@{room.chat.get('username')}".casefold() == username.casefold():
                return room
        raise bad("chat not found")

    def link(self, channel: Room, group: Room) -> None:
        """Let a group discuss a channel."""
        channel.linked, group.linked = group.id, channel.id

    def say(self, room: Room, sender: Mapping[str, Any] | None, **content: Any) -> Json:  # noqa: ANN401 - fields of a Message
        """Put a message into `room` and return it; a channel's post has no sender."""
        message: Json = {
            "message_id": len(room.messages) + 1,
            "date": int(time.time()),
            "chat": room.chat,
            **content,
        }
        if sender is None:
            message["sender_chat"] = room.chat
        else:
            message["from"] = dict(sender)
        room.messages[message["message_id"]] = message
        return message


def written(text: str) -> Json:
    """Return the text that a person typed as part of a message, with its entities."""
    entities = typed(text)
    return {"text": text} | ({"entities": entities} if entities else {})


def quoted(message: Json) -> Json:
    """Return a message as one that replies to it shows it: without what it replied to itself."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def forwarded(post: Json) -> Json:
    """Return what a message has in it that forwards a channel's post."""
    origin = {"type": "channel", "date": post["date"], "chat": post["chat"]}
    origin["message_id"] = post["message_id"]
    kept = ("text", "entities", "caption", "caption_entities")
    return {"forward_origin": origin} | {key: post[key] for key in kept if key in post}
