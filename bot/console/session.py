"""A session at the console: one person acts at a time, in one chat, and sees what the bot does.

Each act becomes an update as Telegram would send it, goes through the application's own queue,
and returns when everything that it set off is done, alerts to any chat included.
"""

import json
import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from telegram import Update

from bot.console.api import Event, InProcessApi
from bot.console.world import (
    ANONYMOUS,
    AS_CHANNEL,
    BOT,
    CHANNEL,
    Json,
    Room,
    World,
    incoming_entities,
)
from bot.telegram_.alerts import AlertSender
from bot.telegram_.handlers import BotApplication

FIRST_USER = "You"


class CannotAct(Exception):
    """An act that makes no sense here; `str()` says why."""


class Session:
    """Who acts, where, and what comes of it."""

    def __init__(
        self,
        application: BotApplication,
        api: InProcessApi,
        world: World,
        language: str,
        alerts: AlertSender,
        operators: set[int],
    ) -> None:
        self._alerts = alerts
        self._operators = operators
        self._application = application
        self._api = api
        self._world = world
        self._language = language
        self._queries = 0
        self._offered: list[Json] = []
        self.user = world.user(FIRST_USER, language)
        """Who acts."""
        self.room = world.private(self.user)
        """Where."""
        self.topic: str | None = None
        """In which topic of a group."""

    def be(self, name: str) -> None:
        """Act as somebody else; in a private chat, in theirs."""
        self.user = self._world.user(name, self._language)
        if self.room.chat["type"] == "private":
            self.room = self._world.private(self.user)

    def speak(self, language: str) -> None:
        """Set the language of the acting person's client."""
        self.user["language_code"] = self._language = language

    def enter_private(self) -> None:
        """Go to the acting person's private chat with the bot."""
        self._enter(self._world.private(self.user))

    def enter_group(self, title: str) -> None:
        """Go to a group."""
        self._enter(self._world.public_room("supergroup", title))

    def enter_basic_group(self, title: str) -> None:
        """Go to a group that is not a supergroup yet."""
        self._enter(self._world.public_room("group", title))

    def become_admin(self) -> None:
        """Make the acting person an administrator of the group."""
        if self.room.chat["type"] not in ("group", "supergroup"):
            raise CannotAct("Only a group has administrators; enter one with :group NAME.")
        self.room.admins.add(self.user["id"])

    def block(self) -> bool:
        """Block the bot in the private chat with it, or let it write again; tell which."""
        room = self._world.private(self.user)
        room.blocked = not room.blocked
        return room.blocked

    def become_operator(self) -> None:
        """Make the acting person one of those who manage the bot."""
        self._operators.add(self.user["id"])

    async def migrate(self) -> list[Event]:
        """Let the group become a supergroup, as Telegram does it, and go there."""
        old = self.room
        if old.chat["type"] != "group":
            raise CannotAct("Only a basic group becomes a supergroup; enter one with :basic NAME.")
        new = self._world.public_room("supergroup", old.name)
        new.admins |= old.admins
        old.moved_to = new.chat["id"]
        left = self._world.message(old, self.user, migrate_to_chat_id=new.chat["id"])
        events = await self._feed("message", left)
        self._enter(new)
        come = self._world.message(new, self.user, migrate_from_chat_id=old.chat["id"])
        return events + await self._feed("message", come)

    def enter_channel(self, title: str, username: str | None) -> None:
        """Go to a channel; what is written there is posted.

        Args:
            title: what it is called.
            username: its name from now on; "" for none any more, `None` for what it had.
        """
        self._enter(self._world.public_room("channel", title, username))
        if username == "":
            self.room.chat.pop("username", None)
        elif username is not None:
            self.room.chat["username"] = username

    def discuss(self, title: str | None) -> None:
        """Let a group discuss the channel; `None` for no group any more."""
        if not self._in_channel:
            raise CannotAct("Only a channel has a discussion group; enter one with :channel NAME.")
        group = None if title is None else self._world.public_room("supergroup", title)
        self._world.link(self.room, group)

    def enter_topic(self, name: str | None) -> None:
        """Go to a topic of the group, or with `None` back to the general one."""
        if self.room.chat["type"] != "supergroup":
            raise CannotAct("Only a group has topics; enter one with :group NAME.")
        self.topic = name
        if name is not None and name not in self.room.topics:
            self.room.chat["is_forum"] = True
            created = self._world.message(
                self.room, self.user, forum_topic_created={"name": name, "icon_color": 0x6FB9F0}
            )
            self.room.topics[name] = created["message_id"]

    async def write(self, text: str, *, reply_to: Json | None = None) -> list[Event]:
        r"""Send a message, or post it where the chat is a channel; `\n` is a new line."""
        text = text.replace("\\n", "\n")
        content: Json = {"text": text, "entities": incoming_entities(text)}
        if reply_to is not None:
            content["reply_to_message"] = reply_to
        return await self._send(content)

    async def write_as(self, title: str | None, text: str) -> list[Event]:
        """Send a message as the group itself, or as the channel called `title`."""
        if self.room.chat["type"] not in ("group", "supergroup"):
            raise CannotAct("Only in a group does one write as somebody else.")
        content: Json = {"text": text, "entities": incoming_entities(text)}
        if title is None:
            sender, chat = ANONYMOUS, self.room.chat
        else:
            sender, chat = AS_CHANNEL, self._world.public_room("channel", title).chat
        return await self._send({**content, "sender_chat": chat}, sender)

    async def reply(self, text: str) -> list[Event]:
        """Reply to the bot's last message in the chat."""
        original = self.room.last(by_bot=True)
        if original is None:
            raise CannotAct("The bot has said nothing here yet.")
        return await self.write(text, reply_to=original)

    async def answer(self, text: str) -> list[Event]:
        """Reply to the last message of the chat that is not the bot's."""
        original = self.room.last(by_bot=False)
        if original is None:
            raise CannotAct("There is nothing here to reply to yet.")
        return await self.write(text, reply_to=original)

    async def edit(self, text: str) -> list[Event]:
        """Change the last message or post that a person wrote in the chat."""
        message = self.room.last(by_bot=False)
        if message is None:
            raise CannotAct("There is nothing here to edit yet.")
        field = "caption" if "caption" in message else "text"
        entities = "caption_entities" if field == "caption" else "entities"
        self._world.edit(message, **{field: text, entities: incoming_entities(text)})
        kind = "edited_channel_post" if self._in_channel else "edited_message"
        return await self._feed(kind, message)

    async def send_file(self, path: Path, caption: str) -> list[Event]:
        """Send a file."""
        content: Json = {"document": _document(path)}
        self._world.files[content["document"]["file_id"]] = path.read_bytes()
        if caption:
            content |= {"caption": caption, "caption_entities": incoming_entities(caption)}
        return await self._send(content)

    async def forward(self, title: str) -> list[Event]:
        """Forward the last post of a channel to the chat."""
        channel = self._world.public_room("channel", title)
        post = channel.last(by_bot=False)
        if post is None:
            raise CannotAct(f"Nothing was posted in a channel {title}.")
        return await self._send(_forwarded(channel, post))

    def menu(self) -> str:
        """Return the commands that the acting person's client offers here, a line each."""
        kind = self.room.chat["type"]
        if kind == "channel":
            raise CannotAct("A channel offers no commands.")
        if kind == "private":
            scope = "all_private_chats"
        elif self.user["id"] in self.room.admins:
            scope = "all_chat_administrators"
        else:
            scope = "all_group_chats"
        offered = self._api.menu(scope, self.user["language_code"])
        return "\n".join(f"/{each['command']}  {each['description']}" for each in offered)

    async def press(self, number: int) -> list[Event]:
        """Press a button of the newest message in the chat that has any."""
        message = self.room.last(by_bot=True, with_buttons=True)
        if message is None:
            raise CannotAct("No message here has buttons.")
        buttons = [each for row in message["reply_markup"]["inline_keyboard"] for each in row]
        if not 1 <= number <= len(buttons):
            raise CannotAct(f"There is no button {number}; there are {len(buttons)}.")
        self._queries += 1
        query = {
            "id": str(self._queries),
            "from": self.user,
            "chat_instance": str(self.room.chat["id"]),
            "message": message,
            "data": buttons[number - 1]["callback_data"],
        }
        self._api.asked(query)
        return await self._feed("callback_query", query)

    async def type_inline(self, text: str) -> list[Event]:
        """Type the bot's name and a question here; return what the client lists."""
        self._queries += 1
        query = {"id": str(self._queries), "from": self.user, "query": text, "offset": ""}
        self._api.asked(query)
        events = await self._feed("inline_query", query)
        for event in events:
            if event.kind == "offered":
                self._offered = event.message["results"]
        return events

    async def choose(self, number: int) -> list[Event]:
        """Send a result of the last inline query, as the person who chose it."""
        if not 1 <= number <= len(self._offered):
            raise CannotAct(f"There is no result {number}; there are {len(self._offered)}.")
        chosen = self._offered[number - 1]["message"]
        message = self._world.message(self.room, self.user, **chosen, via_bot=dict(BOT))
        return [Event("chosen", message), *await self._feed("message", message)]

    @property
    def _in_channel(self) -> bool:
        return bool(self.room.chat["type"] == "channel")

    def _enter(self, room: Room) -> None:
        self.room = room
        self.topic = None

    async def _send(self, content: Json, sender: Mapping[str, Any] | None = None) -> list[Event]:
        if self.topic is not None:
            thread = self.room.topics[self.topic]
            content |= {"message_thread_id": thread, "is_topic_message": True}
            content.setdefault("reply_to_message", self.room.messages[thread])
        author = None if self._in_channel else sender or self.user
        message = self._world.message(self.room, author, **content)
        if not self._in_channel:
            return await self._feed("message", message)
        return await self._feed("channel_post", message) + await self._discussed(message)

    async def _discussed(self, post: Json) -> list[Event]:
        """Bring a post into the group that discusses the channel, as Telegram does by itself."""
        group = self._world.linked_to(self.room)
        if group is None:
            return []
        content = _forwarded(self.room, post) | {"is_automatic_forward": True}
        brought = self._world.message(group, CHANNEL, **content, sender_chat=self.room.chat)
        return await self._feed("message", brought)

    async def _feed(self, kind: str, content: Json) -> list[Event]:
        """Put an update into the application's queue and wait until it is dealt with."""
        # What the application sees is a copy, as it is of what comes over a network.
        update = json.loads(json.dumps(self._world.update(kind, content)))
        await self._application.update_queue.put(Update.de_json(update, self._application.bot))
        await self._application.update_queue.join()
        await self._alerts.round()
        return self._api.events()

    async def look(self) -> list[Event]:
        """Let the bot look for news that came from elsewhere, as it does every few seconds."""
        await self._alerts.round()
        return self._api.events()


def _forwarded(channel: Room, post: Json) -> Json:
    """Return what a message has in it that forwards a post."""
    origin = {
        "type": "channel",
        "date": post["date"],
        "chat": channel.chat,
        "message_id": post["message_id"],
    }
    kept = ("text", "entities", "caption", "caption_entities", "document")
    return {"forward_origin": origin} | {key: post[key] for key in kept if key in post}


def _document(path: Path) -> Json:
    if not path.is_file():
        raise CannotAct(f"There is no file {path}.")
    return {
        "file_id": f"file-{path.name}",
        "file_unique_id": f"unique-{path.name}",
        "file_name": path.name,
        "mime_type": mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        "file_size": path.stat().st_size,
    }
