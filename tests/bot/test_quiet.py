"""Hours in which nobody is told anything unasked."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.quiet import QuietHours, day_begun

ATHENS = ZoneInfo("Europe/Athens")
MOMENTS = st.datetimes(timezones=st.just(UTC), max_value=datetime(2100, 1, 1))  # noqa: DTZ001 - hypothesis wants it so


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("23-7", time(23), time(7)),
        (" 22:30 – 6:45 ", time(22, 30), time(6, 45)),
        ("1-2", time(1), time(2)),
        ("", time(0), time(0)),
    ],
)
def test_hours_are_read(written: str, start: time, end: time) -> None:
    assert QuietHours.parse(written) == QuietHours(start, end)


@pytest.mark.parametrize("written", ["23", "23-", "25-7", "7-24:61", "night", "-1-3", "1-2-3"])
def test_other_words_are_no_hours(written: str) -> None:
    with pytest.raises(ValueError, match=r"hours|must be in"):
        QuietHours.parse(written)


def test_the_first_minute_is_quiet_and_the_last_is_not_over_midnight_too() -> None:
    night = QuietHours.parse("22-7")
    winter = [(2025, 1, 1, 19, 59), (2025, 1, 1, 20, 0), (2025, 1, 2, 4, 59), (2025, 1, 2, 5, 0)]
    held = [night.hold(datetime(*each, tzinfo=UTC), ATHENS) for each in winter]
    assert held == [False, True, True, False]
    noon = QuietHours.parse("12-13")
    assert noon.hold(datetime(2025, 7, 1, 9, 30, tzinfo=UTC), ATHENS)
    assert not noon.hold(datetime(2025, 7, 1, 10, 0, tzinfo=UTC), ATHENS)


@given(MOMENTS)
def test_without_hours_it_is_never_quiet(moment: datetime) -> None:
    assert not QuietHours.parse("").hold(moment, ATHENS)


@given(MOMENTS)
def test_a_day_begins_at_most_a_day_and_an_hour_before(moment: datetime) -> None:
    begun = day_begun(moment, ATHENS)
    assert begun.time() == time(0)
    assert 0 <= (moment - begun).total_seconds() < 25 * 3600
