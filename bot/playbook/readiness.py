"""readiness.toml: the weekly nudge, how long tests are open, the checklist."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.checklist import CheckItem, Computed, Heading, ReadinessRules
from bot.playbook.fields import ClockWait, Filled, Table, TimeOfDay, one_of

#: The days of the week, Monday first.
DAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


def read_heading(value: object) -> Heading:
    """Read a heading of the list."""
    return Heading(one_of(value, list(Heading), "heading"))


def read_day(value: object) -> int:
    """Read a day of the week; Monday is 0."""
    return DAYS.index(one_of(value, DAYS, "day"))


class ItemRow(Table):
    """One line of the checklist."""

    name: str
    heading: Annotated[Heading, BeforeValidator(read_heading)]
    by: Literal["people", "records"] = "people"
    holds: ClockWait | None = None
    says: dict[str, str] = Field(default_factory=dict)

    def value(self) -> CheckItem:
        """Convert to the domain; ValueError where the records do not know the name."""
        known = None
        if self.by == "records":
            known = Computed(one_of(self.name, list(Computed), "item of the records"))
        holds: timedelta | None = self.holds
        return CheckItem(self.name, self.heading, known, holds, self.says)


def read_items(rows: list[ItemRow]) -> list[ItemRow]:
    """Require names that the records know, and no name twice."""
    names = [row.value().name for row in rows]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{twice[0]!r} stands there twice")
    return rows


class ReadinessFile(Table):
    """The whole file."""

    nudge_day: Annotated[int, BeforeValidator(read_day)]
    nudge_at: TimeOfDay
    test_open: ClockWait
    attend_open: ClockWait
    suspicion_wait: ClockWait
    phones: bool
    items: Annotated[list[ItemRow], Filled, AfterValidator(read_items)]

    def value(self) -> ReadinessRules:
        """Convert to the domain."""
        return ReadinessRules(
            nudge_weekday=self.nudge_day,
            nudge_at=self.nudge_at,
            test_open=self.test_open,
            attend_open=self.attend_open,
            suspicion_wait=self.suspicion_wait,
            phones=self.phones,
            items=tuple(row.value() for row in self.items),
        )
