"""Which reviews a submitted text still owes, and who may give them: never a writer."""

from collections.abc import Collection, Mapping

from bot.domain.access import may_see
from bot.domain.authority import Group
from bot.domain.document import Document
from bot.domain.document_life import IN_REVIEW
from bot.domain.errors import NotReviewer, OwnText
from bot.domain.issue import Issue
from bot.domain.law_grounds import Ground, grounds_in
from bot.domain.member import Member
from bot.domain.reviews import Review, needed
from bot.domain.writing import writers_of
from bot.services.acting.in_force import offices_of
from bot.services.texts.approvers import approvers_of
from bot.services.texts.draft_texts import body_of
from bot.services.texts.linting import found_in
from bot.services.turn import Turn
from bot.services.views import person

Owed = Mapping[Review, Group]


async def needed_reviews(turn: Turn, issue: Issue, document: Document) -> Owed:
    """Return every review that the text needs at the present level."""
    if issue.level is None:
        return {}
    authority, kind, form = turn.desk.playbook.authority, document.kind, document.form
    if not needed(authority, issue.level, kind, form):
        return {}
    grounds = await law_grounds(turn, issue, document)
    return needed(authority, issue.level, kind, form, grounds)


async def law_grounds(
    turn: Turn, issue: Issue, document: Document
) -> Collection[Ground]:
    """Return why the law is asked about the words themselves (doctrine.md 4.2)."""
    found = await found_in(turn, issue, document)
    return grounds_in(body_of(turn, document), [(r.code, r.mark.detail) for r in found])


async def owed_reviews(turn: Turn, issue: Issue, document: Document) -> Owed:
    """Return the reviews that nobody who may has given of exactly these bytes."""
    wanted = await needed_reviews(turn, issue, document)
    frozen = await turn.unit.documents.version(document.id, document.submitted_version)
    if not wanted or frozen is None:
        return wanted
    given = [
        (one.review, one.reviewer)
        for one in await turn.unit.documents.reviews(document.id)
        if one.sha == frozen.sha and one.lapsed_at is None
    ]
    owed = {}
    for review, group in wanted.items():
        able = {m.user_id for m in await reviewers_of(turn, issue, document, group)}
        if not any(sort is review and who in able for sort, who in given):
            owed[review] = group
    return owed


async def reviewers_of(
    turn: Turn, issue: Issue, document: Document, group: Group
) -> list[Member]:
    """Return who of a group may review the text now, reachable or not; no writer."""
    members = [m for m in await turn.team() if m.active and may_see(m, issue)]
    roles = await offices_of(turn, issue, members)
    barred = writers_of(document)
    return [
        member
        for member in members
        if member.user_id not in barred and roles[member.user_id] & group
    ]


async def covering(
    turn: Turn, issue: Issue, document: Document, owed: Owed
) -> list[Member]:
    """Return the approvers who can give every review that is owed, in one press."""
    able = await approvers_of(turn, issue, document)
    for group in owed.values():
        ids = {m.user_id for m in await reviewers_of(turn, issue, document, group)}
        able = [member for member in able if member.user_id in ids]
    return able


async def waited_for(turn: Turn, issue: Issue, document: Document) -> list[Member]:
    """Return whose press a submitted text waits for now, reachable or not."""
    if document.state not in IN_REVIEW:
        return await approvers_of(turn, issue, document)
    owed = await owed_reviews(turn, issue, document)
    found = {m.user_id: m for m in await covering(turn, issue, document, owed)}
    for group in owed.values():
        for member in await reviewers_of(turn, issue, document, group):
            found[member.user_id] = member
    return list(found.values())


async def require_reviewer(
    turn: Turn, issue: Issue, document: Document, group: Group
) -> None:
    """Raise `OwnText` for a writer, `NotReviewer` for anybody else who may not."""
    if turn.member.user_id in writers_of(document):
        raise OwnText(number=document.number)
    able = await reviewers_of(turn, issue, document, group)
    if turn.member.user_id not in {member.user_id for member in able}:
        who = ", ".join(person(turn, m, turn.member) for m in able)
        raise NotReviewer(number=document.number, who=who)
