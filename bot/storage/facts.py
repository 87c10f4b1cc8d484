"""Facts of issues."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.fact import Fact, FactDraft
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import ms, to_json
from bot.storage.fact_codec import CLAIMED, draft_of, fact_of, values_of
from bot.storage.search.index import Index
from bot.storage.session import Session


class SqlFacts:
    """`bot.ports.facts.Facts`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows("facts.next_count", issue_id=issue_id)
        return int(rows[0]["last"])

    async def add(self, fact: Fact) -> None:
        await self._session.write("facts.add", **values_of(fact))
        self._index.changed(fact.issue_id)

    async def find(self, fact_id: str) -> Fact | None:
        rows = await self._session.rows("facts.find", id=fact_id)
        return fact_of(rows[0]) if rows else None

    async def save(self, fact: Fact) -> Fact:
        changed = {k: v for k, v in values_of(fact).items() if k not in CLAIMED}
        if await self._session.change("facts.save", **changed) == 0:
            raise Conflict(fact.id)
        return replace(fact, version=fact.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Fact]:
        rows = await self._session.rows("facts.of_issue", issue_id=issue_id)
        return [fact_of(row) for row in rows]

    async def to_tell(self, told: int, before: datetime, limit: int) -> Sequence[Fact]:
        rows = await self._session.rows(
            "facts.to_tell", told=told, before=ms(before), limit=limit
        )
        return [fact_of(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "facts.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)

    async def keep_draft(self, draft: FactDraft) -> None:
        await self._session.write(
            "facts.draft",
            id=draft.id,
            issue_id=draft.issue_id,
            author=draft.author,
            at=ms(draft.at),
            fields=to_json(dict(draft.fields)),
        )

    async def draft(self, draft_id: str) -> FactDraft | None:
        rows = await self._session.rows("facts.drafted", id=draft_id)
        return draft_of(rows[0]) if rows else None

    async def drop_draft(self, draft_id: str) -> None:
        await self._session.write("facts.drop_draft", id=draft_id)

    async def clear_drafts(self, before: datetime) -> None:
        await self._session.write("facts.clear_drafts", before=ms(before))

    async def declare_none(self, issue_id: str, by: int, at: datetime) -> None:
        await self._session.write(
            "facts.declare_none", issue_id=issue_id, said_by=by, at=ms(at)
        )

    async def declared_none(self, issue_id: str) -> int | None:
        rows = await self._session.rows("facts.declared_none", issue_id=issue_id)
        return rows[0]["said_by"] if rows else None
