"""The grid of readiness: role, person, and whether a call would really arrive."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from bot.domain.absence import Absences, away
from bot.domain.member import Member
from bot.domain.muster import MusterAnswer, Reply
from bot.domain.roles import Role
from bot.domain.values import Struct


class Reach(StrEnum):
    """How well somebody is reached; the worst first."""

    UNREACHABLE = "unreachable"
    AWAY = "away"
    SILENT = "silent"
    UNTESTED = "untested"
    ANSWERED = "answered"


#: So far a call arrives.
ARRIVES = frozenset({Reach.UNTESTED, Reach.ANSWERED})


class Cell(Struct, frozen=True):
    """One person of a role; `in_room` is None with no war room, or while unknown."""

    member: Member
    reach: Reach
    in_room: bool | None = None


class RoleRow(Struct, frozen=True):
    """One role with its people, the worst reached first."""

    role: Role
    cells: tuple[Cell, ...]

    @property
    def reached(self) -> int:
        """Count those at whom a call arrives."""
        return sum(cell.reach in ARRIVES for cell in self.cells)

    @property
    def gap(self) -> bool:
        """Tell whether nobody is reached, or nobody deputises."""
        return self.reached == 0 or len(self.cells) == 1


class Known(Struct, frozen=True):
    """What is known of people: leave, the last test's answers, who is in the room."""

    now: datetime
    absences: Absences
    answers: Mapping[int, MusterAnswer]
    room: Mapping[int, bool] | None = None


def reach_of(member: Member, known: Known) -> Reach:
    """Say how well *member* is reached."""
    if not member.reachable:
        return Reach.UNREACHABLE
    if away(known.absences, member.user_id, known.now) is not None:
        return Reach.AWAY
    answer = known.answers.get(member.user_id)
    if answer is None:
        return Reach.UNTESTED
    return Reach.SILENT if answer.reply is Reply.WAITING else Reach.ANSWERED


def grid(roles: Sequence[Role], team: Sequence[Member], known: Known) -> list[RoleRow]:
    """Return a row for each role, those with a gap first."""
    rows = [_row(role, team, known) for role in roles]
    return sorted(rows, key=lambda row: (not row.gap, row.reached))


def _row(role: Role, team: Sequence[Member], known: Known) -> RoleRow:
    cells = [
        Cell(
            member,
            reach_of(member, known),
            None if known.room is None else known.room.get(member.user_id),
        )
        for member in team
        if member.active and role in member.roles
    ]
    order = list(Reach)
    return RoleRow(role, tuple(sorted(cells, key=lambda c: order.index(c.reach))))
