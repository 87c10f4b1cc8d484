"""Finding the open issue that a fresh report may be about."""

from functools import lru_cache

from bot.domain.access import may_see
from bot.domain.issue import Issue, parse_number
from bot.domain.issue_life import IssueState
from bot.domain.likeness import like
from bot.services.turn import Turn

#: With how many reports of open issues a new one is compared, the newest first.
COMPARED = 300

#: The numbers of all these are read once, not for each report anew.
REMEMBERED = 4 * COMPARED

#: So much of a text is read: what it is about stands at its beginning.
READ = 1000


async def same_issue(turn: Turn, issue: Issue) -> Issue | None:
    """Return the oldest open issue that may be about the same; None once taken."""
    if issue.state is not IssueState.REPORTED:
        return None
    said = await turn.unit.reports.said_when_open(COMPARED)
    mine = next((text for about, text in said if about == issue.id and text), "")
    own = _number(issue.id)
    others = [one for one in reversed(said) if _number(one[0]) < own]
    texts = [text[:READ] for _, text in others]
    for place in like((mine or issue.title)[:READ], texts):
        found = await turn.unit.issues.find(others[place][0])
        if found is not None and may_see(turn.member, found):
            return found
    return None


@lru_cache(REMEMBERED)
def _number(issue: str) -> tuple[int, int]:
    """Return year and count: as texts 10000 would come before 9999."""
    year, count = parse_number(issue) or (0, 0)
    return year or 0, count
