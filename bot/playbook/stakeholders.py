"""stakeholders.toml: who is offered for the map of stakeholders."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from bot.domain.floors import Flag
from bot.domain.stakeholders import Seed
from bot.playbook.fields import Filled, Table, one_of

_CODE = re.compile(r"[a-z][a-z_]{1,39}")

#: A name stands on a button.
LONGEST_NAME = 40


def read_flag(value: object) -> Flag:
    """Read a fact of the triage."""
    return Flag(one_of(value, list(Flag), "fact"))


def check_code(code: str) -> str:
    """Require small letters: a button carries the code."""
    if _CODE.fullmatch(code):
        return code
    raise ValueError("must be small letters, a to z, and _")


def check_names(names: dict[str, str]) -> dict[str, str]:
    """Require a name that fits a button."""
    fits = all(0 < len(name.strip()) <= LONGEST_NAME for name in names.values())
    if names and fits:
        return names
    raise ValueError(f"must have a name of 1 to {LONGEST_NAME} letters")


Weight = Annotated[int, Field(ge=1, le=3)]


class SeedTable(Table):
    """One party."""

    code: Annotated[str, AfterValidator(check_code)]
    name: Annotated[dict[str, str], AfterValidator(check_names)]
    power: Weight
    interest: Weight
    first_for: list[Annotated[Flag, BeforeValidator(read_flag)]] = Field(
        default_factory=list
    )

    def value(self) -> Seed:
        """Convert to the domain."""
        facts = frozenset[str](self.first_for)
        return Seed(self.code, self.name, self.power, self.interest, facts)


def check_codes(seeds: list[SeedTable]) -> list[SeedTable]:
    """Refuse two parties of one code."""
    codes = [seed.code for seed in seeds]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ValueError(f"is there twice: {', '.join(twice)}")
    return seeds


class StakeholdersFile(Table):
    """The whole file."""

    seeds: Annotated[list[SeedTable], Filled, AfterValidator(check_codes)]

    def value(self) -> tuple[Seed, ...]:
        """Convert to the domain."""
        return tuple(seed.value() for seed in self.seeds)
