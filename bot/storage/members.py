"""The members of the team."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from bot.domain.member import Member
from bot.domain.roles import Role
from bot.storage.codec import from_json, instant, ms, to_json
from bot.storage.remembering import TEAM, recalled
from bot.storage.session import Row, Session


class SqlMembers:
    """`bot.ports.storage.Members`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def find(self, user_id: int) -> Member | None:
        if TEAM in self._session.notes:
            return (await self._team()).get(user_id)
        rows = await self._session.rows("members.find", user_id=user_id)
        return _member(rows[0]) if rows else None

    async def everyone(self) -> Sequence[Member]:
        return list((await self._team()).values())

    async def _team(self) -> Mapping[int, Member]:
        return await recalled(self._session, TEAM, None, self._read_team)

    async def _read_team(self) -> Mapping[int, Member]:
        rows = await self._session.rows("members.everyone")
        return {row["user_id"]: _member(row) for row in rows}

    async def save(self, member: Member) -> None:
        await self._session.write(
            "members.save",
            user_id=member.user_id,
            name=member.name,
            roles=to_json(sorted(member.roles)),
            joined_at=ms(member.joined_at),
            position=member.position,
            locale=member.locale,
            phone=member.phone,
            suspended=int(member.suspended),
            unreachable=member.unreachable,
            unit=member.unit,
        )


def _member(row: Row) -> Member:
    return Member(
        user_id=row["user_id"],
        name=row["name"],
        roles=_roles(row["roles"]),
        joined_at=instant(row["joined_at"]),
        position=row["position"],
        locale=row["locale"],
        phone=row["phone"],
        suspended=bool(row["suspended"]),
        unreachable=row["unreachable"],
        unit=row["unit"],
    )


# Few combinations, read for every member in every turn.
@lru_cache(maxsize=256)
def _roles(codes: str) -> frozenset[Role]:
    return frozenset(Role(code) for code in from_json(codes))
