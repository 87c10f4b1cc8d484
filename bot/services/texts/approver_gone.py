"""Somebody whom a text waits for is suspended: it does not wait for them alone."""

from bot.domain.access import Action, may
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import replace
from bot.domain.writing import short_of
from bot.ports.mail import MessageClass
from bot.services.texts.approvers import approvers_of, concerned
from bot.services.texts.review_letters import ask_for
from bot.services.texts.reviewers import owed_reviews
from bot.services.turn import Turn
from bot.services.views import issue_view, person


async def approver_gone(turn: Turn, member: Member) -> None:
    """See that no text waits for a suspended member alone.

    To be called once the member is saved as suspended. Who may approve in their
    place is asked; where nobody can be, the writers and the leads hear what to do.
    """
    turn.forget_team()
    for document in await turn.unit.documents.waiting():
        issue = await turn.unit.issues.find(document.issue_id)
        if issue is None or not await _counted_on(turn, issue, document, member):
            continue
        left = await ask_for(turn, issue, document)
        detail = f"{short_of(document)} member:{member.user_id}"
        await turn.record("approver_gone", issue.id, detail)
        if not (left.reviewers or left.approvers):
            await _tell_nobody_left(turn, issue, document, member)


async def _counted_on(
    turn: Turn, issue: Issue, document: Document, member: Member
) -> bool:
    active = replace(member, suspended=False)
    before = await approvers_of(turn, issue, document, also=[active])
    if member.user_id in {m.user_id for m in before}:
        return True
    owed = await owed_reviews(turn, issue, document)
    return any(member.roles & group for group in owed.values())


async def _tell_nobody_left(
    turn: Turn, issue: Issue, document: Document, gone: Member
) -> None:
    version = document.submitted_version
    for to in await concerned(turn, document, Role.CRISIS_LEAD):
        button = turn.button(
            "oral_text", document.id, version=version, locale=to.locale
        )
        await turn.tell(
            to,
            "approval_nobody",
            klass=MessageClass.ALARM,
            rows=[[button]] if may(to, Action.RECORD_ORAL) else [],
            issue=await issue_view(turn, issue, to),
            number=document.number,
            who=person(turn, gone, to),
        )
