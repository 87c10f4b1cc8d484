"""What an issue still owes: lines on its card, each allowed for a while."""

from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.services.turn import Turn


async def debts_of(turn: Turn, issue: Issue, viewer: Member) -> list[str]:
    """Return what must be made up for, in the viewer's words."""
    owed = ["mapping"] if issue.mapping_owed else []
    return [turn.label(f"debt.{code}", viewer.locale) for code in owed]
