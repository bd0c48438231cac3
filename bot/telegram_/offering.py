"""What a message brings to a library: a file, an address, a text, or a post from elsewhere.

Everything here is a pure function of Telegram's objects.
"""

import re
from dataclasses import dataclass
from pathlib import PurePath

from telegram import (
    Chat,
    Document,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    User,
)

from bot.bidi import unmarked
from bot.brought import READ, Addressed, Written, is_article
from bot.telegram_.incoming import sound, written
from index import Channel, Draft

_ENDINGS = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
}
"""What a file without a telling name is, by its kind."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"[^\s/:@]+\.[^\s/:@.]+(?:[:/]|$)")
"""An address that is written without its scheme."""
LEAST_WORDS = 5
"""Fewer words after /add are no news."""


@dataclass(frozen=True, slots=True)
class FileOffered:
    """A file that can be had from Telegram."""

    file_id: str
    name: str
    size: int
    """In bytes; 0 where Telegram does not say."""
    about: Draft
    """What is known of its articles from where it was posted."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file of a kind that is not read."""

    name: str


Offered = FileOffered | NotRead | Addressed | Written


def offered(message: Message) -> Offered | None:
    """Return what a message brings; `None` where there is nothing to read in it.

    The words under a file that is not read are a text of their own.
    """
    text = written(message).strip()
    document = message.document
    if document is not None:
        name = _file_name(document)
        if name is not None:
            size = document.file_size or 0
            return FileOffered(document.file_id, name, size, draft_of(message, ""))
        if not _has_words(text):
            return NotRead(sound(document.file_name) or "?")
    if not _has_words(text):
        return None
    url = address_of(message)
    return Addressed(url) if url else Written(draft_of(message, text))


def sent_alone(message: Message) -> Offered | None:
    """Return what a message of a private chat brings that is more than a text.

    The words under a picture that was not forwarded are kept where they could be no question.
    """
    offer = offered(message)
    if message.forward_origin is not None or not isinstance(offer, Written | Addressed):
        return offer
    itself = brings_itself(message)
    if itself is None and message.document is not None:
        return NotRead(sound(message.document.file_name) or "?")
    return itself


def brings_itself(message: Message) -> Offered | None:
    """Return what a plain message of a private chat brings, where it can be no question."""
    url = address_of(message)
    if url:
        return Addressed(url)
    text = written(message).strip()
    return Written(Draft(text), plain=True, unasked=True) if is_article(text) else None


def written_after(rest: str) -> Offered | None:
    """Return what stands after /add: an address or a text; `None` where it is neither."""
    address = unmarked(rest)
    if _ADDRESS.fullmatch(address):
        return Addressed(address)
    return Written(Draft(rest), plain=True) if len(rest.split()) >= LEAST_WORDS else None


def address_of(message: Message) -> str | None:
    """Return the address that is all that a message says."""
    text = unmarked(written(message))
    if message.forward_origin is not None or len(text.split()) != 1:
        return None
    if _ADDRESS.fullmatch(text):
        return text
    entities = message.entities or message.caption_entities
    whole = [each for each in entities if each.type == MessageEntity.URL and not each.offset]
    bare = whole and _DOMAIN.match(text) and _ends(whole[0], text)
    return f"https://{text}" if bare else None


def draft_of(message: Message, text: str) -> Draft:
    """Return a message as an article that keeps its source: who posted it, where, and when."""
    match message.forward_origin:
        case MessageOriginChannel() as origin:
            channel = Channel(origin.chat.id, sound(origin.chat.username) or None)
            return Draft(
                text,
                outlet=_title(origin.chat),
                author=sound(origin.author_signature) or None,
                published=origin.date.isoformat(),
                url=channel.post_url(origin.message_id),
                external_id=channel.post_id(origin.message_id),
            )
        case MessageOriginChat() as origin:
            signed = sound(origin.author_signature) or None
            published = origin.date.isoformat()
            return Draft(
                text, outlet=_title(origin.sender_chat), author=signed, published=published
            )
        case MessageOriginUser() as origin:
            name = sound(origin.sender_user.full_name) or None
            return Draft(text, author=name, published=origin.date.isoformat())
        case MessageOriginHiddenUser() as origin:
            name = sound(origin.sender_user_name) or None
            return Draft(text, author=name, published=origin.date.isoformat())
    if message.chat.type == Chat.PRIVATE:
        # When it was sent is not when it was published, and the sender is seldom the author.
        return Draft(text)
    return Draft(
        text,
        outlet=_title(message.sender_chat or message.chat),
        published=message.date.isoformat(),
        url=message.link,
        external_id=f"tg:{message.chat.id}:{message.message_id}",
    )


def is_from(message: Message, bot: User) -> bool:
    """Tell whether the bot wrote the message, or what it forwards, or it was sent through it."""
    if message.via_bot is not None and message.via_bot.id == bot.id:
        return True
    origin = message.forward_origin
    if origin is None:
        author = message.from_user
    else:
        author = origin.sender_user if isinstance(origin, MessageOriginUser) else None
    return author is not None and author.id == bot.id


def _title(chat: Chat) -> str | None:
    return sound(chat.title) or None


def _file_name(document: Document) -> str | None:
    """Return the name of a file with an ending that is read, or `None`."""
    name = sound(document.file_name)
    if PurePath(name).suffix.lower() in READ:
        return name
    ending = _ENDINGS.get((document.mime_type or "").partition(";")[0].strip().lower())
    return f"{name or 'file'}{ending}" if ending and not PurePath(name).suffix else None


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _ends(entity: MessageEntity, text: str) -> bool:
    return entity.length == len(text.encode("utf-16-le")) // 2
