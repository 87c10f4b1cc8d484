"""escalation.toml: who is called when nobody answers."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.domain.floors import RULES
from bot.domain.ladders import (
    CALLS_HEAD,
    EVERYBODY,
    LADDER_NAMES,
    Hours,
    Ladder,
    Ladders,
    Policy,
    Step,
)
from bot.domain.levels import Urgency
from bot.domain.roles import Role
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

    def value(self, known: "LaddersTable") -> Ladder:
        """Convert to the domain."""
        origin = known.origin(self)
        steps = tuple(
            Step(tuple(dict.fromkeys(s.call)), s.wait, s.answers)
            for s in origin.steps or ()
        )
        assert origin.repeat is not None
        return Ladder(steps, origin.repeat, self.expires, self.patience)


class LadderTable(ClimbTable):
    """One ladder."""


def without_head(ladder: LadderTable) -> LadderTable:
    """Refuse a ladder that calls the head though it may not (contract.md)."""
    if calls_head(ladder):
        raise ValueError(f"head_of_agency may be called only by {_allowed()}")
    return ladder


def calls_head(ladder: ClimbTable) -> bool:
    """Tell whether a ladder calls the head of the agency."""
    return any(Role.HEAD_OF_AGENCY in step.call for step in ladder.steps or ())


def _allowed() -> str:
    return " and ".join(sorted(CALLS_HEAD))


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

    @model_validator(mode="after")
    def check(self) -> "LaddersTable":
        """Refuse ladders that are like each other in a circle, or like a caller's."""
        for name in LADDER_NAMES:
            ladder: ClimbTable | None = getattr(self, name)
            if ladder is None:
                continue
            if calls_head(self.origin(ladder)) and name not in CALLS_HEAD:
                raise ValueError(
                    f"{name} is like a ladder that calls the head_of_agency; "
                    f"only {_allowed()} may"
                )
        return self

    def origin(self, ladder: ClimbTable) -> ClimbTable:
        """Return the ladder whose steps *ladder* climbs; ValueError names a circle."""
        passed: list[str] = []
        while ladder.like is not None:
            if ladder.like in passed:
                circle = " → ".join([*passed, ladder.like])
                raise ValueError(f"loops: {circle}; give one of them steps of its own")
            passed.append(ladder.like)
            ladder = getattr(self, ladder.like) or self.default
        return ladder


class PolicyTable(ClimbTable):
    """A ladder for some issues or hours, in place of that of the same name."""

    name: str
    ladders: Annotated[list[LadderName], Filled]
    categories: list[Category] = Field(default_factory=list)
    hours: Annotated[Hours, BeforeValidator(lambda v: Hours(one_of(v, Hours, "hours")))] | None = None  # fmt: skip  # noqa: E501

    def policy(self, known: LaddersTable) -> Policy:
        """Convert to the domain."""
        return Policy(
            names=frozenset(self.ladders),
            ladder=self.value(known),
            categories=frozenset(self.categories),
            hours=self.hours,
            title=self.name,
        )


class EscalationFile(Table):
    """The whole file."""

    ladders: LaddersTable
    policies: list[PolicyTable] = Field(default_factory=list)

    @model_validator(mode="after")
    def check(self) -> "EscalationFile":
        """Refuse a policy that never applies, or calls the head though it may not."""
        for number, policy in enumerate(self.policies, 1):
            place = f"policies[{number}]"
            if not policy.categories and policy.hours is None:
                raise ValueError(f"{place}: name categories, or hours, or both")
            head = calls_head(self.ladders.origin(policy))
            if head and not CALLS_HEAD.issuperset(policy.ladders):
                raise ValueError(
                    f"{place}: head_of_agency may be called only by {_allowed()}"
                )
        return self

    def value(self) -> Ladders:
        """Convert to the domain."""
        tables = {name: getattr(self.ladders, name) for name in LADDER_NAMES}
        by_name = {name: t.value(self.ladders) for name, t in tables.items() if t}
        return Ladders(by_name, tuple(p.policy(self.ladders) for p in self.policies))
