"""How much one may ask: a bucket of tokens for each key, refilled over time.

Each taking costs a token; a bucket holds a minute's worth, so a burst is let through and then
the pace (https://en.wikipedia.org/wiki/Token_bucket). It is pure but for its clock.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

MINUTE = 60.0

_KEYS_KEPT = 10_000
"""Buckets looked through for full ones when there are more."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was taken."""

    seconds: float
    """How long until there is a token again."""
    first: bool
    """Whether it is the first refusal since something was last taken."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    """When `tokens` was right, in seconds of the clock."""
    refused: bool = False


class Limit:
    """So many takings a minute for each key, and as many at once after a quiet minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`per_minute` of 0 limits nothing."""
        self._capacity = float(per_minute)
        self._clock = clock
        self._buckets: dict[int, _Bucket] = {}

    def take(self, key: int) -> Refusal | None:
        """Take a token of `key`; return `None`, or why there was none to take."""
        if not self._capacity:
            return None
        bucket = self._filled(key)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            bucket.refused = False
            return None
        first, bucket.refused = not bucket.refused, True
        return Refusal((1 - bucket.tokens) * MINUTE / self._capacity, first)

    def _filled(self, key: int) -> _Bucket:
        """Return the bucket of `key` with what has come in since it was last looked at."""
        now = self._clock()
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= _KEYS_KEPT:
                self._forget_full(now)
            bucket = self._buckets[key] = _Bucket(self._capacity, now)
        bucket.tokens = self._tokens(bucket, now)
        bucket.at = now
        return bucket

    def _tokens(self, bucket: _Bucket, now: float) -> float:
        return min(self._capacity, bucket.tokens + (now - bucket.at) * self._capacity / MINUTE)

    def _forget_full(self, now: float) -> None:
        """Let go of every bucket that is as good as new."""
        self._buckets = {
            key: bucket
            for key, bucket in self._buckets.items()
            if self._tokens(bucket, now) < self._capacity
        }
