"""Who can meet a clock."""

from bot.domain.access import Action, leads, may, may_see
from bot.domain.clocks import ClockName
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.values import Struct
from bot.domain.writing import writers_of
from bot.ports.storage import RunningClock
from bot.services.press.whom import asked_to_answer
from bot.services.texts.reviewers import waited_for
from bot.services.turn import Turn


class Asked(Struct, frozen=True):
    """Those who can meet a clock, reachable or not, and the text that waits, if any."""

    members: tuple[Member, ...]
    document: Document | None = None

    @property
    def reachable(self) -> list[Member]:
        """Return those whom a message reaches."""
        return [member for member in self.members if member.reachable]


async def asked(turn: Turn, issue: Issue, clock: RunningClock) -> Asked:
    """Return who can meet a clock of an issue now."""
    if clock.name == ClockName.APPROVAL:
        return await _approvers(turn, issue, clock)
    if clock.name == ClockName.SITREP:
        return await _reporters(turn, issue)
    if clock.name == ClockName.ENQUIRY:
        enquiry = await turn.unit.enquiries.find(clock.subject)
        people = await asked_to_answer(turn, issue, enquiry) if enquiry else []
        return Asked(_may_see(people, issue))
    if clock.name == ClockName.REVIEW:
        return await _reviewers(turn, issue)
    documents = await turn.unit.documents.of_issue(issue.id)
    ids = {issue.owner, *(uid for d in documents for uid in writers_of(d))}
    speaks = clock.name in (ClockName.PUBLIC_UPDATE, ClockName.PROMISE)
    found = [
        member
        for member in await turn.team()
        if member.user_id in ids or (speaks and Role.SPOKESPERSON in member.roles)
    ]
    return Asked(_may_see(found, issue))


async def _reporters(turn: Turn, issue: Issue) -> Asked:
    """Return who writes situation reports: the analysts, and who has the issue."""
    found = [
        member
        for member in await turn.team()
        if may(member, Action.WRITE_SITREP)
        and (member.user_id == issue.owner or Role.ANALYST in member.roles)
    ]
    return Asked(_may_see(found, issue))


async def _reviewers(turn: Turn, issue: Issue) -> Asked:
    """Return who brings a review to its end: those who lead the issue."""
    return Asked(tuple(m for m in await turn.team() if m.active and leads(m, issue)))


async def _approvers(turn: Turn, issue: Issue, clock: RunningClock) -> Asked:
    document = await turn.unit.documents.find(f"{issue.id}/{clock.subject}")
    if document is None:
        return Asked(())
    found = await waited_for(turn, issue, document)
    return Asked(_may_see(found, issue), document)


def _may_see(members: list[Member], issue: Issue) -> tuple[Member, ...]:
    return tuple(m for m in members if m.active and may_see(m, issue))
