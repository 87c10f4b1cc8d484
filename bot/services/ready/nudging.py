"""Once a week the lead is told what is missing for the next crisis."""

from datetime import datetime, timedelta

from bot.domain.checklist import percentage, worst
from bot.domain.member import Member
from bot.domain.readiness import missing
from bot.domain.roles import Role
from bot.services.desk import Desk
from bot.services.people.readiness import gap_line
from bot.services.ready.checking import WORST, gap_lines, the_list
from bot.services.turn import Turn, clock_turn

_WEEK = timedelta(days=7)

#: A bot that was away makes up for it within this time; later it waits for next week.
LATEST = timedelta(hours=24)

#: Who is told, the first who can be.
_READERS = (Role.CRISIS_LEAD, Role.HEAD_OF_AGENCY, Role.ADMIN)


async def nudge_weekly(desk: Desk) -> None:
    """Tell the lead once in the week of the playbook, if anything is missing."""
    now = desk.clock.now()
    at = last_nudge(desk, now)
    key = f"nudge:{at.date().isoformat()}"
    if now - at > LATEST:
        return
    async with desk.storage.begin() as unit:
        if await unit.committed(key):
            return
    async with clock_turn(desk, key) as turn:
        await _nudge(turn)


def last_nudge(desk: Desk, now: datetime) -> datetime:
    """Return the last time at which the nudge was due, in the office's zone."""
    local, rules = now.astimezone(desk.house.zone), desk.playbook.readiness
    days = (local.weekday() - rules.nudge_weekday) % 7
    day = local.date() - timedelta(days=days)
    at = datetime.combine(day, rules.nudge_at, desk.house.zone)
    return at if at <= local else at - _WEEK


async def _nudge(turn: Turn) -> None:
    playbook, house = turn.desk.playbook, turn.desk.house
    found = await the_list(turn)
    gaps = missing(playbook, await turn.team(), house.locale)
    if not gaps and not worst(found):
        return
    await turn.record("nudged", "readiness", f"{percentage(found)} {len(gaps)}")
    for to in await _readers(turn):
        said = [gap_line(turn, gap, to.locale) for gap in gaps[:WORST]]
        said += gap_lines(turn, found, to.locale)
        await turn.tell(
            to,
            "readiness_nudge",
            silent=True,
            rows=[
                [
                    turn.button("readiness", locale=to.locale),
                    turn.button("test_reach", locale=to.locale),
                ]
            ],
            percent=percentage(found),
            total=len(gaps) + len(worst(found)),
            gaps=said[:WORST],
        )


async def _readers(turn: Turn) -> list[Member]:
    """Return whom the nudge is for: the leads, else the head, else an admin."""
    for role in _READERS:
        able = [m for m in await turn.team() if m.reachable and role in m.roles]
        if able:
            return able
    return []
