"""What is said of a leave: to who takes it, to the leads, to who stands in."""

from datetime import timedelta

from bot.domain.absence import Absence
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.looking.sight import numbers_for
from bot.services.people.holdings import holdings_of
from bot.services.texts.draft_screen import zone_name
from bot.services.turn import Rows, Turn
from bot.services.views import person

#: So many issues are named.
NAMED = 5

#: The last instant of a leave belongs to its last day.
LAST = timedelta(seconds=1)


async def show_leave(
    turn: Turn, member: Member, leave: Absence | None, rows: Rows
) -> None:
    """Answer with a leave and what waits meanwhile, or with the question for it."""
    own = member.user_id == turn.member.user_id
    held = await holdings_of(turn, member)
    team = await turn.people()
    other = team.get(leave.stand_in or 0) if leave else None
    await turn.reply(
        "leave",
        rows=rows,
        who="" if own else member.name,
        leave=leave,
        last=leave.ends_at - LAST if leave else None,
        stand_in=person(turn, other, turn.member) if other else "",
        chooses=bool(rows) and other is None,
        in_hand=numbers_for(turn.member, held.issues[:NAMED]),
        tasks=len(held.tasks),
        zone=zone_name(turn),
        now=turn.now,
    )


async def tell_of_leave(
    turn: Turn, member: Member, leave: Absence, before: Absence | None
) -> None:
    """Tell the leads of a leave once, and who stands in of theirs."""
    same = before is not None and (before.starts_at, before.ends_at) == (
        leave.starts_at,
        leave.ends_at,
    )
    for to in await turn.team():
        stands_in = to.user_id == leave.stand_in
        leads = Role.CRISIS_LEAD in to.roles or to.user_id == member.user_id
        other = to.user_id != turn.member.user_id
        if other and to.reachable and (stands_in or (leads and not same)):
            await _tell(turn, to, member, leave, stands_in=stands_in)


async def _tell(
    turn: Turn, to: Member, member: Member, leave: Absence, *, stands_in: bool
) -> None:
    await turn.tell(
        to,
        "leave_told",
        silent=not stands_in,
        slot=f"leave:{member.user_id}",
        who=person(turn, member, to),
        yours=to.user_id == member.user_id,
        stands_in=stands_in,
        leave=leave,
        last=leave.ends_at - LAST,
        now=turn.now,
    )
