"""How much the bot is used, counted from what it keeps anyway."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.state.database import Database
from bot.state.pages import KEPT


@dataclass(frozen=True, slots=True)
class Used:
    """What was asked and told."""

    chats: int
    """Chats that asked something in the last `KEPT` days."""
    questions: Mapping[str, int]
    """Questions since a moment, by how sure the answer was; "" where there was none."""
    alerts: int
    """Alerts that were told since then."""

    @property
    def asked(self) -> int:
        """How many questions there were."""
        return sum(self.questions.values())


class Usage:
    """Counts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, moment: datetime) -> Used:
        """Return what was asked and told since a moment."""
        start = moment.astimezone(UTC)
        oldest = (datetime.now(UTC) - KEPT).isoformat()
        chats = await self._database.read(
            "SELECT count(DISTINCT chat_id) FROM bot_answers WHERE created_at >= ?", (oldest,)
        )
        questions = await self._database.read(
            "SELECT status, count(*) FROM bot_answers WHERE command = 'ask' AND created_at >= ?"
            " GROUP BY status",
            (start.isoformat(),),
        )
        alerts = await self._database.read(
            "SELECT count(*) FROM bot_alerts WHERE sketch IS NOT NULL AND settled_at >= ?",
            (start.isoformat(timespec="seconds"),),
        )
        return Used(
            chats=sum(int(row[0]) for row in chats),
            questions={str(status): int(count) for status, count in questions},
            alerts=sum(int(row[0]) for row in alerts),
        )
