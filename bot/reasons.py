"""Why something could not be read, in the reader's language.

The library says it in English, for whoever runs it; what people in chats meet is said here in
their own words, and what they seldom meet stays as the library says it.
"""

import re
from collections.abc import Callable

from bot.bidi import clean_line
from bot.locale import Messages

_Said = Callable[[Messages, re.Match[str]], str]

_REASONS: tuple[tuple[str, _Said], ...] = (
    ("leads into a network that is not public", lambda words, _: words.say("reason.internal")),
    ("is not a web address", lambda words, _: words.say("reason.address")),
    (r"answered (\d+).*", lambda words, found: words.say("reason.answered", status=found[1])),
    ("could not be reached.*|broke off.*", lambda words, _: words.say("reason.unreachable")),
    ("took too long", lambda words, _: words.say("reason.slow")),
    (r"is larger than ([\d.]+) MiB", lambda words, f: words.say("reason.large", size=f[1])),
    (r"is of a kind that is not read.*", lambda words, _: words.say("reason.kind")),
    ("is a binary file.*|is not text in .*", lambda words, _: words.say("reason.binary")),
    ("is empty", lambda words, _: words.say("reason.empty")),
    (
        "has a headline but no text|has no article text|has no history .*",
        lambda words, _: words.say("reason.no_text"),
    ),
    ("not valid JSON.*", lambda words, _: words.say("reason.json")),
    ('"text" is (?:missing|empty)', lambda words, _: words.say("reason.record")),
    (
        r"holds more than (\d+) articles.*",
        lambda words, found: words.count("reason.many", int(found[1])),
    ),
    ("is an export of a whole account.*", lambda words, _: words.say("reason.account")),
    ("is the history of a chat.*", lambda words, _: words.say("reason.chat")),
)


def reason(said: str, words: Messages) -> str:
    """Return why something could not be read, as the end of a sentence."""
    line = clean_line(said)
    for pattern, translated in _REASONS:
        found = re.fullmatch(pattern, line)
        if found:
            return translated(words, found)
    return line
