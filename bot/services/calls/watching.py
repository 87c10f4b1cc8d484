"""From when on whoever has an issue is asked whether they still have it."""

from bot.domain.issue import Issue
from bot.domain.keeping import Keeping
from bot.services.calls.circumstances import ladder_of
from bot.services.turn import Turn


async def watch_keeping(turn: Turn, issue: Issue) -> None:
    """Let the owner be asked after a while whether they still have it."""
    ladder = ladder_of(turn, issue)
    if ladder.expires is None or issue.owner is None:
        await turn.unit.calls.end_keeping(issue.id)
        return
    look_at = turn.now + ladder.expires
    await turn.unit.calls.keep(
        Keeping(issue.id, issue.owner, look_at, ladder.expires, ladder.patience)
    )
