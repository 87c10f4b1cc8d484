"""What was said lately, and about which open issues."""

from collections.abc import Sequence
from datetime import datetime

from bot.storage.codec import ms
from bot.storage.session import Session


class SqlSayings:
    """The part of `bot.ports.storage.Reports` that looks across reports."""

    _session: Session

    async def said_when_open(self, limit: int) -> Sequence[tuple[str, str]]:
        rows = await self._session.rows("reports.said_when_open", limit=limit)
        return [(row["issue_id"], row["text"]) for row in rows]

    async def count_since(self, author: int, since: datetime) -> int:
        rows = await self._session.rows(
            "reports.count_since", author=author, since=ms(since)
        )
        return int(rows[0]["sent"])

    async def last_reported(self, author: int, since: datetime) -> str:
        rows = await self._session.rows(
            "reports.last_reported", author=author, since=ms(since)
        )
        return str(rows[0]["id"]) if rows else ""
