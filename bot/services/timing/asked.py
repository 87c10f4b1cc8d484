"""Who can meet a clock, and with which buttons."""

from dataclasses import dataclass

from bot.domain.access import Action, may, may_hear
from bot.domain.clocks import ClockName
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.roles import Role
from bot.domain.writing import writers_of
from bot.ports.mail import Button
from bot.ports.storage import RunningClock
from bot.services.press.whom import asked_to_answer
from bot.services.texts.approvers import approvers_of
from bot.services.turn import Turn


@dataclass(frozen=True, slots=True)
class Asked:
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
    if clock.name == ClockName.ENQUIRY:
        enquiry = await turn.unit.enquiries.find(clock.subject)
        people = await asked_to_answer(turn, issue, enquiry) if enquiry else []
        return Asked(_may_hear(people, issue))
    documents = await turn.unit.documents.of_issue(issue.id)
    ids = {issue.owner, *(uid for d in documents for uid in writers_of(d))}
    speaks = clock.name == ClockName.PUBLIC_UPDATE
    found = [
        member
        for member in await turn.team()
        if member.user_id in ids or (speaks and Role.SPOKESPERSON in member.roles)
    ]
    return Asked(_may_hear(found, issue))


async def _approvers(turn: Turn, issue: Issue, clock: RunningClock) -> Asked:
    document = await turn.unit.documents.find(f"{issue.id}/{clock.subject}")
    if document is None:
        return Asked(())
    found = await approvers_of(turn, issue, document)
    return Asked(_may_hear(found, issue), document)


def _may_hear(members: list[Member], issue: Issue) -> tuple[Member, ...]:
    return tuple(m for m in members if m.active and may_hear(m, issue.floors))


def clock_rows(
    turn: Turn, issue: Issue, clock: RunningClock, of: Asked, to: Member
) -> list[list[Button]]:
    """Return what *to* can do about a clock: the deed first, then a look."""
    rows = _deeds(turn, issue, clock, of, to)
    if may(to, Action.TAKE) and turn.now >= clock.due_at:
        value = f"{clock.name}:{clock.subject}"
        mine = turn.button("clock_mine", issue.id, value=value, locale=to.locale)
        rows.append([mine])
    look = turn.button("see_issue", issue.id, locale=to.locale)
    return [*rows, [look]]


def _deeds(
    turn: Turn, issue: Issue, clock: RunningClock, of: Asked, to: Member
) -> list[list[Button]]:
    if of.document is not None:
        return _about_text(turn, of.document, of, to)
    if clock.name == ClockName.ENQUIRY:
        if not may(to, Action.SEE_ENQUIRIES):
            return []
        return [[turn.button("enquiry_show", clock.subject, locale=to.locale)]]
    if clock.name == ClockName.PUBLIC_UPDATE and may(to, Action.TELL_PUBLIC):
        return [[turn.button("no_news", issue.id, locale=to.locale)]]
    row = []
    if may(to, Action.DRAFT):
        row.append(turn.button("draft", issue.id, locale=to.locale))
    decides = clock.name == ClockName.FIRST_WORD_DECISION
    if decides and may(to, Action.TELL_PUBLIC):
        row.append(turn.button("decline_word", issue.id, locale=to.locale))
    return [row] if row else []


def _about_text(
    turn: Turn, document: Document, of: Asked, to: Member
) -> list[list[Button]]:
    """Let an approver answer, and others get the answer by telephone."""
    version = document.submitted_version
    names: tuple[str, ...] = ()
    if to.user_id in {member.user_id for member in of.members}:
        names = ("approve", "return")
    elif may(to, Action.RECORD_ORAL):
        names = ("oral_text",)
    row = [
        turn.button(name, document.id, version=version, locale=to.locale)
        for name in names
    ]
    return [row] if row else []
