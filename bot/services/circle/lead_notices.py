"""Who hears that somebody else leads an issue."""

from bot.domain.assignment import Assignment
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def announce_lead(
    turn: Turn, issue: Issue, old: Member, taken: Assignment
) -> None:
    """Tell who led and who appointed; from L3 on the team, in one message."""
    close = {taken.offered_by, old.user_id}
    new = await turn.unit.members.find(taken.member)
    every = issue.level is not None and issue.level >= Level.L3
    rules = turn.desk.playbook.roles
    for to in await turn.team():
        concerns = every and rules.raci.concerned("form_team", to.roles, issue.level)
        told = to.user_id in close or concerns
        if not told or to.user_id == taken.member or not to.reachable:
            continue
        await turn.tell(
            to,
            "lead_taken",
            slot=f"lead:{issue.id}",
            rows=[[turn.button("see_issue", issue.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            who=person(turn, new, to),
            before=person(turn, old, to),
        )
