"""Clippings: what was published."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.clipping import Clipping, Tone
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.attachment_codec import attachment_body, read_attachment
from bot.storage.codec import from_json, instant, ms, to_json
from bot.storage.search.index import Index
from bot.storage.session import Row, Session

#: What stays as it was recorded.
_STAYS = frozenset({"issue_id", "link", "album", "added_by", "added_at"})


class SqlClippings:
    """`bot.ports.press.Clippings`."""

    def __init__(self, session: Session, index: Index) -> None:
        self._session = session
        self._index = index

    async def next_count(self, issue_id: str) -> int:
        rows = await self._session.rows(
            "enquiries.next_count", issue_id=issue_id, kind="K"
        )
        return int(rows[0]["last"])

    async def add(self, clipping: Clipping) -> None:
        await self._session.write("clippings.add", **_values(clipping))
        self._index.changed(clipping.issue_id)

    async def find(self, clipping_id: str) -> Clipping | None:
        found = await self._read("clippings.find", id=clipping_id)
        return found[0] if found else None

    async def save(self, clipping: Clipping) -> Clipping:
        changed = {k: v for k, v in _values(clipping).items() if k not in _STAYS}
        if await self._session.change("clippings.save", **changed) == 0:
            raise Conflict(clipping.id)
        self._index.changed(clipping.issue_id)
        return replace(clipping, version=clipping.version + 1)

    async def of_issue(self, issue_id: str) -> Sequence[Clipping]:
        return await self._read("clippings.of_issue", issue_id=issue_id)

    async def by_album(self, added_by: int, album: str) -> Clipping | None:
        found = await self._read("clippings.by_album", added_by=added_by, album=album)
        return found[0] if found else None

    async def undigested(self, before: datetime, limit: int) -> Sequence[Clipping]:
        return await self._read("clippings.undigested", before=ms(before), limit=limit)

    async def digested(self, day: str) -> Sequence[Clipping]:
        return await self._read("clippings.digested", day=day)

    async def move(self, source_issue: str, target_issue: str) -> None:
        await self._session.write(
            "clippings.move", source=source_issue, target=target_issue
        )
        self._index.changed(source_issue, target_issue)

    async def _read(self, name: str, **asked: object) -> list[Clipping]:
        rows = await self._session.rows(name, **asked)
        return [_clipping(row) for row in rows]


def _values(clipping: Clipping) -> dict[str, object]:
    return {
        "id": clipping.id,
        "issue_id": clipping.issue_id,
        "version": clipping.version,
        "link": clipping.link,
        "words": clipping.words,
        "attachments": to_json([attachment_body(one) for one in clipping.attachments]),
        "album": clipping.album,
        "outlet_id": clipping.outlet,
        "tone": clipping.tone,
        "published_at": ms(clipping.published_at),
        "timed": int(clipping.timed),
        "added_by": clipping.added_by,
        "added_at": ms(clipping.added_at),
        "digest": clipping.digest,
    }


def _clipping(row: Row) -> Clipping:
    return Clipping(
        id=row["id"],
        issue_id=row["issue_id"],
        version=row["version"],
        link=row["link"],
        words=row["words"],
        attachments=tuple(
            read_attachment(one) for one in from_json(row["attachments"])
        ),
        album=row["album"],
        outlet=row["outlet_id"],
        tone=Tone(row["tone"]),
        published_at=instant(row["published_at"]),
        timed=bool(row["timed"]),
        added_by=row["added_by"],
        added_at=instant(row["added_at"]),
        digest=row["digest"],
    )
