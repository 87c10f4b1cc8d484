"""Finding what a person means: an issue by its number, a member by a button."""

from bot.domain.access import Action, at_issue, may, may_reach, may_see
from bot.domain.errors import (
    IssueFinished,
    LedByAnother,
    UnknownIssue,
    UnknownMember,
)
from bot.domain.issue import Issue, issue_id, parse_number
from bot.domain.issue_life import TERMINAL, IssueState
from bot.domain.member import Member
from bot.services.turn import Turn

#: A number that means nothing is repeated up to this length.
SHOWN = 40


async def the_issue(turn: Turn, subject: str) -> Issue:
    """Return the issue with this id; raise `UnknownIssue`, `LedByAnother`."""
    issue = await turn.unit.issues.find(subject)
    return await _told(turn, issue, subject)


async def _told(turn: Turn, issue: Issue | None, number: str) -> Issue:
    """Return an issue that the asker may see; others do not exist for them.

    From here on the asker has the roles that count for this issue (T21).
    """
    asker = turn.asker or turn.member
    if issue is None or not _reaches(turn, asker, issue):
        raise UnknownIssue(number=number)
    turn.asker, turn.actor = asker, at_issue(asker, issue)
    if turn.action and may(asker, turn.action) and not may(turn.actor, turn.action):
        lead = await turn.unit.members.find(issue.lead or 0)
        raise LedByAnother(number=issue.number, who=lead.name if lead else "")
    return issue


def _reaches(turn: Turn, asker: Member, issue: Issue) -> bool:
    if turn.action is None:
        return may_see(asker, issue)
    return may_reach(asker, issue, turn.action)


async def open_issue(turn: Turn, subject: str) -> Issue:
    """Return an issue that is not finished; raise `UnknownIssue`, `IssueFinished`."""
    issue = await the_issue(turn, subject)
    if issue.state in TERMINAL:
        raise await finished(turn, issue)
    return issue


async def finished(turn: Turn, issue: Issue) -> IssueFinished:
    """Return the refusal that says how an issue ended."""
    reopens = issue.state is IssueState.CLOSED and may(turn.actor, Action.REOPEN)
    return IssueFinished(
        remedies=(("next_step", issue.id),) if reopens else (),
        number=issue.number,
        state=await state_name(turn, issue, turn.locale),
        target=f"ISU-{issue.merged_into}" if issue.merged_into else "",
    )


async def state_name(turn: Turn, issue: Issue, locale: str) -> str:
    """Name the state; what its reporter took back was not rejected by anybody."""
    if issue.state is IssueState.REJECTED:
        changes = await turn.unit.lives.changes(issue.id)
        if changes and changes[-1].reason_code == "withdrawn":
            return turn.label("outcome.withdrawn", locale)
    return turn.label(f"state.{issue.state}", locale)


async def issue_typed(turn: Turn, text: str) -> Issue:
    """Return the issue that `12`, `2026-0012` or `ISU-2026-0012` means."""
    found = await issue_of_number(turn, text)
    return await _told(turn, found, text.strip()[:SHOWN])


async def issue_of_number(turn: Turn, text: str) -> Issue | None:
    """Return the issue whose number a text is, whoever may see it; None for none."""
    number = parse_number(text)
    if number is None:
        return None
    year, count = number
    if year:
        return await turn.unit.issues.find(issue_id(year, count))
    return await turn.unit.issues.newest_numbered(count)


async def the_member(turn: Turn, subject: str) -> Member:
    """Return the member with this id, suspended or not; raise `UnknownMember`."""
    found = await turn.unit.members.find(int(subject)) if subject.isdigit() else None
    if found is None:
        raise UnknownMember
    return found


async def in_hand_of(turn: Turn, member: Member) -> list[Issue]:
    """Return the open issues that a member has."""
    count = await turn.unit.issues.count_open()
    issues = await turn.unit.issues.open(count)
    return [issue for issue in issues if issue.owner == member.user_id]
