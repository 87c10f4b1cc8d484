"""Who decides about a suspected account, and asking them, the leads too in time."""

from collections.abc import Sequence

from bot.domain.member import Member
from bot.domain.suspicion import Suspicion, deciders
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.people.phones import shown_phone
from bot.services.turn import Turn, clock_turn
from bot.services.views import person


async def ask_deciders(
    turn: Turn, one: Suspicion, member: Member, but: Sequence[Member] = ()
) -> list[Member]:
    """Write to whoever decides and was not asked before; return all who decide."""
    able = await who_decides(turn, one)
    before = {m.user_id for m in but}
    raiser = await turn.unit.members.find(one.raised_by)
    for to in able:
        if to.user_id in before:
            continue
        subject = str(member.user_id)
        rows = [
            [turn.button("suspect_uphold", subject, locale=to.locale)],
            [turn.button("suspect_dismiss", subject, locale=to.locale)],
        ]
        await turn.tell(
            to,
            "suspect_request",
            klass=MessageClass.ALARM,
            rows=rows,
            who=person(turn, member, to),
            raiser=person(turn, raiser, to),
            at=one.raised_at,
            phone=shown_phone(turn, member, to),
        )
    return able


async def who_decides(turn: Turn, one: Suspicion) -> list[Member]:
    """Return who decides about an account, nobody who is suspected too."""
    return deciders(await turn.team(), one, await turn.unit.suspicions.open())


async def mind_suspicions(desk: Desk) -> None:
    """Ask the leads, too, about what the admins have not decided in time."""
    async with desk.storage.begin() as unit:
        waiting = await unit.suspicions.open()
    wait = desk.playbook.readiness.suspicion_wait
    for one in waiting:
        if one.widened or desk.clock.now() - one.raised_at < wait:
            continue
        key = f"suspicion:{one.user_id}:{one.raised_at.isoformat()}"
        async with clock_turn(desk, key) as turn:
            member = await turn.unit.members.find(one.user_id)
            if member is None or await turn.unit.suspicions.find(one.user_id) != one:
                turn.idle = True
                continue
            asked = await who_decides(turn, one)
            wide = Suspicion(one.user_id, one.raised_by, one.raised_at, widened=True)
            await turn.unit.suspicions.put(wide)
            await turn.record("suspicion_widened", f"member:{one.user_id}")
            await ask_deciders(turn, wide, member, but=asked)
