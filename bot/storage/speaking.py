"""Mandates of spokespersons, and the lines of their briefs."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.briefing import BriefKind, BriefLine
from bot.domain.mandate import Mandate, Outlet
from bot.domain.values import replace
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlMandates:
    """`bot.ports.speaking.Mandates`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, mandate: Mandate) -> Mandate:
        rows = await self._session.rows(
            "mandates.add",
            issue_id=mandate.issue_id,
            given_by=mandate.by,
            at=ms(mandate.at),
            topics=mandate.topics,
            outlets=" ".join(mandate.outlets),
            until_at=maybe(ms, mandate.until),
            available_at=maybe(ms, mandate.available_at),
        )
        return replace(mandate, version=int(rows[0]["version"]))

    async def newest(self, issue_id: str) -> Mandate | None:
        rows = await self._session.rows("mandates.newest", issue_id=issue_id)
        return _mandate(rows[0]) if rows else None

    async def over(self, now: datetime, limit: int) -> Sequence[tuple[str, Mandate]]:
        rows = await self._session.rows("mandates.over", now=ms(now), limit=limit)
        return [
            (f"mandate_over:{row['issue_id']}:{row['until_at']}", _mandate(row))
            for row in rows
        ]

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "mandates.move", source=source_issue, target=target_issue
        )


def _mandate(row: Row) -> Mandate:
    return Mandate(
        issue_id=row["issue_id"],
        by=row["given_by"],
        at=instant(row["at"]),
        topics=row["topics"],
        outlets=tuple(map(Outlet, row["outlets"].split())),
        until=maybe(instant, row["until_at"]),
        available_at=maybe(instant, row["available_at"]),
        version=row["version"],
    )


class SqlBriefLines:
    """`bot.ports.speaking.BriefLines`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def add(self, line: BriefLine) -> None:
        await self._session.write(
            "brief_lines.add",
            id=line.id,
            issue_id=line.issue_id,
            kind=line.kind,
            question=line.question,
            words=line.words,
            written_by=line.by,
            at=ms(line.at),
            approved_by=line.approved_by,
            approved_at=maybe(ms, line.approved_at),
            removed_at=maybe(ms, line.removed_at),
        )

    async def find(self, line_id: str) -> BriefLine | None:
        rows = await self._session.rows("brief_lines.find", id=line_id)
        return _line(rows[0]) if rows else None

    async def of_issue(self, issue_id: str) -> Sequence[BriefLine]:
        rows = await self._session.rows("brief_lines.of_issue", issue_id=issue_id)
        return [_line(row) for row in rows]

    async def approve(self, line_id: str, by: int, at: datetime) -> bool:
        changed = await self._session.change(
            "brief_lines.approve", id=line_id, approved_by=by, at=ms(at)
        )
        return changed == 1

    async def remove(self, line_id: str, at: datetime) -> bool:
        changed = await self._session.change(
            "brief_lines.remove", id=line_id, at=ms(at)
        )
        return changed == 1

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "brief_lines.move", source=source_issue, target=target_issue
        )


def _line(row: Row) -> BriefLine:
    return BriefLine(
        id=row["id"],
        issue_id=row["issue_id"],
        kind=BriefKind(row["kind"]),
        words=row["words"],
        by=row["written_by"],
        at=instant(row["at"]),
        question=row["question"],
        approved_by=row["approved_by"],
        approved_at=maybe(instant, row["approved_at"]),
        removed_at=maybe(instant, row["removed_at"]),
    )
