"""Questions of journalists."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.enquiry import Enquiry, Line, Verdict
from bot.domain.enquiry_life import EnquiryState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import instant, maybe, ms
from bot.storage.search.index import Index
from bot.storage.session import Row, Session

#: What was asked, by whom it was recorded and when: these never change.
_STAYS = frozenset(
    {"issue_id", "words", "recorded_by", "created_at", "asked_at"}
)  # fmt: skip
_TIMES = ("wanted_at", "missed_at", "first_answer_at", "answered_at")


class SqlEnquiries:
    """`bot.ports.press.Enquiries`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows(
            "enquiries.next_count", issue_id=issue_id, kind="M"
        )
        return int(rows[0]["last"])

    async def add(self, enquiry: Enquiry) -> None:
        await self._session.write("enquiries.add", **_values(enquiry))
        self._index.changed(enquiry.issue_id)

    async def find(self, enquiry_id: str) -> Enquiry | None:
        rows = await self._session.rows("enquiries.find", id=enquiry_id)
        return _enquiry(rows[0]) if rows else None

    async def save(self, enquiry: Enquiry) -> Enquiry:
        changed = {k: v for k, v in _values(enquiry).items() if k not in _STAYS}
        if await self._session.change("enquiries.save", **changed) == 0:
            raise Conflict(enquiry.id)
        self._index.changed(enquiry.issue_id)
        return replace(enquiry, version=enquiry.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Enquiry]:
        return await self._read("enquiries.of_issue", issue_id=issue_id)

    async def of_outlet(self, outlet_id: str, limit: int) -> Sequence[Enquiry]:
        return await self._read("enquiries.of_outlet", outlet_id=outlet_id, limit=limit)

    async def overdue(self, now: datetime, limit: int) -> Sequence[Enquiry]:
        return await self._read("enquiries.overdue", now=ms(now), limit=limit)

    async def unseen(self, before: datetime, limit: int) -> Sequence[Enquiry]:
        return await self._read("enquiries.unseen", before=ms(before), limit=limit)

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "enquiries.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)

    async def _read(self, name: str, **asked: object) -> list[Enquiry]:
        rows = await self._session.rows(name, **asked)
        return [_enquiry(row) for row in rows]


def _values(enquiry: Enquiry) -> dict[str, object]:
    return {
        "id": enquiry.id,
        "issue_id": enquiry.issue_id,
        "state": enquiry.state,
        "version": enquiry.version,
        "words": enquiry.words,
        "recorded_by": enquiry.recorded_by,
        "created_at": ms(enquiry.created_at),
        "asked_at": ms(enquiry.asked_at),
        "due_at": ms(enquiry.due_at),
        "outlet_id": enquiry.outlet,
        "journalist_id": enquiry.journalist,
        "owner": enquiry.owner,
        "answered_by": enquiry.answered_by,
        "line": enquiry.line or "",
        "reference": enquiry.reference,
        "answer": enquiry.answer,
        "printed": enquiry.printed,
        "balanced": enquiry.balanced,
        "asked": enquiry.asked,
        **{name: maybe(ms, getattr(enquiry, name)) for name in _TIMES},
    }


def _enquiry(row: Row) -> Enquiry:
    return Enquiry(
        id=row["id"],
        issue_id=row["issue_id"],
        state=EnquiryState(row["state"]),
        version=row["version"],
        words=row["words"],
        recorded_by=row["recorded_by"],
        created_at=instant(row["created_at"]),
        asked_at=instant(row["asked_at"]),
        due_at=instant(row["due_at"]),
        outlet=row["outlet_id"],
        journalist=row["journalist_id"],
        owner=row["owner"],
        answered_by=row["answered_by"],
        line=Line(row["line"]) if row["line"] else None,
        reference=row["reference"],
        answer=row["answer"],
        printed=Verdict(row["printed"]),
        balanced=Verdict(row["balanced"]),
        asked=row["asked"],
        **{name: maybe(instant, row[name]) for name in _TIMES},
    )
