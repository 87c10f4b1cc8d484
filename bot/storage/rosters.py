"""The duty roster."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.roster_draft import RosterDraft
from bot.domain.roster_shifts import LONGEST, Cover, Dated, Line, Weekly
from bot.domain.roster_swap import Swap
from bot.domain.values import replace
from bot.ports.storage import Conflict
from bot.storage.codec import ms
from bot.storage.remembering import ROSTERED, SHIFTS, recalled
from bot.storage.roster_codec import (
    cover_of,
    draft_of,
    draft_values,
    line_of,
    line_values,
    swap_of,
    swap_values,
)
from bot.storage.session import Session

#: Clocks that jump make a dated shift longer than its days say, by a day at most.
_LONGEST = LONGEST + timedelta(days=1)

#: What is forgotten when its own instant is before one, and what when it is long over.
_PASSING = (
    "rosters.forget_drafts",
    "rosters.forget_notes",
    "rosters.forget_told",
)
_OVER = ("rosters.forget_lines", "rosters.forget_covers", "rosters.forget_swaps")


class SqlRosters:
    """`bot.ports.rosters.Rosters`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def weekly(self) -> Sequence[Weekly]:
        return await recalled(self._session, SHIFTS, None, self._read_weekly)

    async def _read_weekly(self) -> Sequence[Weekly]:
        found = [line_of(row) for row in await self._session.rows("rosters.weekly")]
        return [line for line in found if isinstance(line, Weekly)]

    async def dated(self, start: datetime, end: datetime) -> Sequence[Dated]:
        span = {"earliest": ms(start - _LONGEST), "start": ms(start), "until": ms(end)}
        rows = await self._session.rows("rosters.dated", **span)
        found = [line_of(row) for row in rows]
        return [line for line in found if isinstance(line, Dated)]

    async def covers(self, start: datetime, end: datetime) -> Sequence[Cover]:
        span = {"start": ms(start), "until": ms(end)}
        rows = await self._session.rows("rosters.covers", **span)
        return [cover_of(row) for row in rows]

    async def any(self) -> bool:
        return await recalled(self._session, ROSTERED, None, self._look_for_any)

    async def _look_for_any(self) -> bool:
        return bool(await self._session.rows("rosters.any"))

    async def add(self, lines: Sequence[Line], by: int, at: datetime) -> None:
        added = {"added_by": by, "added_at": ms(at)}
        for number, line in enumerate(lines):
            values = line_values(line) | added
            await self._session.write("rosters.add", number=number, **values)

    async def find(self, line_id: str) -> Line | None:
        rows = await self._session.rows("rosters.find", id=line_id)
        return line_of(rows[0]) if rows else None

    async def drop(self, line_id: str) -> None:
        await self._session.write("rosters.drop", id=line_id)

    async def drop_from(self, start: datetime) -> None:
        await self._session.write("rosters.drop_from", start=ms(start))
        await self._session.write("rosters.uncover_from", start=ms(start))

    async def cover(self, cover: Cover, at: datetime) -> None:
        await self._session.write(
            "rosters.cover",
            id=cover.id,
            begins_at=ms(cover.begins_at),
            ends_at=ms(cover.ends_at),
            gone=cover.gone,
            stands=cover.stands,
            made_at=ms(at),
        )

    async def covering(self, cover_id: str) -> Cover | None:
        rows = await self._session.rows("rosters.covering", id=cover_id)
        return cover_of(rows[0]) if rows else None

    async def uncover(self, cover_id: str) -> bool:
        return bool(await self._session.change("rosters.uncover", id=cover_id))

    async def offer(self, swap: Swap) -> None:
        await self._session.write("rosters.offer", **swap_values(swap))

    async def swap(self, swap_id: str) -> Swap | None:
        rows = await self._session.rows("rosters.swap", id=swap_id)
        return swap_of(rows[0]) if rows else None

    async def settle(self, swap: Swap) -> Swap:
        became = {"id": swap.id, "state": swap.state, "version": swap.version}
        if await self._session.change("rosters.settle", **became) == 0:
            raise Conflict(swap.id)
        return replace(swap, version=swap.version + 1)

    async def keep_draft(self, draft: RosterDraft) -> None:
        await self._session.write("rosters.keep_draft", **draft_values(draft))

    async def draft(self, draft_id: str) -> RosterDraft | None:
        rows = await self._session.rows("rosters.draft", id=draft_id)
        return draft_of(rows[0]) if rows else None

    async def drop_draft(self, draft_id: str) -> None:
        await self._session.write("rosters.drop_draft", id=draft_id)

    async def leave_note(self, author: int, text: str, at: datetime) -> None:
        note = {"author": author, "text": text, "at": ms(at)}
        await self._session.write("rosters.leave_note", **note)

    async def notes(self, since: datetime) -> Sequence[tuple[int, str]]:
        rows = await self._session.rows("rosters.notes", since=ms(since))
        return [(row["author"], row["text"]) for row in rows]

    async def told(self, matter: str, person: int = 0) -> bool:
        what = {"matter": matter, "person": person}
        return bool(await self._session.rows("rosters.told", **what))

    async def note_told(self, matter: str, at: datetime, person: int = 0) -> None:
        what = {"matter": matter, "person": person, "at": ms(at)}
        await self._session.write("rosters.tell", **what)

    async def forget(self, passing: datetime, over: datetime) -> None:
        for name in _PASSING:
            await self._session.write(name, before=ms(passing))
        for name in _OVER:
            await self._session.write(name, before=ms(over))
