"""escalation.toml: who is called when nobody answers."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.domain.ladders import CALLS_HEAD, LADDER_NAMES, Hours, Ladders, Policy
from bot.domain.roles import Role
from bot.playbook.climbs import Category, ClimbTable, LadderName
from bot.playbook.fields import Filled, Table, one_of


def read_hours(value: object) -> Hours:
    """Read whether the office is open."""
    return Hours(one_of(value, Hours, "hours"))


WhenOpen = Annotated[Hours, BeforeValidator(read_hours)]


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
    hours: WhenOpen | None = None

    def policy(self, known: LaddersTable) -> Policy:
        """Convert to the domain."""
        return Policy(
            names=frozenset(self.ladders),
            ladder=self.value(known.origin(self)),
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
        by_name = {
            name: t.value(self.ladders.origin(t)) for name, t in tables.items() if t
        }
        return Ladders(by_name, tuple(p.policy(self.ladders) for p in self.policies))
