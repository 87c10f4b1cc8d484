"""Rumours of issues."""

from collections.abc import Sequence
from typing import Any

from bot.domain.report import Attachment
from bot.domain.rumour import Rumour, RumourLabel
from bot.domain.rumour_life import RumourState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.attachment_codec import attachment_body, read_attachment
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Row, Session

#: Columns that hold what was heard; they never change.
HEARD = frozenset(
    {
        "issue_id",
        "text",
        "url",
        "origin",
        "attachments",
        "reporter",
        "created_at",
        "seen_at",
    }
)


class SqlRumours:
    """`bot.ports.rumours.Rumours`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows("rumours.next_count", issue_id=issue_id)
        return int(rows[0]["last"])

    async def add(self, rumour: Rumour) -> None:
        await self._session.write("rumours.add", **_values(rumour))
        self._index.changed(rumour.issue_id)

    async def find(self, rumour_id: str) -> Rumour | None:
        rows = await self._session.rows("rumours.find", id=rumour_id)
        return _rumour(rows[0]) if rows else None

    async def save(self, rumour: Rumour) -> Rumour:
        changed = {k: v for k, v in _values(rumour).items() if k not in HEARD}
        if await self._session.change("rumours.save", **changed) == 0:
            raise Conflict(rumour.id)
        return replace(rumour, version=rumour.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Rumour]:
        rows = await self._session.rows("rumours.of_issue", issue_id=issue_id)
        return [_rumour(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "rumours.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)


def _files(items: Sequence[Attachment]) -> str:
    return to_json([attachment_body(item) for item in items])


def _values(rumour: Rumour) -> dict[str, Any]:
    plain = ("id", "issue_id", "version", "text", "url", "origin", "reporter", "reach",
             "harm", "labeller", "confirmer", "proposer", "fact", "proof", "decider",
             "published")  # fmt: skip
    return {name: getattr(rumour, name) for name in plain} | {
        "state": str(rumour.state),
        "attachments": _files(rumour.attachments),
        "created_at": ms(rumour.created_at),
        "seen_at": maybe(ms, rumour.seen_at),
        "trending": int(rumour.trending),
        "label": str(rumour.label),
        "proposed": str(rumour.proposed or ""),
        "proofs": _files(rumour.proofs),
        "decided_at": maybe(ms, rumour.decided_at),
    }


def _read(text: str) -> tuple[Attachment, ...]:
    return tuple(read_attachment(body) for body in from_json(text))


def _rumour(row: Row) -> Rumour:
    return Rumour(
        id=row["id"],
        issue_id=row["issue_id"],
        state=RumourState(row["state"]),
        version=row["version"],
        text=row["text"],
        url=row["url"],
        origin=row["origin"],
        attachments=_read(row["attachments"]),
        reporter=row["reporter"],
        created_at=instant(row["created_at"]),
        seen_at=maybe(instant, row["seen_at"]),
        reach=row["reach"],
        harm=row["harm"],
        trending=bool(row["trending"]),
        label=RumourLabel(row["label"]),
        labeller=row["labeller"],
        confirmer=row["confirmer"],
        proposed=RumourLabel(row["proposed"]) if row["proposed"] else None,
        proposer=row["proposer"],
        fact=row["fact"],
        proof=row["proof"],
        proofs=_read(row["proofs"]),
        decider=row["decider"],
        decided_at=maybe(instant, row["decided_at"]),
        published=row["published"],
    )
