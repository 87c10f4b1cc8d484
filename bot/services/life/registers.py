"""What the registers of an issue give its dossier; older notes still count."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.issue import Issue
from bot.domain.topics import Note, Topic, owned_lines
from bot.services.life.pages import Pages
from bot.services.meetings.knowing import known_meetings
from bot.services.sitreps.counting import stable_reports
from bot.services.strategy.standing import standing
from bot.services.tasks.knowing import TasksOf
from bot.services.turn import Turn

#: A message map has exactly three messages (doctrine.md 0.18).
MESSAGES = 3


async def planned(turn: Turn, issue: Issue, pages: Pages) -> dict[str, Any]:
    """Return what the registers have; notes of before they existed count, too."""
    found = await standing(turn, issue)
    noted = pages.lines(Topic.MESSAGE_MAP) == MESSAGES
    return {
        "stakeholders": max(found.stakeholders, pages.lines(Topic.STAKEHOLDERS)),
        "strategy": found.strategy or pages.said(Topic.STRATEGY),
        "message_map": noted if found.message_map is None else found.message_map,
        "narrative_approved": found.narrative or pages.backed(Topic.NARRATIVE),
    }


async def met(turn: Turn, issue: Issue, pages: Pages) -> dict[str, Any]:
    """Return what the newest meeting gives; notes count where it has nothing."""
    known = await known_meetings(turn, issue)
    noted = until(turn, pages.last(Topic.MEETING))
    backed = pages.backed(Topic.MINUTES)
    return {
        "agenda": known.agenda or pages.has(Topic.AGENDA),
        "agencies": max(known.agencies, pages.lines(Topic.AGENCIES)),
        "meeting_in": known.at - turn.now if known.at else noted,
        "minutes_approved": backed if known.approved is None else known.approved,
    }


def decided(pages: Pages, tasks: TasksOf) -> dict[str, Any]:
    """Count what was decided; a note counts where the register has nothing."""
    if tasks.decisions:
        return {"decisions": tasks.decisions, "decisions_owned": tasks.decisions_owned}
    note = pages.last(Topic.DECISIONS)
    noted = owned_lines(note.text) if note else None
    return {"decisions": len(noted or ()), "decisions_owned": bool(noted)}


def until(turn: Turn, note: Note | None) -> timedelta | None:
    """Return how long it is until the moment of a note; None where there is none."""
    return datetime.fromisoformat(note.code) - turn.now if note else None


async def stable(turn: Turn, issue: Issue, pages: Pages) -> int:
    """Count how many situation reports in a row say "stable", with the older notes."""
    sent = await stable_reports(turn, issue, pages.entered_at)
    return sent or _noted_stable(pages.all(Topic.SITREP))


def _noted_stable(sitreps: Sequence[Note]) -> int:
    count = 0
    for note in reversed(sitreps):
        if note.code != "stable":
            break
        count += 1
    return count
