"""Telling the leads, once a day at most, where the next days have holes."""

import hashlib
from datetime import datetime

from bot.domain.roles import Role
from bot.domain.roster_turns import Hole
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.roster.duty_views import hole_views
from bot.services.roster.knowing import Holes, ahead, holes_between, named
from bot.services.turn import Turn, clock_turn

#: So many holes are named; the rest is a number.
NAMED = 4


async def report_holes(desk: Desk) -> None:
    """Report the holes of the next days in the morning, the same ones once a week."""
    zone, rules = desk.house.zone, desk.playbook.roster
    now = desk.clock.now()
    span = rules.window(now, zone)
    if span is None:
        return
    day = f"holes:{now.astimezone(zone):%Y-%m-%d}"
    async with clock_turn(desk, f"roster:{day}") as turn:
        turn.idle = not await _report(turn, day, span)


async def _report(turn: Turn, day: str, span: tuple[datetime, datetime]) -> bool:
    """Tell the leads; return whether there was something to tell."""
    if await turn.unit.rosters.told(day):
        return False
    holes = await holes_between(turn, *span)
    sign = f"holes:{_week(turn)}:{_signature(turn, holes)}"
    if not holes or await turn.unit.rosters.told(sign):
        return False
    for matter in (day, sign):
        await turn.unit.rosters.note_told(matter, turn.now)
    counts = f"{len(holes.gaps)} {len(holes.overlaps)}"
    await turn.record("roster_holes", "roster", counts)
    await _tell_leads(turn, holes)
    return True


def _week(turn: Turn) -> str:
    return f"{turn.now.astimezone(turn.desk.house.zone):%G-W%V}"


def _signature(turn: Turn, holes: Holes) -> str:
    """Return what tells holes from others, were they of another week."""
    zone = turn.desk.house.zone

    def said(hole: Hole) -> str:
        begins, ends = (at.astimezone(zone) for at in (hole.begins_at, hole.ends_at))
        return f"{begins:%u %H:%M}-{ends:%u %H:%M} {hole.people}"

    all_of_them = sorted(said(hole) for hole in (*holes.gaps, *holes.overlaps))
    return hashlib.sha256("\n".join(all_of_them).encode()).hexdigest()[:16]


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
