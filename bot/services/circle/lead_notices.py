"""Who hears that somebody else leads an issue, or will not."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.levels import Level
from bot.domain.member import Member
from bot.domain.roles import TEAM
from bot.domain.topics import Note
from bot.ports.mail import MessageClass
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def announce_lead(
    turn: Turn, issue: Issue, old: Member | None, note: Note
) -> None:
    """Tell who led and who appointed; from L3 on the team, in one message."""
    close = {note.by, old.user_id if old else 0}
    every = issue.level is not None and issue.level >= Level.L3
    for to in await turn.team():
        told = to.user_id in close or (every and bool(to.roles & TEAM))
        if not told or to.user_id == turn.member.user_id or not to.reachable:
            continue
        await turn.tell(
            to,
            "lead_taken",
            slot=f"lead:{issue.id}",
            rows=[[turn.button("see_issue", issue.id, locale=to.locale)]],
            issue=await issue_view(turn, issue, to),
            who=person(turn, turn.member, to),
            before=person(turn, old, to) if old else "",
        )


async def tell_declined(turn: Turn, issue: Issue, to: Member) -> None:
    """Tell who asked that the lead stays; they may ask somebody else."""
    again = turn.button("lead_change", issue.id, locale=to.locale)
    await turn.tell(
        to,
        "lead_declined",
        klass=MessageClass.PING,
        rows=[[again]] if may(to, Action.APPOINT_LEAD) else [],
        issue=await issue_view(turn, issue, to),
        who=person(turn, turn.member, to),
    )
