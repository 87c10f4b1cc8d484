"""Who could have a role of an issue, the most fitting first."""

from collections.abc import Sequence

from bot.domain.access import leads, may_see
from bot.domain.assignment import Assignment, Seat
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.assigning.knowing import clashing, may_be_offered
from bot.services.people.away import gone_now
from bot.services.turn import Turn

#: So many people are offered at once.
OFFERED = 20


async def candidates(
    turn: Turn, issue: Issue, seat: Seat, found: Sequence[Assignment]
) -> list[Member]:
    """Return whom the asker may offer *seat*: who bears the role's name comes first.

    Only the lead of a restricted issue asks somebody who does not see it yet. Who is on
    leave is asked where nobody else can be.
    """
    lets_in = leads(turn.member, issue)
    able = [
        member
        for member in await turn.team()
        if may_be_offered(turn, member, issue, seat)
        and (may_see(member, issue) or lets_in)
        and clashing(turn, member, issue, seat, found) is None
    ]
    gone = await gone_now(turn)
    able = [member for member in able if member.user_id not in gone] or able
    ranked = sorted(able, key=lambda member: _rank(turn, issue, seat, member))
    return ranked[:OFFERED]


def _rank(turn: Turn, issue: Issue, seat: Seat, member: Member) -> tuple[bool, int]:
    order: Sequence[str] = ()
    if seat.role == Role.SPOKESPERSON and issue.level is not None:
        order = turn.desk.playbook.authority.by_level[issue.level].responders
    places = [i for i, role in enumerate(order) if role in member.roles]
    return seat.role not in member.roles, min(places, default=len(order))
