"""Who hears that somebody else speaks about an issue (doctrine.md T21)."""

from bot.domain.assignment import Assignment
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def announce_speaker(
    turn: Turn, issue: Issue, before: Member, taken: Assignment
) -> None:
    """Tell who spoke until now; from L3 on the team, in one message."""
    told = {taken.member, taken.offered_by} - {before.user_id}
    new = await turn.unit.members.find(taken.member)
    every = issue.level is not None and issue.level >= Level.L3
    rules = turn.desk.playbook.roles
    for to in await turn.team():
        concerns = every and rules.raci.concerned("form_team", to.roles, issue.level)
        hears = to.user_id == before.user_id or concerns
        if not hears or to.user_id in told or not to.reachable:
            continue
        await turn.tell(
            to,
            "speaker_changed",
            slot=f"speaker:{issue.id}",
            rows=[[turn.button("see_issue", issue.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            who=person(turn, new, to),
            before=person(turn, before, to),
            mine=to.user_id == before.user_id,
        )
