"""A year of rosters, and an oracle that asks every minute who is on duty."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.roster import Roster
from bot.domain.roster_shifts import HOLIDAY, Cover, Dated, Weekly

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
INDONESIA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
#: Further than any offset, and longer than clocks ever jump.
BEFORE = 3 * DAY


def asked_each_minute(roster: Roster, at: datetime) -> set[int]:
    """Say who is on duty by watching every wall clock, minute by minute, until *at*.

    A shift runs from the minute at which the wall clock of its zone first shows its
    beginning (or a later time) until it first shows its end.
    """
    shown = {zone: seen(zone, at) for zone in zones_of(roster)}
    dated = [line for line in roster.dated if runs(line, line.day, shown[line.zone])]
    replaced = {line.zone for line in dated}
    people = [line.person for line in dated]
    for line in roster.weekly:
        for day in days_near(at):
            if line.zone not in replaced and begins_on(roster, line, day):
                people += [line.person] if runs(line, day, shown[line.zone]) else []
    stands = {stand_in(roster, person, at) for person in people}
    return stands if roster.standing is None else stands & roster.standing


def zones_of(roster):
    return {line.zone for line in (*roster.weekly, *roster.dated)}


def seen(zone: str, at: datetime) -> datetime:
    """Return the latest time that the wall clock ever showed up to *at*."""
    place = ZoneInfo(zone)
    latest = (at - BEFORE).replace(tzinfo=None)
    instant = at - 4 * HOUR
    while instant <= at:
        latest = max(latest, instant.astimezone(place).replace(tzinfo=None))
        instant += MINUTE
    return latest


def days_near(at: datetime):
    first = at.date() - BEFORE
    return [first + n * DAY for n in range(7)]


def begins_on(roster, line, day) -> bool:
    if (line.since and day < line.since) or (line.until and day > line.until):
        return False
    special = {
        one.zone
        for one in roster.weekly
        if HOLIDAY in one.days
        and (one.since is None or one.since <= day)
        and (one.until is None or day <= one.until)
    }
    if day in roster.closed and line.zone in special:
        return HOLIDAY in line.days
    return day.weekday() in line.days


def runs(line, day: date, shown: datetime) -> bool:
    begin = datetime.combine(day, line.begins)
    if isinstance(line, Dated):
        end = datetime.combine(line.last, line.ends)
    else:
        end = datetime.combine(day, line.ends)
        end += DAY if end <= begin else timedelta()
    return begin <= shown < end


def stand_in(roster, person, at):
    for cover in roster.covers:
        if cover.begins_at <= at < cover.ends_at and cover.gone == person:
            person = cover.stands
    return person


def year_of_rosters(seed: int, zones=INDONESIA, people: int = 50) -> Roster:
    """Make a year of 50 people: three shifts in each zone, exceptions, swaps."""
    chance = random.Random(seed)
    everybody = range(1, people + 1)
    weekly = [
        Weekly(f"w{zone}{day}{hour}", chance.choice(everybody), frozenset({day}),
               time(hour), time((hour + 8) % 24), zone)
        for zone in zones for day in (*range(7), HOLIDAY) for hour in (0, 8, 16)
    ]  # fmt: skip
    first = date(2026, 1, 1)
    dated = []
    for n in range(400):
        day = first + chance.randrange(365) * DAY
        begins, ends = time(chance.randrange(24)), time(chance.randrange(24), 30)
        last = day if ends > begins else day + DAY
        dated.append(
            Dated(
                f"d{n}",
                chance.choice(everybody),
                day,
                begins,
                last,
                ends,
                chance.choice(zones),
            )
        )
    covers = []
    for n in range(400):
        begins_at = datetime(2026, 1, 1, tzinfo=UTC) + chance.randrange(365 * 24) * HOUR
        gone, stands = chance.sample(everybody, 2)
        covers.append(Cover(f"c{n}", begins_at, begins_at + 8 * HOUR, gone, stands))
    closed = frozenset(first + chance.randrange(365) * DAY for _ in range(20))
    return Roster(tuple(weekly), tuple(dated), tuple(covers), closed)
