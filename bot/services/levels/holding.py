"""What a later mapping may not take away: that the head is the subject (0b.2)."""

from bot.domain.access import HEAD_IS_SUBJECT
from bot.domain.issue import Issue
from bot.domain.topics import Topic
from bot.domain.values import replace
from bot.services.levels.sheets import Verdict
from bot.services.turn import Turn


async def held(turn: Turn, issue: Issue, wanted: Verdict) -> Verdict:
    """Return *wanted* with the rule that the head is the subject, if it still stands.

    A mapper who forgets it changes nothing: the lead says that it is over, and a second
    person stands behind that.
    """
    if HEAD_IS_SUBJECT not in issue.floors or HEAD_IS_SUBJECT in wanted.floor_codes:
        return wanted
    if await head_cleared(turn, issue):
        return wanted
    rules = turn.desk.playbook.rubric.floors
    kept = [rule for rule in rules if rule.code == HEAD_IS_SUBJECT]
    return replace(wanted, floors=(*wanted.floors, *kept))


async def head_cleared(turn: Turn, issue: Issue) -> bool:
    """Tell whether two people have said, since the rule fired, that it is over."""
    since = None
    for change in await turn.unit.issues.levels(issue.id):
        stands = HEAD_IS_SUBJECT in change.floors
        since = (since or change.at) if stands else None
    notes = await turn.unit.lives.notes(issue.id)
    said = [note for note in notes if note.topic is Topic.SUBJECT]
    if not said or said[-1].backed_by is None:
        return False
    return since is None or said[-1].at > since
