"""roster.toml: when people are told of their duty, and what shifts are called."""

from typing import Annotated

from pydantic import Field

from bot.domain.roster_rules import RosterRules
from bot.playbook.fields import StepWait, Table, TimeOfDay

#: Opening and closing time of a shift.
Shift = Annotated[list[TimeOfDay], Field(min_length=2, max_length=2)]


class RosterFile(Table):
    """The whole file."""

    remind: StepWait
    ask: StepWait
    report_at: TimeOfDay
    days: Annotated[int, Field(ge=1, le=31)]
    shifts: dict[Annotated[str, Field(pattern=r"^[^\W\d_][\w ]*$")], Shift]

    def value(self) -> RosterRules:
        """Convert to the domain."""
        named = {word: (hours[0], hours[1]) for word, hours in self.shifts.items()}
        return RosterRules(self.remind, self.ask, self.report_at, self.days, named)
