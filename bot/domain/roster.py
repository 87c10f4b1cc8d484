"""Who is on duty at an instant: the weekly plan, what stands in its place, covers."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache

from bot.domain.roster_leave import stood_in
from bot.domain.roster_plan import DayPlan, Posts, Stint
from bot.domain.roster_shifts import (
    DAY,
    HOLIDAY,
    Cover,
    Dated,
    Weekly,
    days_touched,
)
from bot.domain.wall_time import wall_instant, zone_named

#: How far away from a day a weekly shift may begin that touches it, zones included.
_FROM, _TO = -2, 1


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that decides who is on duty. Covers come in the order they were made.

    `closed` are the days on which the office is closed. `standing` are the people who
    count, None means all: a shift of anybody else stands empty. `leaves` say who stands
    in for whom (`roster_leave`). What a day looks like is worked out once and kept.
    """

    weekly: tuple[Weekly, ...] = ()
    dated: tuple[Dated, ...] = ()
    covers: tuple[Cover, ...] = ()
    closed: frozenset[date] = frozenset()
    standing: frozenset[int] | None = None
    leaves: tuple[Cover, ...] = ()
    _plans: dict[date, DayPlan] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _near: dict[date, tuple[list[Stint], list[Cover]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def empty(self) -> bool:
        """Tell whether nobody was ever put on it."""
        return not (self.weekly or self.dated)

    def plan(self, day: date) -> DayPlan:
        """Return the plan of a day of UTC."""
        if day not in self._plans:
            self._plans[day] = self._worked_out(day)
        return self._plans[day]

    def _worked_out(self, day: date) -> DayPlan:
        begin = datetime.combine(day, time(), UTC)
        end = begin + DAY
        turns, covers = self._dated_near(day)
        turns = [*turns, *self._weekly_near(day)]
        turns = [t for t in turns if t.begins_at < end and t.ends_at > begin]
        edges = {at for turn in turns for at in (turn.begins_at, turn.ends_at)}
        leaves = [one for one in self.leaves if _touches(one, begin, end)]
        for one in (*covers, *leaves):
            edges |= {one.begins_at, one.ends_at}
        starts = [begin, *sorted(at for at in edges if begin < at < end)]
        posts = tuple(self._posts(at, turns, covers, leaves) for at in starts)
        people = tuple(frozenset(who for _, who in post) for post in posts)
        return DayPlan(tuple(starts), posts, people)

    def _posts(
        self,
        at: datetime,
        turns: list[Stint],
        covers: list[Cover],
        leaves: list[Cover],
    ) -> Posts:
        on = [turn for turn in turns if turn.begins_at <= at < turn.ends_at]
        instead = {turn.zone for turn in on if turn.dated}
        now = [cover for cover in covers if cover.begins_at <= at < cover.ends_at]
        gone = [leave for leave in leaves if leave.begins_at <= at < leave.ends_at]
        manned = (
            (turn, stood_in(turn.person, now, gone))
            for turn in on
            if turn.dated or turn.zone not in instead
        )
        counts = self.standing
        return tuple((t, who) for t, who in manned if counts is None or who in counts)

    def _weekly_near(self, day: date) -> Iterator[Stint]:
        seen = cache(wall_instant)
        for ahead in range(_FROM, _TO + 1):
            local = day + ahead * DAY
            for line in self._lines_on(local):
                zone = zone_named(line.zone)
                begins = seen(local, line.begins, zone)
                ends = seen(line.last(local), line.ends, zone)
                key = (line.id, local)
                yield Stint(begins, ends, line.person, line.zone, key, dated=False)

    def _lines_on(self, day: date) -> list[Weekly]:
        """Return the weekly shifts of a day; on a closed one those for closed days."""
        held = [line for line in self.weekly if line.holds(day)]
        usual = [line for line in held if day.weekday() in line.days]
        if day not in self.closed:
            return usual
        special = [line for line in held if HOLIDAY in line.days]
        zones = {line.zone for line in special}
        return special + [line for line in usual if line.zone not in zones]

    def _dated_near(self, day: date) -> tuple[list[Stint], list[Cover]]:
        """Return what touches a day of UTC; all of it is sorted by day once."""
        if not self._near:
            self._near[date.min] = ([], [])
            for line in self.dated:
                begins, ends = line.span
                key = (line.id, line.day)
                turn = Stint(begins, ends, line.person, line.zone, key, dated=True)
                for touched in days_touched(begins, ends):
                    self._near.setdefault(touched, ([], []))[0].append(turn)
            for cover in self.covers:
                for touched in days_touched(cover.begins_at, cover.ends_at):
                    self._near.setdefault(touched, ([], []))[1].append(cover)
        return self._near.get(day, ([], []))


def _touches(cover: Cover, begin: datetime, end: datetime) -> bool:
    return cover.begins_at < end and cover.ends_at > begin


def on_duty(roster: Roster, at: datetime) -> frozenset[int]:
    """Return who is on duty at an instant; nobody where the roster has a gap."""
    at = at.astimezone(UTC)
    plan = roster.plan(at.date())
    return plan.people[bisect_right(plan.starts, at) - 1]
