"""What people bring to a library: forwards, files, addresses, long texts, and `/add`."""

from typing import Any

from telegram import Bot, InputFile, Message, Update
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from bot.brought import Addressed, Attached, Brought, Written
from bot.chat import Chat
from bot.conversation import Conversation
from bot.reply import Reply
from bot.telegram_.incoming import chat_of
from bot.telegram_.offering import (
    FileOffered,
    NotRead,
    Offered,
    brings_itself,
    is_from,
    offered,
    sent_alone,
    written_after,
)
from bot.telegram_.permissions import manages
from bot.telegram_.pieces import Piece, Pieces
from bot.telegram_.sending import send, send_file
from bot.telegram_.typing import typing
from bot.telegram_.working import PAUSE, working

_Context = CallbackContext[Any, Any, Any, Any]

PUBLIC_WORDS = ("public", "للعامة", "للجميع")
"""What an operator writes after /add for the collection that everyone reads.

«عام» is none of them: news begin with it («عام على الحريق …»), for which it is a year.
"""
EXPORT_NAME = "khabar-library{}.jsonl"


class Bringing:
    """Puts what people bring where they may put it, over one conversation."""

    def __init__(self, conversation: Conversation, pause: float = PAUSE) -> None:
        self._conversation = conversation
        self._pause = pause
        self._pieces = Pieces()

    async def sent(self, update: Update, context: _Context) -> None:
        """Keep what was sent to a private chat and can be no question."""
        message = update.effective_message
        assert message is not None  # noqa: S101 - filters let only messages through
        chat = chat_of(message.chat, message.from_user)
        if is_from(message, context.bot.bot):
            reply = self._conversation.remarks.own_words(chat)
            await send(context.bot, message, reply)
            return
        await self.put(context.bot, message, chat, sent_alone(message))

    async def pasted(self, bot: Bot, message: Message, chat: Chat) -> bool:
        """Keep a text of a private chat that can be no question; tell whether it was one.

        What goes on with a long text of just now is none either, however short.
        """
        before = self._pieces.before(message)
        if before is None:
            itself = brings_itself(message)
            if itself is not None:
                await self.put(bot, message, chat, itself)
            return itself is not None
        whole, public = before.continued(message), before.kept.public
        await self.put(bot, message, chat, whole, public=public, before=before)
        return True

    async def add(self, bot: Bot, message: Message, chat: Chat, rest: str) -> None:
        """Keep what `/add` is about: the file it is written under, what it replies to, or the rest.

        Args:
            bot: what answers.
            message: the command.
            chat: where it was written, and by whom.
            rest: what stands after the command.
        """
        original = message.reply_to_message
        if message.caption is not None:
            # What else is written under a file is no text to keep in its place.
            word = rest.partition(" ")[0]
            original, rest = message, word if word.casefold() in PUBLIC_WORDS else ""
        elif original is not None and original.forum_topic_created is not None:
            original = None
        await self._add(bot, message, chat, rest, original)

    async def _add(
        self, bot: Bot, message: Message, chat: Chat, rest: str, original: Message | None
    ) -> None:
        remarks = self._conversation.remarks
        first, _, others = rest.partition(" ")
        public = first.casefold() in PUBLIC_WORDS
        rest = others.strip() if public else rest
        refusal = await self._refusal(bot, message, chat, public=public)
        if refusal is not None:
            await send(bot, message, refusal)
        elif rest:
            offer = written_after(rest)
            if offer is None:
                await send(bot, message, remarks.usage(chat))
            else:
                await self.put(bot, message, chat, offer, public=public)
        elif original is None:
            await send(bot, message, remarks.usage(chat))
        elif is_from(original, bot.bot):
            await send(bot, message, remarks.own_words(chat))
        else:
            await self.put(bot, message, chat, _without_command(original, message), public=public)

    async def _refusal(
        self, bot: Bot, message: Message, chat: Chat, *, public: bool
    ) -> Reply | None:
        """Return why somebody may not add here, or `None`."""
        remarks = self._conversation.remarks
        if public:
            allowed = chat.private and chat.person in self._conversation.operators
            return None if allowed else remarks.only_operators(chat)
        allowed = await manages(bot, message.chat, message.from_user, message.sender_chat)
        return None if allowed else remarks.only_administrators(chat)

    async def put(
        self,
        bot: Bot,
        message: Message,
        chat: Chat,
        offer: Offered | None,
        *,
        public: bool = False,
        before: Piece | None = None,
    ) -> None:
        """Keep what is offered and say what became of it.

        Args:
            bot: what answers.
            message: what is answered.
            chat: where it was written, and by whom.
            offer: what is kept; `None` where there is nothing to read.
            public: whether it goes where everyone reads.
            before: what was kept and told of it, which gives way to all of it.
        """
        collecting, remarks = self._conversation.collecting, self._conversation.remarks
        match offer:
            case None:
                # The pictures of an album come one by one, and its words, if any, with one of them.
                if message.media_group_id is None or message.caption:
                    await send(bot, message, self._conversation.attachment(chat))
                return
            case NotRead(name):
                await send(bot, message, remarks.unreadable_kind(chat, name))
                return

        def frame(done: int, total: int) -> Reply:
            return remarks.working(chat, done, total)

        async with working(bot, message, frame, self._pause) as work, typing(bot, message):
            brought = await self._fetched(bot, chat, offer)
            if isinstance(brought, Reply):
                reply = brought
            else:
                reply = await collecting.put(
                    chat,
                    brought,
                    public=public,
                    instead=before.kept if before else None,
                    on_progress=work.at,
                )
        told = await work.finish(reply, before.told if before else None)
        if chat.private and isinstance(offer, Written) and offer.plain:
            self._pieces.note(message, offer.draft.text, reply, told)

    async def _fetched(
        self, bot: Bot, chat: Chat, offer: FileOffered | Addressed | Written
    ) -> Brought | Reply:
        """Return what is offered with its content, or why a file cannot be had."""
        if not isinstance(offer, FileOffered):
            return offer
        remarks = self._conversation.remarks
        limit = int(FileSizeLimit.FILESIZE_DOWNLOAD)
        limit = min(limit, self._conversation.collecting.largest or limit)
        if offer.size <= limit:
            try:
                file = await bot.get_file(offer.file_id)
                content = await file.download_as_bytearray()
            except TelegramError as error:
                if "too big" not in error.message.casefold():
                    return remarks.unavailable(chat, offer.name)
            else:
                if len(content) <= limit:
                    return Attached(offer.name, bytes(content), offer.about)
        return remarks.too_large(chat, offer.name, limit)

    async def export(self, bot: Bot, message: Message, chat: Chat) -> None:
        """Send the chat's library as a file, or some, to where `message` stands."""
        exports = await self._conversation.shelves.export(chat)
        if not exports:
            await send(bot, message, await self._conversation.shelves.open(chat))
            return
        for number, export in enumerate(exports, 1):
            several = f"-{number}" if len(exports) > 1 else ""
            file = InputFile(export.content, filename=EXPORT_NAME.format(several))
            await send_file(bot, message, file, export.caption)


def _without_command(original: Message, command: Message) -> Offered | None:
    """Return what a message brings; of the command's own message only its file."""
    offer = offered(original)
    return None if original is command and isinstance(offer, Written) else offer
