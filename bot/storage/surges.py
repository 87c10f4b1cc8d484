"""Reports of the same thing."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.issue_life import IssueState
from bot.storage.codec import instant, ms
from bot.storage.session import Session


class SqlSurges:
    """`bot.ports.surges.Surges`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def note(self, issue_id: str, target: str, at: datetime) -> None:
        await self._session.write(
            "surges.note", issue_id=issue_id, target=target, at=ms(at)
        )

    async def target(self, issue_id: str) -> str:
        rows = await self._session.rows("surges.target", issue_id=issue_id)
        return str(rows[0]["target"]) if rows else ""

    async def untouched(self, target: str) -> Sequence[str]:
        rows = await self._session.rows(
            "surges.untouched", target=target, state=IssueState.REPORTED.value
        )
        return [row["issue_id"] for row in rows]

    async def since(self, target: str, since: datetime) -> Sequence[str]:
        rows = await self._session.rows("surges.since", target=target, since=ms(since))
        return [row["issue_id"] for row in rows]

    async def move(self, source: str, target: str) -> None:
        await self._session.write("surges.move", source=source, target=target)

    async def asked(self, issue_id: str) -> datetime | None:
        rows = await self._session.rows("surges.asked", issue_id=issue_id)
        return instant(rows[0]["at"]) if rows else None

    async def ask(self, issue_id: str, at: datetime) -> None:
        await self._session.write("surges.ask", issue_id=issue_id, at=ms(at))
