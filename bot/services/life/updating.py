"""A public update was given: its clock is met, and begins again (C6)."""

from bot.domain.clocks import ClockName
from bot.domain.issue import Issue
from bot.services.promises.words_out import keep_awaited, word_out
from bot.services.turn import Turn


async def note_update(turn: Turn, issue: Issue) -> None:
    """Let the clock of public updates run from now, where it ran; silence does not.

    Whoever was promised a next word has heard one.
    """
    names = {clock.name for clock in await turn.unit.issues.clocks(issue.id)}
    if ClockName.PUBLIC_UPDATE in names:
        await word_out(turn, issue, None)
    else:
        await keep_awaited(turn, issue)
