"""Setting aside an update that cannot be handled, so that nothing vanishes."""

from bot.domain.issue import Issue, issue_id
from bot.domain.issue_life import ISSUE_LIFE
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.calls.calling import begin_calls
from bot.services.calls.circumstances import ladder_of
from bot.services.desk import Desk
from bot.services.turn import Turn, clock_turn


async def set_aside(
    desk: Desk, key: str, update_id: int, sender: int, code: str
) -> None:
    """Set an update aside for good, alarm the admins, make a stub of a report.

    All in one transaction: the mark in the inbox, the alarm, the stub report.
    """
    async with clock_turn(desk, f"aside:{key}") as turn:
        await turn.unit.letters.set_update_aside(key, code)
        await turn.record("update_set_aside", f"update:{update_id}", code)
        member = await turn.unit.members.find(sender) if sender else None
        if member is not None and member.active:
            await _stub(turn, member)
        for admin in await turn.team():
            if admin.reachable and Role.ADMIN in admin.roles:
                await turn.tell(
                    admin,
                    "update_set_aside",
                    klass=MessageClass.ALARM,
                    update=update_id,
                    code=code,
                    reported=bool(member and member.active),
                )


async def _stub(turn: Turn, member: Member) -> None:
    year = turn.now.astimezone(turn.desk.house.zone).year
    issue = Issue(
        id=issue_id(year, await turn.unit.issues.next_count(year)),
        title=turn.label("report.unreadable", turn.desk.house.locale, who=member.name),
        state=ISSUE_LIFE.start,
        reported_by=member.user_id,
        reported_at=turn.now,
    )
    await turn.unit.issues.add(issue)
    await turn.unit.issues.follow(issue.id, member.user_id)
    await turn.record("reported", issue.id)
    await begin_calls(turn, issue, ladder_of(turn, issue), "reported")
    await turn.tell(
        member, "unreadable", klass=MessageClass.RECEIPT, number=issue.number
    )
