"""What the tests of the bot stand on: a conversation over a small library, a session on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.console.script import open_session, script_world
from bot.console.session import Session
from bot.console.world import World
from bot.conversation import Conversation
from bot.state import State, open_state
from index import Draft
from tests.bot.newsroom import Newsroom

BRIDGE = Draft(
    text=(
        "أعلنت بلدية المرسى إعادة فتح جسر النخيل بعد إصلاحات دامت شهرين.\n"
        "وقالت المهندسة هدى الراوي إن جسر النخيل يحتمل أربعين طنًّا.\n"
        "أما السائق سالم فقال إن الجسر ما زال يهتز.\n"
        "ويمر فوق الجسر ألف سيارة يوميًّا.\n"
        "وبني الجسر عام 1954."
    ),
    title="جسر النخيل يعود إلى الخدمة",
    outlet="صحيفة المرسى",
    published="2021-03-05",
    url="https://example.org/bridge?a=1&b=2",
    external_id="bridge",
)
PORT = Draft(
    text="Port workers in Marsa said the northern pier reopened on Monday.",
    title="Pier reopens",
    outlet="Marsa Post",
    published="2021-04-06T09:00:00+02:00",
    external_id="port",
)


@pytest.fixture
async def newsroom() -> Newsroom:
    library = Newsroom()
    await library.add([BRIDGE, PORT])
    return library


@pytest.fixture
async def state(tmp_path: Path) -> AsyncIterator[State]:
    async with open_state(tmp_path / "state.sqlite") as opened:
        yield opened


@pytest.fixture
def conversation(newsroom: Newsroom, state: State) -> Conversation:
    return Conversation(newsroom, state, "ar")


@pytest.fixture
def world() -> World:
    return script_world()


@pytest.fixture
async def session(conversation: Conversation, world: World) -> AsyncIterator[Session]:
    async with open_session(conversation, world, "ar") as opened:
        yield opened
