"""roles.toml: who there is, what nobody may be together, who is told what."""

from collections.abc import Collection
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from bot.domain.levels import Level
from bot.domain.raci import Part, Raci
from bot.domain.role_rules import (
    APPROVER,
    Forbidden,
    OfferRules,
    RoleRules,
    Scope,
    Template,
)
from bot.playbook.facts import read_from
from bot.playbook.fields import (
    Filled,
    LevelName,
    PerLevel,
    StepWait,
    Table,
    one_of,
)
from bot.playbook.raci import Activities
from bot.playbook.role_table import RoleTable, check_roles

#: In a pair, besides codes of roles: who does something, whatever their role.
DOERS = (APPROVER, "claimant", "verifier")


class PairTable(Table):
    """Two roles, or doers, that one person may not be."""

    pair: Annotated[list[str], Field(min_length=2, max_length=2)]
    on: Annotated[str, BeforeValidator(lambda v: one_of(v, list(Scope), "scope"))]
    from_level: LevelName = Level.L1

    def value(self) -> Forbidden:
        """Convert to the domain."""
        return Forbidden(frozenset(self.pair), Scope(self.on), self.from_level)


#: These hold in every office: with each text and each fact Siaga checks them.
ALWAYS = ({"writer", APPROVER}, {"claimant", "verifier"})


def check_pairs(pairs: list[PairTable]) -> list[PairTable]:
    """Require the pairs that are always in force."""
    found = [set(pair.pair) for pair in pairs]
    missing = [" and ".join(sorted(pair)) for pair in ALWAYS if pair not in found]
    if missing:
        raise ValueError(f"is always in force: {'; '.join(missing)}")
    return pairs


class TemplateTable(Table):
    """The team of one level."""

    roles: Annotated[list[str], Filled]
    for_floor: dict[str, list[str]] = Field(default_factory=dict)

    def value(self) -> Template:
        """Convert to the domain."""
        more = {floor: tuple(codes) for floor, codes in self.for_floor.items()}
        return Template(tuple(self.roles), more)

    def named(self) -> set[str]:
        """Return every role that is named."""
        return {*self.roles, *(c for codes in self.for_floor.values() for c in codes)}


class WaitsTable(Table):
    """One wait for each level that has one."""

    L1: StepWait | None = None
    L2: StepWait | None = None
    L3: StepWait | None = None
    L4: StepWait | None = None

    def by_level(self) -> dict[Level, timedelta]:
        """Key the waits by level."""
        found = {level: getattr(self, level.name) for level in Level}
        return {level: wait for level, wait in found.items() if wait}


class OffersTable(Table):
    """How long an offer waits, and how often vacancies are brought to mind."""

    wait: WaitsTable
    remind: WaitsTable


class RolesFile(Table):
    """The whole file."""

    form_from: Annotated[Level | None, BeforeValidator(read_from)]
    forbidden: Annotated[list[PairTable], AfterValidator(check_pairs)]
    offers: OffersTable
    templates: PerLevel[TemplateTable]
    roles: Annotated[dict[str, RoleTable], AfterValidator(check_roles)]
    raci: Activities

    @model_validator(mode="after")
    def _known(self) -> "RolesFile":
        """Refuse a name that is no role of this office."""
        used = {code for code, table in self.roles.items() if table.used}
        for place, named in self._named().items():
            for code in sorted(named - used):
                if code not in self.roles or place.startswith("templates"):
                    raise ValueError(f"{place} names {code!r}, which is no role here")
        return self

    def _named(self) -> dict[str, set[str]]:
        templates = self.templates.by_level().items()
        places = {f"templates.{lv.name}": table.named() for lv, table in templates}
        pairs = {code for pair in self.forbidden for code in pair.pair}
        cells = {f"raci.{name}": set(row.value()) for name, row in self.raci.items()}
        return {**places, "forbidden": pairs - set(DOERS), **cells}

    def value(self) -> RoleRules:
        """Convert to the domain; a role that is not used has no part in anything."""
        used = {code: table for code, table in self.roles.items() if table.used}
        return RoleRules(
            tuple(table.value(code) for code, table in used.items()),
            tuple(pair.value() for pair in self.forbidden),
            Raci({name: _of(row.value(), used) for name, row in self.raci.items()}),
            {lv: table.value() for lv, table in self.templates.by_level().items()},
            OfferRules(self.offers.wait.by_level(), self.offers.remind.by_level()),
            self.form_from,
        )


def _of(
    row: dict[str, dict[Part, Level]], used: Collection[str]
) -> dict[str, dict[Part, Level]]:
    return {code: parts for code, parts in row.items() if code in used}
