"""Who may approve a text: at this moment, by level, and never a writer."""

from collections.abc import Iterable, Sequence

from bot.domain.access import may_see
from bot.domain.document import Document, Form
from bot.domain.errors import NotApprover, OwnText
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.writing import writers_of
from bot.services.acting.in_force import offices_of
from bot.services.turn import Turn
from bot.services.views import person


async def approvers_of(
    turn: Turn,
    issue: Issue,
    document: Document,
    also: Sequence[Member] = (),
    *,
    delegates: bool = True,
) -> list[Member]:
    """Return who may approve the text now, whether they can be reached or not.

    No writer is among them. *also* are members to be counted as if active. Who acts
    for an office by letter counts as its holder, unless *delegates* is False.
    """
    if issue.level is None:
        return []
    members = {m.user_id: m for m in [*await turn.team(), *also] if m.active}
    own = {user_id: member.roles for user_id, member in members.items()}
    team = await offices_of(turn, issue, members.values()) if delegates else own
    subjects = {uid for uid, m in members.items() if not may_see(m, issue)}
    barred = {*writers_of(document), *subjects}
    authority = turn.desk.playbook.authority
    if document.form is Form.EMERGENCY:
        found = authority.emergency_seconds(issue.level, team, document.author)
    else:
        found = authority.approvers(
            issue.level, document.kind, team, document.author, barred
        )
    return [members[user_id] for user_id in members if user_id in found - barred]


async def require_approver(
    turn: Turn, issue: Issue, document: Document, member: Member
) -> None:
    """Raise `OwnText` for a writer, `NotApprover` for anybody who may not now."""
    if member.user_id in writers_of(document):
        raise OwnText(number=document.number)
    approvers = await approvers_of(turn, issue, document)
    if member.user_id not in {m.user_id for m in approvers}:
        who = ", ".join(person(turn, m, turn.member) for m in approvers)
        raise NotApprover(number=document.number, who=who)


async def names(turn: Turn, user_ids: Iterable[int], viewer: Member) -> str:
    """Name several people for one reader."""
    team = await turn.people()
    return ", ".join(person(turn, team.get(uid), viewer) for uid in user_ids)


async def concerned(turn: Turn, document: Document, *roles: Role) -> list[Member]:
    """Return the writers, the issue's owner and who has one of *roles*.

    Only who can be reached and may hear of the issue is among them.
    """
    issue = await turn.unit.issues.find(document.issue_id)
    ids = {*writers_of(document), issue.owner if issue else None}
    return [
        member
        for member in await turn.team()
        if (member.user_id in ids or member.roles & set(roles))
        and member.reachable
        and issue is not None
        and may_see(member, issue)
    ]
