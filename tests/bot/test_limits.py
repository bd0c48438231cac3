"""Buckets of tokens: what is let through, and what is said when nothing is."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import _KEYS_KEPT, MINUTE, Limit

PAUSES = st.lists(st.floats(0, 30), min_size=1, max_size=60)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(per_minute=st.integers(1, 20), pauses=PAUSES)
def test_no_span_of_time_has_more_than_a_burst_and_the_pace(
    per_minute: int, pauses: list[float]
) -> None:
    clock = Clock()
    limit = Limit(per_minute, clock)
    taken = []
    for at in accumulate(pauses):
        clock.now = at
        if limit.take(7) is None:
            taken.append(at)
    for place, begin in enumerate(taken):
        for count, end in enumerate(taken[place:], start=1):
            assert count <= per_minute + (end - begin) * per_minute / MINUTE + 1e-6


@given(per_minute=st.integers(1, 60), pauses=PAUSES)
def test_after_the_time_that_a_refusal_names_there_is_a_token(
    per_minute: int, pauses: list[float]
) -> None:
    clock = Clock()
    limit = Limit(per_minute, clock)
    refusal = None
    for pause in pauses:
        clock.now += pause / 100
        refusal = limit.take(7)
        if refusal is not None:
            break
    if refusal is not None:
        clock.now += refusal.seconds * 0.99
        assert limit.take(7) is not None
        clock.now += refusal.seconds * 0.02
        assert limit.take(7) is None


def test_a_refusal_is_the_first_until_something_was_taken() -> None:
    clock = Clock()
    limit = Limit(2, clock)
    assert [limit.take(7) for _ in range(2)] == [None, None]
    refused = [limit.take(7) for _ in range(3)]
    assert [each and (each.first, each.seconds) for each in refused] == [
        (True, 30.0),
        (False, 30.0),
        (False, 30.0),
    ]
    clock.now += 30
    assert limit.take(7) is None
    again = limit.take(7)
    assert again is not None
    assert again.first


def test_keys_do_not_share_and_none_is_no_limit() -> None:
    limit = Limit(1, Clock())
    assert limit.take(1) is None
    assert limit.take(2) is None
    assert limit.take(1) is not None
    assert all(Limit(0).take(1) is None for _ in range(100))


def test_buckets_that_are_full_again_are_forgotten_and_others_are_not() -> None:
    clock = Clock()
    limit = Limit(2, clock)
    for key in range(_KEYS_KEPT - 1):
        limit.take(key)
    clock.now += MINUTE
    limit.take(-1)
    limit.take(-1)
    limit.take(-2)
    assert set(limit._buckets) == {-1, -2}
    assert limit.take(-1) is not None
