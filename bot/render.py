"""An answer as a reply: status, passages with what matched in bold, where each comes from.

Everything is made to fit into one message of Telegram: at most 4,096 characters after parsing
and 100 entities (https://core.telegram.org/bots/api#sendmessage,
https://limits.tginfo.me/en). What an article does not say is called unknown, never left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.bidi import clean_line, isolate_runs, unit
from bot.locale import Messages
from bot.quoting import quote
from bot.reply import Block, Button, Gap, Line, Reply, Run, plain
from bot.shorten import shorten, units
from index.model import Answer, Citation, Passage, Status

MESSAGE_UNITS = 4096
"""Telegram's limit for the text of a message, here counted in UTF-16 units for safety."""

TITLE_UNITS = 200
NAME_UNITS = 80
URL_UNITS = 2048
OUTLETS = 3
"""How many other outlets of the same words are named."""

_USABLE_URL = re.compile(r"https?://[^\s/?#\"<>]+\.[^\s\"<>]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """Which of an answer's passages a message shows, and what its buttons lead to."""

    first: int
    """Index of the first passage shown, from 0."""
    last: int
    """Index after the last passage shown."""
    back: str | None = None
    """Data of the button to earlier passages, where there are any."""
    more: str | None = None
    """Data of the button to more passages, where there are any."""


def render_answer(answer: Answer, words: Messages, page: Page) -> Reply:
    """Return the passages of `page` as one message in the language of `words`."""
    if answer.status is Status.NO_ANSWER or not answer.passages[page.first : page.last]:
        return plain(isolate_runs(_nothing(answer, words), rtl=words.rtl))
    passages = answer.passages[page.first : page.last]
    frames = [_frame(passage, words) for passage in passages]
    status = Line((Run(_status(answer, words, page)),))
    used = _units([status]) + sum(2 + _units(frame) for frame in frames)
    rooms = _shares([units(passage.paragraph.text) for passage in passages], MESSAGE_UNITS - used)
    blocks: list[Block] = [status]
    for passage, frame, room in zip(passages, frames, rooms, strict=True):
        blocks += [Gap(), quote(passage, room), *frame]
    return Reply(tuple(blocks), _buttons(words, page))


def _frame(passage: Passage, words: Messages) -> list[Block]:
    """Return the lines below a passage: who says so, where it stands, who else carries it."""
    lines: list[Block] = []
    if passage.speaker is not None:
        speaker = _name(passage.speaker, words)
        lines.append(Line((Run(words.say("speaker", speaker=speaker)),)))
    lines.append(_source(passage.citation, words))
    outlets = dict.fromkeys(copy.outlet for copy in passage.also_in if copy.outlet)
    names = [_name(outlet, words) for outlet in outlets][:OUTLETS]
    if names:
        listed = words.say("list.comma").join(names)
        lines.append(Line((Run(words.say("also_in", outlets=listed)),)))
    return lines


def _source(citation: Citation, words: Messages) -> Line:
    """Return `outlet · headline · date`, the headline linked where there is an address."""
    outlet = _name(citation.outlet or "", words) or words.say("outlet.unknown")
    title = clean_line(citation.title or "")
    shown = unit(shorten(title, TITLE_UNITS), rtl=words.rtl) or words.say("title.unknown")
    day = words.date(citation.published) or words.say("date.unknown")
    url = usable_url(citation.url)
    return Line((Run(f"{outlet} · "), Run(shown, url=url), Run(f" · {day}")))


def usable_url(url: str | None) -> str | None:
    """Return `url` if Telegram would make a link of it: http or https, a dotted host, no spaces."""
    if url is None or units(url) > URL_UNITS:
        return None
    return url if _USABLE_URL.fullmatch(url) else None


def _name(name: str, words: Messages) -> str:
    return unit(shorten(clean_line(name), NAME_UNITS), rtl=words.rtl)


def _status(answer: Answer, words: Messages, page: Page) -> str:
    shown = page.last - page.first
    if page.first:
        first, last = words.number(page.first + 1), words.number(page.last)
        if shown == 1:
            return words.say("page.one", first=first)
        return words.say("page", first=first, last=last)
    if answer.status is Status.WEAK:
        return words.count("weak", shown)
    return words.count("answered", shown)


def _nothing(answer: Answer, words: Messages) -> str:
    """Say that nothing answers, and how much news, how fresh, was searched."""
    if answer.articles == 0:
        return words.say("empty")
    day = words.date(answer.newest)
    fresh = words.say("newest", date=day) if day else words.say("newest.unknown")
    searched = words.count("searched", answer.articles)
    return f"{words.say('no_answer')}\n{searched} {fresh}"


def _buttons(words: Messages, page: Page) -> tuple[Button, ...]:
    buttons = []
    if page.back is not None:
        buttons.append(Button(words.say("button.back"), page.back))
    if page.more is not None:
        buttons.append(Button(words.say("button.more"), page.more))
    return tuple(buttons)


def _units(blocks: Sequence[Block]) -> int:
    """Return the UTF-16 units of `blocks`, each with the newline before it."""
    return sum(
        1 + (0 if isinstance(block, Gap) else sum(units(run.text) for run in block.runs))
        for block in blocks
    )


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """Share `room` among passages of the `wanted` lengths: what a short one leaves, others get."""
    shares = dict.fromkeys(range(len(wanted)), 0)
    for place, index in enumerate(sorted(shares, key=lambda index: wanted[index])):
        fair = room // (len(wanted) - place)
        # Isolates lengthen a passage, so a short one may use its whole fair share.
        shares[index] = min(wanted[index] * 2, fair)
        room -= shares[index]
    return [shares[index] for index in range(len(wanted))]
