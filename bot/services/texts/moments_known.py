"""The moments from and until which things count while a text is checked."""

from datetime import datetime
from typing import Any

from bot.domain.as_of import read_moment
from bot.domain.clocks import ClockName
from bot.domain.document import Document
from bot.domain.issue import Issue
from bot.services.timing.updates import next_words, rhythm
from bot.services.turn import Turn

#: The floor rule of danger to people.
DANGER = "F1"


async def next_update_by(turn: Turn, issue: Issue) -> datetime | None:
    """Return the latest moment of the next word (C6); None: the level sets no rhythm.

    The rhythm counts from the first word: at the latest that is when it is due.
    """
    wait = rhythm(turn, issue)
    if wait is None:
        return None
    clocks = await turn.unit.issues.clocks(issue.id)
    due = [c.due_at for c in clocks if c.name == ClockName.FIRST_WORD and not c.met_at]
    latest = max([turn.now, *due]) + wait
    return max(latest, next_words(turn, issue)[-1])


async def of_clocks(turn: Turn, issue: Issue, document: Document) -> dict[str, Any]:
    """Return the moments from and until which things count."""
    return {
        "next_update_by": await next_update_by(turn, issue),
        "danger_since": await _danger_since(turn, issue),
        "second_look": await _second_look(turn, issue, document),
        "media_published_at": _media_published(turn, document),
        "known_since": await _known_since(turn, issue),
    }


async def _danger_since(turn: Turn, issue: Issue) -> datetime | None:
    """Return since when people are in danger without a break; None: they are not."""
    since = None
    for change in await turn.unit.issues.levels(issue.id):
        since = (since or change.at) if DANGER in change.floors else None
    return since


async def _second_look(turn: Turn, issue: Issue, document: Document) -> bool:
    planned = await turn.unit.lives.relook(issue.id)
    return planned is not None or bool(document.fields.get("tinjau_kembali"))


def _media_published(turn: Turn, document: Document) -> datetime | None:
    said = document.fields.get("tanggal_berita", "")
    return read_moment(said, turn.now, turn.desk.house.zone).at if said else None


async def _known_since(turn: Turn, issue: Issue) -> datetime:
    """Return since when a breach is known: as its clock counts, else the report."""
    clocks = await turn.unit.issues.clocks(issue.id)
    legal = [clock.started_at for clock in clocks if clock.name == "legal_pdp"]
    return min(legal, default=issue.reported_at)
