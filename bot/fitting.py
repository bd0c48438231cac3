"""Blocks that share the room of one message.

A message has at most 4,096 characters after parsing and 100 entities
(https://core.telegram.org/bots/api#sendmessage, https://limits.tginfo.me/en).
"""

from collections.abc import Sequence

from bot.reply import Block, Gap
from bot.shorten import units

MESSAGE_UNITS = 4096
"""Telegram's limit for the text of a message, here counted in UTF-16 units for safety."""


def block_units(blocks: Sequence[Block]) -> int:
    """Return the UTF-16 units of `blocks`, each with the newline before it."""
    return sum(
        1 + (0 if isinstance(block, Gap) else units("".join(run.text for run in block.runs)))
        for block in blocks
    )


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """Share `room` among quotes of the `wanted` lengths: what a short one leaves, others get."""
    shared = dict.fromkeys(range(len(wanted)), 0)
    for place, index in enumerate(sorted(shared, key=lambda index: wanted[index])):
        fair = room // (len(wanted) - place)
        # Isolates and ellipses lengthen a quote, so a short one may use its whole fair share.
        shared[index] = min(wanted[index] * 2 + _ELLIPSES, fair)
        room -= shared[index]
    return [shared[index] for index in range(len(wanted))]


_ELLIPSES = 3
