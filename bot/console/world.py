"""The people, chats and messages of a console session, as Telegram's JSON describes them."""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.shorten import units

Json = dict[str, Any]

BOT: Mapping[str, Any] = {
    "id": 1,
    "is_bot": True,
    "first_name": "Khabar",
    "username": "khabar_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
}

ANONYMOUS: Mapping[str, Any] = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Whom Telegram names as the sender of what administrators write as their group."""
AS_CHANNEL: Mapping[str, Any] = {
    "id": 136817688,
    "is_bot": True,
    "first_name": "Channel",
    "username": "Channel_Bot",
}
"""Whom it names where people write as a channel of theirs."""

CHANNEL: Mapping[str, Any] = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
"""Whom it names where a channel's post comes into the discussion group by itself."""

_FIRST_USER = 101
_FIRST_GROUP = -1001000000001

_COMMAND = re.compile(r"(?<![\w/<>])/\w{1,64}(?:@\w{3,32})?", re.ASCII)
_MENTION = re.compile(r"(?<!\w)@\w{3,32}", re.ASCII)


@dataclass(slots=True)
class Room:
    """A chat with everything that was said in it."""

    chat: Json
    messages: dict[int, Json] = field(default_factory=dict)
    topics: dict[str, int] = field(default_factory=dict)
    """Thread ids by the topic's name."""
    admins: set[int] = field(default_factory=set)
    """The ids of its administrators."""
    blocked: bool = False
    """Whether the person lets the bot write no more."""
    moved_to: int | None = None
    """The id of the supergroup that it became."""
    linked: int | None = None
    """The id of the channel that it discusses, or of the group that discusses it."""

    @property
    def name(self) -> str:
        """What people call the chat."""
        return str(self.chat.get("title") or self.chat["first_name"])

    def last(self, *, by_bot: bool, with_buttons: bool = False) -> Json | None:
        """Return the newest message of the bot, or of anyone else."""
        for message in reversed(self.messages.values()):
            if (message.get("from", {}).get("id") == BOT["id"]) is not by_bot:
                continue
            if not with_buttons or "reply_markup" in message:
                return message
        return None


class World:
    """Everyone and everything in the session; ids are given in the order of appearance."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._users: dict[str, Json] = {}
        self._rooms: dict[int, Room] = {}
        self._updates = 0
        self.files: dict[str, bytes] = {}
        """What people sent, by the file's id."""

    def user(self, name: str, language: str) -> Json:
        """Return the person called `name`, who speaks `language` when they are new."""
        if name not in self._users:
            number = _FIRST_USER + len(self._users)
            self._users[name] = {
                "id": number,
                "is_bot": False,
                "first_name": name,
                "language_code": language,
            }
        return self._users[name]

    def person(self, user_id: int) -> Json | None:
        """Return the person with this id."""
        return next((user for user in self._users.values() if user["id"] == user_id), None)

    def private(self, user: Json) -> Room:
        """Return the private chat of `user` with the bot."""
        chat = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
        return self._rooms.setdefault(user["id"], Room(chat))

    def public_room(self, kind: str, title: str, username: str | None = None) -> Room:
        """Return the group or channel called `title`, which is new unless it is known."""
        for room in self._rooms.values():
            if (room.chat["type"], room.chat.get("title")) == (kind, title):
                return room
        chat: Json = {"id": _FIRST_GROUP - len(self._rooms), "type": kind, "title": title}
        if username:
            chat["username"] = username
        return self._rooms.setdefault(chat["id"], Room(chat))

    def named(self, username: str) -> Room | None:
        """Return the chat with a username, which begins with @."""
        wanted = username.removeprefix("@").casefold()
        for room in self._rooms.values():
            if str(room.chat.get("username", "")).casefold() == wanted:
                return room
        return None

    def linked_to(self, room: Room) -> Room | None:
        """Return the group that discusses a channel, or the channel that a group discusses."""
        return None if room.linked is None else self._rooms.get(room.linked)

    def link(self, channel: Room, group: Room | None) -> None:
        """Let a group discuss a channel, and part both from what they were linked with."""
        for room in (channel, group):
            other = None if room is None else self.linked_to(room)
            if room is not None and other is not None:
                other.linked = room.linked = None
        if group is not None:
            channel.linked, group.linked = group.chat["id"], channel.chat["id"]

    def room(self, chat_id: int) -> Room | None:
        """Return the chat with this id."""
        return self._rooms.get(chat_id)

    def message(self, room: Room, sender: Mapping[str, Any] | None, **content: Any) -> Json:  # noqa: ANN401 - fields of a Message
        """Put a message into `room` and return it; a post of a channel has no sender."""
        message: Json = {
            "message_id": len(room.messages) + 1,
            "date": int(self._clock()),
            "chat": room.chat,
            **content,
        }
        if "reply_to_message" in message:
            # A quoted message does not itself say what it quoted.
            message["reply_to_message"] = {
                key: value
                for key, value in message["reply_to_message"].items()
                if key != "reply_to_message"
            }
        if sender is None:
            message["sender_chat"] = room.chat
        else:
            message["from"] = dict(sender)
        room.messages[message["message_id"]] = message
        return message

    def edit(self, message: Json, **content: Any) -> Json:  # noqa: ANN401 - fields of a Message
        """Change a message in place, and say when."""
        message.update(content, edit_date=int(self._clock()))
        return message

    def update(self, kind: str, content: Json) -> Json:
        """Return an update of `kind` with `content`, numbered in order."""
        self._updates += 1
        return {"update_id": self._updates, kind: content}


def incoming_entities(text: str) -> list[Json]:
    """Return the commands and mentions that Telegram's clients would find in `text`."""
    found = [("bot_command", match) for match in _COMMAND.finditer(text)]
    found += [("mention", match) for match in _MENTION.finditer(text)]
    commands = [match.span() for kind, match in found if kind == "bot_command"]
    return [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
        for kind, match in sorted(found, key=lambda pair: pair[1].start())
        if kind == "bot_command" or not any(a <= match.start() < b for a, b in commands)
    ]
