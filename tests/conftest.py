"""What holds for every test: no network, and property tests that run alike everywhere."""

import os
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.offline import guard

settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "explore", parent=settings.get_profile("ci"), derandomize=False, max_examples=2_000
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

guard.install()

# What a shell runs in the background ignores the interrupt from the keyboard, and so would the
# processes that tests start in order to interrupt them.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None]:
    """Fail a test that reached for the network, even if it swallowed the refusal."""
    guard.attempts.clear()
    yield
    if guard.attempts:
        pytest.fail(guard.attempts[0])
