"""Who hears who speaks about an issue (doctrine.md T21)."""

from bot.domain.assignment import Assignment
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.speaking.announcing import announce
from bot.services.speaking.mandate_anew import begin_anew
from bot.services.turn import Turn


async def announce_speaker(
    turn: Turn, issue: Issue, before: Member | None, taken: Assignment
) -> None:
    """Tell who spoke until now, and from L3 on the team: only one speaks."""
    new = await turn.unit.members.find(taken.member)
    if new is None:
        return
    await begin_anew(turn, issue)
    offered = {taken.offered_by or 0}
    await announce(turn, issue, before, new, offered)
