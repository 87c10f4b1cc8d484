"""Answers to the rubric, and the changes of level that came of them."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.issue_map import Place
from bot.ports.storage import LevelChange, Mapping
from bot.storage.codec import from_json, instant, ms, to_json
from bot.storage.session import Row, Session


class SqlMappings:
    """The part of `bot.ports.storage.Issues` that is about mapping and levels."""

    _session: Session

    async def save_mapping(self, mapping: Mapping) -> None:
        await self._session.write(
            "mappings.save_mapping",
            issue_id=mapping.issue_id,
            member=mapping.member,
            form=mapping.form,
            answers=to_json(mapping.answers),
            flags=to_json(mapping.flags),
        )

    async def mapping(self, issue_id: str, member: int) -> Mapping | None:
        rows = await self._session.rows(
            "mappings.mapping", issue_id=issue_id, member=member
        )
        if not rows:
            return None
        return _mapping(rows[0])

    async def add_place(self, issue_id: str, at: datetime, place: Place) -> None:
        await self._session.write(
            "mappings.add_place",
            issue_id=issue_id,
            at=ms(at),
            impact=place.impact,
            growth=place.growth,
        )

    async def places(self, at: datetime) -> dict[str, Place]:
        rows = await self._session.rows("mappings.places", at=ms(at))
        return {row["issue_id"]: Place(row["impact"], row["growth"]) for row in rows}

    async def mapped_before(self) -> Sequence[Mapping]:
        rows = await self._session.rows("mappings.mapped_before")
        return [_mapping(row) for row in rows]

    async def add_level(self, change: LevelChange) -> None:
        await self._session.write(
            "mappings.add_level",
            issue_id=change.issue_id,
            at=ms(change.at),
            changed_by=change.by,
            old_level=change.old,
            new_level=change.new,
            score=change.score,
            floors=to_json(change.floors),
            reason=change.reason,
        )

    async def levels(self, issue_id: str) -> Sequence[LevelChange]:
        rows = await self._session.rows("mappings.levels", issue_id=issue_id)
        return [_change(row) for row in rows]


def _mapping(row: Row) -> Mapping:
    answers, flags = from_json(row["answers"]), tuple(from_json(row["flags"]))
    return Mapping(row["issue_id"], row["member"], row["form"], answers, flags)


def _change(row: Row) -> LevelChange:
    return LevelChange(
        row["issue_id"],
        instant(row["at"]),
        row["changed_by"],
        row["old_level"],
        row["new_level"],
        row["score"],
        tuple(from_json(row["floors"])),
        row["reason"],
    )
