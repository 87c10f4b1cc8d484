"""Everything open that one member has in hand: what waits, and what is handed over."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.enquiry import Enquiry
from bot.domain.enquiry_life import EnquiryState
from bot.domain.issue import Issue
from bot.domain.meeting import Meeting
from bot.domain.member import Member
from bot.domain.task import Task
from bot.services.turn import Turn


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a member has: issues in hand, issues led, tasks, questions, meetings."""

    issues: Sequence[Issue] = ()
    led: Sequence[Issue] = ()
    tasks: Sequence[Task] = ()
    enquiries: Sequence[Enquiry] = ()
    meetings: Sequence[Meeting] = ()

    @property
    def total(self) -> int:
        """Count all of it."""
        parts = (self.issues, self.led, self.tasks, self.enquiries, self.meetings)
        return sum(len(part) for part in parts)

    @property
    def counts(self) -> dict[str, int]:
        """Count each part that is not empty, by its name."""
        parts = {
            "issues": self.issues,
            "led": self.led,
            "tasks": self.tasks,
            "enquiries": self.enquiries,
            "meetings": self.meetings,
        }
        return {name: len(part) for name, part in parts.items() if part}


async def holdings_of(turn: Turn, member: Member) -> Holdings:
    """Return what *member* has open over all issues."""
    every = await turn.unit.issues.open(await turn.unit.issues.count_open())
    me = member.user_id
    enquiries: list[Enquiry] = []
    meetings: list[Meeting] = []
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
    return Holdings(
        [issue for issue in every if issue.owner == me],
        [issue for issue in every if issue.lead == me],
        [task for task in await turn.unit.tasks.waiting() if task.owner == me],
        enquiries,
        meetings,
    )
