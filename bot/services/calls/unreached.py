"""Whom nothing reaches: the lead hears of them; where that is everybody, all do."""

from collections.abc import Sequence

from bot.domain.access import may_see
from bot.domain.escalation import Escalation
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.calls.pings import ping_rows
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def tell_skipped(
    turn: Turn, issue: Issue, climb: Escalation, skipped: Sequence[Member]
) -> None:
    """Tell the leads once a climb of everybody whom it passes over."""
    leads = [
        member
        for member in await turn.team()
        if member.reachable
        and Role.CRISIS_LEAD in member.roles
        and may_see(member, issue)
    ]
    for gone in skipped:
        for lead in leads:
            await turn.tell(
                lead,
                "member_skipped",
                klass=MessageClass.ALARM,
                key=skip_key(climb, gone, lead),
                slot=f"skipped:{gone.user_id}",
                issue=await issue_view(turn, issue, lead),
                who=person(turn, gone, lead),
                why=turn.label(f"unreachable.{gone.unreachable}", lead.locale),
                phone=gone.phone,
            )


def skip_key(climb: Escalation, gone: Member, lead: Member) -> str:
    """Return the key under which a lead hears once a climb that somebody is skipped."""
    return f"skipped:{climb.issue_id}:{climb.serial}:{gone.user_id}:{lead.user_id}"


async def nobody_reached(turn: Turn, issue: Issue) -> None:
    """Alarm everybody who can be reached: the ladder meets nobody."""
    await turn.record("nobody_reachable", issue.id)
    others = [
        member
        for member in await turn.team()
        if member.reachable and may_see(member, issue)
    ]
    for member in others:
        await turn.tell(
            member,
            "nobody_reachable",
            klass=MessageClass.ALARM,
            key=f"{turn.next_key()}:nobody:{member.user_id}",
            rows=ping_rows(turn, issue, member),
            issue=await issue_view(turn, issue, member),
        )
