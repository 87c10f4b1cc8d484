"""Whose turn it is, from when until when, and where a roster has holes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from bot.domain.roster import Roster
from bot.domain.roster_plan import Posts
from bot.domain.roster_shifts import DAY, LONGEST, Duty, days_touched
from bot.domain.values import Struct


def duties(roster: Roster, start: datetime, end: datetime) -> list[Duty]:
    """Return everybody's turns that touch a span of time, whole, in their order."""
    begun: dict[tuple[tuple[str, date], int], Duty] = {}
    found: list[Duty] = []
    for at, until, posts in _segments(roster, start - LONGEST, end + LONGEST):
        running = {}
        for turn, who in posts:
            name = (turn.key, who)
            before = begun.get(name)
            begins = before.begins_at if before else at
            running[name] = Duty(begins, until, who, turn.zone, turn.key[0])
        found += [duty for name, duty in begun.items() if name not in running]
        begun = running
    found += begun.values()
    return sorted(d for d in found if d.begins_at < end and d.ends_at > start)


def _segments(
    roster: Roster, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, Posts]]:
    """Yield the stretches in which nothing changes, day by day of UTC."""
    for day in days_touched(start, end):
        plan = roster.plan(day)
        ends = (*plan.starts[1:], datetime.combine(day, time(), UTC) + DAY)
        yield from zip(plan.starts, ends, plan.posts, strict=True)


class Hole(Struct, frozen=True, order=True):
    """A span in which nobody is on duty, or several are: `people` of one zone."""

    begins_at: datetime
    ends_at: datetime
    people: tuple[int, ...] = ()
    zone: str = ""


def gaps(roster: Roster, start: datetime, end: datetime) -> list[Hole]:
    """Return the spans within two instants in which nobody is on duty."""
    found: list[Hole] = []
    for at, until, posts in _within(roster, start, end):
        if not posts:
            _add(found, Hole(at, until))
    return found


def overlaps(
    roster: Roster, start: datetime, end: datetime, *, pairs: bool = True
) -> list[Hole]:
    """Return the spans in which several people of one zone are on duty together.

    Without *pairs* those do not count whose shifts begin and end together: they were
    put on duty as a pair.
    """
    found: dict[tuple[str, tuple[int, ...]], list[Hole]] = {}
    for at, until, posts in _within(roster, start, end):
        for zone in {turn.zone for turn, _ in posts}:
            here = [(turn, who) for turn, who in posts if turn.zone == zone]
            people = tuple(sorted({who for _, who in here}))
            times = {(turn.begins_at, turn.ends_at) for turn, _ in here}
            if len(people) > 1 and (pairs or len(times) > 1):
                hole = Hole(at, until, people, zone)
                _add(found.setdefault((zone, people), []), hole)
    return sorted(hole for holes in found.values() for hole in holes)


def _within(
    roster: Roster, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime, Posts]]:
    """Yield the stretches between two instants, the first and the last one cut."""
    for at, until, posts in _segments(roster, start, end):
        if at < end and until > start:
            yield max(at, start), min(until, end), posts


def _add(holes: list[Hole], more: Hole) -> None:
    """Add a hole, or lengthen the last one that it continues."""
    if holes and holes[-1].ends_at == more.begins_at:
        last = holes.pop()
        more = Hole(last.begins_at, more.ends_at, more.people, more.zone)
    holes.append(more)
