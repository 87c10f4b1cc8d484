"""A public update was given: its clock is met, and begins again (C6)."""

from bot.domain.clocks import ClockName
from bot.domain.issue import Issue
from bot.services.timing.meeting import tell_public
from bot.services.turn import Turn


async def note_update(turn: Turn, issue: Issue) -> None:
    """Let the clock of public updates run from now, where it ran; silence does not."""
    names = {clock.name for clock in await turn.unit.issues.clocks(issue.id)}
    if ClockName.PUBLIC_UPDATE in names:
        await tell_public(turn, issue, None)
