"""Finding the open issue that a fresh report may be about."""

from bot.domain.access import may_see
from bot.domain.issue import Issue, parse_number
from bot.domain.issue_life import IssueState
from bot.domain.likeness import like
from bot.services.turn import Turn

#: With how many reports of open issues a new one is compared, the newest first.
COMPARED = 300

#: So much of a text is read: what it is about stands at its beginning.
READ = 1000


async def same_issue(turn: Turn, issue: Issue) -> Issue | None:
    """Return the oldest open issue that may be about the same; None once taken."""
    if issue.state is not IssueState.REPORTED:
        return None
    said = await turn.unit.reports.said_when_open(COMPARED)
    mine = next((text for about, text in said if about == issue.id and text), "")
    own, oldest_first = _number(issue.id), said[::-1]
    texts = [text[:READ] for _, text in oldest_first]
    for place in like((mine or issue.title)[:READ], texts):
        other = oldest_first[place][0]
        found = await turn.unit.issues.find(other) if _number(other) < own else None
        if found is not None and may_see(turn.member, found):
            return found
    return None


def _number(issue: str) -> tuple[int, int]:
    """Return year and count: as texts 10000 would come before 9999."""
    year, count = parse_number(issue) or (0, 0)
    return year or 0, count
