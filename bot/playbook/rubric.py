"""rubric.toml: how answers become a level."""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from bot.domain.floors import RULES, Flag, FloorRule
from bot.domain.levels import Level
from bot.domain.rubric import AXES, AXIS_FULL, HIGHEST, INDICATORS, Axis, Rubric
from bot.playbook.fields import LevelName, Table, one_of

ALL_PERCENT = 100


def read_flag(value: object) -> Flag:
    """Read the code of a fact."""
    return Flag(one_of(value, list(Flag), "flag"))


def read_indicator(value: object) -> str:
    """Read the code of a question."""
    return one_of(value, INDICATORS, "indicator")


def read_rule(value: object) -> str:
    """Read the code of a floor rule."""
    return one_of(value, RULES, "rule")


FlagName = Annotated[Flag, BeforeValidator(read_flag)]
Indicator = Annotated[str, BeforeValidator(read_indicator)]
Rule = Annotated[str, BeforeValidator(read_rule)]
Score = Annotated[int, Field(ge=1, le=ALL_PERCENT)]
AxisSum = Annotated[int, Field(ge=1, le=AXIS_FULL)]
Percent = Annotated[int, Field(ge=0, le=ALL_PERCENT)]
Answer = Annotated[int, Field(ge=1, le=HIGHEST)]
Three = Annotated[list[Indicator], Field(min_length=3, max_length=3)]


class AxesTable(Table):
    """Which questions belong to which axis."""

    A: Three
    B: Three
    C: Three

    @model_validator(mode="after")
    def check(self) -> "AxesTable":
        """Require every question once."""
        if sorted([*self.A, *self.B, *self.C]) != list(INDICATORS):
            raise ValueError(f"must hold each once: {', '.join(INDICATORS)}")
        return self


class WeightsTable(Table):
    """How much each axis counts."""

    A: Percent
    B: Percent
    C: Percent

    @model_validator(mode="after")
    def check(self) -> "WeightsTable":
        """Require a whole."""
        together = self.A + self.B + self.C
        if together != ALL_PERCENT:
            raise ValueError(f"A + B + C is {together}; it must be {ALL_PERCENT}")
        return self


class ThresholdsTable(Table):
    """The score from which a level begins."""

    L2: Score
    L3: Score
    L4: Score

    @model_validator(mode="after")
    def check(self) -> "ThresholdsTable":
        """Require rising scores."""
        if not self.L2 < self.L3 < self.L4:
            raise ValueError("must increase: L2 below L3 below L4")
        return self


class BandsTable(Table):
    """The words beside the sums."""

    medium: AxisSum
    high: AxisSum

    @model_validator(mode="after")
    def check(self) -> "BandsTable":
        """Require rising sums."""
        if self.medium >= self.high:
            raise ValueError("must increase: medium below high")
        return self


class FlagsTable(Table):
    """How the toggles are shown."""

    shown_first: list[FlagName]


class FloorTable(Table):
    """One floor rule."""

    rule: Rule
    min_level: LevelName
    flags: list[FlagName] = Field(default_factory=list)
    at_least: dict[Indicator, Answer] = Field(default_factory=dict)

    @model_validator(mode="after")
    def check(self) -> "FloorTable":
        """Refuse a rule that would always hold."""
        if not self.flags and not self.at_least:
            raise ValueError("needs a condition: flags, at_least, or both")
        return self

    def value(self) -> FloorRule:
        """Convert to the domain."""
        minimums = tuple(sorted(self.at_least.items()))
        return FloorRule(self.rule, self.min_level, frozenset(self.flags), minimums)


class RubricFile(Table):
    """The whole file."""

    axes: AxesTable
    weights: WeightsTable
    thresholds: ThresholdsTable
    bands: BandsTable
    flags: FlagsTable
    floors: list[FloorTable]

    def value(self) -> Rubric:
        """Convert to the domain."""
        return Rubric(
            axes=tuple(
                Axis(code, tuple(getattr(self.axes, code)), getattr(self.weights, code))
                for code in AXES
            ),
            thresholds={Level[k]: v for k, v in self.thresholds.model_dump().items()},
            floors=tuple(row.value() for row in self.floors),
            shown_first=tuple(dict.fromkeys(self.flags.shown_first)),
            medium_from=self.bands.medium,
            high_from=self.bands.high,
        )
