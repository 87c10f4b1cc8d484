"""roster.toml: when people are told of their duty, and what shifts are called."""

from typing import Annotated

from pydantic import Field

from bot.domain.roster_rules import RosterRules
from bot.playbook.fields import StepWait, Table, TimeOfDay


class ShiftTable(Table):
    """Hours that people call by a word; ending earlier is ending on the next day."""

    name: Annotated[str, Field(pattern=r"^[^\W\d_]+( [^\W\d_]+)*$")]
    begins: TimeOfDay
    ends: TimeOfDay


class RosterFile(Table):
    """The whole file."""

    remind: StepWait
    ask: StepWait
    report_at: TimeOfDay
    days: Annotated[int, Field(ge=7, le=28)]
    shifts: list[ShiftTable]

    def value(self) -> RosterRules:
        """Convert to the domain."""
        named = {shift.name: (shift.begins, shift.ends) for shift in self.shifts}
        return RosterRules(self.remind, self.ask, self.report_at, self.days, named)
