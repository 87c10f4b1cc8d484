"""Fills a situation report from what is known: nothing is typed twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.clocks import ClockName
from bot.domain.conflicts import conflicts
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.sitrep import NONE_ASKED, Figure, Sitrep, claims, figures
from bot.domain.text import masked
from bot.services.books.shelf import BOOKS, Count, counted
from bot.services.deadlines import deadlines
from bot.services.facts.fact_views import fact_view
from bot.services.levels.places import places
from bot.services.looking.telling import tellable_to, told_as
from bot.services.sitreps.sheet import DueLine, FigureLine, Happening, SitrepSheet
from bot.services.timing.meeting import clock_label
from bot.services.timing.reporting_again import next_report, sitrep_clock
from bot.services.turn import Turn
from bot.services.views import issue_view, person

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


@dataclass(frozen=True, slots=True)
class Known:
    """What a report is filled from; the same for every reader.

    `awaited`: the office expects reports at times, and `next_at` is the next.
    """

    facts: Sequence[Fact]
    last: Sitrep | None
    count: int
    next_at: datetime | None
    awaited: bool = False

    @property
    def since(self) -> datetime | None:
        """Return when the last report was sent; None: there was none."""
        return self.last.at if self.last else None

    def figures(self, now: datetime) -> list[Figure]:
        """Return the verified facts with their changes, the newest first."""
        return figures(self.facts, now, self.since)[::-1]

    def claims(self) -> list[Fact]:
        """Return what is not verified, the newest first."""
        return claims(self.facts)[::-1]


async def known_now(turn: Turn, issue: Issue) -> Known:
    """Read what the next report of an issue is filled from."""
    sent = await turn.unit.sitreps.of_issue(issue.id)
    return Known(
        await turn.unit.facts.of_issue(issue.id),
        sent[-1] if sent else None,
        await turn.unit.sitreps.last_count(issue.id) + 1,
        await next_report(turn, issue),
        await sitrep_clock(turn, issue) is not None,
    )


async def fill(
    turn: Turn, issue: Issue, known: Known, one: Sitrep, viewer: Member, *, asked: bool
) -> SitrepSheet:
    """Return a whole report as *viewer* reads it; *one* is what its writer added."""
    writer = await turn.unit.members.find(one.by)
    view = await issue_view(turn, issue, viewer)
    return SitrepSheet(
        issue=replace(view, title=masked(view.title)),
        count=one.number,
        at=one.at,
        since=known.since,
        **_changed(turn, issue, known.last, viewer.locale),
        stability=turn.label(f"stability.{one.stability}", viewer.locale),
        same=one.same,
        writer=person(turn, writer, viewer),
        summary=_lines(one.summary),
        requests=() if one.requests == NONE_ASKED else _lines(one.requests),
        asked=asked,
        **await _facts(turn, known, viewer),
        **await _events(turn, issue, known.since, viewer),
        clocks=await _clocks(turn, issue, viewer.locale),
        books=await _books(turn, issue, viewer),
        risk=await _risk(turn, issue, viewer.locale),
        next_at=known.next_at,
    )


def _lines(text: str) -> tuple[str, ...]:
    """Return what was typed, line by line; numbers of people and telephones are hid."""
    return tuple(line.strip() for line in masked(text).splitlines() if line.strip())


def _changed(
    turn: Turn, issue: Issue, last: Sitrep | None, locale: str
) -> dict[str, Any]:
    """Return level and score of the last report where they were others."""
    level = last.level if last and last.level is not issue.level else None
    score = last.score if last and last.score != issue.score else None
    return {
        "level_before": turn.label(f"level.{level.name}", locale) if level else "",
        "score_before": score,
    }


async def _facts(turn: Turn, known: Known, viewer: Member) -> dict[str, Any]:
    shown = known.figures(turn.now)
    return {
        "figures": [await _figure(turn, one, viewer) for one in shown],
        "claims": [await _figure(turn, Figure(f), viewer) for f in known.claims()],
        "conflicts": len(conflicts(known.facts, turn.now)),
    }


async def _figure(turn: Turn, one: Figure, viewer: Member) -> FigureLine:
    view = await fact_view(turn, one.fact, viewer)
    return FigureLine(
        short=view.short,
        what=masked(view.what),
        value=view.value,
        unit=view.unit,
        place=view.place,
        as_of=view.as_of,
        source=masked(view.source),
        state=view.state,
        new=one.new,
        change=one.change,
    )


async def _events(
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


async def _clocks(turn: Turn, issue: Issue, locale: str) -> list[DueLine]:
    """Return what is late, and the next deadline; the report's own is told apart."""
    running = [
        DueLine(clock_label(turn, clock, locale), clock.due_at, clock.due_at < turn.now)
        for clock in await deadlines(turn, issue)
        if clock.name != ClockName.SITREP
    ]
    late = [line for line in running if line.late]
    return [*late, *[line for line in running if not line.late][:1]]


async def _books(turn: Turn, issue: Issue, viewer: Member) -> list[tuple[str, Count]]:
    """Return the other registers in which there is something."""
    found = []
    for book in BOOKS:
        if book.button in SHOWN or not may(viewer, book.action):
            continue
        count = await counted(turn, issue, book)
        if count.entries:
            found.append((turn.label(f"button.{book.button}", viewer.locale), count))
    return found


async def _risk(turn: Turn, issue: Issue, locale: str) -> str:
    """Return the quadrant of the map: what the next 24 hours may bring."""
    place = (await places(turn)).get(issue.id)
    return turn.label(f"quadrant.{place[0].quadrant}", locale) if place else ""


def may_write(member: Member) -> bool:
    """Tell whether *member* writes situation reports."""
    return may(member, Action.WRITE_SITREP)
