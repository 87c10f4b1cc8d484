"""What is known of the roster: who is on duty, whose turn comes, where it has holes."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.roster import Roster, on_duty
from bot.domain.roster_errors import DutyMoved
from bot.domain.roster_leave import leave_covers
from bot.domain.roster_shifts import DAY, LONGEST, Duty
from bot.domain.roster_turns import Hole, duties, gaps, overlaps
from bot.domain.values import Struct
from bot.ports.mail import Press
from bot.services.turn import Turn

#: So far ahead people see their turns.
AHEAD = 14 * DAY

_MARGIN = LONGEST + 2 * DAY
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


async def on_duty_now(turn: Turn) -> frozenset[int]:
    """Return who is rostered at this instant; empty where nobody is."""
    if not await turn.unit.rosters.any():
        return frozenset()
    return on_duty(await roster_of(turn, turn.now, turn.now), turn.now)


async def roster_of(turn: Turn, start: datetime, end: datetime) -> Roster:
    """Return the roster as it decides within a span of time, leave included."""
    kept, span = turn.unit.rosters, (start - _MARGIN, end + _MARGIN)
    return Roster(
        tuple(await kept.weekly()),
        tuple(await kept.dated(*span)),
        tuple(await kept.covers(*span)),
        turn.desk.playbook.holidays.closed,
        frozenset(member.user_id for member in await standing(turn)),
        leave_covers(await turn.unit.absences.noted(), await turn.team()),
    )


async def standing(turn: Turn) -> list[Member]:
    """Return who may be on duty: a shift of anybody else stands empty."""
    return [member for member in await turn.team() if may(member, Action.STAND_DUTY)]


async def ahead(turn: Turn, span: timedelta = AHEAD) -> list[Duty]:
    """Return whose turn it is now and from now on, in their order."""
    end = turn.now + span
    return duties(await roster_of(turn, turn.now, end), turn.now, end)


class Holes(Struct, frozen=True):
    """Where nobody is on duty within a span of time, and where several are."""

    gaps: Sequence[Hole]
    overlaps: Sequence[Hole]

    def __bool__(self) -> bool:
        return bool(self.gaps or self.overlaps)


async def holes_between(turn: Turn, start: datetime, end: datetime) -> Holes:
    """Return the holes of the roster; none where there is no roster at all."""
    roster = await roster_of(turn, start, end)
    if roster.empty:
        return Holes((), ())
    return Holes(gaps(roster, start, end), overlaps(roster, start, end, pairs=False))


async def holes_of_the_week(turn: Turn) -> Holes:
    """Return the holes of the coming seven days, for whoever asks if we are ready."""
    return await holes_between(turn, turn.now, turn.now + 7 * DAY)


async def duty_officers(turn: Turn) -> list[Member]:
    """Return who is called where nobody is rostered."""
    return [m for m in await turn.team() if m.active and Role.DUTY_OFFICER in m.roles]


async def named(turn: Turn, user_id: int, locale: str = "") -> str:
    """Return somebody's name; of who left, that it is a former member."""
    for member in await turn.team():
        if member.user_id == user_id:
            return member.name
    return turn.label("person.unknown", locale)


def duty_value(duty: Duty) -> str:
    """Write which turn a button means; the person is its subject."""
    return f"{_seconds(duty.begins_at)}:{_seconds(duty.ends_at)}"


def _seconds(at: datetime) -> int:
    return round((at - _EPOCH).total_seconds())


async def the_duty(turn: Turn, press: Press) -> Duty:
    """Return the turn that a button means; raise `DutyMoved` where it is no more."""
    begins, _, ends = press.value.partition(":")
    for duty in await ahead(turn, timedelta(days=60)):
        same = duty_value(duty) == f"{begins}:{ends}"
        if same and str(duty.person) == press.subject:
            return duty
    raise DutyMoved
