"""Hours of the day in which nobody is told anything unasked, and where its days begin."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Self
from zoneinfo import ZoneInfo

_HOURS = re.compile(r"(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A part of every day, perhaps over midnight; none of it where both ends are one."""

    start: time
    end: time

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read hours such as `23-7` or `22:30-6:45`; nothing means none.

        Raises:
            ValueError: it is something else.
        """
        if not written.strip():
            return cls(time(0), time(0))
        found = _HOURS.fullmatch(written.strip())
        if found is None:
            raise ValueError("no hours")
        first, first_minute, last, last_minute = (int(each or 0) for each in found.groups())
        return cls(time(first, first_minute), time(last, last_minute))

    def hold(self, moment: datetime, zone: ZoneInfo) -> bool:
        """Tell whether it is quiet at a moment in a time zone."""
        now = moment.astimezone(zone).time()
        if self.start <= self.end:
            return self.start <= now < self.end
        return now >= self.start or now < self.end


def day_begun(moment: datetime, zone: ZoneInfo) -> datetime:
    """Return when the day of a moment began in a time zone."""
    return moment.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)


def now() -> datetime:
    """Return the time that it is."""
    return datetime.now(UTC)
