"""How single values are written in the playbook, and what is allowed."""

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Annotated, Any, Generic, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from bot.domain.ladders import PERSON, WHOLE_TEAM
from bot.domain.levels import Level
from bot.domain.roles import Role, parse_role

#: One person is named by their number at Telegram: names and user names change.
ONE_PERSON = re.compile(rf"{PERSON}:[1-9]\d{{0,15}}")

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
DURATION = re.compile(r"(\d{1,8})([smhd])")
TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")

LONGEST_STEP = timedelta(days=7)
LONGEST_CLOCK = timedelta(days=365)

Content = TypeVar("Content")


class Table(BaseModel):
    """A table of a playbook file: nothing unknown in it, nothing guessed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PerLevel(Table, Generic[Content]):
    """One table for each level."""

    L1: Content
    L2: Content
    L3: Content
    L4: Content

    def by_level(self) -> dict[Level, Content]:
        """Key the tables by level."""
        return {level: getattr(self, level.name) for level in Level}


def one_of(value: object, allowed: Iterable[str], what: str) -> str:
    """Return *value* if it is allowed; ValueError lists what is."""
    choices = tuple(allowed)
    if isinstance(value, str) and value in choices:
        return value
    raise ValueError(f"unknown {what} {value!r}; allowed: {', '.join(choices)}")


def read_duration(value: object) -> timedelta:
    """Read `90s`, `15m`, `4h` or `3d`."""
    match = DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(
            f'{value!r} is not a duration; write it like "90s", "15m", "4h" or "3d"'
        )
    return timedelta(**{UNITS[match[2]]: int(match[1])})


def read_time(value: object) -> time:
    """Read `22:00` or `22.00`."""
    if isinstance(value, time):
        return value
    match = TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(
            f'{value!r} is not a time; write it like "22:00", from "00:00" to "23:59"'
        )
    return time(int(match[1]), int(match[2]))


def read_date(value: object) -> date | None:
    """Read `2026-03-12`; an empty text is None."""
    if value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(
            f'{value!r} is not a date; write it like "2026-03-12", or ""'
        ) from None


def read_level(value: object) -> Level:
    """Read `L1` to `L4`."""
    return Level[one_of(value, [level.name for level in Level], "level")]


def read_role(value: object) -> Role:
    """Read a role by its English code or its Indonesian short name."""
    role = parse_role(value) if isinstance(value, str) else None
    return role or Role(one_of(value, list(Role), "role"))


def read_call(value: object) -> str:
    """Read a role, `team`, or `person:1001`; a role becomes its English code."""
    if value == WHOLE_TEAM:
        return WHOLE_TEAM
    if isinstance(value, str) and ONE_PERSON.fullmatch(value):
        return value
    role = parse_role(value) if isinstance(value, str) else None
    return role.value if role else one_of(value, [WHOLE_TEAM, *Role], "role")


def read_step_wait(value: object) -> timedelta:
    """Read the wait of a ladder."""
    return _bounded(read_duration(value), LONGEST_STEP)


def read_clock_wait(value: object) -> timedelta:
    """Read the wait of a clock."""
    return _bounded(read_duration(value), LONGEST_CLOCK)


def _bounded(wait: timedelta, longest: timedelta) -> timedelta:
    if timedelta() < wait <= longest:
        return wait
    raise ValueError(f"must be longer than 0 and at most {longest.days}d")


def filled(values: list[Any]) -> list[Any]:
    """Require a list with something in it."""
    if values:
        return values
    raise ValueError("is empty; name at least one")


StepWait = Annotated[timedelta, BeforeValidator(read_step_wait)]
ClockWait = Annotated[timedelta, BeforeValidator(read_clock_wait)]
TimeOfDay = Annotated[time, BeforeValidator(read_time)]
Day = Annotated[date | None, BeforeValidator(read_date)]
LevelName = Annotated[Level, BeforeValidator(read_level)]
RoleName = Annotated[Role, BeforeValidator(read_role)]
Call = Annotated[str, BeforeValidator(read_call)]
Filled = AfterValidator(filled)
