"""The history of a channel as Telegram Desktop exports it: `result.json` and `messages*.html`.

Only channels are read: what people write to each other is no news. A post becomes the very
article that it is when the bot receives it live: the same id, date, link and scope. The format
is what `export_output_json.cpp` and `export_output_html.cpp` of Telegram Desktop write.
"""

import codecs
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from index.errors import BrokenRecord, SourceError
from index.model import Channel, Draft, Problem
from index.sources.cleaning import clean, has_words, one_line
from index.sources.dates import iso_date
from index.sources.jsonstream import JsonStream
from index.sources.refusal import Refusal

_CHANNELS = {"public_channel": True, "private_channel": False}
"""The kinds of chat that are read, and whether anyone can read them in Telegram."""
_ACCOUNT = frozenset(
    {"personal_information", "profile_pictures", "frequent_contacts", "contacts", "sessions"}
    | {"web_sessions", "stories", "profile_music", "chats", "left_chats", "other_data"}
)
"""What an export of a whole account holds beside its `about`."""
_NOT_SAID = ("service", "unsupported")
"""Messages that nobody wrote: a new title, a pinned message, what the exporter does not know."""
_NO_USERNAME = (
    "does not name the channel's username, so its posts have no links; "
    "--channel @USERNAME gives them"
)
_WHOLE_ACCOUNT = (
    "is an export of a whole account; only the history of one channel is read: "
    "export it from the channel's own menu"
)


def is_history(head: bytes) -> bool:
    """Tell whether what begins with `head` is an export of a chat's history or of an account."""
    fields: dict[str, object] = {}
    stream = JsonStream(iter([head.decode("utf-8-sig", "replace")]))
    try:
        last = _read_header(stream, fields)
    except Refusal:
        last = ""
    return (last == "messages" and {"type", "id"} <= fields.keys()) or _is_account(fields, last)


def read_history(
    chunks: Iterator[bytes], source: str, channel: Channel | None = None
) -> Iterator[Draft | SourceError | Problem]:
    """Yield the posts of a `result.json`; one message in memory at a time.

    A message that cannot be read is a `BrokenRecord` with its place among the messages.

    Args:
        chunks: the bytes of the file.
        source: its name.
        channel: what is known of the channel beside what the export says.

    Raises:
        Refusal: if it is not the history of a channel.
    """
    stream = JsonStream(codecs.iterdecode(chunks, "utf-8-sig", "replace"))
    fields: dict[str, object] = {}
    last = _read_header(stream, fields)
    if _is_account(fields, last):
        raise Refusal(_WHOLE_ACCOUNT)
    of, public = _channel(fields, channel)
    if public and of.username is None:
        yield Problem(source, None, _NO_USERNAME, left_out=False)
    name = fields.get("name")
    outlet = one_line(name) or None if isinstance(name, str) else None
    frame = _Frame(of, outlet, public)
    number = 0
    while not stream.take("]"):
        number += 1
        try:
            message = stream.value()
        except Refusal as refusal:
            reason = f"{refusal.reason}; what follows it was not read"
            yield BrokenRecord(source, reason, number)
            return
        stream.take(",")
        yield from _read_message(message, source, number, frame)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all posts of a channel have in common."""

    channel: Channel
    outlet: str | None
    public: bool
    """Whether anyone can read it in Telegram, whatever is known of its username."""

    def draft(self, message_id: int, text: str) -> Draft:
        """Return a post; one of a public channel without a username has no link that works."""
        of = self.channel
        url = None if self.public and of.username is None else of.post_url(message_id)
        return Draft(
            text=text,
            outlet=self.outlet,
            url=url,
            external_id=of.post_id(message_id),
            collection=None if self.public else of.collection,
        )


def _read_header(stream: JsonStream, fields: dict[str, object]) -> str:
    """Read what stands before the messages into `fields`; return the key that it stopped at.

    Raises:
        Refusal: if it is no object, or breaks off.
    """
    if not stream.take("{"):
        raise Refusal("is no export of Telegram")
    while not stream.comes("}"):
        key = stream.value()
        if not isinstance(key, str) or not stream.take(":"):
            raise Refusal("not valid JSON (a name was expected)")
        if (key == "messages" and stream.take("[")) or (key in _ACCOUNT and "about" in fields):
            return key
        fields[key] = stream.value()
        stream.take(",")
    return ""


def _is_account(fields: Mapping[str, object], last: str) -> bool:
    return isinstance(fields.get("about"), str) and last in _ACCOUNT


def _channel(fields: Mapping[str, object], told: Channel | None) -> tuple[Channel, bool]:
    """Return whose history it is, and whether anyone can read it.

    Raises:
        Refusal: if it is no channel's, or another channel's than was told.
    """
    kind, number = fields.get("type"), fields.get("id")
    if not isinstance(kind, str) or kind not in _CHANNELS:
        said = str(kind).replace("_", " ")
        raise Refusal(f"is the history of a chat ({said}); only those of channels are read")
    if not isinstance(number, int) or number <= 0:
        raise Refusal('has no number of the channel: "id" must be a positive number')
    of = Channel.numbered(number)
    if told is not None and told.id not in (None, of.id):
        raise Refusal(f"is the history of the channel {of.id}, not of {told.id}")
    public = _CHANNELS[kind]
    return replace(of, username=told.username if told and public else None), public


def _read_message(
    message: object, source: str, number: int, frame: _Frame
) -> Iterator[Draft | SourceError | Problem]:
    """Yield the post that a message is; nothing for one without words."""
    try:
        draft, losses = _post(message, frame)
    except Refusal as refusal:
        yield BrokenRecord(source, refusal.reason, number)
        return
    if draft is not None:
        yield replace(draft, origin=draft.url or f"{source}, line {number}")
        for loss in losses:
            yield Problem(source, number, loss, left_out=False)


def _post(message: object, frame: _Frame) -> tuple[Draft | None, list[str]]:
    if not isinstance(message, dict):
        raise Refusal("a message must be an object")
    number = message.get("id")
    if not isinstance(number, int) or isinstance(number, bool):
        raise Refusal('a message has no number: "id" must be one')
    if message.get("type") in _NOT_SAID:
        return None, []
    if message.get("type") != "message":
        raise Refusal(f'message {number} is of no known "type"')
    text = clean(_joined(message.get("text"), number))
    if not has_words(text):
        return None, []
    published = _moment(message)
    author = message.get("author")
    draft = replace(
        frame.draft(number, text),
        published=published,
        author=one_line(author) or None if isinstance(author, str) else None,
    )
    return draft, [] if published else [f"message {number} has no date that can be read"]


def _joined(text: object, number: int) -> str:
    """Return a text that is given as one, or in parts: plain ones, and those of an entity."""
    if isinstance(text, str):
        return text
    parts = text if isinstance(text, list) else [None]
    said = [part.get("text") if isinstance(part, dict) else part for part in parts]
    if not all(isinstance(part, str) for part in said):
        raise Refusal(f'message {number} has a "text" that is no text')
    return "".join(map(str, said))


def _moment(message: Mapping[str, object]) -> str | None:
    """Return when a message was posted, in UTC as the Bot API has it where the export says so."""
    seconds, written = message.get("date_unixtime"), message.get("date")
    try:
        return dt.datetime.fromtimestamp(int(str(seconds)), dt.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        # Exports before 2021 have the clock time of the exporter's place alone.
        return iso_date(written) if isinstance(written, str) else None
