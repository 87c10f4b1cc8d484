"""life.toml: what each step in the life of an issue asks for in this office."""

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.domain.clocks import ClockName
from bot.domain.dossier import Terms
from bot.domain.guards import Need
from bot.domain.issue_life import CODES
from bot.domain.levels import Level
from bot.domain.roles import Role
from bot.domain.steps import LOWERING, LifeRules, StepRule
from bot.playbook.fields import (
    ClockWait,
    PerLevel,
    RoleName,
    Table,
    one_of,
    read_clock_wait,
)


def read_need(value: object) -> Need:
    """Read the name of a guard."""
    return Need(one_of(value, list(Need), "guard"))


def read_code(value: object) -> str:
    """Read the code of a step, `T03` to `T23`, or of lowering."""
    return one_of(value, [*CODES, LOWERING], "step")


def read_clock(value: object) -> ClockName:
    """Read the name of a clock."""
    return ClockName(one_of(value, list(ClockName), "clock"))


def read_maybe(value: object) -> timedelta | None:
    """Read a wait, or "" where nobody waits."""
    return None if value == "" else read_clock_wait(value)


MaybeWait = Annotated[timedelta | None, BeforeValidator(read_maybe)]
ClockCode = Annotated[ClockName, BeforeValidator(read_clock)]
NeedName = Annotated[Need, BeforeValidator(read_need)]
Code = Annotated[str, BeforeValidator(read_code)]
Count = Annotated[int, Field(ge=1, le=100)]


class StepTable(Table):
    """What one step asks for."""

    needs: list[NeedName] = Field(default_factory=list)
    from_L2: list[NeedName] = Field(default_factory=list)
    from_L3: list[NeedName] = Field(default_factory=list)
    from_L4: list[NeedName] = Field(default_factory=list)
    only_L2: list[RoleName] = Field(default_factory=list)
    only_L3: list[RoleName] = Field(default_factory=list)
    only_L4: list[RoleName] = Field(default_factory=list)
    owes: list[NeedName] = Field(default_factory=list)

    def value(self) -> StepRule:
        """Convert to the domain."""
        later = {Level[n]: getattr(self, f"from_{n}") for n in ("L2", "L3", "L4")}
        kept = {Level[n]: getattr(self, f"only_{n}") for n in ("L2", "L3", "L4")}
        return StepRule(
            needs=tuple(self.needs),
            from_level={level: tuple(needs) for level, needs in later.items() if needs},
            only={level: frozenset[Role](r) for level, r in kept.items() if r},
            owes=tuple(self.owes),
        )


class MeasuresTable(Table):
    """The waits and amounts that guards compare with."""

    relook: ClockWait
    reopen: ClockWait
    growth: Count
    stakeholders: Count
    stable_sitreps: Count
    meeting: PerLevel[ClockWait]
    quiet: PerLevel[ClockWait]
    stable: PerLevel[ClockWait]
    lowering: PerLevel[ClockWait]
    correction: ClockWait
    second_look: MaybeWait = None

    def value(self) -> Terms:
        """Convert to the domain."""
        return Terms(
            relook=self.relook,
            reopen=self.reopen,
            growth=self.growth,
            stakeholders=self.stakeholders,
            stable_sitreps=self.stable_sitreps,
            meeting=self.meeting.by_level(),
            quiet=self.quiet.by_level(),
            stable=self.stable.by_level(),
            lowering=self.lowering.by_level(),
            correction=self.correction,
            second_look=self.second_look,
        )


class LifeFile(Table):
    """The whole file."""

    first: list[Code]
    without_clocks: list[ClockCode] = Field(default_factory=list)
    measures: MeasuresTable
    steps: dict[Code, StepTable]

    def value(self) -> LifeRules:
        """Convert to the domain."""
        steps = {code: table.value() for code, table in self.steps.items()}
        return LifeRules(
            steps,
            tuple(self.first),
            self.measures.value(),
            frozenset(self.without_clocks),
        )
