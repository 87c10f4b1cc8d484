"""Two issues that become one: the more restrictive of them wins."""

from bot.domain.issue import Issue
from bot.services.circle.shutting import shut
from bot.services.turn import Turn


async def shut_alike(turn: Turn, issue: Issue, target: Issue) -> tuple[Issue, Issue]:
    """Restrict both where one is restricted; whoever had one of them sees both."""
    if not (issue.restricted or target.restricted):
        return issue, target
    shut_ones = [one for one in (issue, target) if one.restricted]
    people = {uid for one in shut_ones for uid in (*one.circle, one.owner, one.lead)}
    circle = sorted(uid for uid in {*people, target.owner, target.lead} if uid)
    issue = await shut(turn, issue, "merged", circle)
    return issue, await shut(turn, target, "merged", circle)
