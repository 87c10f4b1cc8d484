"""Whom the second round of a call asks to be telephoned."""

from bot.domain.access import may_see
from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.services.turn import Turn

#: Whom the second round asks to be telephoned, in this order.
_WORTH_A_CALL = (Role.CRISIS_LEAD, Role.DUTY_OFFICER)


async def whom_to_phone(
    turn: Turn, issue: Issue, climb: Escalation, to: Member
) -> Member | None:
    """Return whom to telephone: nobody who knows, as who set the level or has it."""
    knows = {to.user_id, climb.started_by, issue.owner}
    team = [
        m
        for m in await turn.team()
        if m.active and m.user_id not in knows and may_see(m, issue)
    ]
    for role in _WORTH_A_CALL:
        for member in team:
            if role in member.roles:
                return member
    return None
