"""Which channels there are, and which group discusses which: what decides who reads their posts."""

from typing import Self

from bot.state.database import Database, Step


class Links:
    """The discussion groups of channels, and the channels' names; both are few and in memory.

    A group discusses one channel, and a channel has one group
    (https://core.telegram.org/api/discussion).
    """

    def __init__(
        self, database: Database, groups: dict[int, int], channels: dict[int, str | None]
    ) -> None:
        self._database = database
        self._groups = groups
        self._channels = channels

    @classmethod
    async def load(cls, database: Database) -> Self:
        """Return what is kept in `database`."""
        groups = await database.read("SELECT chat_id, channel_id FROM bot_links")
        channels = await database.read("SELECT channel_id, username FROM bot_channels")
        return cls(
            database,
            {group: channel for group, channel in groups},  # noqa: C416 - rows are no tuples to mypy
            {channel: username for channel, username in channels},  # noqa: C416 - likewise
        )

    def channel_of(self, group: int) -> int | None:
        """Return the id of the channel that a group discusses."""
        return self._groups.get(group)

    async def link(self, group: int, channel: int | None) -> None:
        """Note which channel a group discusses; `None` for none any more.

        What was known is let go of in memory at once, whatever becomes of the disk: a group must
        not read for a moment longer what is no longer its own.
        """
        if self._groups.get(group) == channel:
            return
        dropped = [
            each
            for each, of in self._groups.items()
            if each == group or (channel and of == channel)
        ]
        for each in dropped:
            del self._groups[each]
        steps: list[Step] = [
            ("DELETE FROM bot_links WHERE chat_id = ?", (each,)) for each in dropped
        ]
        if channel is not None:
            self._groups[group] = channel
            values = (group, channel)
            steps.append(("INSERT INTO bot_links (chat_id, channel_id) VALUES (?, ?)", values))
        await self._database.write(*steps)

    def moved(self, old: int, new: int) -> None:
        """Follow a group that got another id; `bot.state.moving` moves what is on disk."""
        if old in self._groups:
            self._groups.setdefault(new, self._groups.pop(old))

    def seen(self, channel: int) -> bool:
        """Tell whether a post of the channel was received before."""
        return channel in self._channels

    def username(self, channel: int) -> str | None:
        """Return the name that a channel had when it last posted; `None` for a private one."""
        return self._channels.get(channel)

    def named(self, username: str) -> int | None:
        """Return the id of the channel that last posted under a name, in any case of letters."""
        wanted = username.casefold()
        found = (each for each, name in self._channels.items() if (name or "").casefold() == wanted)
        return next(found, None)

    async def note(self, channel: int, username: str | None) -> None:
        """Note the name under which a channel posts now; `None` where it is private.

        A channel that had the name before has it no more, and is one that was never seen.
        """
        before = None if username is None else self.named(username)
        dropped = [] if before in (None, channel) else [before]
        steps: list[Step] = [
            ("DELETE FROM bot_channels WHERE channel_id = ?", (each,)) for each in dropped
        ]
        values = (channel, username)
        put = "INSERT OR REPLACE INTO bot_channels (channel_id, username) VALUES (?, ?)"
        if await self._database.write(*steps, (put, values)) is not None:
            self._channels = {
                each: name for each, name in self._channels.items() if each not in dropped
            } | {channel: username}
