"""Who stands behind which text."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.document import Approval
from bot.storage.codec import instant, maybe, ms
from bot.storage.session import Row, Session


class SqlApprovals:
    """The part of `bot.ports.storage.Documents` that is about approvals."""

    _session: Session

    async def approve(self, approval: Approval) -> None:
        # At once: where the schema refuses, the use case learns it here.
        await self._session.change(
            "approvals.approve",
            id=approval.id,
            document_id=approval.document_id,
            version=approval.version,
            sha=approval.sha,
            author=approval.author,
            approver=approval.approver,
            at=ms(approval.at),
            recorded_by=approval.recorded_by,
            evidence=approval.evidence,
            acting=approval.acting,
            level=approval.level,
            confirmed_at=maybe(ms, approval.confirmed_at),
            revoked_at=maybe(ms, approval.revoked_at),
        )

    async def approvals(self, document_id: str) -> Sequence[Approval]:
        rows = await self._session.rows("approvals.approvals", document_id=document_id)
        return [_approval(row) for row in rows]

    async def confirm(self, approval_id: str, at: datetime) -> None:
        await self._session.write("approvals.confirm", id=approval_id, at=ms(at))

    async def revoke(self, approval_id: str, at: datetime) -> None:
        await self._session.write("approvals.revoke", id=approval_id, at=ms(at))

    async def oral_count(self, approver: int) -> int:
        rows = await self._session.rows("approvals.oral_count", approver=approver)
        return int(rows[0]["found"])

    async def given_by(self, user_id: int, since: datetime) -> Sequence[Approval]:
        rows = await self._session.rows(
            "approvals.given_by", user_id=user_id, since=ms(since)
        )
        return [_approval(row) for row in rows]

    async def unconfirmed(self) -> Sequence[Approval]:
        rows = await self._session.rows("approvals.unconfirmed")
        return [_approval(row) for row in rows]


def _approval(row: Row) -> Approval:
    return Approval(
        id=row["id"],
        document_id=row["document_id"],
        version=row["version"],
        sha=row["sha"],
        author=row["author"],
        approver=row["approver"],
        at=instant(row["at"]),
        recorded_by=row["recorded_by"],
        evidence=row["evidence"],
        acting=row["acting"],
        level=row["level"],
        confirmed_at=maybe(instant, row["confirmed_at"]),
        revoked_at=maybe(instant, row["revoked_at"]),
    )
