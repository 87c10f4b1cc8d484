"""Row 9: who is on duty at an instant, beside an oracle that asks every minute."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from benchmarks.sizes import Sizes
from bot.domain.roster import Roster, on_duty
from bot.domain.roster_shifts import HOLIDAY, Cover, Dated, Line, Weekly

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
INDONESIA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
PEOPLE, EXCEPTIONS, COVERS, CLOSED = 50, 400, 400, 20

#: Longer than clocks jump within a day.
WATCHED = 4 * HOUR


@dataclass(slots=True)
class Lookups:
    """Milliseconds of each look: on a day not seen before, again, and by the oracle."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    oracle: list[float] = field(default_factory=list)
    wrong: int = 0


async def measure(folder: Path, sizes: Sizes) -> Lookups:
    """Ask at random instants of a year; each answer is compared with the oracle's."""
    found, chance = Lookups(), random.Random(0)
    roster = year_of_rosters(0)
    for _ in range(sizes.lookups):
        at = YEAR + chance.randrange(365 * 24 * 60) * MINUTE
        roster = replace(roster)  # a copy has worked out no day
        on_duty(roster, YEAR - 9 * DAY)  # but sorted exceptions and covers
        people = _timed(found.cold, on_duty, roster, at)
        _timed(found.warm, on_duty, roster, at)
        found.wrong += people != _timed(found.oracle, asked_each_minute, roster, at)
    return found


def _timed(
    spent: list[float],
    ask: Callable[[Roster, datetime], frozenset[int]],
    roster: Roster,
    at: datetime,
) -> frozenset[int]:
    began = perf_counter()
    answer = ask(roster, at)
    spent.append((perf_counter() - began) * 1000)
    return answer


def asked_each_minute(roster: Roster, at: datetime) -> frozenset[int]:
    """Say who is on duty by watching every wall clock, minute by minute, until *at*.

    A shift runs from the minute at which the wall clock of its zone first shows its
    beginning (or a later time) until it first shows its end.
    """
    shown = {zone: _seen(zone, at) for zone in _zones(roster)}
    dated = [one for one in roster.dated if _runs(one, one.day, shown[one.zone])]
    replaced = {line.zone for line in dated}
    people = [line.person for line in dated]
    for line in roster.weekly:
        for day in _days_near(at):
            if line.zone not in replaced and _begins_on(roster, line, day):
                people += [line.person] if _runs(line, day, shown[line.zone]) else []
    stands = frozenset(_stand_in(roster, person, at) for person in people)
    return stands if roster.standing is None else stands & roster.standing


def _zones(roster: Roster) -> set[str]:
    return {one.zone for one in roster.weekly} | {one.zone for one in roster.dated}


def _seen(zone: str, at: datetime) -> datetime:
    """Return the latest time that the wall clock showed up to *at*."""
    place, instant = ZoneInfo(zone), at - WATCHED
    latest = (at - 3 * DAY).replace(tzinfo=None)
    while instant <= at:
        latest = max(latest, instant.astimezone(place).replace(tzinfo=None))
        instant += MINUTE
    return latest


def _days_near(at: datetime) -> Iterator[date]:
    for ahead in range(-3, 4):
        yield at.date() + ahead * DAY


def _begins_on(roster: Roster, line: Weekly, day: date) -> bool:
    if not _holds(line, day):
        return False
    special = {
        one.zone for one in roster.weekly if HOLIDAY in one.days and _holds(one, day)
    }
    if day in roster.closed and line.zone in special:
        return HOLIDAY in line.days
    return day.weekday() in line.days


def _holds(line: Weekly, day: date) -> bool:
    too_early = line.since is not None and day < line.since
    too_late = line.until is not None and day > line.until
    return not (too_early or too_late)


def _runs(line: Line, day: date, shown: datetime) -> bool:
    begin = datetime.combine(day, line.begins)
    if isinstance(line, Dated):
        end = datetime.combine(line.last, line.ends)
    else:
        end = datetime.combine(day, line.ends)
        end += DAY if end <= begin else timedelta()
    return begin <= shown < end


def _stand_in(roster: Roster, person: int, at: datetime) -> int:
    for cover in roster.covers:
        if cover.begins_at <= at < cover.ends_at and cover.gone == person:
            person = cover.stands
    return person


def year_of_rosters(seed: int, zones: tuple[str, ...] = INDONESIA) -> Roster:
    """Make a year of 50 people: three shifts in each zone, exceptions, swaps."""
    chance, everybody = random.Random(seed), range(1, PEOPLE + 1)
    weekly = [
        Weekly(f"w{zone}{day}{hour}", chance.choice(everybody), frozenset({day}),
               time(hour), time((hour + 8) % 24), zone)
        for zone in zones for day in (*range(7), HOLIDAY) for hour in (0, 8, 16)
    ]  # fmt: skip
    dated = [_exception(n, chance, zones) for n in range(EXCEPTIONS)]
    covers = []
    for n in range(COVERS):
        begins_at = YEAR + chance.randrange(365 * 24) * HOUR
        gone, stands = chance.sample(everybody, 2)
        covers.append(Cover(f"c{n}", begins_at, begins_at + 8 * HOUR, gone, stands))
    closed = frozenset(_day(chance) for _ in range(CLOSED))
    return Roster(tuple(weekly), tuple(dated), tuple(covers), closed)


def _exception(number: int, chance: random.Random, zones: tuple[str, ...]) -> Dated:
    day = _day(chance)
    begins, ends = time(chance.randrange(24)), time(chance.randrange(24), 30)
    last = day if ends > begins else day + DAY
    person, zone = chance.randrange(1, PEOPLE + 1), chance.choice(zones)
    return Dated(f"d{number}", person, day, begins, last, ends, zone)


def _day(chance: random.Random) -> date:
    return YEAR.date() + chance.randrange(365) * DAY
