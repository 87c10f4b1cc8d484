"""What the public was promised."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.promise import Promise, PromiseKind
from bot.domain.promise_life import PromiseState
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import instant, maybe, ms
from bot.storage.search.index import Index
from bot.storage.session import Row, Session

#: Columns that hold what was promised; they never change.
PROMISED = frozenset(
    {"issue_id", "kind", "text", "due_at", "made_by", "made_at", "document", "replaces"}
)


class SqlPromises:
    """`bot.ports.rumours.Promises`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows("promises.next_count", issue_id=issue_id)
        return int(rows[0]["last"])

    async def add(self, promise: Promise) -> None:
        await self._session.write("promises.add", **_values(promise))
        self._index.changed(promise.issue_id)

    async def find(self, promise_id: str) -> Promise | None:
        rows = await self._session.rows("promises.find", id=promise_id)
        return _promise(rows[0]) if rows else None

    async def save(self, promise: Promise) -> Promise:
        changed = {k: v for k, v in _values(promise).items() if k not in PROMISED}
        if await self._session.change("promises.save", **changed) == 0:
            raise Conflict(promise.id)
        return replace(promise, version=promise.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Promise]:
        rows = await self._session.rows("promises.of_issue", issue_id=issue_id)
        return [_promise(row) for row in rows]

    async def missed(self, before: datetime, limit: int) -> Sequence[Promise]:
        rows = await self._session.rows(
            "promises.missed", before=ms(before), limit=limit
        )
        return [_promise(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "promises.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)


_PLAIN = ("id", "issue_id", "version", "text", "made_by", "document", "ended_by",
          "link", "reason", "replaces", "replaced_by")  # fmt: skip


def _values(promise: Promise) -> dict[str, Any]:
    return {name: getattr(promise, name) for name in _PLAIN} | {
        "kind": str(promise.kind),
        "state": str(promise.state),
        "due_at": ms(promise.due_at),
        "made_at": ms(promise.made_at),
        "ended_at": maybe(ms, promise.ended_at),
    }


def _promise(row: Row) -> Promise:
    return Promise(
        **{name: row[name] for name in _PLAIN},
        kind=PromiseKind(row["kind"]),
        state=PromiseState(row["state"]),
        due_at=instant(row["due_at"]),
        made_at=instant(row["made_at"]),
        ended_at=maybe(instant, row["ended_at"]),
    )
