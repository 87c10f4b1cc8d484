"""A new voice: what the mandate of before ended with is over."""

from bot.domain.issue import Issue
from bot.domain.values import replace
from bot.services.turn import Turn


async def begin_anew(turn: Turn, issue: Issue) -> None:
    """Let the mandate begin anew, as wide as it was: its end and hours are gone."""
    held = await turn.unit.mandates.newest(issue.id)
    if held is None or not (held.until or held.available_at):
        return
    by = turn.actor.user_id if turn.actor else held.by
    anew = replace(held, by=by, at=turn.now, until=None, available_at=None)
    anew = await turn.unit.mandates.add(anew)
    await turn.record("mandate_set", issue.id, f"anew v{anew.version}")
