"""What the ladders and the policies of escalation.toml have in common."""

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from bot.domain.floors import RULES
from bot.domain.ladders import (
    EVERYBODY,
    LADDER_NAMES,
    Ladder,
    Step,
)
from bot.domain.levels import Urgency
from bot.playbook.fields import Call, Filled, StepWait, Table, one_of

#: What an issue may be besides its level: a floor rule, or what its reporter tapped.
CATEGORIES = (*RULES, *Urgency)

ALL = "all"


def read_answers(value: object) -> int:
    """Read how many must answer: a number, or `"all"`."""
    if value == ALL:
        return EVERYBODY
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value
    raise ValueError(f'{value!r} is neither a number from 1 on nor "{ALL}"')


def read_category(value: object) -> str:
    """Read a floor rule or an urgency."""
    return one_of(value, CATEGORIES, "category")


def read_ladder_name(value: object) -> str:
    """Read the name of a ladder."""
    return one_of(value, LADDER_NAMES, "ladder")


Answers = Annotated[int, BeforeValidator(read_answers)]
Category = Annotated[str, BeforeValidator(read_category)]
LadderName = Annotated[str, BeforeValidator(read_ladder_name)]


class StepTable(Table):
    """One step."""

    call: Annotated[list[Call], Filled]
    wait: StepWait
    answers: Answers = 1

    @model_validator(mode="after")
    def check(self) -> "StepTable":
        """Refuse to wait for more people than a step of single persons can have."""
        persons = {target for target in self.call if target.startswith("person:")}
        if len(persons) == len(set(self.call)) < self.answers:
            raise ValueError(
                f"answers: {self.answers} must answer, but {len(persons)} are called"
            )
        return self


class ClimbTable(Table):
    """What a ladder and a policy have in common: their own steps, or another's."""

    steps: Annotated[list[StepTable], Filled] | None = None
    repeat: StepWait | None = None
    like: LadderName | None = None
    expires: StepWait | None = None
    patience: StepWait = timedelta(minutes=15)

    @model_validator(mode="after")
    def check(self) -> "ClimbTable":
        """Require steps and their repeat, or the name of another ladder, not both."""
        own = (self.steps is not None, self.repeat is not None)
        if self.like is not None and any(own):
            raise ValueError("has steps of its own and is like another: choose one")
        if self.like is None and not all(own):
            raise ValueError("needs steps and repeat, or the ladder that it is like")
        return self

    def value(self, origin: "ClimbTable") -> Ladder:
        """Convert to the domain; *origin* has the steps: itself, or what it is like."""
        steps = tuple(
            Step(tuple(dict.fromkeys(s.call)), s.wait, s.answers)
            for s in origin.steps or ()
        )
        assert origin.repeat is not None
        return Ladder(steps, origin.repeat, self.expires, self.patience)
