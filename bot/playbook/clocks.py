"""clocks.toml: how long each step may take."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from bot.domain.clock_plans import ClockPlan, Clocks, Pace
from bot.domain.clocks import ClockName
from bot.playbook.fields import ClockWait, PerLevel, Table, read_clock_wait


class PaceTable(Table):
    """A wait that may change after a while."""

    wait: ClockWait
    during: ClockWait | None = None
    then: ClockWait | None = None

    @model_validator(mode="after")
    def check(self) -> "PaceTable":
        """Require both halves of a change."""
        if (self.during is None) != (self.then is None):
            raise ValueError('"during" and "then" belong together')
        return self

    def value(self) -> Pace:
        """Convert to the domain."""
        return Pace(self.wait, self.during, self.then)


def read_pace(value: object) -> object:
    """Read a plain duration as a pace that never changes."""
    if isinstance(value, dict):
        return value
    return PaceTable.model_construct(wait=read_clock_wait(value))


Clock = Annotated[PaceTable, BeforeValidator(read_pace)]


class ClockTable(Table):
    """The clocks of one level."""

    acknowledge: Clock | None = None
    triage: Clock | None = None
    responder_reached: Clock | None = None
    first_word_decision: Clock | None = None
    first_word: Clock | None = None
    full_statement: Clock | None = None
    approval: Clock | None = None
    public_update: Clock | None = None
    sitrep: Clock | None = None
    enquiry: Clock | None = None
    review: Clock | None = None
    counts: Literal["office_hours", "always"] = "always"
    remind: ClockWait | None = None

    def value(self) -> ClockPlan:
        """Convert to the domain."""
        # A promise has no wait of the office's: a person says until when.
        planned = set(ClockName) - {ClockName.PROMISE}
        paces = {name: getattr(self, name) for name in ClockName if name in planned}
        running = {name: p.value() for name, p in paces.items() if p}
        return ClockPlan(running, self.counts == "office_hours", self.remind)


class ClocksFile(Table):
    """The whole file."""

    reported: ClockTable
    levels: PerLevel[ClockTable]

    def value(self) -> Clocks:
        """Convert to the domain."""
        plans = {level: t.value() for level, t in self.levels.by_level().items()}
        return Clocks(plans, self.reported.value())
