"""The parts of a situation report: facts, events, clocks, the other books, the risk."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import may
from bot.domain.clocks import ClockName
from bot.domain.conflicts import conflicts
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.personal_data import veiled
from bot.domain.sitrep import Figure, claims
from bot.services.books.shelf import BOOKS, Count, counted
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import fact_view
from bot.services.levels.places import places
from bot.services.looking.telling import tellable_to, told_as
from bot.services.sitreps.sheet import DueLine, FigureLine, Happening
from bot.services.timing.meeting import clock_label
from bot.services.turn import Turn

#: Of what the journal tells, these are deeds of the team; the rest happened to it.
DEEDS = frozenset(
    {
        "taken",
        "submitted",
        "approved",
        "approved_orally",
        "fact_verified",
        "fact_refuted",
        "no_news",
        "word_declined",
        "stepped",
        "legal_done",
        "debt_paid",
        "note_backed",
        "speaker_accepted",
        "minutes_approved",
        "decided",
        "task_finished",
    }
)


#: What the journal tells of the house's own calls is no news to anybody.
NO_NEWS = frozenset(
    {
        "called",
        "nobody_called",
        "nobody_reachable",
        "phoned",
        "not_answered",
        "handover_offered",
        "handover_declined",
        "clock_reminded",
        "clock_called",
        "clock_mine",
        "legal_warned",
        "fact_claimed",
        "fact_expiring",
        "drafted",
        "noted",
        "sitrep_sent",
    }
)


#: Registers that a report shows in full: they are not counted once more.
SHOWN = frozenset({"facts", "sitreps"})


async def fact_lines(
    turn: Turn, facts: Sequence[Fact], shown: Sequence[Figure], viewer: Member
) -> dict[str, Any]:
    """Return what is verified with its change, what is not, and how much disagrees."""
    return {
        "figures": [await _figure(turn, one, viewer) for one in shown],
        "claims": [await _figure(turn, Figure(f), viewer) for f in claims(facts)[::-1]],
        "conflicts": len(conflicts(facts, turn.now)),
    }


async def _figure(turn: Turn, one: Figure, viewer: Member) -> FigureLine:
    view = await fact_view(turn, one.fact, viewer)
    return FigureLine(
        short=view.short,
        what=veiled(view.what),
        value=view.value,
        unit=view.unit,
        place=view.place,
        as_of=view.as_of,
        source=veiled(view.source),
        state=view.state,
        new=one.new,
        change=one.change,
    )


async def events(
    turn: Turn, issue: Issue, since: datetime | None, viewer: Member
) -> dict[str, Any]:
    """Return what happened, what was done, and what the public heard since then."""
    tellable = tellable_to(viewer) - NO_NEWS
    rows = [
        row
        for row in await turn.unit.journal.of_subject(issue.id)
        if row.entry.action in tellable and (since is None or row.at > since)
    ][::-1]
    told = [
        (row.entry.action, Happening(row.at, _told(turn, row, viewer))) for row in rows
    ]
    words = [
        w for w in await turn.unit.cards.words(issue.id) if not since or w.at > since
    ]
    return {
        "happened": [what for action, what in told if action not in DEEDS],
        "done": [what for action, what in told if action in DEEDS],
        "words": [
            Happening(one.at, turn.label(f"word.{one.kind}", viewer.locale))
            for one in words[::-1]
        ],
    }


def _told(turn: Turn, row: Any, viewer: Member) -> str:
    return told_as(turn, row.entry, viewer.locale)


async def clock_lines(turn: Turn, issue: Issue, locale: str) -> list[DueLine]:
    """Return what is late, and the next deadline; the report's own is told apart."""
    running = [
        DueLine(clock_label(turn, clock, locale), clock.due_at, clock.due_at < turn.now)
        for clock in await deadlines(turn, issue)
        if clock.name != ClockName.SITREP
    ]
    late = [line for line in running if line.late]
    return [*late, *[line for line in running if not line.late][:1]]


async def book_lines(
    turn: Turn, issue: Issue, viewer: Member
) -> list[tuple[str, Count]]:
    """Return the other registers in which there is something."""
    found = []
    for book in BOOKS:
        if book.button in SHOWN or not may(viewer, book.action):
            continue
        count = await counted(turn, issue, book)
        if count.entries:
            found.append((turn.label(f"button.{book.button}", viewer.locale), count))
    return found


async def risk(turn: Turn, issue: Issue, locale: str) -> str:
    """Return the quadrant of the map: what the next 24 hours may bring."""
    place = (await places(turn)).get(issue.id)
    return turn.label(f"quadrant.{place[0].quadrant}", locale) if place else ""
