"""Fills a situation report from what is known: nothing is typed twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.access import Action, may
from bot.domain.fact import Fact
from bot.domain.issue import Issue
from bot.domain.member import Member
from bot.domain.personal_data import veiled
from bot.domain.sitrep import NONE_ASKED, Figure, Sitrep, claims, figures
from bot.domain.values import Struct, replace
from bot.services.sitreps.filling import (
    book_lines,
    clock_lines,
    events,
    fact_lines,
    risk,
)
from bot.services.sitreps.sheet import SitrepSheet
from bot.services.timing.reporting_again import next_report, sitrep_clock
from bot.services.turn import Turn
from bot.services.views import issue_view, person


class Known(Struct, frozen=True):
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
        issue=replace(view, title=veiled(view.title)),
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
        **await fact_lines(turn, known.facts, known.figures(turn.now), viewer),
        **await events(turn, issue, known.since, viewer),
        clocks=await clock_lines(turn, issue, viewer.locale),
        books=await book_lines(turn, issue, viewer),
        risk=await risk(turn, issue, viewer.locale),
        next_at=known.next_at,
    )


def _lines(text: str) -> tuple[str, ...]:
    """Return what was typed, line by line; numbers of people and telephones are hid."""
    return tuple(line.strip() for line in veiled(text).splitlines() if line.strip())


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


def may_write(member: Member) -> bool:
    """Tell whether *member* writes situation reports."""
    return may(member, Action.WRITE_SITREP)
