"""Everything open that one member has in hand: what waits, and what is handed over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.document import Document
from bot.domain.document_life import DocumentState
from bot.domain.enquiry import Enquiry
from bot.domain.enquiry_life import EnquiryState
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.roster_shifts import DAY, Line
from bot.domain.task import Task
from bot.domain.values import Struct
from bot.services.turn import Turn


class Holdings(Struct, frozen=True):
    """What a member has in hand, part by part, over all issues.

    `roles` are those of issues that they accepted, `drafts` the texts that
    they write, `duties` their lines of the roster that are not over.
    """

    issues: Sequence[Issue] = ()
    led: Sequence[Issue] = ()
    tasks: Sequence[Task] = ()
    enquiries: Sequence[Enquiry] = ()
    meetings: Sequence[Meeting] = ()
    roles: Sequence[Assignment] = ()
    drafts: Sequence[Document] = ()
    duties: Sequence[Line] = ()

    @property
    def total(self) -> int:
        """Count all of it."""
        return sum(self.counts.values())

    @property
    def counts(self) -> dict[str, int]:
        """Count each part that is not empty, by its name."""
        parts: dict[str, Sequence[Any]] = {
            name: getattr(self, name) for name in self.__struct_fields__
        }
        return {name: len(part) for name, part in parts.items() if part}


async def holdings_of(turn: Turn, member: Member) -> Holdings:
    """Return what *member* has open over all issues."""
    every = await turn.unit.issues.open(await turn.unit.issues.count_open())
    me = member.user_id
    enquiries: list[Enquiry] = []
    meetings: list[Meeting] = []
    drafts: list[Document] = []
    for issue in every:
        enquiries += [
            one
            for one in await turn.unit.enquiries.of_issue(issue.id)
            if one.owner == me and one.state is not EnquiryState.ANSWERED
        ]
        meetings += [
            one
            for one in await turn.unit.meetings.of_issue(issue.id)
            if one.chair == me and not one.over
        ]
        drafts += [
            one
            for one in await turn.unit.documents.of_issue(issue.id)
            if one.author == me and one.state is DocumentState.DRAFT
        ]
    roles = [one for one in await turn.unit.assignments.present_of(me) if one.held]
    leads = {one.issue_id for one in roles if one.role == Role.CRISIS_LEAD}
    return Holdings(
        issues=[issue for issue in every if issue.owner == me],
        led=[one for one in every if one.lead == me and one.id not in leads],
        tasks=[task for task in await turn.unit.tasks.waiting() if task.owner == me],
        enquiries=enquiries,
        meetings=meetings,
        roles=roles,
        drafts=drafts,
        duties=await _duties(turn, me),
    )


async def _duties(turn: Turn, me: int) -> list[Line]:
    """Return somebody's lines of the roster that are not over."""
    today = turn.now.astimezone(turn.desk.house.zone).date()
    lines: list[Line] = [
        line
        for line in await turn.unit.rosters.weekly()
        if line.until is None or line.until >= today
    ]
    lines += await turn.unit.rosters.dated(turn.now, _far(turn.now))
    return [line for line in lines if line.person == me]


def _far(now: datetime) -> datetime:
    """Return an instant after every dated shift that anybody plans."""
    return now + 800 * DAY
