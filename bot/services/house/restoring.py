"""After a copy was put in place: old letters are held, nobody is called by surprise.

What the copy holds was true when it was made. What was sent, taken or finished since
then is not in it, so that its calls may be about things that are long settled.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.domain.escalation import Escalation
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.ports.journal import JournalRow
from bot.ports.mail import MessageClass
from bot.ports.storage import RESTORE
from bot.services.desk import Desk
from bot.services.publishing.troubles import doubt_begun
from bot.services.turn import Turn, clock_turn

#: A letter that should have left longer ago than this is held (reliability.md 4.9).
FRESH = timedelta(minutes=10)

#: The leads have at least so long to look before calls go on, and the whole night.
TIME_TO_LOOK = timedelta(hours=1)

#: So many issues are named; the others are counted.
NAMED = 5

_PAGE = 500


async def settle_restore(desk: Desk) -> bool:
    """Settle a copy that was put in place since the last start; False if none was."""
    async with desk.storage.begin() as unit:
        marks = await unit.journal.of_subject(RESTORE)
        key = f"{RESTORE}:{marks[-1].seq}" if marks else ""
        if not key or await unit.committed(key):
            return False
    async with clock_turn(desk, key) as turn:
        await _settle(turn, marks[-1])
    return True


async def _settle(turn: Turn, mark: JournalRow) -> None:
    calls, others = await turn.unit.letters.hold(turn.now - FRESH)
    await turn.unit.invitations.void_all()
    until = _when_calls_go_on(turn)
    climbs = await _put_off(turn, until)
    await _put_off_clocks(turn, until)
    await turn.record("held", "siaga", f"{calls} {others} {len(climbs)}")
    facts = _facts(mark, calls, others, climbs, until)
    for lead in await turn.team():
        if lead.reachable and lead.roles & {Role.CRISIS_LEAD, Role.ADMIN}:
            await turn.tell(lead, "restored", klass=MessageClass.ALARM, **facts)
    await doubt_begun(turn)


def _when_calls_go_on(turn: Turn) -> datetime:
    """Return the next instant at which old issues may wake somebody."""
    at = (turn.now + TIME_TO_LOOK).astimezone(turn.desk.house.zone)
    night = turn.desk.playbook.office.night
    return (night.end_after(at) if night.covers(at) else at).astimezone(UTC)


async def _put_off(turn: Turn, until: datetime) -> list[Escalation]:
    """Let every running climb wait; none is stopped: only a human does that."""
    moved: list[Escalation] = []
    just_before = until - timedelta(milliseconds=1)
    while climbs := await turn.unit.escalations.due(just_before, _PAGE):
        for climb in climbs:
            await turn.unit.escalations.save(climb.sleep(until))
        moved += climbs
    return moved


async def _put_off_clocks(turn: Turn, until: datetime) -> None:
    """Let no clock call before *until*: what it waits for may be done long ago."""
    just_before = until - timedelta(milliseconds=1)
    while clocks := await turn.unit.issues.clocks_to_tell(just_before, _PAGE):
        for clock in clocks:
            await turn.unit.issues.start_clock(replace(clock, look_at=until))


def _facts(
    mark: JournalRow,
    calls: int,
    others: int,
    climbs: Sequence[Escalation],
    until: datetime,
) -> dict[str, Any]:
    return {
        "since": datetime.fromisoformat(mark.entry.detail),
        "until": mark.at,
        "calls": calls,
        "letters": calls + others,
        "issues": len(climbs),
        "numbers": ", ".join(f"ISU-{climb.issue_id}" for climb in climbs[:NAMED]),
        "others": max(0, len(climbs) - NAMED),
        "resume": until,
    }
