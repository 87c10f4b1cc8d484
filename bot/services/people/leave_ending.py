"""A leave ends by itself: who is back is greeted with what is open."""

from bot.domain.absence import Absence
from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.services.desk import Desk
from bot.services.looking.sight import count_seen, numbers_for, seen_by
from bot.services.people.holdings import holdings_of
from bot.services.people.leave_words import NAMED
from bot.services.turn import Turn, clock_turn
from bot.services.views import person


async def mind_leave(desk: Desk) -> None:
    """End every leave whose time is over."""
    async with desk.storage.begin() as unit:
        over = await unit.absences.over(desk.clock.now())
    for leave in over:
        key = f"back:{leave.user_id}:{leave.ends_at.isoformat()}"
        async with clock_turn(desk, key) as turn:
            if await turn.unit.absences.find(leave.user_id) != leave:
                turn.idle = True
                continue
            await turn.unit.absences.drop(leave.user_id)
            await turn.record("leave_over", f"member:{leave.user_id}")
            await _greet(turn, leave)


async def _greet(turn: Turn, leave: Absence) -> None:
    team = await turn.people()
    member = team.get(leave.user_id)
    if member is not None and member.reachable:
        await _welcome(turn, member, team.get(leave.stand_in or 0))


async def _welcome(turn: Turn, member: Member, stood_in: Member | None) -> None:
    held = await holdings_of(turn, member)
    rows = [
        [turn.button("see_issue", one.id, text=one.number, locale=member.locale)]
        for one in seen_by(member, held.issues)[:NAMED]
    ]
    if held.tasks and may(member, Action.SEE_TASKS):
        rows.append([turn.button("my_tasks", locale=member.locale)])
    await turn.tell(
        member,
        "leave_back",
        silent=True,
        rows=rows,
        called=member.name,
        stood_in=person(turn, stood_in, member) if stood_in else "",
        in_hand=numbers_for(member, held.issues[:NAMED]),
        tasks=len(held.tasks),
        open=await count_seen(turn, member),
    )
