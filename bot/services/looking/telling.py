"""What a timeline tells of the journal, to whom, and in which words."""

from bot.domain.access import Action, may
from bot.domain.member import Member
from bot.domain.told import TOLD, TOLD_REPORTERS
from bot.ports.storage import JournalEntry
from bot.services.turn import Turn

_OF_THE_LAW = frozenset(
    {"legal_started", "legal_warned", "legal_done", "legal_declined"}
)


def tellable_to(viewer: Member) -> frozenset[str]:
    """Return the actions that *viewer* is told of, on the team or only reporting."""
    return TOLD if may(viewer, Action.STEP) else TOLD_REPORTERS


def told_as(turn: Turn, entry: JournalEntry, locale: str = "") -> str:
    """Say what happened: to which stage an issue moved, which note was written."""
    told = turn.label(f"journal.{entry.action}", locale)
    first, _, rest = entry.detail.partition(" ")
    if entry.action == "level_set":
        return f"{told}: {first.rpartition('>')[2]}"
    if entry.action == "stepped":
        stage = rest.partition(" ")[0].rpartition(">")[2]
        return f"{told}: {turn.label(f'state.{stage}', locale)}"
    if entry.action in ("noted", "note_backed"):
        return f"{told}: {turn.label(f'note.{first}', locale)}"
    if entry.action in _OF_THE_LAW:
        return f"{told}: {turn.label(f'clock.{first}', locale)}"
    return told
