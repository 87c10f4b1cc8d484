"""escalation.toml: who is called when nobody answers."""

from typing import Annotated

from pydantic import AfterValidator

from bot.domain.ladders import CALLS_HEAD, LADDER_NAMES, Ladder, Ladders, Step
from bot.domain.roles import Role
from bot.playbook.fields import Call, Filled, StepWait, Table


class StepTable(Table):
    """One step."""

    call: Annotated[list[Call], Filled]
    wait: StepWait


class LadderTable(Table):
    """One ladder."""

    steps: Annotated[list[StepTable], Filled]
    repeat: StepWait

    def value(self) -> Ladder:
        """Convert to the domain."""
        steps = (Step(tuple(dict.fromkeys(s.call)), s.wait) for s in self.steps)
        return Ladder(tuple(steps), self.repeat)


def without_head(ladder: LadderTable) -> LadderTable:
    """Refuse a ladder that calls the head though it may not (contract.md)."""
    if any(Role.HEAD_OF_AGENCY in step.call for step in ladder.steps):
        allowed = " and ".join(sorted(CALLS_HEAD))
        raise ValueError(f"head_of_agency may be called only by {allowed}")
    return ladder


Sparing = Annotated[LadderTable, AfterValidator(without_head)]


class LaddersTable(Table):
    """The ladders by name."""

    reported: Sparing | None = None
    danger: LadderTable | None = None
    L1: Sparing | None = None
    L2: Sparing | None = None
    L3: Sparing | None = None
    L4: LadderTable | None = None
    default: Sparing


class EscalationFile(Table):
    """The whole file."""

    ladders: LaddersTable

    def value(self) -> Ladders:
        """Convert to the domain."""
        tables = {name: getattr(self.ladders, name) for name in LADDER_NAMES}
        return Ladders({name: t.value() for name, t in tables.items() if t})
