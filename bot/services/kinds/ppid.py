"""What the PPID said of information that may have to be announced at once (0b.6)."""

from bot.domain.access import Action, may
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.ports.mail import Button
from bot.services.turn import Turn

YES, NO = "yes", "no"

#: The floor rule of such information.
FLOOR = "F2"

#: Lines of the journal, and what each says.
_BY_DEED = {"ppid_confirmed": YES, "ppid_denied": NO}


async def said_by_ppid(turn: Turn, issue: Issue) -> str:
    """Return the last word of the PPID: "yes", "no", or "" while it is waited for."""
    rows = await turn.unit.journal.of_subject(issue.id)
    words = [_BY_DEED[row.entry.action] for row in rows if row.entry.action in _BY_DEED]
    return words[-1] if words else ""


async def ppid_rows(turn: Turn, issue: Issue, to: Member) -> list[list[Button]]:
    """Offer to record the word of the PPID while the level rests on it."""
    if FLOOR not in issue.floors or not may(to, Action.END_LEGAL):
        return []
    if await said_by_ppid(turn, issue):
        return []
    row = [
        turn.button("ppid", issue.id, value=said, label=f"ppid_{said}",
                    locale=to.locale)
        for said in (YES, NO)
    ]  # fmt: skip
    return [row]
