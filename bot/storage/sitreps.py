"""Situation reports and their drafts."""

from collections.abc import Sequence

from bot.domain.levels import Level
from bot.domain.sitrep import Sitrep, SitrepDraft, Stability
from bot.storage.codec import from_json, instant, maybe, ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Row, Session


class SqlSitreps:
    """`bot.ports.sitreps.Sitreps`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def last_count(self, issue_id: str) -> int:
        rows = await self._session.rows(
            "sitreps.last_count", some=f"{issue_id}/S%", none=0
        )
        return int(rows[0]["last"])

    async def add(self, sitrep: Sitrep) -> None:
        await self._session.write("sitreps.add", **_values(sitrep))
        self._index.changed(sitrep.issue_id)

    async def find(self, sitrep_id: str) -> Sitrep | None:
        rows = await self._session.rows("sitreps.find", id=sitrep_id)
        return _sitrep(rows[0]) if rows else None

    async def of_issue(self, issue_id: str) -> Sequence[Sitrep]:
        rows = await self._session.rows("sitreps.of_issue", issue_id=issue_id)
        return [_sitrep(row) for row in rows]

    async def move(self, source_issue: str, target_issue: str) -> None:
        told = {"source": source_issue, "target": target_issue}
        await self._session.write("sitreps.move", **told)
        await self._session.write("sitreps.drop_drafts", issue_id=source_issue)
        self._index.changed(source_issue, target_issue)

    async def keep_draft(self, draft: SitrepDraft) -> None:
        await self._session.write(
            "sitreps.keep_draft",
            issue_id=draft.issue_id,
            author=draft.author,
            at=ms(draft.at),
            fields=to_json(dict(draft.fields)),
        )

    async def draft(self, issue_id: str, author: int) -> SitrepDraft | None:
        rows = await self._session.rows(
            "sitreps.draft", issue_id=issue_id, author=author
        )
        if not rows:
            return None
        row = rows[0]
        return SitrepDraft(
            issue_id, author, instant(row["at"]), from_json(row["fields"])
        )

    async def drop_drafts(self, issue_id: str) -> None:
        await self._session.write("sitreps.drop_drafts", issue_id=issue_id)


def _values(one: Sitrep) -> dict[str, object]:
    return {
        "id": one.id,
        "issue_id": one.issue_id,
        "number": one.number,
        "written_by": one.by,
        "at": ms(one.at),
        "level": one.level,
        "score": one.score,
        "stability": one.stability,
        "same": int(one.same),
        "summary": one.summary,
        "requests": one.requests,
        "next_at": maybe(ms, one.next_at),
        "words": one.text,
    }


def _sitrep(row: Row) -> Sitrep:
    return Sitrep(
        id=row["id"],
        issue_id=row["issue_id"],
        number=row["number"],
        by=row["written_by"],
        at=instant(row["at"]),
        level=maybe(Level, row["level"]),
        score=row["score"],
        stability=Stability(row["stability"]),
        same=bool(row["same"]),
        summary=row["summary"],
        requests=row["requests"],
        next_at=maybe(instant, row["next_at"]),
        text=row["words"],
    )
