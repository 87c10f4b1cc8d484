"""Telling the leads, once a day at most, where the next days have holes."""

import hashlib
from datetime import timedelta

from bot.domain.roles import Role
from bot.domain.roster_turns import Hole
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.roster.duty_views import hole_views
from bot.services.roster.knowing import Holes, ahead, holes_between, named
from bot.services.turn import Turn, clock_turn

#: So many holes are named; the rest is a number.
NAMED = 4

MINUTE, WEEK = timedelta(minutes=1), 7 * 24 * 60


async def report_holes(desk: Desk) -> None:
    """Report the holes of the next days in the morning, the same ones once a week."""
    zone, rules = desk.house.zone, desk.playbook.roster
    now = desk.clock.now()
    span = rules.window(now, zone)
    if span is None:
        return
    day = f"holes:{now.astimezone(zone):%Y-%m-%d}"
    async with clock_turn(desk, f"roster:{day}") as turn:
        if await turn.unit.rosters.told(day):
            turn.idle = True
            return
        await turn.unit.rosters.note_told(day, now)
        await _report(turn, await holes_between(turn, *span))


async def _report(turn: Turn, holes: Holes) -> None:
    """Tell the leads, where these holes were not told of in this week."""
    sign = f"holes:{_week(turn)}:{_signature(turn, holes)}"
    counts = f"{len(holes.gaps)} {len(holes.overlaps)}"
    await turn.record("roster_checked", "roster", counts)
    if holes and not await turn.unit.rosters.told(sign):
        await turn.unit.rosters.note_told(sign, turn.now)
        await _tell_leads(turn, holes)


def _week(turn: Turn) -> str:
    return f"{turn.now.astimezone(turn.desk.house.zone):%G-W%V}"


def _signature(turn: Turn, holes: Holes) -> str:
    """Return what tells holes from others: the minutes of a week that lie in them.

    So what comes back every week stays the same, on whichever day one looks.
    """
    zone, minutes = turn.desk.house.zone, set[tuple[int, tuple[int, ...]]]()
    for hole in (*holes.gaps, *holes.overlaps):
        local = hole.begins_at.astimezone(zone)
        first = (local.weekday() * 24 + local.hour) * 60 + local.minute
        long = (hole.ends_at - hole.begins_at) // MINUTE
        minutes |= {((first + n) % WEEK, hole.people) for n in range(min(long, WEEK))}
    said = "\n".join(map(str, sorted(minutes)))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


async def _tell_leads(turn: Turn, holes: Holes) -> None:
    for lead in await turn.team():
        if lead.reachable and Role.CRISIS_LEAD in lead.roles:
            edit = turn.button("roster_edit", locale=lead.locale)
            look = turn.button("duty_week", locale=lead.locale)
            await turn.tell(
                lead,
                "roster_holes",
                rows=[[look, edit]],
                now=turn.now,
                days=turn.desk.playbook.roster.days,
                gaps=await hole_views(turn, holes.gaps[:NAMED], lead.locale),
                more_gaps=len(holes.gaps[NAMED:]),
                overlaps=await hole_views(turn, holes.overlaps[:NAMED], lead.locale),
                more_overlaps=len(holes.overlaps[NAMED:]),
            )


async def turns_of(turn: Turn, user_id: int) -> list[Hole]:
    """Return the turns that somebody has now and in the next days."""
    return [
        Hole(duty.begins_at, duty.ends_at)
        for duty in await ahead(turn)
        if duty.person == user_id
    ]


async def tell_vacant(turn: Turn, user_id: int, vacant: list[Hole]) -> None:
    """Tell the leads that nobody has these turns any more: who had them is gone."""
    if not vacant:
        return
    await turn.record("duty_vacant", "roster", f"member:{user_id} {len(vacant)}")
    for lead in await turn.team():
        if lead.reachable and Role.CRISIS_LEAD in lead.roles:
            await turn.tell(
                lead,
                "duty_vacant",
                klass=MessageClass.ALARM,
                rows=[[turn.button("roster_edit", locale=lead.locale)]],
                now=turn.now,
                who=await named(turn, user_id, lead.locale),
                turns=await hole_views(turn, vacant[:NAMED], lead.locale),
                more=len(vacant[NAMED:]),
            )
