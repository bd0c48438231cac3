"""What the tests of the store stand on."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index.store import Store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """Return an empty store in the test's own folder."""
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()
