"""Starting: what was late while the bot was away is called once, and confessed."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot.domain.escalation import Escalation
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.ports.storage import Downtime
from bot.services.calls.calling import escalate_due
from bot.services.desk import Desk
from bot.services.house.restoring import settle_restore
from bot.services.people.erasing import honour_erasures
from bot.services.people.phones import forget_phones
from bot.services.turn import Turn, clock_turn

#: A shorter absence is a restart, not worth a message.
WORTH_SAYING = timedelta(minutes=2)

#: Telegram keeps what was sent to the bot this long (telegram.md 2.2).
TELEGRAM_KEEPS = timedelta(hours=24)

#: So many late issues are named; the others are counted.
NAMED = 5


async def open_house(desk: Desk) -> None:
    """Note the start; after downtime call once what is due, and tell the leads."""
    now = desk.clock.now()
    downtime = await desk.storage.starting(now)
    await honour_erasures(desk)
    await forget_phones(desk)
    if await settle_restore(desk):
        return
    if downtime is None or downtime.until - downtime.since < WORTH_SAYING:
        return
    async with desk.storage.begin() as unit:
        late = await unit.escalations.due(now, 1000)
    await escalate_due(desk)
    await _confess(desk, downtime, late)


async def _confess(desk: Desk, downtime: Downtime, late: Sequence[Escalation]) -> None:
    key = f"confession:{downtime.since.isoformat()}"
    async with clock_turn(desk, key) as turn:
        await turn.record("downtime", "siaga", f"{downtime.since} {downtime.until}")
        for lead in await turn.team():
            if lead.reachable and lead.roles & {Role.CRISIS_LEAD, Role.ADMIN}:
                await turn.tell(
                    lead,
                    "confession",
                    klass=MessageClass.ALARM,
                    key=f"{key}:{lead.user_id}",
                    **_facts(turn, downtime, late),
                )


def _facts(
    turn: Turn, downtime: Downtime, late: Sequence[Escalation]
) -> dict[str, Any]:
    away = downtime.until - downtime.since
    return {
        "since": downtime.since,
        "until": downtime.until,
        "minutes": max(1, round(away.total_seconds() / 60)),
        "late": len(late),
        "numbers": ", ".join(f"ISU-{climb.issue_id}" for climb in late[:NAMED]),
        "others": max(0, len(late) - NAMED),
        "sent_at": turn.now,
        "lost_since": downtime.until - TELEGRAM_KEEPS
        if away > TELEGRAM_KEEPS
        else None,
    }
