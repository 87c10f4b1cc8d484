"""Turns, shifts, holes and faults of a roster in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from bot.domain.roster_known import Fault
from bot.domain.roster_people import Trouble
from bot.domain.roster_shifts import HOLIDAY, Dated, Duty, Line, Weekly
from bot.domain.roster_turns import Hole
from bot.domain.values import Struct
from bot.domain.wall_time import zone_named
from bot.services.roster.knowing import named
from bot.services.turn import Turn
from bot.services.views import listed

#: A week has two runs of days at least where so many days are named one by one.
_RUN = 3


class DutyView(Struct, frozen=True):
    """One turn as a reader sees it."""

    begins_at: datetime
    ends_at: datetime
    who: str
    mine: bool


async def duty_views(
    turn: Turn, found: Iterable[Duty], viewer: int, locale: str = ""
) -> list[DutyView]:
    """Return turns for a reader."""
    return [
        DutyView(
            duty.begins_at,
            duty.ends_at,
            await named(turn, duty.person, locale),
            duty.person == viewer,
        )
        for duty in found
    ]


class HoleView(Struct, frozen=True):
    """One hole; `who` are the people of an overlap."""

    begins_at: datetime
    ends_at: datetime
    who: str = ""


async def hole_views(
    turn: Turn, holes: Sequence[Hole], locale: str = ""
) -> list[HoleView]:
    """Return holes for a reader."""
    language = locale or turn.locale
    found = []
    for hole in holes:
        names = [await named(turn, one, language) for one in hole.people]
        who = listed(turn, names, language)
        found.append(HoleView(hole.begins_at, hole.ends_at, who))
    return found


def stretch(turn: Turn, duty: Duty, locale: str = "") -> str:
    """Say from when until when, as a button shows it."""
    words, language = turn.desk.words, locale or turn.locale
    return words.stretch(duty.begins_at, duty.ends_at, turn.now, language)


async def line_words(turn: Turn, line: Line) -> str:
    """Say a shift as it could be typed: "Senin–Jumat 08.00–16.00 WITA · Ana"."""
    zone = turn.now.astimezone(zone_named(line.zone)).tzname()
    hours = f"{_clock(turn, line.begins)}–{_clock(turn, line.ends, ends=True)} {zone}"
    when = _weekly(turn, line) if isinstance(line, Weekly) else _dated(turn, line)
    return f"{when} {hours} · {await named(turn, line.person)}"


def _clock(turn: Turn, clock: time, *, ends: bool = False) -> str:
    hour = 24 if ends and clock == time() else clock.hour
    return turn.label("duty.clock", hour=f"{hour:02}", minute=f"{clock.minute:02}")


def _weekly(turn: Turn, line: Weekly) -> str:
    when = days_words(turn, line.days)
    if line.since:
        when += f" {turn.label('duty.since', day=_day(turn, line.since))}"
    if line.until:
        when += f" {turn.label('duty.until', day=_day(turn, line.until))}"
    return when


def days_words(turn: Turn, days: frozenset[int]) -> str:
    """Say "Senin–Jumat" or "Sabtu, Minggu, hari libur"."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1 and day != HOLIDAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    said = []
    for run in runs:
        names = [turn.label(f"weekday.{day}") for day in run]
        said += [f"{names[0]}–{names[-1]}"] if len(run) >= _RUN else names
    return ", ".join(said)


def _dated(turn: Turn, line: Dated) -> str:
    return f"{turn.label(f'weekday.{line.day.weekday()}')} {_day(turn, line.day)}"


def _day(turn: Turn, day: date) -> str:
    """Write a day as it may be typed; its year only where that is not this one."""
    this_year = day.year == turn.now.astimezone(turn.desk.house.zone).year
    return f"{day.day}/{day.month}" + ("" if this_year else f"/{day.year}")


def fault_words(turn: Turn, fault: Fault) -> str:
    """Say what is wrong with a line, and what to write instead."""
    facts = {"said": fault.said, "meant": fault.meant}
    if fault.trouble in (Trouble.WRONG_DAY, Trouble.OVER):
        day = date.fromisoformat(fault.said)
        facts["said"] = _day(turn, day)
        facts["meant"] = turn.label(f"weekday.{day.weekday()}")
    close = fault.trouble is Trouble.UNKNOWN and fault.meant
    key = "unknown_close" if close else str(fault.trouble)
    return turn.label(f"roster_fault.{key}", **facts)
