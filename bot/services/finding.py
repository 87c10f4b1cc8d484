"""Finding what a person means: an issue by its number, a member by a button."""

from bot.domain.access import may_hear
from bot.domain.errors import IssueFinished, UnknownIssue, UnknownMember
from bot.domain.issue import Issue, issue_id, parse_number
from bot.domain.issue_life import TERMINAL
from bot.domain.member import Member
from bot.services.turn import Turn

#: A number that means nothing is repeated up to this length.
SHOWN = 40


async def the_issue(turn: Turn, subject: str) -> Issue:
    """Return the issue with this id; raise `UnknownIssue`."""
    issue = await turn.unit.issues.find(subject)
    return _told(turn, issue, subject)


def _told(turn: Turn, issue: Issue | None, number: str) -> Issue:
    """Return an issue that the asker may hear about; others do not exist for them."""
    if issue is None or not may_hear(turn.member, issue.floors):
        raise UnknownIssue(number=number)
    return issue


async def open_issue(turn: Turn, subject: str) -> Issue:
    """Return an issue that is not finished; raise `UnknownIssue`, `IssueFinished`."""
    issue = await the_issue(turn, subject)
    if issue.state in TERMINAL:
        raise finished(turn, issue)
    return issue


def finished(turn: Turn, issue: Issue) -> IssueFinished:
    """Return the refusal that says how an issue ended."""
    return IssueFinished(
        number=issue.number,
        state=turn.label(f"state.{issue.state}"),
        target=f"ISU-{issue.merged_into}" if issue.merged_into else "",
    )


async def issue_typed(turn: Turn, text: str) -> Issue:
    """Return the issue that `12`, `2026-0012` or `ISU-2026-0012` means."""
    found = await issue_of_number(turn, text)
    return _told(turn, found, text.strip()[:SHOWN])


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
