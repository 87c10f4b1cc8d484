"""Who leads an issue at this moment: exactly one person, while there is anybody."""

from bot.domain.access import could_see
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.services.turn import Turn


def could_lead(member: Member, issue: Issue) -> bool:
    """Tell whether *member* may lead *issue*: it takes the role."""
    return Role.CRISIS_LEAD in member.roles and could_see(member, issue)


async def lead_of(turn: Turn, issue: Issue) -> Member | None:
    """Return who leads an issue: who was appointed, else its owner, else the first.

    Whoever has the role may lead; who joined first comes first. None: nobody has it.
    """
    able = [m for m in await turn.team() if could_lead(m, issue)]
    ranked = sorted(able, key=lambda m: (m.joined_at, m.user_id))
    for wanted in (issue.lead, issue.owner):
        for member in ranked:
            if member.user_id == wanted:
                return member
    return ranked[0] if ranked else None


async def end_leading(turn: Turn, gone: Member) -> None:
    """Let nobody be appointed any more where *gone* was: they cannot lead."""
    for issue_id in await turn.unit.issues.led_by(gone.user_id):
        issue = await turn.unit.issues.find(issue_id)
        if issue is not None:
            await turn.unit.issues.save(replace(issue, lead=None))
            await turn.record("lead_ended", issue.id, f"member:{gone.user_id}")
