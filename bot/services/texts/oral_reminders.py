"""A chore: in the morning, what was approved by telephone is still to be confirmed."""

from bot.domain.access import may_see
from bot.domain.document import Approval
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.ports.mail import MessageClass
from bot.services.desk import Desk
from bot.services.texts.confirming import confirm_due, yes_or_no
from bot.services.texts.finding_documents import the_document
from bot.services.turn import Turn, clock_turn
from bot.services.views import issue_view, person


async def remind_unconfirmed(desk: Desk) -> None:
    """At eight o'clock, once, remind approver and leads of what is not confirmed."""
    async with desk.storage.begin() as unit:
        waiting = await unit.documents.unconfirmed()
        due = [a for a in waiting if confirm_due(desk, a) <= desk.clock.now()]
        new = [a for a in due if not await unit.journal.of_subject(_subject(a))]
    for approval in new:
        async with clock_turn(desk, f"oral_reminder:{approval.id}") as turn:
            await _remind(turn, approval)


def _subject(approval: Approval) -> str:
    return f"approval:{approval.id}"


async def _remind(turn: Turn, approval: Approval) -> None:
    document = await the_document(turn, approval.document_id)
    issue = await turn.unit.issues.find(document.issue_id)
    assert issue is not None
    approver = await turn.unit.members.find(approval.approver)
    await turn.record("oral_reminded", _subject(approval))
    readers = await _readers(turn, issue, approver)
    for to in readers:
        mine = to.user_id == approval.approver
        await turn.tell(
            to,
            "oral_reminder",
            klass=MessageClass.PING,
            key=f"oral_reminder:{approval.id}:{to.user_id}",
            rows=yes_or_no(turn, document, approval, to) if mine else [],
            issue=await issue_view(turn, issue, to),
            number=document.number,
            mine=mine,
            honorific=turn.desk.playbook.office.honorific(to.locale),
            who=person(turn, approver, to),
            phone=approver.phone if approver else "",
            at=approval.at,
        )


async def _readers(turn: Turn, issue: Issue, approver: Member | None) -> list[Member]:
    mine = approver.user_id if approver else 0
    return [
        m
        for m in await turn.team()
        if (m.user_id == mine or Role.CRISIS_LEAD in m.roles)
        and m.reachable
        and may_see(m, issue)
    ]
